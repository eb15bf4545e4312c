import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coordinationNumber, personalNumber } from './corpus/identity-numbers.ts'
import type { Finding } from './finding.ts'
import { scanText } from './guard.ts'
import { publicPhones } from './phone.public.ts'
import { withoutPersonalData } from './rewrite.ts'

const seeded = { seed: 20261002 }

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const birthDate = fc
  .record({ year: fc.integer({ min: 1890, max: 2026 }), month: fc.integer({ min: 1, max: 12 }), part: fc.nat(999) })
  .map(({ year, month, part }) => `${year}${pad(month)}${pad(1 + (part % daysIn(year, month)))}`)
const birthNumber = fc.integer({ min: 1, max: 999 }).map((number) => String(number).padStart(3, '0'))
const separator = fc.constantFrom(
  '-',
  '+',
  ' ',
  '\u00a0',
  '\u2009',
  '–',
  '—',
  '−',
  '‐',
  '‑',
  ' - ',
  ' – ',
  '- ',
  ' -',
  '－',
)
const digitRow = fc.constantFrom('0', '０', '٠', '۰', '०', '\u{1d7ce}')
const around = fc.constantFrom(
  ['', ''],
  ['Pnr ', '.'],
  ['(', ')'],
  ['pnr:', ', '],
  ['man ', ' och '],
  ['”', '”'],
  ['\n', '\n'],
  ['🚓', '🚓'],
)
const lowerCaseText = fc.stringMatching(/^(?:[a-zåäöéü]{1,9}[,.?! ]{1,2}){0,30}$/)

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** The number with its digits in the row that begins with `zero`. */
function inDigitRow(number: string, zero: string): string {
  return number.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)))
}

const textOf = (text: string, { start, end }: Finding) => text.slice(start, end)

describe('the privacy guard', { timeout: 60_000 }, () => {
  it('finds every valid number with a separator, in any spelling, script of digits and surrounding', () => {
    const spelling = fc.record({
      birthDate,
      birthNumber,
      separator,
      digitRow,
      around,
      century: fc.boolean(),
      coordination: fc.boolean(),
    })
    fc.assert(
      fc.property(spelling, (one) => {
        const date = one.century ? one.birthDate : one.birthDate.slice(2)
        const written = (one.coordination ? coordinationNumber : personalNumber)(date, one.birthNumber, one.separator)
        const number = inDigitRow(written, one.digitRow)
        const text = one.around[0] + number + one.around[1]
        expect(scanText(text).map((finding) => [finding.kind, textOf(text, finding)])).toEqual([
          ['personal-number', number],
        ])
      }),
      { ...seeded, numRuns: 1000 },
    )
  })

  it('finds every valid number without separator; ten digits that also are a mobile number at least as one', () => {
    fc.assert(
      fc.property(birthDate, birthNumber, fc.boolean(), fc.boolean(), (date, number, century, coordination) => {
        const written = (coordination ? coordinationNumber : personalNumber)(century ? date : date.slice(2), number)
        const findings = scanText(`Man ${written} greps.`)
        const kind = /^070\d[6-9]/.test(written) && written.length === 10 ? 'phone' : 'personal-number'
        expect(findings.map((finding) => [finding.kind, finding.start, finding.end])).toEqual([
          [kind, 4, 4 + written.length],
        ])
      }),
      { ...seeded, numRuns: 4000 },
    )
  })

  it('finds nothing in words and punctuation without digits, capitals and signs of an address', () => {
    fc.assert(
      fc.property(lowerCaseText, (text) => {
        expect(scanText(text)).toEqual([])
      }),
      { ...seeded, numRuns: 1000 },
    )
  })

  it('leaves no hard finding after a rewrite, and gives spans that are sorted, apart and inside the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '021211-2395',
        '0212112395',
        '0701740605',
        '08-465 004 10',
        '+46',
        'ABC 123',
        'abc12d',
        'kim@exempel.se',
        '@kim_99',
        'snap: kimpan',
        'Kim',
        'Exempelsson',
        'Storgatan 4',
        'lgh 1203',
        'portkod',
        'bus',
        '112',
        '(',
        ')',
        ' (at) ',
        ' punkt se',
        '-',
        '.',
        ',',
        ' ',
        '\n',
        '/',
        'instagram.com/',
        'reg.nr ',
        'tel ',
        'ÅÄÖ',
        '\u00ad',
        '\u0301',
        '😀',
        '[',
        ']',
        '2026-10-02',
        '14.30',
        'OCH',
        'i',
        's',
        '7',
        '0',
      ),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
      fc.nat(99_999_999).map(String),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('')
        const findings = scanText(text)
        let position = 0
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(position)
          expect(end).toBeGreaterThan(start)
          position = end
        }
        expect(position).toBeLessThanOrEqual(text.length)
        const again = scanText(withoutPersonalData(text, publicPhones([]), 'sv'))
        expect(again.filter(({ severity }) => severity === 'hard')).toEqual([])
      }),
      { ...seeded, numRuns: 4000 },
    )
  })

  it('gives offsets that slice to what was put into any text', () => {
    const secret = fc.constantFrom(
      '021211-2395',
      '070-174 06 05',
      'kim@exempel.se',
      'ABC 123',
      '@kim_99',
      'Kim Exempelsson',
      'lgh 1203',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), secret, lowerCaseText, (before, put, after) => {
        const text = `${before}\n; ${put}; ${after}`
        const start = before.length + 3
        expect(scanText(text).some((finding) => finding.start === start && textOf(text, finding) === put)).toBe(true)
      }),
      { ...seeded, numRuns: 300 },
    )
  })
})

describe('the time the guard takes', { timeout: 60_000 }, () => {
  const units = [
    'a',
    'A',
    '1',
    '0',
    '12 ',
    '08 ',
    '1-',
    '+46 ',
    '@',
    'a@',
    '@a.',
    'a.',
    'a-',
    "a'",
    ' (at) ',
    ' at ',
    'Ali ',
    'Ali-',
    'Alis ',
    'Lilla ',
    'ABC ',
    'ABC 12',
    'lgh ',
    'lgh 12 ',
    'våning 3 ',
    'till vänster ',
    'kod till ',
    'snap ',
    'snap kim_ex ',
    'kim_ex på ',
    'Kim och ',
    'knuffade Xyz ',
    'snap: ',
    'hans snap ',
    'https://',
    'x.com/',
    'heter ',
    'kille heter ',
    'bor ',
    'bor på xyzgatan 4 ',
    'a[punkt]',
    'växeln ',
    'växeln 08-465 004 33 ',
    'hotades av Xyz ',
    'J.P. ',
    'K-G ',
    'grannen kenneth ',
    'kim i 7c ',
    'S:t ',
    '\u0301',
    '\u00ad',
    '０',
    '\u{1d7ce}',
    '8a1f',
    '0701740605',
    '0701740605abc123',
    'Kim Exempelsson ',
    '021211-2395 ',
  ]

  // A reading that took time with the square of the length would take minutes here, and the test would end without an answer.
  it.each(units)(
    'is read to its end when it is %j over and over, 200,000 characters long',
    { timeout: 60_000 },
    (unit) => {
      expect(scanText(unit.repeat(Math.ceil(200_000 / unit.length)))).toBeInstanceOf(Array)
    },
  )
})
