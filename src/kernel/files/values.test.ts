import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DecimalMark, detectDecimalMark, parseDecimal, parseInteger } from './values.ts'

const outcome = (parsed: ReturnType<typeof parseDecimal>) => ('ok' in parsed ? parsed.ok : parsed.problem.code)

describe('decimal numbers', () => {
  test.each([
    ['59,23633', 59.23633],
    ['59.23633', 59.23633],
    ['12', 12],
    [' 12 ', 12],
    ['+12,5', 12.5],
    [',5', 0.5],
    ['5,', 5],
    ['0,125', 0.125],
    ['1 234,5', 1234.5],
    ['1\u00a0234\u00a0567', 1_234_567],
    ['1\u202f234', 1234],
    ['1\u2009234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.234.567,8', 1_234_567.8],
    ['1234,567', 1234.567],
    ['-3', -3],
    ['\u22123,5', -3.5],
    ['\u20133', -3],
    ['- 3', -3],
    ['3-', -3],
    ['-0', 0],
    ['4,84873E+05', 484_873],
    ['1.5e-3', 0.0015],
  ])('%j is read as %d', (text, number) => {
    expect(outcome(parseDecimal(text))).toBe(number)
  })

  test.each([
    '12a',
    '1 2',
    '12 34',
    '1,23,4',
    '1.2.3,4',
    '1..2',
    '--3',
    '2026-09-18',
    '=1+1',
    '3 %',
    '٣',
    '1e',
    'e5',
    '<b>',
    '1'.repeat(61),
  ])('%j is no number', (text) => {
    expect(outcome(parseDecimal(text))).toBe('number-unreadable')
  })

  test.each(['', '  ', '-', '–', '..', 'okänt', 'Uppgift saknas', 'NULL', 'n/a', '#N/A'])(
    '%j is missing, not zero',
    (text) => {
      expect(outcome(parseDecimal(text))).toBe('value-missing')
    },
  )

  test('what may be a thousand or a decimal is refused with both readings, until the mark is known', () => {
    const refused = { code: 'number-ambiguous', params: { value: '1,234', first: 1.234, second: 1234 } }
    expect(parseDecimal('1,234')).toEqual({ problem: refused })
    expect(outcome(parseDecimal('59.236'))).toBe('number-ambiguous')
    expect(parseDecimal('1,234', { decimal: ',' })).toEqual({ ok: 1.234 })
    expect(parseDecimal('1,234', { decimal: '.' })).toEqual({ ok: 1234 })
    expect(outcome(parseDecimal('59,23633', { decimal: '.' }))).toBe('number-unreadable')
  })

  test.each<[string[], DecimalMark | 'auto']>([
    [['59,236', '17,98'], ','],
    [['59.236', '17.98'], '.'],
    [['1,234', '2,345'], 'auto'],
    [['0,125'], ','],
    [['1.234,5'], ','],
    [['1,234.5'], '.'],
    [['1,5', '1.5'], 'auto'],
    [['12', '', 'okänt'], 'auto'],
  ])('a column of %j has decimal mark %s', (samples, mark) => {
    expect(detectDecimalMark(samples)).toBe(mark)
  })

  test('a number written the Swedish way is read as itself', () => {
    const swedish = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 6 })
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (number) => {
        const text = swedish.format(number)
        const back = outcome(parseDecimal(text, { decimal: ',' }))
        expect(back).toBeCloseTo(number, 5)
      }),
      { seed: 126, numRuns: 500 },
    )
  })

  test('a number beyond what can be counted is refused', () => {
    expect(outcome(parseDecimal('1e999'))).toBe('number-too-large')
  })
})

describe('whole numbers', () => {
  test.each([
    ['126', 126],
    ['0126', 126],
    ['126.0', 126],
    ['126,00', 126],
    ['1 234', 1234],
    ['-7', -7],
    ['4,84873E+05', 484_873],
    ['12,5', 'number-not-whole'],
    ['9007199254740993', 'number-too-large'],
    ['O126', 'number-unreadable'],
    ['1,234', 'number-ambiguous'],
    ['', 'value-missing'],
  ])('%j gives %s', (text, expected) => {
    expect(outcome(parseInteger(text))).toBe(expected)
  })
})
