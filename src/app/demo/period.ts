import { addWeeks, type IsoDate, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { Reporter } from './parties.ts'

export type DemoPeriod = {
  /** The day the demo is made; nothing happens on it or later. */
  readonly today: IsoDate
  readonly firstWeek: IsoWeek
  /** The latest complete week: the one whose picture is published. */
  readonly latestWeek: IsoWeek
  readonly silent: { readonly reporter: Reporter; readonly lastWeek: IsoWeek }
}

/** Three years, so that the same season has been seen more than twice. */
export const historyWeeks = 156
const silentWeeks = 5

/** The guard company is the partner that stops reporting: it is the one reporter without a real name. */
export function periodEnding(today: IsoDate): DemoPeriod {
  const latestWeek = addWeeks(weekOf(today), -1)
  return {
    today,
    firstWeek: addWeeks(latestWeek, 1 - historyWeeks),
    latestWeek,
    silent: { reporter: 'vakt', lastWeek: addWeeks(latestWeek, -silentWeeks) },
  }
}
