import { type FieldIssue, invalid } from '#kernel/errors/problem.ts'
import { type FieldTarget, suggestColumns } from '#kernel/files/columns.ts'
import { isSweref99tm } from '#kernel/files/coordinates.ts'
import { detectDateOrder } from '#kernel/files/date-part.ts'
import type { Table } from '#kernel/files/table.ts'
import { isMissing } from '#kernel/files/values.ts'
import { emptyMapping, type ImportField, type ImportMapping, importFields, missingFields } from './import.ts'
import type { MappingVersion } from './import-mapping.ts'

/** Names that columns have in files from police, guards, schools, property owners and rescue services; the likeliest first. */
const synonyms: Record<ImportField, readonly string[]> = {
  when: [
    'when',
    'när',
    'händelsetid',
    'tidpunkt',
    'datum',
    'date',
    'time',
    'datetime',
    'från',
    'from',
    'brottsdatum från',
    'händelsedatum',
    'startdatum',
    'larmtid',
    'larmtid utc',
    'starttid',
    'vecka',
    'week',
    'tid',
  ],
  time: ['klockslag', 'klockan', 'kl', 'tid', 'time of day', 'time', 'clock'],
  until: [
    'until',
    'till',
    'till och med',
    't o m',
    'tom',
    'to',
    'slut',
    'slutdatum',
    'sluttid',
    'end',
    'brottsdatum till',
  ],
  category: [
    'category',
    'kategori',
    'händelsetyp',
    'brottskod text',
    'brottstyp',
    'typ',
    'type',
    'händelse',
    'vad',
    'primary type',
    'crime type',
    'rubrik',
  ],
  area: [
    'area',
    'område',
    'plats',
    'place',
    'var',
    'where',
    'fastighet plats',
    'områdesnamn',
    'områdeskod',
    'stadsdel',
    'kommundel',
    'community area',
    'place code',
    'regsonamn',
    'location',
    'adress',
  ],
  lon: [
    'lon',
    'longitud',
    'longitude',
    'lng',
    'long',
    'x',
    'öst',
    'easting',
    'ostkoordinat',
    'e koordinat',
    'x koordinat',
    'sweref99 tm e',
    'sweref 99 tm e',
  ],
  lat: [
    'lat',
    'latitud',
    'latitude',
    'y',
    'nord',
    'northing',
    'nordkoordinat',
    'n koordinat',
    'y koordinat',
    'sweref99 tm n',
    'sweref 99 tm n',
  ],
  text: [
    'text',
    'beskrivning',
    'fritext',
    'description',
    'notering',
    'note',
    'kommentar',
    'comment',
    'iakttagelse',
    'vad har hänt',
    'anteckning',
    'händelseförlopp',
    'observation',
    'summary',
  ],
  source: ['source', 'källa', 'avsändare', 'organisation', 'uppgiftslämnare', 'rapporterat av', 'reported by'],
  'external-id': [
    'external id',
    'id',
    'löpnr',
    'löpnummer',
    'ärende',
    'ärendenummer',
    'ärendenr',
    'diarienummer',
    'nr',
    'rad id',
    'report id',
    'case number',
    'referens',
  ],
}
const targets: readonly FieldTarget[] = importFields.map((field) => ({ field, synonyms: synonyms[field] }))

const sampleRows = 5_000

/** The first rows of a table, for judging its columns by. */
export async function sampleOf(table: Table, rows = sampleRows): Promise<readonly (readonly string[])[]> {
  const sample: (readonly string[])[] = []
  for await (const { cells, problem } of table.rows()) {
    if (problem) continue
    sample.push(cells)
    if (sample.length >= rows) break
  }
  return sample
}

/** The columns that a header most likely means. */
export function suggestMapping(header: readonly string[], from: ImportMapping): ImportMapping {
  const suggested = suggestColumns(header, targets).map(({ field, header: name }) => [field, name] as const)
  const { time, ...columns }: Partial<Record<ImportField, string>> = Object.fromEntries(suggested)
  if (time === undefined) return { ...from, columns }
  // A time of day alone says nothing: such a column then holds the whole moment.
  return { ...from, columns: columns.when === undefined ? { ...columns, when: time } : { ...columns, time } }
}

/** The latest of a sender's versions that reads a file with this header: senders have files of several kinds. */
export const findFitting = (
  header: readonly string[],
  versions: readonly MappingVersion[],
): MappingVersion | undefined => versions.find(({ mapping }) => fitsHeader(header, mapping))

/** What the sender's earlier files taught, where this file has the columns of one; else what its header suggests. */
export function recallMapping(header: readonly string[], versions: readonly MappingVersion[]): ImportMapping {
  const latest = versions[0]?.mapping ?? emptyMapping
  return findFitting(header, versions)?.mapping ?? suggestMapping(header, latest)
}

function fitsHeader(header: readonly string[], { columns }: ImportMapping): boolean {
  const names = Object.values(columns)
  return names.length > 0 && names.every((name) => header.includes(name))
}

/** Settles what the file itself tells: in which order its dates are written, and in which system its points. */
export async function settleMapping(table: Table, mapping: ImportMapping): Promise<ImportMapping> {
  const indexOf = (field: ImportField): number => table.header.indexOf(mapping.columns[field] ?? '')
  const dates = [indexOf('when'), indexOf('until')].filter((index) => index >= 0)
  const [lon, lat] = [indexOf('lon'), indexOf('lat')]
  const asksDates = mapping.dateOrder === 'auto' && dates.length > 0
  const asksPoints = mapping.points === 'auto' && lon >= 0 && lat >= 0
  if (!asksDates && !asksPoints) return mapping
  const sample = await sampleOf(table)
  return {
    ...mapping,
    ...(asksDates && {
      dateOrder: detectDateOrder(sample.flatMap((cells) => dates.map((index) => cells[index] ?? ''))),
    }),
    ...(asksPoints && {
      points: detectPoints(sample.map((cells) => ({ lon: cells[lon] ?? '', lat: cells[lat] ?? '' }))),
    }),
  }
}

/** Most points decide; the others are then refused, each for its reason. `auto` stays when there are none to judge by. */
function detectPoints(points: readonly { readonly lon: string; readonly lat: string }[]): ImportMapping['points'] {
  const filled = points.filter(({ lon, lat }) => !isMissing(lon) && !isMissing(lat))
  if (filled.length === 0) return 'auto'
  return filled.filter(isSweref99tm).length * 2 > filled.length ? 'sweref99tm' : 'degrees'
}

const plain = (name: string): string => name.trim().toLocaleLowerCase('sv').replace(/\s+/g, ' ')

/** The mapping with its columns named exactly as in the header. Throws a Problem for columns that are not there and fields that are not told. */
export function fitMapping(header: readonly string[], mapping: ImportMapping): ImportMapping {
  const issues: FieldIssue[] = missingFields(mapping).map((field) => ({
    path: `columns.${field}`,
    code: `imports.rejected.not-told.${field}`,
    params: {},
  }))
  const columns: Partial<Record<ImportField, string>> = {}
  for (const field of importFields) {
    const wanted = mapping.columns[field]
    if (wanted === undefined) continue
    const likely = header.filter((name) => plain(name) === plain(wanted))
    const found = header.includes(wanted) ? wanted : likely.length === 1 ? likely[0] : undefined
    if (found === undefined)
      issues.push({
        path: `columns.${field}`,
        code: 'imports.rejected.column-missing',
        params: { column: wanted, columns: header.join(', ') },
      })
    else columns[field] = found
  }
  if (issues.length > 0) throw invalid(issues)
  return { ...mapping, columns }
}
