import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { realData } from '../files/testing/real-data.ts'
import type { Finding } from './finding.ts'
import { scanText } from './guard.ts'

const testNumbersFile = realData('sweden/personnummer/test_pin_skatteverket.csv.gz')
const streetNamesFile = realData('sweden/names/osm_street_names_sweden.txt.gz')

function linesOf(file: string): readonly string[] {
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
}

/** One carrier sentence per value, scanned many at a time as whole texts. */
function scanEach(values: readonly string[], carrier: (value: string) => string): readonly (readonly Finding[])[] {
  const perText = 500
  return Array.from({ length: Math.ceil(values.length / perText) }, (_, index) => {
    const sentences = values.slice(index * perText, (index + 1) * perText).map(carrier)
    const findings = scanText(sentences.join('\n'))
    let start = 0
    let next = 0
    return sentences.map((sentence) => {
      const end = start + sentence.length
      const own: Finding[] = []
      for (let one = findings[next]; one && one.start < end; one = findings[next]) {
        own.push({ ...one, start: one.start - start, end: one.end - start })
        next += 1
      }
      start = end + 1
      return own
    })
  }).flat()
}

describe.skipIf(testNumbersFile === null)('the official test personal numbers', () => {
  const numbers = testNumbersFile === null ? [] : linesOf(testNumbersFile)
  const spellings: readonly (readonly [string, (number: string) => string])[] = [
    ['twelve digits', (number) => number],
    ['twelve digits and a dash', (number) => `${number.slice(0, 8)}-${number.slice(8)}`],
    ['ten digits', (number) => number.slice(2)],
    ['ten digits and a plus', (number) => `${number.slice(2, 8)}+${number.slice(8)}`],
    ['ten digits, a no-break space and an en dash', (number) => `${number.slice(2, 8)}\u00a0–\u00a0${number.slice(8)}`],
  ]

  it.each(spellings)('are all found, and exactly, with %s', (_, spell) => {
    expect(numbers).toHaveLength(18_627)
    const carrier = (number: string) => `Man med ${spell(number)} avvisades.`
    const missed = scanEach(numbers, carrier).flatMap((findings, index) => {
      const written = spell(numbers[index] ?? '')
      const [one] = findings
      const exact =
        findings.length === 1 && one?.kind === 'personal-number' && one.start === 8 && one.end === 8 + written.length
      return exact ? [] : [written]
    })
    expect(missed).toEqual([])
  })
})

describe.skipIf(streetNamesFile === null)('the street names of Sweden', () => {
  // The file also holds shops and statues ("Annas Café", "Evert Taube").
  const names = streetNamesFile === null ? [] : linesOf(streetNamesFile)

  it('raise a finding in at most one of a hundred, and hardly ever a hard one', { timeout: 120_000 }, () => {
    const perName = scanEach(names, (name) => `Skadegörelse vid ${name} under natten.`)
    const flagged = perName.filter((findings) => findings.length > 0).length
    const refused = perName.filter((findings) => findings.some(({ severity }) => severity === 'hard')).length
    console.log(
      `street names: ${names.length}, with a finding ${flagged} (${((100 * flagged) / names.length).toFixed(2)} %), with a hard one ${refused}`,
    )
    expect(names).toHaveLength(146_185)
    expect(flagged / names.length).toBeLessThanOrEqual(0.01)
    expect(refused).toBeLessThanOrEqual(5)
  })
})
