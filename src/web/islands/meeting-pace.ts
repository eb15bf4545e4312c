type Going = {
  readonly seconds: number
  readonly plannedMinutes: number
  /** areas whose level is set, of all */
  readonly done: number
  readonly areas: number
}
const slackMinutes = 2

/** Whole minutes gone, and how many the meeting lies behind its plan (below zero: ahead); 0 within two minutes. */
export function paceOf({ seconds, plannedMinutes, done, areas }: Going): { minutes: number; behind: number } {
  const minutes = Math.floor(seconds / 60)
  const planned = areas === 0 ? 0 : (plannedMinutes * done) / areas
  const behind = Math.round(seconds / 60 - planned)
  return { minutes, behind: Math.abs(behind) <= slackMinutes ? 0 : behind }
}

/** `1:40` */
export const minutesText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
