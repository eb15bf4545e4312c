import { describe, expect, it } from 'vitest'
import { isRejection } from '#kernel/errors/problem.ts'
import { areaRulesTexts } from './area-rules.texts.ts'
import { readFeatureFile } from './feature-file.ts'
import type { Ring } from './geometry.ts'
import { areaImportTexts } from './import.texts.ts'
import { ImportOptions } from './import-options.ts'
import { type ImportPlan, planImport, type Standing } from './import-plan.ts'
import { textKeyOf } from './import-report.ts'
import { area, feature, fileOf, point, polygon, square } from './testing/made-up-areas.ts'

type Choices = Partial<Record<keyof ImportOptions, unknown>>
const nothing: Standing = { divisionId: 1, areas: [], population: new Map() }

function plan(
  features: readonly unknown[],
  { standing = nothing, over = {}, ...choices }: Choices & { standing?: Standing; over?: Record<string, unknown> } = {},
): ImportPlan {
  const file = readFeatureFile(fileOf(features, over))
  if (isRejection(file)) throw new Error(file.code)
  const options = ImportOptions.parse({ codeProperty: 'kod', nameProperty: 'namn', ...choices })
  const planned = planImport({ file, options, standing, today: '2026-09-30' })
  if (isRejection(planned)) throw new Error(planned.code)
  return planned
}
const good = (code: string, lon = 18, more: Record<string, unknown> = {}) =>
  feature({ kod: code, namn: `Område ${code}`, ...more }, polygon(square(lon, 59)))
const faulty = (geometry: unknown) => feature({ kod: 'X', namn: 'Fel' }, geometry)
/** What is wrong with the second of two features; the first is sound. */
const fault = (geometry: unknown, choices: Choices = {}) => {
  const { errors, areas } = plan([good('A'), faulty(geometry)], choices)
  expect(areas.map(({ after }) => after.code)).toEqual(['A'])
  return errors[0]
}

describe('a feature whose geometry is refused, with where and why (B.7)', () => {
  it('has no geometry', () => {
    expect(fault(null)).toMatchObject({ feature: 1, code: 'X', name: 'Fel', reason: 'empty-geometry' })
    expect(fault({ type: 'Polygon', coordinates: [] })).toMatchObject({ reason: 'empty-geometry' })
    expect(fault({ type: 'MultiPolygon', coordinates: [[]] })).toMatchObject({ reason: 'empty-geometry' })
  })
  it('is of the wrong type', () => {
    expect(fault(point(18, 59))).toMatchObject({ reason: 'wrong-geometry-type', params: { type: 'Point' } })
    expect(fault({ type: 'LineString', coordinates: square(18, 59) })).toMatchObject({ reason: 'wrong-geometry-type' })
    expect(fault({ type: 'GeometryCollection', geometries: [polygon(square(18, 59))] })).toMatchObject({
      reason: 'wrong-geometry-type',
    })
  })
  it('has a ring that is not closed', () => {
    expect(fault(polygon(square(18, 59).slice(0, 4)))).toMatchObject({ reason: 'unclosed-ring', at: [18, 59.01] })
  })
  it('has a ring of fewer than four points', () => {
    expect(
      fault(
        polygon([
          [18, 59],
          [18.1, 59],
          [18, 59],
        ]),
      ),
    ).toMatchObject({ reason: 'too-few-points', params: { count: 3 } })
  })
  it('crosses itself, at coordinates a person can look up', () => {
    expect(
      fault(
        polygon([
          [18, 59],
          [18.02, 59.02],
          [18.02, 59],
          [18, 59.02],
          [18, 59],
        ]),
      ),
    ).toMatchObject({
      reason: 'self-crossing',
      params: { lon: 18.01, lat: 59.01 },
      at: [18.01, 59.01],
    })
  })
  it('encloses nothing', () => {
    expect(
      fault(
        polygon([
          [18, 59],
          [18, 59],
          [18, 59],
          [18, 59],
        ]),
      ),
    ).toMatchObject({ reason: 'no-area' })
  })
  it('has coordinates that are not numbers', () => {
    expect(
      fault({
        type: 'Polygon',
        coordinates: [
          [
            [18, 59],
            [18.1, null],
            [18.1, 59.1],
            [18, 59],
          ],
        ],
      }),
    ).toMatchObject({ reason: 'not-a-number' })
    expect(
      fault({
        type: 'Polygon',
        coordinates: [
          [
            ['18', '59'],
            [18.1, 59],
            [18.1, 59.1],
            ['18', '59'],
          ],
        ],
      }),
    ).toMatchObject({ reason: 'not-a-number' })
  })
  it('has NaN for a coordinate, as Python writes it', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        faulty({
          type: 'Polygon',
          coordinates: [
            [
              ['NaN here', 59],
              [18.1, 59],
              [18.1, 59.1],
              [18, 59],
            ],
          ],
        }),
      ],
    })
    const file = readFeatureFile(new TextEncoder().encode(text.replace('"NaN here"', 'NaN')))
    if (isRejection(file)) throw new Error(file.code)
    const planned = planImport({
      file,
      options: ImportOptions.parse({ codeProperty: 'kod', nameProperty: 'namn' }),
      standing: nothing,
      today: '2026-09-30',
    })
    expect(planned).toMatchObject({ errors: [{ feature: 0, reason: 'not-a-number' }] })
  })
  it('lies off the earth', () => {
    expect(fault(polygon(square(181, 59)))).toMatchObject({ reason: 'outside-wgs84' })
    expect(fault(polygon(square(18, 90)))).toMatchObject({ reason: 'outside-wgs84' })
  })
  it('has latitude before longitude, in degrees and in metres', () => {
    expect(fault(polygon(square(59.2, 18)))).toMatchObject({ reason: 'coordinates-swapped' })
    const metres = [feature({ kod: 'A', namn: 'A' }, polygon(square(6_570_000, 674_000, 500)))]
    expect(plan(metres).errors[0]).toMatchObject({ reason: 'coordinates-swapped' })
  })
  it('lies outside Sweden in a file of SWEREF 99 TM', () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3006' } }
    expect(plan([good('A')], { over: { crs } }).errors[0]).toMatchObject({ reason: 'outside-sweref' })
  })
  it('has a hole outside its outline', () => {
    expect(fault(polygon(square(18, 59), square(18.02, 59)))).toMatchObject({ reason: 'hole-outside', at: [18.02, 59] })
  })
})

describe('a feature whose properties are refused', () => {
  const reasons = (features: readonly unknown[], choices: Parameters<typeof plan>[1] = {}) =>
    plan(features, choices).errors.map(({ feature: at, reason }) => [at, reason])

  it('lacks code or name', () => {
    const features = [
      good('A'),
      feature({ namn: 'Utan kod' }, null),
      feature({ kod: ' ', namn: 'Tom kod' }, null),
      feature({ kod: 'B' }, null),
    ]
    expect(reasons(features)).toEqual([
      [1, 'missing-code'],
      [2, 'missing-code'],
      [3, 'missing-name'],
    ])
  })
  it('shares its code with another: all of them, since they may be parts of one area', () => {
    const { errors, areas } = plan([good('A'), good('B', 18.1), good('A', 18.2)])
    expect(errors.map(({ feature: at, reason, params }) => [at, reason, params.numbers])).toEqual([
      [0, 'duplicate-code', '1, 3'],
      [2, 'duplicate-code', '1, 3'],
    ])
    expect(areas.map(({ after }) => after.code)).toEqual(['B'])
  })
  it('has too long a code, an unknown kind, or a population that is none', () => {
    const features = [
      good('A'),
      good('B'.repeat(41)),
      good('C', 18.1, { slag: 'socken' }),
      good('D', 18.2, { folk: 'många' }),
      good('E', 18.3, { folk: { 2024: -1 } }),
    ]
    expect(reasons(features, { kindProperty: 'slag', populationProperty: 'folk' })).toEqual([
      [1, 'too-long'],
      [2, 'unknown-kind'],
      [3, 'wrong-population'],
      [4, 'wrong-population'],
    ])
    expect(reasons([good('A', 18, { folk: 1200 })], { populationProperty: 'folk' })).toEqual([
      [0, 'population-without-year'],
    ])
  })
  it('lies in an area that is unknown, refused, or of too small a kind', () => {
    const features = [
      good('A', 18, { i: 'NOWHERE' }),
      good('B', 18.1, { i: 'A' }),
      good('C', 18.2),
      good('D', 18.3, { i: 'C' }),
    ]
    expect(reasons(features, { parentProperty: 'i' })).toEqual([
      [0, 'unknown-parent'],
      [1, 'parent-rejected'],
      [3, 'parent-kind'],
    ])
  })
  it('is a place that lies in nothing', () => {
    expect(reasons([feature({ kod: 'P', namn: 'Torget' }, point(18, 59))], { kind: 'place' })).toEqual([
      [0, 'place-needs-parent'],
    ])
  })
  it('may have a number for a code and a name with spaces around', () => {
    const { areas } = plan([feature({ kod: 35, namn: '  Norra  ' }, polygon(square(18, 59)))])
    expect(areas[0]?.after).toMatchObject({ code: '35', name: 'Norra' })
  })
  it('is refused in words in both languages, whatever the reason', () => {
    const keys = new Set([...Object.keys(areaRulesTexts.entries), ...Object.keys(areaImportTexts.entries)])
    const all = [
      'empty-geometry',
      'wrong-geometry-type',
      'unclosed-ring',
      'too-few-points',
      'self-crossing',
      'no-area',
      'not-a-number',
      'outside-wgs84',
      'outside-sweref',
      'coordinates-swapped',
      'hole-outside',
      'missing-code',
      'missing-name',
      'duplicate-code',
      'too-long',
      'unknown-kind',
      'wrong-population',
      'population-without-year',
      'unknown-parent',
      'parent-rejected',
      'parent-kind',
      'place-needs-parent',
      'kind-changed',
      'outside-parent',
      'overlaps',
      'no-level-of-its-own',
    ]
    expect(all.filter((reason) => !keys.has(textKeyOf(reason)))).toEqual([])
  })
})

describe('a file as a whole', () => {
  const refusal = (bytes: Uint8Array) => {
    const read = readFeatureFile(bytes)
    return isRejection(read) ? read.code : 'fine'
  }
  const bytes = (text: string) => new TextEncoder().encode(text)
  it('is refused when it is not what it should be', () => {
    expect(refusal(bytes(''))).toBe('areas.rejected.not-json')
    expect(refusal(bytes('{"type":"FeatureColl'))).toBe('areas.rejected.not-json')
    expect(refusal(Uint8Array.from([0x7b, 0xe5, 0x7d]))).toBe('areas.rejected.not-utf-8')
    expect(refusal(bytes('[1, 2]'))).toBe('areas.rejected.not-a-collection')
    expect(refusal(bytes('{"type":"Topology","objects":{}}'))).toBe('areas.rejected.not-a-collection')
    expect(refusal(fileOf([]))).toBe('areas.rejected.no-features')
    expect(refusal(fileOf([good('A')], { crs: { type: 'name', properties: { name: 'EPSG:3857' } } }))).toBe(
      'areas.rejected.unknown-crs',
    )
    expect(refusal(fileOf([feature({}, polygon(square(150_000, 6_570_000, 100)))]))).toBe(
      'areas.rejected.unknown-coordinates',
    )
    expect(refusal(fileOf([null, 'x', 7]))).toBe('fine')
  })
  it('is read with a byte-order mark', () => {
    expect(refusal(bytes(`\ufeff${new TextDecoder().decode(fileOf([good('A')]))}`))).toBe('fine')
  })
  it('is refused, with the properties it has, when an asked one is in no feature', () => {
    expect(() => plan([good('A')], { parentProperty: 'saknas' })).toThrow('areas.rejected.property-missing')
  })
})

describe('what is stored', () => {
  it('is turned counter-clockwise with holes clockwise, without repeats, to six decimals', () => {
    const clockwise: Ring = [
      [18, 59],
      [18, 59.03],
      [18.030_000_1, 59.03],
      [18.030_000_2, 59.029_999_7],
      [18.03, 59],
      [18, 59],
    ]
    const [planned] = plan([feature({ kod: 'A', namn: 'A' }, polygon(clockwise, square(18.01, 59.01)))]).areas
    expect(planned?.after.geometry).toEqual(
      polygon(
        [
          [18, 59],
          [18.03, 59],
          [18.03, 59.03],
          [18, 59.03],
          [18, 59],
        ],
        [
          [18.01, 59.01],
          [18.01, 59.02],
          [18.02, 59.02],
          [18.02, 59.01],
          [18.01, 59.01],
        ],
      ),
    )
  })
  it('lies where it lay in SWEREF 99 TM, whether the file says so or not', () => {
    const metres = polygon(square(674_000, 6_570_000, 1000))
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3006' } }
    const [told, guessed] = [{ crs }, {}].map(
      (over) => plan([feature({ kod: 'A', namn: 'A' }, metres)], { over }).areas[0]?.after.geometry,
    )
    expect(told).toEqual(guessed)
    expect(told?.type === 'Polygon' && told.coordinates[0]?.[0]).toEqual([
      expect.closeTo(18.05, 1),
      expect.closeTo(59.24, 1),
    ])
  })
  it('is a tree where the file says what lies in what, with places found by where they lie', () => {
    const tree = [
      feature({ kod: 'P', namn: 'Torget', slag: 'plats', i: 'A' }, point(18.005, 59.005)),
      good('A', 18, { slag: 'område', i: 'D' }),
      good('D', 18, { slag: 'Kommundel', i: null }),
    ]
    const { areas, errors } = plan(tree, { kindProperty: 'slag', parentProperty: 'i' })
    expect(errors).toEqual([])
    const byCode = new Map(areas.map(({ after }) => [after.code, after]))
    expect(areas.map(({ after }) => [after.code, after.kind, after.inPicture])).toEqual([
      ['D', 'district', false],
      ['A', 'area', true],
      ['P', 'place', false],
    ])
    expect(byCode.get('A')?.parentId).toBe(byCode.get('D')?.id)
    const located = plan(tree, { kindProperty: 'slag' }).areas.find(({ after }) => after.code === 'P')
    expect(located?.after.parentId).toBe(byCode.get('A')?.id)
  })
  it('gives districts a level when nothing smaller is drawn', () => {
    expect(plan([good('A')], { kind: 'district' }).areas[0]?.after.inPicture).toBe(true)
  })
  it('begins with the figures in an empty division, today in another, or when the sender says', () => {
    const standing = { ...nothing, areas: [area(1, { code: 'OLD' })] }
    const begins = (choices: Parameters<typeof plan>[1]) => plan([good('A')], choices).areas[0]?.after.validFrom
    expect([begins({}), begins({ standing }), begins({ validFrom: '2025-01-01' })]).toEqual([
      '1900-01-01',
      '2026-09-30',
      '2025-01-01',
    ])
  })
  it('takes inhabitants by year, as an object or as a number of a year', () => {
    const features = [
      good('A', 18, { folk: { 2023: 1100, 2024: 1200 } }),
      good('B', 18.1, { folk: 900 }),
      good('C', 18.2, { folk: null }),
    ]
    expect(
      plan(features, { populationProperty: 'folk', populationYear: 2024 }).areas.map(({ population }) => population),
    ).toEqual([
      [
        [2023, 1100],
        [2024, 1200],
      ],
      [[2024, 900]],
      [],
    ])
  })
})

describe('reading a division again', () => {
  const outline = polygon(square(18, 59))
  const standing: Standing = {
    divisionId: 1,
    areas: [
      area(1, { code: 'A', name: 'Område A', inPicture: true, geometry: outline }),
      area(2, { code: 'B', name: 'Område B', inPicture: true }),
      area(3, { code: 'C', name: 'Område C', validTo: '2024-12-31' }),
      area(4, { code: 'D', name: 'Kommundelen', kind: 'district' }),
    ],
    population: new Map([[1, new Map([[2024, 1200]])]]),
  }
  it('changes what differs, leaves what does not, adds what is new and names what is missing, never removing it', () => {
    const again = plan([good('A'), good('N', 18.3)], { standing })
    expect(again.areas.map(({ after, change }) => [after.id, change])).toEqual([
      [1, 'unchanged'],
      [-2, 'stored'],
    ])
    expect(again.missing.map(({ code }) => code)).toEqual(['B'])
    const renamed = plan([feature({ kod: 'A', namn: 'Nytt namn' }, outline)], { standing })
    expect(renamed.areas).toMatchObject([
      {
        change: 'updated',
        before: { name: 'Område A' },
        after: { id: 1, name: 'Nytt namn', inPicture: true, validFrom: '2020-01-01' },
      },
    ])
  })
  it('counts a new number of inhabitants as a change, and the same number as none', () => {
    const changes = (folk: number) =>
      plan([good('A', 18, { folk: { 2024: folk } })], { standing, populationProperty: 'folk' }).areas[0]
    expect(changes(1200)).toMatchObject({ change: 'unchanged', population: [] })
    expect(changes(1300)).toMatchObject({ change: 'updated', population: [[2024, 1300]] })
  })
  it('does not take up an area that has ended', () => {
    expect(plan([good('C', 18.2)], { standing }).areas).toMatchObject([{ change: 'stored', before: null }])
  })
  it('refuses another kind than the area has', () => {
    expect(plan([good('D', 18.4, { slag: 'område' })], { standing, kindProperty: 'slag' }).errors).toMatchObject([
      { reason: 'kind-changed', params: { kind: 'district', fileKind: 'area' } },
    ])
  })
  it('says when a new area gets no level because the district above has one', () => {
    const levelled = {
      ...standing,
      areas: [area(4, { code: 'D', kind: 'district', inPicture: true, validFrom: '1900-01-01' })],
    }
    const { areas, warnings } = plan([good('N', 18.3, { i: 'D' })], { standing: levelled, parentProperty: 'i' })
    expect(areas[0]?.after.inPicture).toBe(false)
    expect(warnings).toMatchObject([{ code: 'N', reason: 'no-level-of-its-own' }])
  })
})

describe('areas that cover the same ground', () => {
  it('are warned of, with how much, and do not stop the file', () => {
    const { warnings, errors, areas } = plan([good('A', 18), good('B', 18.005), good('C', 18.02)])
    expect([errors.length, areas.length]).toEqual([0, 3])
    expect(warnings).toMatchObject([
      { feature: 0, code: 'A', reason: 'overlaps', params: { otherCode: 'B', percent: 50 } },
    ])
  })
  it('are warned of when one of them is already there, but not when neither is new', () => {
    const there = area(9, { code: 'T', name: 'Där', geometry: polygon(square(18.005, 59)) })
    const standing = {
      ...nothing,
      areas: [there, area(1, { code: 'A', name: 'Område A', geometry: polygon(square(18, 59)) })],
    }
    expect(plan([good('N', 18.01)], { standing }).warnings).toMatchObject([{ code: 'N', params: { other: 'Där' } }])
    expect(plan([good('A', 18)], { standing }).warnings).toEqual([])
  })
  it('are not warned of for a common border or for different kinds', () => {
    expect(
      plan([good('A', 18), good('B', 18.01), good('D', 18, { slag: 'kommundel' })], { kindProperty: 'slag' }).warnings,
    ).toEqual([])
  })
})
