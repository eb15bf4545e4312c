import { describe, expect, test } from 'vitest'
import type { Area } from '#domains/areas/index.ts'
import type { Party } from '#domains/parties/index.ts'
import type { TableRow } from '#kernel/files/row-check.ts'
import { publicPhones } from '#kernel/privacy/phone.public.ts'
import type { Category } from '../categories/category.ts'
import { ImportMapping } from './import.ts'
import { createAreaFinder, createCategoryFinder, createPartyFinder } from './import-lookups.ts'
import { type Candidate, createRowReader, type RowRules } from './import-rows.jobs.ts'

const category = (
  id: number,
  code: string,
  nameSv: string,
  nameEn: string,
  validTo: string | null = null,
): Category => ({
  id,
  version: 1,
  code,
  parentId: null,
  nameSv,
  nameEn,
  severity: 1,
  serious: false,
  minimumLevel: null,
  caveatSv: null,
  caveatEn: null,
  baselineStart: null,
  validFrom: '2020-01-01',
  validTo,
})
const categories = [
  category(1, 'klotter', 'Klotter', 'Graffiti'),
  category(2, 'brand', 'Anlagd brand', 'Arson'),
  category(3, 'gammal', 'Gammal kategori', 'Old category', '2025-12-31'),
  { ...category(4, 'vald', 'Våld', 'Violence') },
  { ...category(5, 'vald-bland-unga', 'Våld', 'Youth violence') },
]
const square = (west: number, south: number, side = 0.02): Area['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})
const area = (id: number, code: string, name: string, rest: Partial<Area>): Area => ({
  id,
  version: 1,
  divisionId: 1,
  parentId: null,
  code,
  name,
  kind: 'area',
  inPicture: true,
  geometry: null,
  validFrom: '1900-01-01',
  validTo: null,
  ...rest,
})
const areas = [
  area(10, '29', 'Norrby', { geometry: square(17.9, 59.2) }),
  area(11, 'TOR', 'Norra torget', {
    kind: 'place',
    inPicture: false,
    parentId: 10,
    geometry: square(17.901, 59.201, 0.002),
  }),
  area(12, 'SOD', 'Söderby', { geometry: square(17.93, 59.2), validTo: '2025-12-31' }),
  area(13, 'NYB', 'Nyby', { geometry: square(17.93, 59.2), validFrom: '2026-01-01' }),
  area(14, 'SKOG', 'Skogen', { inPicture: false, geometry: square(17.96, 59.2) }),
]
const party = (id: number, name: string, formerNames: string[] = []): Party => ({
  id,
  version: 1,
  name,
  kind: 'authority',
  relation: 'external',
  formerNames,
  reportsWeekly: true,
  validFrom: '2020-01-01',
  validTo: null,
})
const parties = [
  party(1, 'Provkommun'),
  party(2, 'Polisen', ['Polismyndigheten Norrby']),
  party(3, 'Räddningstjänsten'),
]

const header = ['Id', 'Datum', 'Till', 'Vad', 'Var', 'Lon', 'Lat', 'Text', 'Källa']
const columns = {
  'external-id': 'Id',
  when: 'Datum',
  until: 'Till',
  category: 'Vad',
  area: 'Var',
  lon: 'Lon',
  lat: 'Lat',
  text: 'Text',
  source: 'Källa',
}
const good = {
  Id: 'A-1',
  Datum: '2026-09-18 22:30',
  Till: '',
  Vad: 'klotter',
  Var: 'Norrby',
  Lon: '',
  Lat: '',
  Text: 'Klotter på fasaden.',
  Källa: '',
}

const readerOf = (rules: Partial<RowRules> = {}, mapping: Partial<ImportMapping> = {}) => {
  const whole = { ...ImportMapping.parse({ columns }), ...mapping }
  return createRowReader({
    header,
    mapping: whole,
    categories: createCategoryFinder(categories, whole.categories),
    areas: createAreaFinder(areas, whole.areas),
    bounds: { west: 17, south: 58.5, east: 18.5, north: 60 },
    parties: createPartyFinder(parties, (id) => id !== 3),
    partyId: 1,
    namesAllowed: false,
    phones: publicPhones([]),
    now: '2026-09-30T08:00:00.000Z',
    today: '2026-09-30',
    ...rules,
  })
}
const rowOf = (cells: Partial<typeof good>, row = 2): TableRow => {
  const filled: Record<string, string> = { ...good, ...cells }
  return { row, cells: header.map((name) => filled[name] ?? '') }
}
type Reader = ReturnType<typeof readerOf>
const stored = (cells: Partial<typeof good>, read: Reader = readerOf()): Candidate => {
  const one = read(rowOf(cells))
  if ('rejected' in one) throw new Error(JSON.stringify(one.rejected.problems))
  return one.candidate
}
/** `Datum: date-impossible` */
const refused = (cells: Partial<typeof good>, read: Reader = readerOf()): readonly string[] => {
  const one = read(rowOf(cells))
  return 'rejected' in one ? one.rejected.problems.map(({ column, code }) => `${column}: ${code}`) : []
}

describe('PAR-1.6: a row of a file', () => {
  test('becomes an observation with when, what, where and whose', () => {
    expect(stored({})).toEqual({
      row: 2,
      partyId: 1,
      categoryId: 1,
      areaId: 10,
      placeId: null,
      lon: null,
      lat: null,
      occurredFrom: '2026-09-18T20:30:00.000Z',
      occurredTo: null,
      precision: 'minute',
      week: '2026-09-14',
      text: 'Klotter på fasaden.',
      externalId: 'A-1',
    })
  })

  test('takes the time of day from a column of its own, and tells which of the two is wrong', () => {
    const { until: _, ...others } = columns
    const read = readerOf({}, { columns: { ...others, time: 'Till' } })
    expect(stored({ Id: '', Datum: '18/9 2026', Till: '22.30' }, read)).toMatchObject({
      occurredFrom: '2026-09-18T20:30:00.000Z',
      precision: 'minute',
    })
    expect(stored({ Id: '', Datum: '2026-09-18', Till: '' }, read)).toMatchObject({ precision: 'day' })
    expect(refused({ Id: '', Datum: '2026-09-18', Till: '25:00' }, read)).toEqual(['Till: time-impossible'])
    expect(refused({ Id: '', Datum: '2026-09-31', Till: '22:30' }, read)).toEqual(['Datum: date-impossible'])
  })

  test('says nothing of the hour when it gives a day, nothing of the day when it gives a week', () => {
    expect(stored({ Datum: '2026-09-18' })).toMatchObject({
      occurredFrom: '2026-09-17T22:00:00.000Z',
      precision: 'day',
      week: '2026-09-14',
    })
    expect(stored({ Datum: '2026-W38' })).toMatchObject({
      occurredFrom: '2026-09-13T22:00:00.000Z',
      precision: 'week',
      week: '2026-09-14',
    })
  })

  test('counts in the week in which its interval began', () => {
    const weekend = stored({ Datum: '2026-09-18', Till: '2026-09-21' })
    expect(weekend).toMatchObject({ occurredTo: '2026-09-21T21:59:00.000Z', week: '2026-09-14' })
    expect(stored({ Datum: '2026-W38', Till: '2026-W39' }).occurredTo).toBe('2026-09-27T21:59:00.000Z')
  })

  test('counts in the week of its own time zone', () => {
    const read = readerOf({}, { timeZone: 'America/Chicago' })
    // Sunday evening in Chicago is Monday in Sweden.
    expect(stored({ Datum: '2026-09-20 23:00' }, read)).toMatchObject({
      occurredFrom: '2026-09-21T04:00:00.000Z',
      week: '2026-09-14',
    })
  })

  test('finds its category by code, Swedish or English name, whatever the case', () => {
    for (const Vad of ['KLOTTER', 'Klotter', ' graffiti ']) expect(stored({ Vad }).categoryId).toBe(1)
    expect(stored({ Vad: 'anlagd  Brand' }).categoryId).toBe(2)
  })

  test('finds its category and area by what the sender’s words are said to mean', () => {
    const read = readerOf(
      {},
      { categories: [{ value: 'Sprejning', code: 'klotter' }], areas: [{ value: 'Centrala Norrby', code: '29' }] },
    )
    expect(stored({ Vad: 'sprejning', Var: 'centrala norrby' }, read)).toMatchObject({ categoryId: 1, areaId: 10 })
  })

  test('finds its area by name, by code as a spreadsheet leaves it, or by its point', () => {
    for (const Var of ['Norrby', 'norrby', '29', '29.0', '29,0']) expect(stored({ Var }).areaId, Var).toBe(10)
    expect(stored({ Var: '', Lon: '17,91', Lat: '59,215' })).toMatchObject({
      areaId: 10,
      placeId: null,
      lon: 17.91,
      lat: 59.215,
    })
  })

  test('counts in the area that its place lies in', () => {
    expect(stored({ Var: 'Norra torget' })).toMatchObject({ areaId: 10, placeId: 11 })
    expect(stored({ Var: '', Lon: '17.9021', Lat: '59.2021' })).toMatchObject({
      areaId: 10,
      placeId: 11,
      lon: 17.902,
      lat: 59.202,
    })
  })

  test('may have its point in SWEREF 99 TM, easting and northing in either order', () => {
    // What another reading of EPSG:3006 gives for 17.91° E, 59.215° N.
    const [east, north] = ['666108,8', '6567617,9']
    const inMetres = readerOf({}, { points: 'sweref99tm' })
    for (const [Lon, Lat] of [
      [east, north],
      [north, east],
    ] as const)
      expect(stored({ Var: '', Lon, Lat }, inMetres)).toMatchObject({ areaId: 10, lon: 17.91, lat: 59.215 })
    expect(refused({ Var: '', Lon: east, Lat: north })).toEqual(['Lon: coordinate-sweref99tm'])
    expect(refused({ Var: '', Lon: '17.91', Lat: '59.215' }, inMetres)).toEqual(['Lon: coordinate-degrees'])
    expect(refused({ Var: '', Lon: '500000', Lat: north }, inMetres)).toEqual(['Lon: coordinate-outside'])
  })

  test('is placed in the areas as they were on its day', () => {
    expect(stored({ Datum: '2025-12-31', Var: '', Lon: '17.94', Lat: '59.21' }).areaId).toBe(12)
    expect(stored({ Datum: '2026-01-01', Var: '', Lon: '17.94', Lat: '59.21' }).areaId).toBe(13)
    expect(refused({ Datum: '2026-01-01', Var: 'Söderby' })).toEqual(['Var: imports.rejected.area-ended'])
    expect(refused({ Datum: '2025-12-31', Var: 'nyb' })).toEqual(['Var: imports.rejected.area-not-begun'])
  })

  test('belongs to the source it names, also by a former name, else to the sender', () => {
    expect(stored({ Källa: 'polisen' }).partyId).toBe(2)
    expect(stored({ Källa: 'Polismyndigheten Norrby' }).partyId).toBe(2)
    expect(stored({ Källa: '' }).partyId).toBe(1)
  })

  test('takes what holds by default where a cell says nothing', () => {
    const read = readerOf({}, { defaults: { category: 'brand', source: 'Polisen', area: 'Nyby' } })
    expect(stored({ Vad: '', Källa: '-', Var: 'okänd' }, read)).toMatchObject({ categoryId: 2, partyId: 2, areaId: 13 })
  })
})

describe('C.11: a row that cannot be stored', () => {
  test('is told everything that is wrong with it at once', () => {
    expect(refused({ Datum: '31/31 2026', Vad: 'okänd sak', Var: 'Ingenstans', Källa: 'Ingen' })).toEqual([
      'Datum: date-impossible',
      'Vad: imports.rejected.category-unknown',
      'Var: imports.rejected.area-unknown',
      'Källa: imports.rejected.source-unknown',
    ])
  })

  test.each([
    ['1899-05-01', 'date-implausible'],
    ['2199-05-01', 'date-implausible'],
    ['2026-10-01', 'observations.rejected.future'],
    ['2025-W53', 'week-not-in-year'],
    ['2026-09', 'imports.rejected.month-only'],
    ['3/4/2026', 'date-ambiguous'],
    ['i fjol', 'date-unreadable'],
    ['', 'value-missing'],
  ])('has an impossible time: %s', (Datum, code) => {
    expect(refused({ Datum })).toEqual([`Datum: ${code}`])
  })

  test('lies in the hour that the clocks skipped in spring: the day is kept', () => {
    expect(stored({ Datum: '2026-03-29 02:30' })).toMatchObject({ precision: 'day', week: '2026-03-23' })
  })

  test('lies in the hour that the clocks showed twice in autumn: the first one counts', () => {
    expect(stored({ Datum: '2026-10-25 02:30' }, readerOf({ now: '2026-11-01T08:00:00.000Z' }))).toMatchObject({
      precision: 'minute',
      occurredFrom: '2026-10-25T00:30:00.000Z',
    })
  })

  test('has week 53 only in a year that has one', () => {
    const read = readerOf({ now: '2027-02-01T08:00:00.000Z', today: '2027-02-01' })
    expect(stored({ Id: '', Datum: 'v. 53 2026' }, read)).toMatchObject({ precision: 'week', week: '2026-12-28' })
    expect(stored({ Id: '', Datum: '2027-01-02' }, read).week).toBe('2026-12-28')
    expect(refused({ Id: '', Datum: 'v. 53 2025' }, read)).toEqual(['Datum: week-not-in-year'])
  })

  test.each([
    ['46283', 'date-maybe-serial'],
    ['Summa', 'date-unreadable'],
    ['#REF!', 'date-unreadable'],
  ])('has something else than a date where the date should be: %s', (Datum, code) => {
    expect(refused({ Datum })).toEqual([`Datum: ${code}`])
  })

  test('has an id that Excel has rounded', () => {
    for (const Id of ['4.43040E+05', '1,23457E+17', '1.23456789012346e+17'])
      expect(refused({ Id }), Id).toEqual(['Id: imports.rejected.id-rounded'])
    for (const Id of ['443040', 'E+05', '2026-E1', '4E5']) expect(stored({ Id }).externalId).toBe(Id)
  })

  test('ends before it began', () => {
    expect(refused({ Datum: '2026-09-18', Till: '2026-09-17' })).toEqual([
      'Till: observations.rejected.ends-before-start',
    ])
    expect(refused({ Datum: '2026-09-18', Till: '2026-10-02' })).toEqual(['Till: observations.rejected.future'])
  })

  test('names a category that had ended that day, or that is one of two', () => {
    expect(refused({ Vad: 'gammal' })).toEqual(['Vad: observations.rejected.category-ended'])
    expect(stored({ Vad: 'gammal', Datum: '2025-12-31' }).categoryId).toBe(3)
    expect(refused({ Vad: 'Våld' })).toEqual(['Vad: imports.rejected.category-ambiguous'])
    expect(refused({ Vad: '' })).toEqual(['Vad: value-missing'])
  })

  test.each([
    [{ Var: '', Lon: '17.5', Lat: '59.2' }, 'Lon: imports.rejected.point-outside'],
    [{ Var: '', Lon: '-87.6', Lat: '41.8' }, 'Lon: coordinate-outside'],
    [{ Var: '', Lon: '59.21', Lat: '17.91' }, 'Lon: coordinate-swapped'],
    [{ Var: '', Lon: '', Lat: '59.21' }, 'Lon: coordinate-incomplete'],
    [{ Var: '', Lon: '17.91', Lat: 'norr' }, 'Lat: coordinate-unreadable'],
    [{ Var: '', Lon: '0', Lat: '0' }, 'Lon: coordinate-zero'],
    [{ Var: '', Lon: '', Lat: '' }, 'Var: imports.rejected.where-missing'],
    [{ Var: 'Skogen' }, 'Var: observations.rejected.area-not-counted'],
  ])('lies nowhere that counts: %j', (cells, problem) => {
    expect(refused(cells)).toEqual([problem])
  })

  test('has its id without the blanks around it', () => {
    for (const Id of ['A-1', ' A-1 ', 'A-1\u00a0']) expect(stored({ Id }).externalId).toBe('A-1')
    expect(stored({ Id: '' }).externalId).toBeNull()
  })

  test('speaks for somebody whom the importer may not speak for', () => {
    expect(refused({ Källa: 'Räddningstjänsten' })).toEqual(['Källa: denied.own-party'])
  })

  test('with values as long as cells may be keeps only their beginning in what is told', () => {
    const one = readerOf()(rowOf({ Vad: 'x'.repeat(9000) }))
    if (!('rejected' in one)) throw new Error('stored')
    const [problem] = one.rejected.problems
    expect([problem?.value?.length, String(problem?.params.value).length]).toEqual([200, 200])
    expect(one.rejected.cells[header.indexOf('Vad')]).toHaveLength(9000)
  })

  test('has a text that is too long, or an id', () => {
    expect(refused({ Text: 'Klotter. '.repeat(500) })).toEqual(['Text: field.too-long'])
    expect(refused({ Id: '7'.repeat(201) })).toEqual(['Id: field.too-long'])
  })

  test('could not even be read as a row', () => {
    const one = readerOf()({
      ...rowOf({ Text: 'ab\0c' }),
      problem: { code: 'cell-nul', column: 'Text', value: 'ab\u2400c' },
    })
    expect(one).toEqual({
      rejected: {
        row: 2,
        cells: rowOf({ Text: 'abc' }).cells,
        problems: [{ row: 2, column: 'Text', value: 'ab\u2400c', code: 'cell-nul', params: {} }],
      },
    })
  })
})

describe('personal data in a row', () => {
  test('stops it, and is blacked out in what is handed back', () => {
    const one = readerOf()(rowOf({ Text: 'Ring 070-174 06 05 om klottret, hälsar Anna Andersson.' }))
    if (!('rejected' in one)) throw new Error('stored')
    expect(one.rejected.problems.map(({ code }) => code)).toEqual(['privacy.hard.phone', 'privacy.soft.name'])
    expect(JSON.stringify(one.rejected)).not.toMatch(/070|Andersson/)
    expect(one.rejected.cells[header.indexOf('Text')]).toBe('Ring ett telefonnummer om klottret, hälsar en person.')
  })

  test('is no phone number that the municipality calls public, in any spelling', () => {
    const read = readerOf({ phones: publicPhones(['08-465 004 00']) })
    expect(read(rowOf({ Text: 'Växeln +46 8 465 004 00 kopplade.' }))).toHaveProperty('candidate')
    expect(read(rowOf({ Text: 'Ring 08-465 004 01.' }))).toHaveProperty('rejected')
  })

  test('may be a name or a dwelling when a coordinator has said why, never a number', () => {
    const read = readerOf({ namesAllowed: true })
    expect(stored({ Text: 'Klotter på skolan där Anna Andersson är rektor.' }, read).text).toContain('Anna Andersson')
    expect(refused({ Id: 'A-2', Text: 'Ring 070-174 06 05.' }, read)).toEqual(['Text: privacy.hard.phone'])
  })

  test('is no reason to stop HTML, SQL, formulas, emoji or text from right to left', () => {
    for (const Text of [
      '<b>Klotter</b>',
      `'; drop table situation.observation; --`,
      '=1+1',
      'Klotter 🎨 igen',
      'كتابة على الجدار',
    ])
      expect(stored({ Text }).text).toBe(Text)
  })
})
