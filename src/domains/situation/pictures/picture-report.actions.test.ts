import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '#kernel/action/action.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { languages, translator } from '#kernel/i18n/texts.ts'
import { readZip } from '#reporting/archive/zip.ts'
import { toDocx } from '#reporting/docx/to-docx.ts'
import { toPdf } from '#reporting/pdf/to-pdf.ts'
import { assertComplete, IncompleteReport, type Report, walkSections } from '#reporting/report.ts'
import { textsOf } from '#reporting/testing/text-walk.ts'
import { toXlsx } from '#reporting/xlsx/to-xlsx.ts'
import { toHtml } from '#web/shell/report-document.tsx'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { createActivity } from '../activities/activity.actions.ts'
import { setLevelAction } from '../levels/level.actions.ts'
import { coverageTexts } from '../round/coverage.texts.ts'
import { addEvents, withHistory } from '../testing/picture-history.ts'
import { createPicture, publishPictureAction, submitPicture, writePicture } from './picture.actions.ts'
import { getPictureJson, getPictureReport } from './picture-read.actions.ts'
import { requiredSections } from './picture-report.ts'

const week = '2026-W39'
const secretText = 'Skott mot en port vid torget.'
let fixture: Fixture
let picture: number
const ask = async <I, T, O>(
  act: Action<I, T, O>,
  input: unknown,
  actor: Actor = fixture.actor('coordinator'),
): Promise<O> => (await perform(fixture.house, actor, act, input)).data
const report = async (lang: 'sv' | 'en', version: 'internal' | 'shareable'): Promise<Report> =>
  (await ask(getPictureReport, { id: picture, lang, version })).report

beforeAll(async () => {
  fixture = await createFixture()
  const { areas, categories } = await withHistory(fixture, { week, weeks: 60 })
  const event = { week, area: areas[0], n: 1 }
  await addEvents(fixture, { ...event, category: categories.skadegorelse ?? 0, n: 13 })
  await addEvents(fixture, { ...event, category: categories.skjutning ?? 0, text: secretText })
  await fixture.database.owner.driver.query(
    `update areas.area set geometry = jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(jsonb_build_array(
       jsonb_build_array(18 + id * 0.01, 59.2), jsonb_build_array(18.01 + id * 0.01, 59.2),
       jsonb_build_array(18.01 + id * 0.01, 59.21), jsonb_build_array(18 + id * 0.01, 59.2)))) where in_picture`,
  )
  await ask(createActivity, {
    text: 'Tänd lamporna vid torget',
    party: fixture.partyId,
    dueWeek: '2026-W41',
    agreedWeek: week,
    area: areas[0],
  })
  const draft = await ask(createPicture, { kind: 'weekly', week })
  await ask(setLevelAction, { week, area: areas[1], level: 3, reason: 'Oro i gallerian', version: 0 })
  const review = await ask(submitPicture, { id: draft.id, version: draft.version })
  await ask(publishPictureAction, { id: review.id, version: review.version })
  picture = draft.id
}, 60_000)
afterAll(() => fixture.remove())

describe.each(languages)('D.15: a published picture in %s', (language) => {
  test('BEAT-6.b: has every section in both versions, and none is empty', async () => {
    for (const version of ['internal', 'shareable'] as const) {
      const made = await report(language, version)
      assertComplete(made, requiredSections.weekly)
      const [first] = [...walkSections(made.sections)].filter(({ section }) => section.id.startsWith('area-'))
      expect(first?.section.heading).toBe('Norra')
    }
  })

  test('says the same in page, PDF, Word and Excel', async () => {
    const made = await report(language, 'internal')
    const { areas } = await ask(getPictureJson, { id: picture })
    const burst = String(
      (areas as { counts: { category: string; n: number }[] }[])[0]?.counts.find(
        ({ category }) => category === 'skadegorelse',
      )?.n,
    )
    const html = toHtml(made)
    const docx =
      readZip(Buffer.from(await toDocx(made)))
        .get('word/document.xml')
        ?.toString('utf8') ?? ''
    const sheets = await readWorkbook(Buffer.from(await toXlsx(made)))
    const xlsx = sheets.flatMap(({ data }) => data.flat().map(String)).join(' ')
    const pdf = pdfText(await toPdf(made))
    const usual = translator(coverageTexts, language)('coverage.area.usual', { names: 'Provkommun' })
    for (const shown of [html, docx, pdf]) expect(shown.replaceAll(/[\s\u00a0]+/g, ' ')).toContain(usual)
    for (const shown of [html, docx, xlsx, pdf])
      for (const part of [made.title, 'Norra', burst, secretText, 'Tänd lamporna'])
        expect(shown.replaceAll(/[\s\u00a0]+/g, ' ')).toContain(part.replaceAll('\u00a0', ' '))
    expect(html).toMatch(/^<!doctype html><html lang="(sv|en)">/)
  }, 60_000)
})

function pdfText(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    return execFileSync('pdftotext', ['-raw', join(folder, 'a.pdf'), '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('BEAT-6.e: internal and shareable', () => {
  test('the shareable version leaves out small numbers, texts, single events and levels that nobody has set', async () => {
    const internal = textsOf(await report('sv', 'internal')).join('\n')
    const shareable = await report('sv', 'shareable')
    const texts = textsOf(shareable)
    const all = texts.join('\n')
    for (const hidden of [secretText, 'Oro i gallerian', 'Tänd lamporna']) {
      expect(internal).toContain(hidden)
      expect(all).not.toContain(hidden)
    }
    expect(all).toContain('färre än 5')
    expect(all).toContain('omkring 15')
    expect(all).not.toMatch(/skottlossning \d|Händelser\n\d/)
    const [overview] = shareable.sections
    const map = overview?.blocks.find(({ kind }) => kind === 'map')
    expect(
      map?.kind === 'map' && map.figure.form === 'map' ? map.figure.areas.map(({ level }) => level) : null,
    ).toEqual([null, 3, null])
    const tables = [...walkSections(shareable.sections)].flatMap(({ section }) =>
      section.blocks.filter(({ kind }) => kind === 'table'),
    )
    expect(
      tables
        .flatMap((block) => (block.kind === 'table' ? block.table.columns : []))
        .some(({ kind }) => kind === 'number'),
    ).toBe(false)
    expect(all).toContain('Detta är den delbara versionen.')
  })

  test('a reader gets the shareable version and may not ask for the internal one', async () => {
    const reader = fixture.actor('reader')
    expect((await ask(getPictureReport, { id: picture }, reader)).version).toBe('shareable')
    await expect(ask(getPictureReport, { id: picture, version: 'internal' }, reader)).rejects.toMatchObject({
      code: 'pictures.denied.internal',
    })
    await expect(ask(getPictureJson, { id: picture }, reader)).rejects.toMatchObject({
      code: 'pictures.denied.internal',
    })
  })

  test('the coordinator’s own words follow along when the picture is marked as open', async () => {
    const draft = await ask(createPicture, { kind: 'weekly', week: '2026-W38' })
    const words = { id: draft.id, version: draft.version, summary: 'Det har varit lugnt.', notes: [] }
    const closed = await ask(writePicture, { ...words, classification: 'internal' })
    const summary = async () =>
      (await ask(getPictureReport, { id: draft.id, lang: 'sv', version: 'shareable' })).report.summary
    expect(await summary()).not.toContain('Det har varit lugnt.')
    await ask(writePicture, { ...words, version: closed.version, classification: 'open' })
    expect(await summary()).toEqual(['Det har varit lugnt.'])
  })
})

describe('a report that lacks something', () => {
  test('is not accepted', async () => {
    const made = await report('sv', 'internal')
    const without = { ...made, sections: made.sections.filter(({ id }) => id !== 'activities') }
    expect(() => assertComplete(without, requiredSections.weekly)).toThrow(IncompleteReport)
  })
})

describe('E.17: the figures as JSON', () => {
  test('have week, areas, levels, reasons and counts by category code', async () => {
    const json = await ask(getPictureJson, { id: picture, lang: 'sv' })
    expect(json).toMatchObject({ week, status: 'published', kind: 'weekly', complete: true })
    const [first] = json.areas as readonly Record<string, unknown>[]
    expect(first).toMatchObject({ code: 'NOR', name: 'Norra', level: 4, suggested: 4, decided: false })
    expect(first?.reasons).toContain('en allvarlig händelse')
    const counts = first?.counts as readonly Record<string, unknown>[]
    expect(counts).toContainEqual(expect.objectContaining({ category: 'skjutning', n: 1 }))
    expect(counts.find(({ category }) => category === 'skadegorelse')).toMatchObject({
      standing: 'signal',
      standingWord: 'ovanligt högt',
      expected: { low: expect.any(Number), high: expect.any(Number) },
    })
  })
})
