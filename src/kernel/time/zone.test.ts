import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantToLocal, isTimeZone, localToInstant } from './zone.ts'

const stockholm = 'Europe/Stockholm'
const at = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number)
  return { year, month, day, hour, minute }
}
const zones = [stockholm, 'America/Chicago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC', 'Pacific/Apia']

describe('local time and instants', () => {
  test.each([
    ['2026-01-15 12:00', '2026-01-15T11:00:00.000Z', 'exact'],
    ['2026-07-15 12:00', '2026-07-15T10:00:00.000Z', 'exact'],
    ['2026-03-29 01:59', '2026-03-29T00:59:00.000Z', 'exact'],
    ['2026-03-29 02:00', '2026-03-29T01:00:00.000Z', 'nonexistent'],
    ['2026-03-29 02:30', '2026-03-29T01:30:00.000Z', 'nonexistent'],
    ['2026-03-29 03:00', '2026-03-29T01:00:00.000Z', 'exact'],
    ['2026-10-25 01:59', '2026-10-24T23:59:00.000Z', 'exact'],
    ['2026-10-25 02:00', '2026-10-25T00:00:00.000Z', 'ambiguous'],
    ['2026-10-25 02:59', '2026-10-25T00:59:00.000Z', 'ambiguous'],
    ['2026-10-25 03:00', '2026-10-25T02:00:00.000Z', 'exact'],
    ['2027-01-01 00:30', '2026-12-31T23:30:00.000Z', 'exact'],
    // Sweden kept no summer time between 1945 and 1980.
    ['1975-07-01 12:00', '1975-07-01T11:00:00.000Z', 'exact'],
  ])('Swedish clocks showing %s mean %s (%s)', (local, instant, kind) => {
    expect(localToInstant(at(local), stockholm)).toEqual({ instant, kind })
  })

  test('a half-hour shift is found as such', () => {
    expect(localToInstant(at('2026-10-04 02:15'), 'Australia/Lord_Howe').kind).toBe('nonexistent')
    expect(localToInstant(at('2026-10-04 02:30'), 'Australia/Lord_Howe').kind).toBe('exact')
    expect(localToInstant(at('2026-04-05 01:45'), 'Australia/Lord_Howe').kind).toBe('ambiguous')
  })

  test('a day that a zone skipped altogether does not exist', () => {
    expect(localToInstant(at('2011-12-30 12:00'), 'Pacific/Apia').kind).toBe('nonexistent')
  })

  test('every instant comes back from its local time, unless the clocks show it twice', () => {
    const minute = fc.integer({ min: Date.UTC(2005, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const instant = new Date(minutes * 60_000).toISOString()
        const back = localToInstant(instantToLocal(instant, zone), zone)
        if (back.kind === 'ambiguous') return
        expect(back).toEqual({ instant, kind: 'exact' })
      }),
      { seed: 126, numRuns: 400 },
    )
  })

  test('the local time is the one Intl writes', () => {
    const minute = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
    const written = new Intl.DateTimeFormat('sv-SE', { timeZone: stockholm, dateStyle: 'short', timeStyle: 'short' })
    fc.assert(
      fc.property(minute, (minutes) => {
        const local = instantToLocal(new Date(minutes * 60_000).toISOString(), stockholm)
        expect(at(written.format(minutes * 60_000))).toEqual(local)
      }),
      { seed: 126 },
    )
  })

  test('an unknown zone and an unreadable instant are refused', () => {
    expect(() => localToInstant(at('2026-01-01 00:00'), 'Europe/Huddinge')).toThrow(RangeError)
    expect(() => instantToLocal('i går', stockholm)).toThrow(RangeError)
    expect(isTimeZone('Europe/Huddinge')).toBe(false)
    expect(isTimeZone(stockholm)).toBe(true)
  })
})
