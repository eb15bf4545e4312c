import { AnalysisInputError, requireAtMost, requireCount } from '../refusal.ts'

/** A level set by a person for a time. Dates are ISO dates, compared as such. */
export interface LevelOverride {
  readonly level: number
  readonly setOn: string
  /** The first day on which it no longer holds; without it, 30 days after `setOn`. */
  readonly expiresOn?: string
}

export interface OverrideOnDay {
  readonly kind: 'override'
  readonly method: 'dated-override'
  readonly level: number
  readonly isInForce: boolean
  readonly expiresOn: string
  /** Days for which it still holds, the asked one included; 0 when it does not. */
  readonly daysLeft: number
  /** One decision. */
  readonly n: 1
  readonly warnings: readonly never[]
  readonly needs: readonly never[]
}

const longestDays = 90
const defaultDays = 30

/** Whether an override holds on a day. It ends at most 90 days after it was set. Errors: AnalysisInputError. */
export function overrideOn(override: LevelOverride, on: string): OverrideOnDay {
  requireCount('level', override.level)
  const set = dayOf('setOn', override.setOn)
  const expiry = override.expiresOn === undefined ? set + defaultDays : dayOf('expiresOn', override.expiresOn)
  if (expiry <= set)
    throw new AnalysisInputError('not-ascending', { name: 'expiresOn', value: override.expiresOn ?? '' })
  requireAtMost('expiresOn', expiry - set, longestDays)
  const asked = dayOf('on', on)
  const isInForce = asked >= set && asked < expiry
  return {
    kind: 'override',
    method: 'dated-override',
    level: override.level,
    isInForce,
    expiresOn: new Date(expiry * millisecondsInDay).toISOString().slice(0, 10),
    daysLeft: isInForce ? expiry - asked : 0,
    n: 1,
    warnings: [],
    needs: [],
  }
}

const millisecondsInDay = 86_400_000

/** Days since 1970, free of time zones. */
function dayOf(name: string, isoDate: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? Date.parse(`${isoDate}T00:00:00Z`) : Number.NaN
  // Some impossible dates parse as a day in the next month.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== isoDate) {
    throw new AnalysisInputError('out-of-range', { name, value: isoDate })
  }
  return time / millisecondsInDay
}
