import type { Report } from '#reporting/report.ts'
import { type Run, tidyText } from '#reporting/text.ts'
import type { PictureContent, SeriousEvent } from './picture-content.ts'

export const eventsOf = ({ week }: PictureContent): readonly SeriousEvent[] =>
  week?.areas.flatMap(({ serious }) => serious) ?? []

const textsOf = (content: PictureContent): readonly string[] =>
  eventsOf(content).flatMap(({ text }) => (text === null || tidyText(text) === '' ? [] : [tidyText(text)]))

/** Goes through a document's runs wherever they stand. */
function mapRuns(value: unknown, change: (run: Run) => readonly Run[]): unknown {
  if (Array.isArray(value))
    return value.flatMap((one): readonly unknown[] => (isRun(one) ? change(one) : [mapRuns(one, change)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapRuns(inner, change)]))
}
const isRun = (value: unknown): value is Run =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' && !('kind' in value)

/** Parts what was written about single events from the rest of a document and marks it as some party's own words. */
export function markEventTexts(report: Report, content: PictureContent): Report {
  const texts = textsOf(content)
  if (texts.length === 0) return report
  const mark = (run: Run): readonly Run[] => {
    const text = texts.find((one) => run.text.includes(one))
    if (text === undefined || run.own) return [run]
    const at = run.text.indexOf(text)
    const part = (from: number, to?: number): readonly Run[] => {
      const piece = run.text.slice(from, to)
      return piece === '' ? [] : [{ ...run, text: piece }]
    }
    return [...part(0, at), { ...run, text, own: true as const }, ...part(at + text.length).flatMap(mark)]
  }
  return mapRuns(report, mark) as Report
}

/** A frozen picture with other words for some events, in its figures and in its documents. */
export function replaceEventTexts<S extends { readonly content: PictureContent; readonly reports: unknown }>(
  snapshot: S,
  now: ReadonlyMap<number, string>,
): S {
  if (now.size === 0) return snapshot
  const changes = eventsOf(snapshot.content).flatMap(({ id, text }) => {
    const next = now.get(id)
    return text === null || next === undefined ? [] : [[tidyText(text), tidyText(next)] as const]
  })
  const change = (run: Run): readonly Run[] => [
    { ...run, text: changes.reduce((text, [from, to]) => text.replaceAll(from, to), run.text) },
  ]
  const { week } = snapshot.content
  return {
    ...snapshot,
    content: {
      ...snapshot.content,
      week: week && {
        ...week,
        areas: week.areas.map((area) => ({
          ...area,
          serious: area.serious.map((event) => ({ ...event, text: now.get(event.id) ?? event.text })),
        })),
      },
    },
    reports: mapRuns(snapshot.reports, change),
  }
}
