import { describe, expect, it } from 'vitest'
import { type AreaFacts, checkArea, toFamily } from './area.ts'
import { areaTree, inTreeOrder } from './area-tree.ts'
import { changeDivision, makeMain } from './division.ts'
import { facts } from './testing/made-up-areas.ts'

const municipality = facts(1, { kind: 'municipality', code: '9001', name: 'Provkommun' })
const district = facts(2, { kind: 'district', parentId: 1, code: 'D', name: 'Norra delen' })
const area = facts(3, { parentId: 2, code: 'A', name: 'Skogsbacken', inPicture: true })
const place = facts(4, { kind: 'place', parentId: 3, code: 'P', name: 'Torget' })
const family = toFamily([municipality, district, area, place])

const codeOf = (changed: AreaFacts): string | undefined => checkArea(changed, family)?.code

describe('an area in its tree (PAR-2.1, O-40)', () => {
  it('may stand as the tree is made: municipality, district, area, place', () => {
    expect([municipality, district, area, place].map((one) => checkArea(one, family))).toEqual([null, null, null, null])
  })
  it('may leave kinds out between itself and the one above', () => {
    expect(codeOf({ ...area, parentId: 1 })).toBeUndefined()
    expect(codeOf({ ...area, parentId: null })).toBeUndefined()
  })
  it('lies only under an earlier kind, so that no circle can come about', () => {
    expect(codeOf({ ...district, parentId: 3 })).toBe('areas.rejected.parent-kind')
    expect(codeOf({ ...area, parentId: 3 })).toBe('areas.rejected.parent-kind')
    expect(codeOf({ ...municipality, parentId: 4 })).toBe('areas.rejected.parent-kind')
    expect(codeOf({ ...municipality, kind: 'place', parentId: 4 })).toBe('areas.rejected.parent-kind')
  })
  it('keeps a kind above those that lie in it', () => {
    expect(checkArea({ ...area, kind: 'place', inPicture: false, parentId: 2 }, family)).toMatchObject({
      code: 'areas.rejected.child-kind',
      params: { child: 'Torget', childKind: 'place', kind: 'place' },
    })
  })
  it('lies in its own division', () => {
    expect(codeOf({ ...area, parentId: 99 })).toBe('areas.rejected.parent-unknown')
  })
  it('needs something above it when it is a place', () => {
    expect(codeOf({ ...place, parentId: null })).toBe('areas.rejected.place-needs-parent')
  })
  it('gets a level only as a district or an area', () => {
    expect(codeOf({ ...place, inPicture: true })).toBe('areas.rejected.level-kind')
    expect(codeOf({ ...municipality, inPicture: true })).toBe('areas.rejected.level-kind')
  })
})

describe('levels and counting', () => {
  it('never puts an area with a level in another: an observation counts once', () => {
    expect(codeOf({ ...district, inPicture: true })).toBe('areas.rejected.level-below')
    const withDistrict = toFamily([municipality, { ...district, inPicture: true }, { ...area, inPicture: false }])
    expect(checkArea(area, withDistrict)).toMatchObject({
      code: 'areas.rejected.level-above',
      params: { other: 'Norra delen' },
    })
  })
  it('looks at the past too: an area that has ended was counted while it was valid', () => {
    const ended = { ...area, validTo: '2024-12-31' }
    const tree = toFamily([municipality, district, ended])
    expect(checkArea({ ...district, inPicture: true }, tree)?.code).toBe('areas.rejected.level-below')
    expect(
      checkArea({ ...district, inPicture: true }, toFamily([municipality, district, { ...ended, inPicture: false }])),
    ).toBeNull()
  })
})

describe('codes and dates', () => {
  it('refuses a code that another area of the division has at the same time', () => {
    const twin = facts(5, { code: 'A', parentId: 2 })
    expect(checkArea(twin, family)).toMatchObject({
      code: 'areas.rejected.code-taken',
      params: { code: 'A', name: 'Skogsbacken' },
    })
  })
  it('lets a code be used again when its area has ended', () => {
    const ended = { ...area, validTo: '2024-12-31' }
    const heir = facts(5, { code: 'A', parentId: 2, validFrom: '2025-01-01' })
    expect(checkArea(heir, toFamily([municipality, district, ended]))).toBeNull()
    expect(checkArea({ ...heir, validFrom: '2024-12-31' }, toFamily([municipality, district, ended]))?.code).toBe(
      'areas.rejected.code-taken',
    )
  })
  it('does not end before it begins', () => {
    expect(codeOf({ ...place, validTo: '2019-12-31' })).toBe('rejected.ends-before-start')
  })
  it('is valid only while the one above is', () => {
    expect(codeOf({ ...place, validFrom: '2019-06-01' })).toBe('areas.rejected.outside-parent')
  })
  it('does not end while something open lies in it, and says what', () => {
    expect(checkArea({ ...area, validTo: '2026-06-30' }, family)).toMatchObject({
      code: 'areas.rejected.open-children',
      params: { count: 1, first: 'Torget', last: '2026-06-30' },
    })
    const endedPlace = { ...place, validTo: '2026-06-30' }
    expect(
      checkArea({ ...area, validTo: '2026-06-30' }, toFamily([municipality, district, area, endedPlace])),
    ).toBeNull()
  })
  it('does not begin after what lies in it', () => {
    expect(codeOf({ ...area, validFrom: '2022-01-01' })).toBe('areas.rejected.children-before')
  })
})

describe('the tree', () => {
  it('hangs each area under the one above it, in the order given, and leaves the rest at the root', () => {
    const tree = areaTree([place, area, municipality, facts(8, { parentId: 77 })])
    expect(tree.map((node) => node.area.id)).toEqual([3, 1, 8])
    expect(tree[0]?.children.map((node) => [node.area.id, node.depth])).toEqual([[4, 1]])
    expect(inTreeOrder([municipality, district, area, place]).map(({ depth }) => depth)).toEqual([0, 1, 2, 3])
  })
})

describe('divisions', () => {
  const division = { id: 1, version: 1, name: 'Kommundelar', main: true, validFrom: '2020-01-01', validTo: null }
  const input = { name: 'Kommundelar', validFrom: '2020-01-01', validTo: null }
  it('does not let the main division end', () => {
    expect(changeDivision(division, { ...input, validTo: '2026-12-31' })).toMatchObject({
      code: 'areas.rejected.main-division-ends',
    })
    expect(changeDivision({ ...division, main: false }, { ...input, validTo: '2026-12-31' })).toMatchObject({
      validTo: '2026-12-31',
    })
  })
  it('does not make a division the main one that is to end', () => {
    expect(makeMain({ ...division, main: false, validTo: '2030-01-01' })).toMatchObject({
      code: 'areas.rejected.division-ends',
    })
    expect(makeMain({ ...division, main: false })).toMatchObject({ main: true })
  })
})
