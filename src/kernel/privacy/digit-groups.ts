/**
 * A run of digits. `gap` is what stands between it and the run before when that may be inside one number: at most
 * three of blank, line break, dash, plus, slash, full stop and bracket. Otherwise undefined: a number cannot reach across.
 */
export type DigitGroup = {
  readonly digits: string
  readonly start: number
  readonly end: number
  readonly gap: string | undefined
}

const withinNumber = /^[ \r\n\-+/.()]{1,3}$/
const longestGap = 3

export function digitGroups(text: string): readonly DigitGroup[] {
  const groups: DigitGroup[] = []
  let previousEnd = -1
  for (const { 0: digits, index: start } of text.matchAll(/\d+/g)) {
    const near = previousEnd >= 0 && start - previousEnd <= longestGap
    const between = near ? text.slice(previousEnd, start) : ''
    groups.push({ digits, start, end: start + digits.length, gap: withinNumber.test(between) ? between : undefined })
    previousEnd = start + digits.length
  }
  return groups
}

/** True for dates such as 2026-10-02 and 08/12/2024 followed, after a blank, by a clock time such as 1430. */
export function isDateWithClock(groups: readonly DigitGroup[]): boolean {
  const [, second, third, fourth] = groups
  if (groups.length !== 4 || !second || !third || !fourth) return false
  const isDate = second.gap === third.gap && /^[-./]$/.test(second.gap ?? '')
  return isDate && /^ +$/.test(fourth.gap ?? '') && /^([01]\d|2[0-3])[0-5]\d$/.test(fourth.digits)
}
