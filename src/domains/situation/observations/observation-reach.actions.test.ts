import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { perform } from '../../../kernel/action/perform.ts'
import type { Actor } from '../../../kernel/auth/actor.ts'
import { receiveImport } from '../imports/import.actions.ts'
import { type History, withHistory } from '../testing/picture-history.ts'
import { correctObservation, getObservationAction, observationHistory } from './observation.actions.ts'
import { exportObservations, listObservationsAction } from './observation-list.actions.ts'
import { reportNothing, reportObservation } from './observation-report.actions.ts'

let fixture: Fixture
let history: History
/** Reports for the party in the first area only. */
let limited: Actor

beforeAll(async () => {
  fixture = await createFixture()
  history = await withHistory(fixture, { week: '2026-W39', weeks: 3 })
  limited = fixture.actor('reporter', { partyId: fixture.partyId, areaId: history.areas[0] })
})
afterAll(() => fixture.remove())

const written = (area: number) => ({
  area,
  category: history.categories.skadegorelse,
  when: '2026-09-29T10:00',
  text: 'Krossad ruta',
  basis: 'seen',
})
const report = (actor: Actor, area: number) =>
  perform(fixture.house, actor, reportObservation, { party: fixture.partyId, ...written(area) })
const ownArea = { kind: 'rejected', issues: [{ path: 'area', code: 'denied.own-area' }] }

describe('a reporter whose role is limited to an area', () => {
  test('reports from there and from nowhere else', async () => {
    const { data } = await report(limited, history.areas[0])
    expect(data.areaId).toBe(history.areas[0])
    await expect(report(limited, history.areas[1])).rejects.toMatchObject(ownArea)
  })

  test('cannot move an own report out of it, nor change one outside', async () => {
    const { data: inside } = await report(limited, history.areas[0])
    const change = (id: number, version: number, area: number) =>
      perform(fixture.house, limited, correctObservation, { id, version, ...written(area) })
    await expect(change(inside.id, inside.version, history.areas[1])).rejects.toMatchObject(ownArea)
    const { data: outside } = await report(fixture.actor('coordinator'), history.areas[1])
    await expect(change(outside.id, outside.version, history.areas[0])).rejects.toMatchObject({
      code: 'denied.own-area',
    })
  })

  test('sees the party’s observations there only: in the list, in the file and one by one', async () => {
    const areasIn = (rows: readonly { areaId: number }[]) => [...new Set(rows.map(({ areaId }) => areaId))]
    const { data: all } = await perform(fixture.house, fixture.actor('coordinator'), listObservationsAction, {})
    const { data: seen } = await perform(fixture.house, limited, listObservationsAction, {})
    expect(areasIn(all.rows).length).toBe(3)
    expect(areasIn(seen.rows)).toEqual([history.areas[0]])
    expect(seen.total).toBeLessThan(all.total)
    const { data: file } = await perform(fixture.house, limited, exportObservations, {})
    expect(new Set(file.map(({ area }) => area))).toEqual(new Set(['Norra']))
    const outside = all.rows.find(({ areaId }) => areaId !== history.areas[0])
    const one = { id: outside?.id }
    const denied = { code: 'denied.own-area' }
    await expect(perform(fixture.house, limited, getObservationAction, one)).rejects.toMatchObject(denied)
    await expect(perform(fixture.house, limited, observationHistory, one)).rejects.toMatchObject(denied)
  })

  test('cannot speak for the party as a whole: neither that there was nothing, nor with a file', async () => {
    const nothing = perform(fixture.house, limited, reportNothing, { party: fixture.partyId, week: '2026-W40' })
    await expect(nothing).rejects.toMatchObject({ code: 'denied.own-area' })
    const file = new File(['datum;kategori\n'], 'rader.csv')
    const sent = perform(fixture.house, limited, receiveImport, { file, party: fixture.partyId })
    await expect(sent).rejects.toMatchObject({ code: 'denied.own-area' })
  })

  test('with a second role for the party everywhere is limited no longer', async () => {
    const both = {
      ...limited,
      grants: [...limited.grants, { role: 'reporter' as const, partyId: fixture.partyId, areaId: null }],
    }
    expect((await report(both, history.areas[1])).data.areaId).toBe(history.areas[1])
  })
})
