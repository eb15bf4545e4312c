import { expect, test } from 'vitest'
import { ImportMapping } from './import.ts'
import { compareMappings, tellMapping } from './import-mapping.ts'

const mapping = (rest: object = {}): ImportMapping =>
  ImportMapping.parse({ columns: { when: 'Datum', category: 'Typ' }, areas: [{ value: 'Väst', code: 'N1' }], ...rest })

test('two ways to read a file are the same whatever the order of their words, and each difference is told', () => {
  const turned = mapping({ columns: { category: 'Typ', when: 'Datum' } })
  expect(compareMappings(mapping(), turned)).toEqual([])
  const changed = mapping({
    columns: { when: 'Larmtid', category: 'Typ', text: 'Notering' },
    areas: [
      { value: 'Väst', code: 'N2' },
      { value: 'Öst', code: 'N3' },
    ],
    points: 'sweref99tm',
    sheet: 'Händelser',
  })
  expect(compareMappings(mapping(), changed)).toEqual([
    { part: 'columns', name: 'when', before: 'Datum', after: 'Larmtid' },
    { part: 'columns', name: 'text', before: null, after: 'Notering' },
    { part: 'areas', name: 'Väst', before: 'N1', after: 'N2' },
    { part: 'areas', name: 'Öst', before: null, after: 'N3' },
    { part: 'points', name: null, before: 'auto', after: 'sweref99tm' },
    { part: 'sheet', name: null, before: null, after: 'Händelser' },
  ])
})

test('all that a mapping says is told part by part', () => {
  expect(tellMapping(mapping()).map(({ part, name, after }) => [part, name, after])).toEqual([
    ['columns', 'when', 'Datum'],
    ['columns', 'category', 'Typ'],
    ['areas', 'Väst', 'N1'],
    ['dateOrder', null, 'auto'],
    ['timeZone', null, 'Europe/Stockholm'],
    ['points', null, 'auto'],
  ])
})
