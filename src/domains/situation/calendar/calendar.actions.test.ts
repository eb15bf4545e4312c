import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import {
  addCalendarEntry,
  changeCalendarEntry,
  importCalendar,
  listCalendarAction,
  readCalendar,
  removeCalendarEntryAction,
} from './calendar.actions.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture.remove())

const autumn = { kind: 'school-break', name: 'Höstlov', firstDay: '2026-10-26', lastDay: '2026-10-30' }
const keptWeeks = async () =>
  (await fixture.database.owner.driver.query<{ n: number }>('select count(*)::int as n from situation.expectation'))
    .rows[0]?.n
const keepOne = () =>
  fixture.database.owner.driver.query(
    `insert into situation.expectation (municipality_id, week, category_id, window_weeks, complete, areas, whole, remarks)
     values ($1, '2026-09-21', 0, 1, true, '[]', '[]', '{}')`,
    [fixture.municipality],
  )

describe('the week calendar', () => {
  test('a break is added, changed by its version and removed; what was expected is worked out anew each time', async () => {
    const { house } = fixture
    const coordinator = fixture.actor('coordinator')
    await keepOne()
    const { data: added } = await perform(house, coordinator, addCalendarEntry, autumn)
    expect(await keptWeeks()).toBe(0)
    await keepOne()
    const { data: changed } = await perform(house, coordinator, changeCalendarEntry, {
      ...autumn,
      id: added.id,
      version: added.version,
      lastDay: '2026-11-01',
    })
    expect(changed).toMatchObject({ lastDay: '2026-11-01', version: 2 })
    expect(await keptWeeks()).toBe(0)
    const stale = { id: added.id, version: 1 }
    await expect(perform(house, coordinator, removeCalendarEntryAction, stale)).rejects.toMatchObject({
      kind: 'conflict',
    })
    await keepOne()
    await perform(house, coordinator, removeCalendarEntryAction, { id: added.id, version: 2 })
    expect(await keptWeeks()).toBe(0)
  })

  test('the same file twice adds nothing the second time, and another municipality sees none of it', async () => {
    const { house } = fixture
    const analyst = fixture.actor('analyst')
    const file = new File(['namn;från;till\nSportlov;2026-02-23;2026-02-27\nHöstlov;2026-10-26;2026-10-30'], 'lov.csv')
    const { data: seen } = await perform(house, analyst, readCalendar, { file, kind: 'school-break' })
    expect(seen.drafts.map(({ state }) => state)).toEqual(['new', 'new'])
    const entries = seen.drafts.map(({ kind, name, firstDay, lastDay }) => ({ kind, name, firstDay, lastDay }))
    expect((await perform(house, analyst, importCalendar, { entries })).data).toEqual({
      stored: 2,
      known: 0,
      year: 2026,
    })
    expect((await perform(house, analyst, importCalendar, { entries })).data).toEqual({
      stored: 0,
      known: 2,
      year: 2026,
    })
    const again = await perform(house, analyst, readCalendar, { file, kind: 'school-break' })
    expect(again.data.drafts.map(({ state }) => state)).toEqual(['known', 'known'])
    const other = await fixture.addMunicipality('9002', 'Grannkommun')
    const stranger = { ...analyst, municipality: other }
    expect((await perform(house, stranger, listCalendarAction, { year: 2026 })).data.breaks).toBe(0)
  })

  test('the same entry twice and a name with a phone number are refused; a reporter reads and does not write', async () => {
    const { house } = fixture
    const coordinator = fixture.actor('coordinator')
    await expect(perform(house, coordinator, addCalendarEntry, autumn)).rejects.toMatchObject({
      code: 'unique.calendar_entry_unique',
    })
    const private_ = { ...autumn, name: 'Ring 070-174 06 05' }
    await expect(perform(house, coordinator, addCalendarEntry, private_)).rejects.toMatchObject({ kind: 'invalid' })
    const reporter = fixture.actor('reporter')
    await expect(perform(house, reporter, addCalendarEntry, { ...autumn, name: 'X' })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const { data, can } = await perform(house, reporter, listCalendarAction, { year: 2026, kind: 'school-break' })
    expect(data.notes.map(({ name }) => name)).toEqual(['Sportlov', 'Höstlov'])
    expect(can.change?.allowed).toBe(false)
  })

  test('a file that is no calendar says why at its field', async () => {
    const wanted = { file: new File(['a;b\n1;2\n3;4'], 'x.csv'), kind: 'event' }
    await expect(perform(fixture.house, fixture.actor('owner'), readCalendar, wanted)).rejects.toMatchObject({
      issues: [{ path: 'file', code: 'calendar.file.columns-missing' }],
    })
  })
})
