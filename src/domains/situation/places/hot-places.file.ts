import { Readable } from 'node:stream'
import { type WrittenCell, writeCsv } from '#kernel/files/csv-write.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { hotPlacesTexts } from './hot-places.texts.ts'
import { middleOf, type Period, type PlaceCell } from './hot-places.ts'

const toCsv = (lines: Iterable<readonly WrittenCell[]>): ReadableStream =>
  Readable.toWeb(Readable.from(writeCsv(lines))) as ReadableStream

type GridFile = { readonly period: Period; readonly cells: readonly PlaceCell[]; readonly refused: unknown }

/** Every cell with its period; the middle of the cell, degrees. */
export function cellsToCsv({ period, cells, refused }: GridFile, language: Language): ReadableStream {
  const t = translator(hotPlacesTexts, language)
  const standing = (cell: PlaceCell) =>
    t(refused === null ? `places.standing.${cell.standing}` : 'places.standing.untested')
  return toCsv([
    ['hot_spot', 'from', 'to', 'where', 'lat', 'lon', 'n', 'n_with_neighbours', 'expected', 'p', 'standing'],
    ...cells.map((cell) => {
      const { lat, lng } = middleOf(cell.outline.map(([lng, lat]) => ({ lat, lng })))
      const { mark, where, n, around, expected, p } = cell
      return [mark, period.from, period.to, where, short(lat), short(lng), n, around, expected, p, standing(cell)]
    }),
  ])
}

type RepeatsFile = {
  readonly period: Period
  readonly rows: readonly {
    readonly place: string
    readonly area: string
    readonly category: string
    readonly n: number
    readonly weeks: number
    readonly lastWeek: string
  }[]
}

export const repeatsToCsv = ({ period, rows }: RepeatsFile): ReadableStream =>
  toCsv([
    ['place', 'area', 'category', 'from', 'to', 'n', 'weeks_with_events', 'last_week_begins'],
    ...rows.map(({ place, area, category, n, weeks, lastWeek }) => [
      place,
      area,
      category,
      period.from,
      period.to,
      n,
      weeks,
      lastWeek,
    ]),
  ])

const short = (degrees: number): number => Math.round(degrees * 10_000) / 10_000
