import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultCategories } from '#domains/situation/categories/default-categories.ts'
import type { IsoDate } from '#kernel/time/week.ts'
import { areaCollection } from './areas-geojson.ts'
import { deliveries } from './deliveries.ts'
import { encode, toDelimited } from './encoding.ts'
import { type DemoManifest, manifestOf, paths } from './manifest.ts'
import { observationsOf } from './observations.ts'
import { parties } from './parties.ts'
import { periodEnding } from './period.ts'

export type DemoOptions = { readonly today: IsoDate; readonly seed?: number }

const defaultSeed = 2023196

/**
 * Writes the demo municipality as the files that its parties would deliver, for the ordinary import to read, and says how they are
 * to be read. The same day and seed give the same bytes. Makes the folder when it is missing; overwrites what has the same name.
 */
export async function writeDemoFiles(
  folder: string,
  { today, seed = defaultSeed }: DemoOptions,
): Promise<DemoManifest> {
  const period = periodEnding(today)
  const observations = Map.groupBy(observationsOf(period, seed), ({ reporter }) => reporter)
  await mkdir(folder, { recursive: true })
  const write = (path: string, bytes: Uint8Array): Promise<void> => writeFile(join(folder, path), bytes)
  await write(paths.areas, encode(`${JSON.stringify(areaCollection(), null, 1)}\n`, 'utf-8'))
  await write(paths.categories, encode(toDelimited(categoryRows(), ';'), 'utf-8-bom'))
  await write(paths.parties, encode(toDelimited(partyRows(), ';'), 'utf-8-bom'))
  const written = await Promise.all(
    deliveries.map(async (delivery) => {
      const delivered = observations.get(delivery.reporter) ?? []
      const rows = delivered.map((observation) => delivery.columns.map(({ cell }) => cell(observation)))
      const text = toDelimited([delivery.columns.map(({ header }) => header), ...rows], delivery.delimiter)
      await write(delivery.path, encode(text, delivery.encoding))
      return { delivery, rows: rows.length }
    }),
  )
  return manifestOf(period, seed, written)
}

const categoryHeaders = [
  'code',
  'name_sv',
  'name_en',
  'parent',
  'severity',
  'serious',
  'minimum_level',
  'caveat_sv',
  'caveat_en',
]
const categoryRows = (): string[][] => [
  categoryHeaders,
  ...defaultCategories.map(({ code, sv, en, parent, severity, serious, minimumLevel, caveat }) => [
    code,
    sv,
    en,
    parent ?? '',
    String(severity),
    String(serious),
    String(minimumLevel ?? ''),
    caveat?.sv ?? '',
    caveat?.en ?? '',
  ]),
]

/** Former names are separated by ` | `. */
const partyRows = (): string[][] => [
  ['name', 'kind', 'relation', 'former_names', 'valid_from', 'valid_to'],
  ...parties.map(({ name, kind, relation, formerNames, validFrom, validTo }) => [
    name,
    kind,
    relation,
    formerNames.join(' | '),
    validFrom,
    validTo ?? '',
  ]),
]
