import { describe, expect, test } from 'vitest'
import { type FieldTarget, normaliseHeader, suggestColumns } from './columns.ts'

const targets: readonly FieldTarget[] = [
  { field: 'when', synonyms: ['datum', 'tidpunkt', 'händelsetid', 'date', 'datetime', 'occurred'] },
  { field: 'category', synonyms: ['kategori', 'typ', 'händelsetyp', 'category', 'type', 'primary type'] },
  { field: 'area', synonyms: ['område', 'kommundel', 'area', 'community area'] },
  { field: 'lat', synonyms: ['latitud', 'latitude', 'lat'] },
  { field: 'lon', synonyms: ['longitud', 'longitude', 'lon', 'lng', 'long'] },
  { field: 'text', synonyms: ['beskrivning', 'text', 'description'] },
  { field: 'external-id', synonyms: ['id', 'händelse id', 'ärendenummer'] },
]
const mapping = (...headers: string[]) =>
  Object.fromEntries(suggestColumns(headers, targets).map(({ field, header }) => [field, header]))

describe('suggested columns', () => {
  test('Swedish headers are recognised', () => {
    expect(mapping('Händelse-ID', 'Datum', 'Tid', 'Typ', 'Plats', 'Latitud', 'Longitud', 'Beskrivning')).toEqual({
      'external-id': 'Händelse-ID',
      when: 'Datum',
      category: 'Typ',
      lat: 'Latitud',
      lon: 'Longitud',
      text: 'Beskrivning',
    })
  })

  test('English headers are recognised, however they are written', () => {
    expect(
      mapping('ID', 'Date', 'PrimaryType', 'COMMUNITY_AREA', 'latitude', 'Longitude ', 'Location Description'),
    ).toEqual({
      'external-id': 'ID',
      when: 'Date',
      category: 'PrimaryType',
      area: 'COMMUNITY_AREA',
      lat: 'latitude',
      lon: 'Longitude ',
      text: 'Location Description',
    })
  })

  test('compounds, slips of the pen and lost diacritics are recognised with less confidence', () => {
    const suggestions = suggestColumns(['Brottsdatum från', 'Kategorri', 'Bostadsomrade', 'Skadebeskrivning'], targets)
    expect(suggestions.map(({ field, column }) => [field, column])).toEqual([
      ['category', 1],
      ['area', 2],
      ['text', 3],
    ])
    expect(suggestions.every(({ confidence }) => confidence >= 0.6 && confidence < 1)).toBe(true)
    expect(suggestColumns(['Brottsdatum'], targets)).toEqual([
      { field: 'when', column: 0, header: 'Brottsdatum', confidence: 0.7 },
    ])
  })

  test('the best name wins, and no column fills two fields', () => {
    const suggestions = suggestColumns(['Registreringsdatum', 'Datum', 'Händelsetyp'], targets)
    expect(suggestions).toEqual([
      { field: 'when', column: 1, header: 'Datum', confidence: 1 },
      { field: 'category', column: 2, header: 'Händelsetyp', confidence: 1 },
    ])
  })

  test('an earlier synonym is preferred to a later one', () => {
    expect(mapping('Date', 'Datum')).toEqual({ when: 'Datum' })
  })

  test('nothing is suggested for what is not alike', () => {
    expect(suggestColumns(['Anmärkning', 'Län', 'X', ''], targets)).toEqual([])
  })

  test('case, diacritics, punctuation and joined words make no difference', () => {
    for (const spelling of ['Händelse-ID', 'handelse_id', 'HÄNDELSE ID', 'HandelseId', ' händelse.id '])
      expect(normaliseHeader(spelling)).toBe('handelse id')
  })
})
