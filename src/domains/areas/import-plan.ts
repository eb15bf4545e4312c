import { isRejection, type Rejection } from '#kernel/errors/problem.ts'
import { type Area, type AreaKind, fromTheBeginning } from './area.ts'
import { type FeatureFile, textOf } from './feature-file.ts'
import { type ReadFeature, readFeatures, remark, type YearCount } from './feature-reading.ts'
import type { AreaGeometry } from './geometry.ts'
import {
  type Candidate,
  chooseLevels,
  drawCandidates,
  findParents,
  settle,
  warnOfLostLevels,
} from './import-candidates.ts'
import type { ImportOptions } from './import-options.ts'
import type { FeatureRemark } from './import-report.ts'
import { findOverlaps } from './overlap.ts'

/** The division as it is, with inhabitants by area and year. */
export type Standing = {
  readonly divisionId: number
  readonly areas: readonly Area[]
  readonly population: ReadonlyMap<number, ReadonlyMap<number, number>>
}
/** What becomes of one feature. New areas carry negative ids, which their children's `parentId` refers to, until they are stored. */
export type PlannedArea = {
  readonly change: 'stored' | 'updated' | 'unchanged'
  readonly before: Area | null
  readonly after: Area
  /** only what differs from what is stored */
  readonly population: readonly YearCount[]
}
export type ImportPlan = {
  readonly read: number
  /** parents before children */
  readonly areas: readonly PlannedArea[]
  readonly errors: readonly FeatureRemark[]
  readonly warnings: readonly FeatureRemark[]
  readonly missing: readonly Area[]
}

/**
 * Decides what importing a file into a division would do, without doing it: which areas are new, which change, which features
 * are refused and why. Pure.
 */
export function planImport({
  file,
  options,
  standing,
  today,
}: {
  file: FeatureFile
  options: ImportOptions
  standing: Standing
  today: string
}): ImportPlan | Rejection {
  const reading = readFeatures(file.features, options)
  if (isRejection(reading)) return reading
  const validFrom = options.validFrom ?? (standing.areas.length === 0 ? fromTheBeginning : today)
  const open = standing.areas.filter((area) => area.validTo === null || area.validTo >= validFrom)
  const known = new Map(open.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map((area) => [area.code, area]))
  const ground = { divisionId: standing.divisionId, system: file.system, known, fallbackKind: options.kind, validFrom }
  const codesInFile = new Set(file.features.map(({ properties }) => textOf(properties[options.codeProperty])))

  const drawn = drawCandidates(reading.read, ground)
  const related = findParents(drawn.kept, ground, codesInFile)
  const settled = settle(chooseLevels(related.kept, standing.areas), standing.areas)
  const faults = [...reading.faults, ...drawn.faults, ...related.faults, ...settled.faults]
  return {
    read: file.features.length,
    areas: settled.kept.map((candidate) => toPlanned(candidate, standing)),
    errors: faults.toSorted((a, b) => (a.feature ?? 0) - (b.feature ?? 0)),
    warnings: [...warnOfOverlaps(settled.kept, open), ...warnOfLostLevels(settled.kept, standing.areas)],
    missing: findMissing(open, codesInFile, settled.kept),
  }
}

function toPlanned({ source, before, after }: Candidate, { population }: Standing): PlannedArea {
  const stored = population.get(after.id)
  const counts = source.population.filter(([year, count]) => stored?.get(year) !== count)
  const same =
    before !== null &&
    before.name === after.name &&
    before.parentId === after.parentId &&
    isSameGeometry(before.geometry, after.geometry) &&
    counts.length === 0
  return { change: before === null ? 'stored' : same ? 'unchanged' : 'updated', before, after, population: counts }
}

const isSameGeometry = (a: AreaGeometry | null, b: AreaGeometry | null): boolean =>
  a?.type === b?.type && JSON.stringify(a?.coordinates) === JSON.stringify(b?.coordinates)

/** Known areas of the kinds the file holds that it does not mention; an area whose feature was refused is mentioned. */
function findMissing(
  open: readonly Area[],
  codesInFile: ReadonlySet<string>,
  kept: readonly Candidate[],
): readonly Area[] {
  const kinds = new Set<AreaKind>(kept.map(({ after }) => after.kind))
  return open.filter(({ code, kind }) => kinds.has(kind) && !codesInFile.has(code))
}

/** Areas of one kind that would cover the same ground, where at least one of the two is drawn anew. */
function warnOfOverlaps(kept: readonly Candidate[], open: readonly Area[]): readonly FeatureRemark[] {
  type Outlined = {
    readonly code: string
    readonly name: string
    readonly kind: AreaKind
    readonly geometry: AreaGeometry
    readonly source: ReadFeature | null
  }
  const drawnAnew = kept.filter(
    ({ before, after }) => before === null || !isSameGeometry(before.geometry, after.geometry),
  )
  if (drawnAnew.length === 0) return []
  const touched = new Set(drawnAnew.map(({ after }) => after.id))
  const areas: readonly Outlined[] = [
    ...drawnAnew.map(({ source, after }) => ({ ...after, source })),
    ...open.filter(({ id }) => !touched.has(id)).map((area) => ({ ...area, source: null })),
  ].flatMap((area) => (area.geometry === null ? [] : [{ ...area, geometry: area.geometry }]))
  return [...Map.groupBy(areas, ({ kind }) => kind).values()].flatMap((siblings) =>
    findOverlaps(siblings).flatMap(({ a, b, share }) => {
      const params = { other: b.name, otherCode: b.code, percent: Math.round(share * 100) }
      // The file's own areas come first in the list, so that `a` is one of them where either is.
      return a.source ? [remark({ feature: a.source.index, code: a.code, name: a.name }, 'overlaps', params)] : []
    }),
  )
}
