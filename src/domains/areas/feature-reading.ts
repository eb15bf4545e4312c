import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { type AreaKind, areaKinds } from './area.ts'
import { type RawFeature, summariseProperties, textOf } from './feature-file.ts'
import type { ImportOptions } from './import-options.ts'
import type { FeatureRemark } from './import-report.ts'

export type YearCount = readonly [year: number, count: number]
/** A feature whose properties make sense; its geometry is still as it was written. */
export type ReadFeature = {
  readonly index: number
  readonly code: string
  readonly name: string
  /** null when the file does not say */
  readonly kind: AreaKind | null
  /** the code above; null when there is none, undefined when the file does not say */
  readonly parentCode: string | null | undefined
  readonly population: readonly YearCount[]
  readonly geometry: unknown
}
export type Reading = { readonly read: readonly ReadFeature[]; readonly faults: readonly FeatureRemark[] }

type Named = Pick<FeatureRemark, 'feature' | 'code' | 'name'>
export const remark = (
  on: Named,
  reason: string,
  params: FeatureRemark['params'] = {},
  at: FeatureRemark['at'] = null,
): FeatureRemark => ({
  feature: on.feature,
  code: on.code,
  name: on.name,
  reason,
  params,
  at,
})

const kindWords: Readonly<Record<string, AreaKind>> = {
  kommun: 'municipality',
  kommundel: 'district',
  område: 'area',
  plats: 'place',
}
const readKind = (word: string): AreaKind | null => {
  const lower = word.toLocaleLowerCase('sv')
  return (
    areaKinds.find((kind) => kind === lower) ?? (Object.hasOwn(kindWords, lower) ? (kindWords[lower] ?? null) : null)
  )
}

/** Reads what the options ask of every feature's properties; refused as a whole when a property is in no feature at all. */
export function readFeatures(features: readonly RawFeature[], options: ImportOptions): Reading | Rejection {
  const known = summariseProperties(features).map(({ name }) => name)
  const asked = ['codeProperty', 'nameProperty', 'parentProperty', 'kindProperty', 'populationProperty'] as const
  const unknown = asked.find((field) => options[field] !== null && !known.includes(options[field]))
  if (unknown)
    return reject('areas.rejected.property-missing', {
      property: options[unknown] ?? '',
      known: known.slice(0, 40).join(', ') || '–',
    })
  const results = features.map((feature, index) => readFeature(feature, index, options))
  const read = results.filter((result) => 'geometry' in result)
  const faults = results.filter((result) => 'reason' in result)
  const twice = findDuplicates(read)
  return { read: read.filter(({ index }) => !twice.has(index)), faults: [...faults, ...twice.values()] }
}

function readFeature(
  { properties, geometry }: RawFeature,
  index: number,
  options: ImportOptions,
): ReadFeature | FeatureRemark {
  const read = (property: string | null) => (property === null ? undefined : properties[property])
  const code = textOf(read(options.codeProperty))
  const name = textOf(read(options.nameProperty))
  const on = { feature: index, code: code || null, name: name || null }
  if (code === '') return remark(on, 'missing-code', { property: options.codeProperty })
  if (name === '') return remark(on, 'missing-name', { property: options.nameProperty })
  if (code.length > 40 || name.length > 120) return remark(on, 'too-long')
  const kindWord = textOf(read(options.kindProperty))
  const kind = readKind(kindWord)
  if (kindWord !== '' && kind === null) return remark(on, 'unknown-kind', { kind: kindWord.slice(0, 40) })
  const population = readPopulation(read(options.populationProperty), options.populationYear)
  if (typeof population === 'string') return remark(on, population)
  const parentCode = options.parentProperty === null ? undefined : textOf(read(options.parentProperty)) || null
  return { index, code, name, kind, parentCode, population, geometry }
}

function readPopulation(
  value: unknown,
  year: number | null,
): readonly YearCount[] | 'wrong-population' | 'population-without-year' {
  if (value === undefined || value === null || value === '') return []
  if (typeof value === 'object') {
    const counts = Object.entries(value).map(([key, count]): YearCount => [Number(key), Number(count ?? Number.NaN)])
    return counts.every(isYearCount) ? counts : 'wrong-population'
  }
  const count = typeof value === 'number' ? value : Number(textOf(value) || Number.NaN)
  if (!Number.isInteger(count)) return 'wrong-population'
  if (year === null) return 'population-without-year'
  return isYearCount([year, count]) ? [[year, count]] : 'wrong-population'
}

const isYearCount = ([year, count]: YearCount): boolean =>
  Number.isInteger(year) &&
  year >= 1900 &&
  year <= 2199 &&
  Number.isInteger(count) &&
  count >= 0 &&
  count <= 2_147_483_647

/** Every feature whose code another one carries too: which of them is right, or whether they are parts of one area, only the sender knows. */
function findDuplicates(read: readonly ReadFeature[]): ReadonlyMap<number, FeatureRemark> {
  const byCode = Map.groupBy(read, ({ code }) => code)
  const several = [...byCode.values()].filter((features) => features.length > 1)
  return new Map(
    several.flatMap((features) =>
      features.map(({ index, code, name }) => {
        const numbers = features.map((feature) => feature.index + 1)
        const params = { code, numbers: numbers.slice(0, 10).join(', '), count: numbers.length }
        return [index, remark({ feature: index, code, name }, 'duplicate-code', params)] as const
      }),
    ),
  )
}
