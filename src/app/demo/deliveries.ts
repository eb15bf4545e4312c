import { defaultCategories } from '#domains/situation/categories/default-categories.ts'
import { formatDate } from '#kernel/i18n/format.ts'
import { weekOf } from '#kernel/time/week.ts'
import type { Delimiter, Encoding } from './encoding.ts'
import { clockOf, instantOf, type LocalMoment } from './moments.ts'
import type { DemoObservation } from './observations.ts'
import { type Reporter, reporters } from './parties.ts'

/** The fields that the import of observations knows. */
export type ImportField = 'when' | 'until' | 'category' | 'area' | 'lon' | 'lat' | 'text' | 'source' | 'external-id'
type Column = {
  readonly header: string
  /** The field it is read as; a column without one is in the file but not imported. */
  readonly field?: ImportField
  readonly cell: (observation: DemoObservation) => string
}
export type Delivery = {
  readonly reporter: Reporter
  readonly path: string
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  /** How dates written with figures only are to be read. */
  readonly dateOrder: 'ymd' | 'dmy'
  readonly columns: readonly Column[]
}

const names = new Map(defaultCategories.map(({ code, sv }) => [code, sv]))
const categoryName = ({ category }: DemoObservation): string => names.get(category) ?? category

const decimalComma = (value: number, decimals: number): string => value.toFixed(decimals).replace('.', ',')
const withTime = (moment: LocalMoment): string => `${moment.date} ${clockOf(moment)}`
const dayFirst = ({ date }: LocalMoment): string => date.split('-').toReversed().join('/')
/** `13 november 2026 kl. 22.40` */
const inWords = (moment: LocalMoment): string =>
  `${formatDate('sv', moment.date)} kl. ${clockOf(moment).replace(':', '.')}`

const id = (header: string): Column => ({ header, field: 'external-id', cell: ({ externalId }) => externalId })
const text = (header: string): Column => ({ header, field: 'text', cell: (observation) => observation.text })
const placeName = (header: string): Column => ({ header, field: 'area', cell: ({ place }) => place.name })
const category = (header: string): Column => ({ header, field: 'category', cell: categoryName })
const categoryCode: Column = { header: 'category', field: 'category', cell: (observation) => observation.category }
/** On every row, so that no row can be taken for a real event when it has left its file. */
const madeUp: Column = { header: 'uppgift', cell: () => 'påhittad' }

/** A plausible cost of repair in kronor, drawn from the external id so that it needs no random stream. */
const costOf = ({ externalId }: DemoObservation): number =>
  800 +
  137.5 * (Array.from(externalId).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 90)

const deliveryOf: Readonly<Record<Reporter, Omit<Delivery, 'reporter' | 'path'>>> = {
  polisen: {
    encoding: 'windows-1252',
    delimiter: ';',
    dateOrder: 'dmy',
    columns: [
      id('Löpnr'),
      { header: 'Händelsetid', field: 'when', cell: ({ from }) => `${dayFirst(from)} ${clockOf(from)}` },
      category('Händelsetyp'),
      { header: 'Longitud', field: 'lon', cell: ({ lon }) => decimalComma(lon, 4) },
      { header: 'Latitud', field: 'lat', cell: ({ lat }) => decimalComma(lat, 4) },
      text('Fritext'),
      madeUp,
    ],
  },
  huge: {
    encoding: 'utf-8-bom',
    delimiter: ';',
    dateOrder: 'ymd',
    columns: [
      id('Id'),
      { header: 'Datum', field: 'when', cell: ({ from }) => from.date },
      { header: 'Till och med', field: 'until', cell: ({ until }) => until?.date ?? '' },
      category('Kategori'),
      placeName('Plats'),
      text('Beskrivning'),
      madeUp,
    ],
  },
  hsf: {
    encoding: 'iso-8859-1',
    delimiter: ';',
    dateOrder: 'ymd',
    columns: [
      id('Ärende'),
      placeName('Fastighet/plats'),
      { header: 'Från', field: 'when', cell: ({ from }) => withTime(from) },
      { header: 'Till', field: 'until', cell: ({ until }) => (until ? withTime(until) : '') },
      category('Kategori'),
      { header: 'Uppskattad kostnad', cell: (observation) => decimalComma(costOf(observation), 2) },
      text('Notering'),
      madeUp,
    ],
  },
  vakt: {
    encoding: 'utf-8',
    delimiter: ',',
    dateOrder: 'ymd',
    columns: [
      id('report_id'),
      { header: 'time', field: 'when', cell: ({ from }) => `${from.date}T${clockOf(from)}` },
      { header: 'place_code', field: 'area', cell: ({ place }) => place.code },
      categoryCode,
      text('note'),
      madeUp,
    ],
  },
  skolan: {
    encoding: 'utf-16le',
    delimiter: '\t',
    dateOrder: 'ymd',
    columns: [
      { header: 'Vecka', field: 'when', cell: ({ from }) => weekOf(from.date) },
      { header: 'Område', field: 'area', cell: ({ area }) => area.name },
      category('Kategori'),
      text('Vad har hänt'),
      id('Rad-id'),
      madeUp,
    ],
  },
  fritid: {
    encoding: 'utf-8',
    delimiter: ';',
    dateOrder: 'dmy',
    columns: [
      id('Nr'),
      { header: 'När', field: 'when', cell: ({ from }) => inWords(from) },
      placeName('Var'),
      category('Vad'),
      text('Iakttagelse'),
      madeUp,
    ],
  },
  raddning: {
    encoding: 'utf-8',
    delimiter: ',',
    dateOrder: 'ymd',
    columns: [
      id('id'),
      { header: 'larmtid_utc', field: 'when', cell: ({ from }) => instantOf(from) },
      categoryCode,
      { header: 'lon', field: 'lon', cell: ({ lon }) => lon.toFixed(4) },
      { header: 'lat', field: 'lat', cell: ({ lat }) => lat.toFixed(4) },
      text('kommentar'),
      madeUp,
    ],
  },
}

const fileNames: Readonly<Record<Reporter, string>> = {
  polisen: 'observationer-polisen.csv',
  huge: 'observationer-huge.csv',
  hsf: 'observationer-hsf.csv',
  vakt: 'observationer-vaktbolaget.csv',
  skolan: 'observationer-skolan.tsv',
  fritid: 'observationer-fritid.csv',
  raddning: 'observationer-raddningstjansten.csv',
}

/** How each reporter delivers its observations: seven files, none in the same format as another. */
export const deliveries: readonly Delivery[] = reporters.map((reporter) => ({
  reporter,
  path: fileNames[reporter],
  ...deliveryOf[reporter],
}))

/** Which column each field is read from. */
export const mappingOf = ({ columns }: Delivery): Partial<Record<ImportField, string>> =>
  Object.fromEntries(columns.flatMap(({ field, header }) => (field ? [[field, header]] : [])))
