import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { createWorks } from '#kernel/jobs/works.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { getWeek } from '../pictures/picture-week.actions.ts'
import { addEvents, withHistory } from '../testing/picture-history.ts'
import { acceptSuggestions, adoptTrial, listRules, setLevelAction } from './level.actions.ts'
import { getOverrides } from './level-override.actions.ts'
import { defaultLevelRules } from './level-rules.ts'
import { beginTrialAction, cancelTrial, getTrialAction, listTrialsAction } from './level-trial.actions.ts'

// Wednesday of week 40: week 39 is the latest complete one.
const week = '2026-W39'
let fixture: Fixture
let coordinator: Actor
let area = 0
const failures: unknown[] = []
const works = createWorks((key, error) => failures.push([key, error]))
const house = () => ({ ...fixture.house, works })

beforeAll(async () => {
  fixture = await createFixture()
  coordinator = fixture.actor('coordinator')
  const history = await withHistory(fixture, { week, weeks: 80 })
  area = history.areas[1]
  await addEvents(fixture, { week, area, category: history.categories.skjutning ?? 0, n: 1 })
})
afterAll(() => fixture.remove())

/** Until nothing goes on any more. */
async function finished(id: number) {
  for (;;) {
    const { data } = await perform(house(), coordinator, getTrialAction, { id })
    if (data.state === null) return data.trial
    await new Promise((next) => setTimeout(next, 50))
  }
}

describe('a trial of level rules', () => {
  test('works out a year under the rules and changes nothing; the rules in force give what was suggested', async () => {
    await perform(house(), coordinator, acceptSuggestions, { week })
    const { data: begun } = await perform(house(), coordinator, beginTrialAction, { rules: defaultLevelRules })
    const trial = await finished(begun.id)
    expect(failures).toEqual([])
    expect(trial.status).toBe('done')
    expect(trial.cells).toHaveLength(52 * 3)
    const last = trial.cells.filter((cell) => cell.week === week)
    // The serious event of the week sets a floor, under the trial as in the picture.
    expect(last.find(({ areaId }) => areaId === area)?.level).toBe(4)
    expect(last.every(({ level, decided }) => level === decided)).toBe(true)
    const { data: shown } = await perform(house(), coordinator, getWeek, { week })
    expect(shown.content.rules.id).toBeNull()
  })

  test('stricter rules give other levels, and can be saved as they were tried, with a week and a note', async () => {
    const rules = { ...defaultLevelRules, cuts: [0.05, 0.1, 0.2, 0.3] }
    const { data: begun } = await perform(house(), coordinator, beginTrialAction, { rules })
    const trial = await finished(begun.id)
    const mean = (cells: typeof trial.cells) => cells.reduce((sum, { level }) => sum + (level ?? 0), 0) / cells.length
    expect(mean(trial.cells)).toBeGreaterThan(2)
    await perform(house(), coordinator, adoptTrial, { id: trial.id, validFrom: '2026-W41', note: 'Lägre gränser' })
    const { data: versions } = await perform(house(), coordinator, listRules, {})
    expect(versions[0]).toMatchObject({ validFrom: '2026-W41', note: 'Lägre gränser', rules: { cuts: rules.cuts } })
    expect((await perform(house(), coordinator, listTrialsAction, {})).data.map(({ status }) => status)).toEqual([
      'done',
      'done',
    ])
  })

  test('can be stopped, and is for those who may change the rules', async () => {
    const { data: begun } = await perform(house(), coordinator, beginTrialAction, { rules: defaultLevelRules })
    const { data: asked } = await perform(house(), coordinator, cancelTrial, { id: begun.id })
    expect(asked.asked).toBe(true)
    expect((await finished(begun.id)).status).toBe('failed')
    expect(failures).toEqual([])
    await expect(
      perform(house(), fixture.actor('reporter'), beginTrialAction, { rules: defaultLevelRules }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const broken = { ...defaultLevelRules, cuts: [3, 2, 1, 0.5] }
    await expect(perform(house(), coordinator, beginTrialAction, { rules: broken })).rejects.toMatchObject({
      kind: 'rejected',
    })
  })
})

describe('levels set otherwise', () => {
  test('are counted with their reasons, which a reporter does not see', async () => {
    const { data: shown } = await perform(house(), coordinator, getWeek, { week: '2026-W38' })
    const one = shown.content.areas[0]
    await perform(house(), coordinator, setLevelAction, {
      week: '2026-W38',
      area: one?.id,
      level: 5,
      reason: 'Ordningsvakternas bild',
      version: one?.level.version,
    })
    const { data } = await perform(house(), coordinator, getOverrides, {})
    expect(data.statistics.overrides).toMatchObject([
      { week: '2026-W38', level: 5, reason: 'Ordningsvakternas bild', after: 'too-early' },
    ])
    expect(data.statistics.decisions).toBe(4)
    const { data: theirs } = await perform(house(), fixture.actor('reporter'), getOverrides, {})
    expect(theirs.statistics).toMatchObject({ reasons: [], overrides: [{ reason: null }] })
  })
})
