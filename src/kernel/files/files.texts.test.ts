import { expect, test } from 'vitest'
import { formatMessage, languages } from '../i18n/texts.ts'
import { filesTexts } from './files.texts.ts'
import { rowProblemCodes, tableProblemCodes, tableWarningCodes } from './table-problem.ts'
import { valueProblemCodes } from './values.ts'

const params = {
  row: 3,
  above: 2,
  limit: 16384,
  count: 2,
  value: 'x',
  first: 1,
  second: 2,
  sheet: 'Blad1',
  sheets: 'Blad1, Blad2',
  column: 'Datum',
  renamed: 'Datum (2)',
  looksLike: 'json',
  lat: 59.2,
  lon: 17.9,
  earliest: '1901-01-01',
  latest: '2099-12-31',
  date: '2026-09-18',
  week: 53,
  year: '2025',
}

test('everything that reading a file can say has a text in both languages that needs no other parameters', () => {
  const codes = [...tableProblemCodes, ...tableWarningCodes, ...rowProblemCodes, ...valueProblemCodes]
  expect(Object.keys(filesTexts.entries).sort()).toEqual([...codes].sort())
  for (const code of codes)
    for (const language of languages)
      expect(formatMessage(language, filesTexts.entries[code][language], params)).toMatch(/\.$/)
})
