/** What a number format shows of a serial number. */
export type SerialKind = 'date' | 'time' | 'datetime'

const dayMs = 86_400_000
const daySeconds = 86_400
/** 9999-12-31, the last day Excel knows. */
const lastSerial = 2_958_465
/** Excel's day 0 from 1 March 1900; before that it is a day late, since Excel believes in 29 February 1900. */
const epoch = Date.UTC(1899, 11, 30)
const phantomLeapDay = 60
const days1904 = 1462

/**
 * A spreadsheet's serial date as ISO local text: `2026-09-18`, `2026-09-18T22:30` or `22:30`, with seconds only where there are some.
 * `undefined` when it is no such date. ECMA-376 part 1, 18.17.4.1.
 */
export function formatSerial(serial: number, kind: SerialKind, is1904 = false): string | undefined {
  const counted = is1904 ? serial + days1904 : serial
  if (!Number.isFinite(counted) || counted < 0 || counted >= lastSerial + 1) return undefined
  const seconds = Math.round(counted * daySeconds)
  const time = new Date((seconds % daySeconds) * 1000).toISOString().slice(11, 19).replace(/:00$/, '')
  if (kind === 'time' && counted < 1) return time
  const day = Math.floor(seconds / daySeconds)
  if (day === 0 || day === phantomLeapDay) return undefined
  const date = new Date(epoch + (day < phantomLeapDay ? day + 1 : day) * dayMs).toISOString().slice(0, 10)
  return kind === 'date' && seconds % daySeconds === 0 ? date : `${date}T${time}`
}

const builtIn: ReadonlyMap<number, SerialKind> = new Map([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'time'] as const),
  [22, 'datetime'] as const,
])

/** Whether a number format of a workbook shows dates (18.8.30 and .31). Elapsed time such as `[h]:mm` is a number of hours, not a time of day. */
export function kindOfFormat(id: number, code: string | undefined): SerialKind | undefined {
  if (code === undefined) return builtIn.get(id)
  const [positive = ''] = code.split(';')
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return undefined
  const letters = positive.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|AM\/PM|A\/P/gi, '').toLowerCase()
  if (letters.includes('general')) return undefined
  const hasTime = /[hs]/.test(letters)
  const hasDate = /[dy]/.test(letters) || (/m/.test(letters) && !hasTime)
  if (hasDate) return hasTime ? 'datetime' : 'date'
  return hasTime ? 'time' : undefined
}
