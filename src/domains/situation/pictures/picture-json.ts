import type { Language } from '#kernel/i18n/texts.ts'
import type { Picture } from './picture.ts'
import type { AreaPicture, PictureCategory, PictureContent } from './picture-content.ts'
import { pictureWords, say, sayAll, sayReasons } from './picture-say.ts'

/** A picture as JSON for other programs: the figures of the internal version, with the words in one language beside the codes. */
export function pictureJson(picture: Pick<Picture, 'status' | 'sha256'>, content: PictureContent, language: Language) {
  const { kind, from, to, edition, asOf, madeUp, week, period } = content
  const head = { kind, from, to, edition, status: picture.status, sha256: picture.sha256, asOf, madeUp }
  const activities = content.activities.map(({ areaId: _, ...activity }) => activity)
  if (!week)
    return { ...head, areas: period.map(({ id: _, ...area }) => area), summary: content.summary ?? [], activities }
  const categories = new Map(week.categories.map((category) => [category.id, category]))
  return {
    ...head,
    week: week.week,
    complete: week.complete,
    method: week.method,
    rules: week.rules.id,
    coverage: week.coverage,
    elsewhere: week.elsewhere,
    expected: week.expected,
    wide: week.wide.map(({ categoryId, ...alert }) => ({
      category: categories.get(categoryId)?.code ?? null,
      ...alert,
    })),
    summary: content.summary ?? week.summary.map((sentence) => say(language, sentence)),
    areas: week.areas.map((area) => areaJson(area, categories, language)),
    activities,
  }
}

function areaJson(area: AreaPicture, categories: ReadonlyMap<number, PictureCategory>, language: Language) {
  const t = pictureWords(language)
  const { level } = area
  const category = (id: number) => ({
    category: categories.get(id)?.code ?? String(id),
    name: categories.get(id)?.name[language] ?? String(id),
  })
  return {
    code: area.code,
    name: area.name,
    level: level.level,
    decided: level.decided,
    suggested: level.suggested,
    before: level.before,
    reason: level.reason,
    /** in words; `reasonCodes` has the same as data */
    reasons: level.reasons.map((reason) => say(language, reason)),
    reasonCodes: level.reasons,
    why: sayReasons(language, level),
    events: area.n,
    eventsBefore: area.before,
    expected: area.expected,
    standing: area.standing,
    standingWord: t(`picture.standing.${area.standing}`),
    windows: area.windows,
    trend: area.trend,
    weeks: area.weeks,
    counts: area.counts
      .filter(({ sum, n }) => !sum && n > 0)
      .map(({ categoryId, n, before, expected, standing, alerts }) => ({
        ...category(categoryId),
        n,
        before,
        expected,
        standing,
        standingWord: t(`picture.standing.${standing}`),
        alerts: alerts.map(({ categoryId: _, ...alert }) => alert),
      })),
    unconfirmed: area.unconfirmed,
    serious: area.serious.map(({ categoryId, id: _, ...event }) => ({ ...category(categoryId), ...event })),
    repeatPlaces: area.repeatPlaces.map(({ categoryId, name: place, n }) => ({ ...category(categoryId), place, n })),
    changes: area.changes.map((sentence) => say(language, sentence)),
    note: area.note ?? sayAll(language, area.suggestedNote),
  }
}
