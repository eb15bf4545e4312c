import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFixture, type Fixture } from '#app/testing/fixture.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Role } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import type { Problem } from '#kernel/errors/problem.ts'
import {
  areaHistory,
  changeAreaAction,
  createArea,
  drawArea,
  getAreaAction,
  listAreasAction,
  setPopulation,
} from './area.actions.ts'
import { listAreas } from './area.store.ts'
import type { Area } from './area.ts'
import { changeDivisionAction, createDivision, listDivisionsAction, setMainDivision } from './division.actions.ts'
import { polygon, square } from './testing/made-up-areas.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await createFixture()
})
afterAll(() => fixture.remove())

const as = async <Input, Target, Output>(
  role: Role,
  act: Parameters<typeof perform<Input, Target, Output>>[2],
  raw: unknown,
): Promise<Output> => (await perform(fixture.house, fixture.actor(role), act, raw)).data
const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (problem: Problem) => problem.code,
  )

const written = (over: Record<string, unknown> = {}) => ({
  code: 'A',
  name: 'Skogsbacken',
  kind: 'area',
  inPicture: 'on',
  validFrom: '2020-01-01',
  ...over,
})

describe('areas and divisions, written by hand (PAR-2.1)', () => {
  let area: Area
  beforeAll(async () => {
    await as('coordinator', createDivision, { name: 'Kommundelar', validFrom: '2020-01-01' })
    area = await as('coordinator', createArea, written())
  })

  it('makes the first division the main one, and no later one', async () => {
    await as('coordinator', createDivision, { name: 'DeSO', validFrom: '2025-01-01' })
    expect((await as('reader', listDivisionsAction, {})).map(({ name, main }) => [name, main])).toEqual([
      ['Kommundelar', true],
      ['DeSO', false],
    ])
    expect(await refusal(as('coordinator', createDivision, { name: 'kommundelar', validFrom: '2020-01-01' }))).toBe(
      'unique.division_name_unique',
    )
  })
  it('lists what is valid on a day, in Swedish order', async () => {
    for (const [code, name] of [
      ['Z1', 'Zinkgruvan'],
      ['O1', 'Östra delen'],
      ['A2', 'Område 10'],
      ['A1', 'Område 2'],
      ['W1', 'Ågesta'],
    ])
      await as('coordinator', createArea, written({ code, name }))
    await as('coordinator', createArea, written({ code: 'OLD', name: 'Gamla', validTo: '2024-12-31' }))
    const on = (day: string) =>
      inMunicipality(fixture.house.pool, fixture.municipality, (db) => listAreas(db, { on: day }))
    expect((await on('2026-09-28')).map(({ name }) => name)).toEqual([
      'Område 2',
      'Område 10',
      'Skogsbacken',
      'Zinkgruvan',
      'Ågesta',
      'Östra delen',
    ])
    expect((await on('2024-12-31')).map(({ name }) => name)).toContain('Gamla')
    expect(await on('2019-12-31')).toEqual([])
  })
  it('draws an area, and says no to an outline that crosses itself', async () => {
    const crossing = JSON.stringify(
      polygon([
        [18, 59],
        [18.02, 59.02],
        [18.02, 59],
        [18, 59.02],
        [18, 59],
      ]),
    )
    expect(await refusal(as('coordinator', drawArea, { id: area.id, version: 1, outline: crossing }))).toBe(
      'areas.rejected.self-crossing',
    )
    expect(await refusal(as('coordinator', drawArea, { id: area.id, version: 1 }))).toBe('areas.rejected.nothing-drawn')
    expect(await refusal(as('coordinator', drawArea, { id: area.id, version: 1, lat: '59,1', lon: '18,1' }))).toBe(
      'areas.rejected.wrong-geometry-type',
    )
    const drawn = await as('coordinator', drawArea, {
      id: area.id,
      version: 1,
      outline: JSON.stringify(polygon(square(18, 59))),
    })
    expect(drawn).toMatchObject({ version: 2, geometry: { type: 'Polygon' } })
  })
  it('shows both coordinators of one area that somebody was first', async () => {
    const change = { ...written({ name: 'Skogsbacken norra' }), id: area.id, version: 2 }
    await as('coordinator', changeAreaAction, change)
    expect(await refusal(as('owner', changeAreaAction, { ...change, name: 'Något annat' }))).toBe('problem.conflict')
  })
  it('puts a place in the area and a number of inhabitants on it, and keeps the history in order', async () => {
    const place = await as('coordinator', createArea, {
      code: 'T',
      name: 'Torget',
      kind: 'place',
      parentId: String(area.id),
      validFrom: '2020-01-01',
      lat: '59,005',
      lon: '18,005',
    })
    expect(place).toMatchObject({ inPicture: false, geometry: { type: 'Point', coordinates: [18.005, 59.005] } })
    await as('coordinator', setPopulation, { id: area.id, year: '2024', count: '1200' })
    await as('coordinator', setPopulation, { id: area.id, year: '2024', count: '1250' })
    const found = await as('reader', getAreaAction, { id: area.id })
    expect(found.population).toEqual([{ areaId: area.id, year: 2024, count: 1250 }])
    const history = await as('reader', areaHistory, { id: area.id })
    expect(history.map(({ action }) => action)).toEqual([
      'areas.set-population',
      'areas.set-population',
      'areas.change',
      'areas.draw',
      'areas.create',
    ])
    expect(history[0]?.changes).toMatchObject([{ field: 'population', before: { 2024: 1200 }, after: { 2024: 1250 } }])
    expect(history[3]?.changes).toMatchObject([
      {
        field: 'geometry',
        before: null,
        after: expect.objectContaining({ points: 4, fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) }),
      },
    ])
  })
  it('does not end an area with an open place in it', async () => {
    const change = { ...written({ name: 'Skogsbacken norra', validTo: '2026-12-31' }), id: area.id, version: 3 }
    expect(await refusal(as('coordinator', changeAreaAction, change))).toBe('areas.rejected.open-children')
  })
  it('does not let two writers at once give areas of the same code to a division', async () => {
    const twins = await Promise.allSettled(
      [1, 2].map((n) =>
        as('coordinator', createArea, written({ code: 'TWIN', name: `Tvilling ${n}`, validFrom: `202${n}-01-01` })),
      ),
    )
    expect(twins.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
  it('has exactly one main division after a change, and tells which was before', async () => {
    const [main, other] = await as('reader', listDivisionsAction, {})
    if (!main || !other) throw new Error('two divisions are expected')
    expect(
      await refusal(
        as('coordinator', changeDivisionAction, {
          id: main.id,
          version: main.version,
          name: main.name,
          validFrom: main.validFrom,
          validTo: '2027-01-01',
        }),
      ),
    ).toBe('areas.rejected.main-division-ends')
    expect(await as('coordinator', setMainDivision, { id: other.id, version: other.version })).toMatchObject({
      former: main.id,
      division: { main: true },
    })
    expect((await as('reader', listDivisionsAction, {})).filter((one) => one.main).map(({ name }) => name)).toEqual([
      'DeSO',
    ])
    expect((await as('reader', listAreasAction, {})).areas).toEqual([])
    expect((await as('reader', listAreasAction, { division: String(main.id) })).areas.length).toBeGreaterThan(5)
  })
})

describe('who may', () => {
  const writers: readonly Role[] = ['owner', 'coordinator']
  const others: readonly Role[] = ['analyst', 'reporter', 'forum-secretary', 'unit-manager', 'reader', 'auditor']
  it('write: owner and coordinator; everybody who is signed in reads', async () => {
    for (const role of others) {
      expect(await refusal(as(role, createArea, written({ code: role }))), role).toBe('denied.role')
      expect(await refusal(as(role, createDivision, { name: role, validFrom: '2020-01-01' })), role).toBe('denied.role')
    }
    for (const role of [...writers, ...others]) expect(await refusal(as(role, listAreasAction, {})), role).toBe('done')
  })
  it('a coordinator of one area only does not redraw the map', async () => {
    const local = fixture.actor('coordinator', { areaId: 1 })
    expect(await refusal(perform(fixture.house, local, createArea, written({ code: 'L' })))).toBe('denied.role')
  })
})
