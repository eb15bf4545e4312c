import { reject } from '#kernel/errors/problem.ts'
import {
  type Area,
  type AreaFacts,
  type AreaKind,
  checkUnderParent,
  findLevelAbove,
  findLevelBelow,
  rankOf,
  toFamily,
} from './area.ts'
import type { CoordinateSystem } from './coordinate-system.ts'
import { type ReadFeature, remark } from './feature-reading.ts'
import { innerPoint } from './geometry.ts'
import { checkGeometry } from './geometry-check.ts'
import { type FeatureRemark, reasonOf, textKeyOf } from './import-report.ts'
import { createLocator } from './locator.ts'

/** What a feature would become; a new area has a negative id until it is stored. */
export type Candidate = { readonly source: ReadFeature; readonly before: Area | null; readonly after: Area }
/** What stands of the features after a step, and what the step refused. */
export type Sifted = { readonly kept: readonly Candidate[]; readonly faults: readonly FeatureRemark[] }
export type Ground = {
  readonly divisionId: number
  readonly system: CoordinateSystem
  /** areas that have not ended when the import begins to apply, by code */
  readonly known: ReadonlyMap<string, Area>
  readonly fallbackKind: AreaKind
  readonly validFrom: string
}

const refuse = (
  source: ReadFeature,
  reason: string,
  params: FeatureRemark['params'] = {},
  at: FeatureRemark['at'] = null,
): FeatureRemark => remark({ feature: source.index, code: source.code, name: source.name }, reason, params, at)

function sift(candidates: readonly Candidate[], step: (candidate: Candidate) => Candidate | FeatureRemark): Sifted {
  const results = candidates.map(step)
  return { kept: results.filter((result) => 'after' in result), faults: results.filter((result) => 'reason' in result) }
}

/** First step: each feature gets the area it changes or becomes, with its geometry checked. Parents before children. */
export function drawCandidates(features: readonly ReadFeature[], ground: Ground): Sifted {
  const results = features.map((source) => drawCandidate(source, ground))
  return {
    kept: results.filter((result) => 'after' in result).toSorted((a, b) => rankOf(a.after.kind) - rankOf(b.after.kind)),
    faults: results.filter((result) => 'reason' in result),
  }
}

function drawCandidate(
  source: ReadFeature,
  { divisionId, system, known, fallbackKind, validFrom }: Ground,
): Candidate | FeatureRemark {
  const before = known.get(source.code) ?? null
  const kind = before?.kind ?? source.kind ?? fallbackKind
  if (source.kind !== null && source.kind !== kind)
    return refuse(source, 'kind-changed', { kind, fileKind: source.kind })
  const checked = checkGeometry(source.geometry, { kind, system })
  if ('fault' in checked) return refuse(source, checked.fault.reason, checked.fault.params, checked.fault.at ?? null)
  const { code, name } = source
  const { geometry } = checked
  if (before) return { source, before, after: { ...before, name, geometry } }
  const added = {
    id: -(source.index + 1),
    version: 1,
    divisionId,
    parentId: null,
    inPicture: false,
    validFrom,
    validTo: null,
  }
  return { source, before, after: { ...added, code, name, kind, geometry } }
}

/** Second step: the area above, by its code where the file says, by lying in it for a new place, else as it was. */
export function findParents(
  candidates: readonly Candidate[],
  ground: Ground,
  codesInFile: ReadonlySet<string>,
): Sifted {
  const byCode = new Map([...ground.known, ...candidates.map(({ after }) => [after.code, after] as const)])
  const needsLocating = (candidate: Candidate) =>
    candidate.source.parentCode === undefined && candidate.before === null && candidate.after.kind === 'place'
  const locator = candidates.some(needsLocating)
    ? createLocator([...byCode.values()].filter(({ kind }) => kind !== 'place'))
    : null
  return sift(candidates, (candidate) => {
    const { source, after } = candidate
    const withParent = (parentId: number | null): Candidate => ({ ...candidate, after: { ...after, parentId } })
    if (locator && needsLocating(candidate))
      return withParent(after.geometry ? (locator.locate(...innerPoint(after.geometry))?.areaId ?? null) : null)
    if (source.parentCode === undefined) return candidate
    if (source.parentCode === null) return withParent(null)
    const parent = byCode.get(source.parentCode)
    if (parent) return withParent(parent.id)
    return refuse(source, codesInFile.has(source.parentCode) ? 'parent-rejected' : 'unknown-parent', {
      parent: source.parentCode,
    })
  })
}

const overlay = (areas: readonly AreaFacts[], candidates: readonly Candidate[]) =>
  toFamily(new Map([...areas, ...candidates.map(({ after }) => after)].map((area) => [area.id, area])).values())

/**
 * Third step: which new areas get a level. An area does unless one above it has; a district does when nothing below it has, as
 * in a municipality that is divided into kommundelar only.
 */
export function chooseLevels(candidates: readonly Candidate[], areas: readonly Area[]): readonly Candidate[] {
  const choose = (
    from: readonly Candidate[],
    kind: AreaKind,
    isFree: (area: Area, family: ReturnType<typeof toFamily>) => boolean,
  ) => {
    const family = overlay(areas, from)
    return from.map((candidate) =>
      candidate.before === null && candidate.after.kind === kind
        ? { ...candidate, after: { ...candidate.after, inPicture: isFree(candidate.after, family) } }
        : candidate,
    )
  }
  const withAreas = choose(candidates, 'area', (area, family) => !findLevelAbove(area, family))
  return choose(withAreas, 'district', (area, family) => !findLevelAbove(area, family) && !findLevelBelow(area, family))
}

/** Last step: the same rules as when an area is written by hand. Children of a refused new area are refused with it. */
export function settle(candidates: readonly Candidate[], areas: readonly Area[]): Sifted {
  const family = overlay(areas, candidates)
  const refusedIds = new Set<number>()
  const isRefused = (parentId: number | null): boolean =>
    parentId !== null && (refusedIds.has(parentId) || family.find(parentId) === undefined)
  return sift(candidates, (candidate) => {
    const { source, after, before } = candidate
    const rejection = isRefused(after.parentId)
      ? reject(textKeyOf('parent-rejected'), { parent: family.find(after.parentId)?.code ?? source.parentCode ?? '' })
      : checkUnderParent(after, family)
    if (!rejection) return candidate
    if (before === null) refusedIds.add(after.id)
    return refuse(source, reasonOf(rejection.code), rejection.params)
  })
}

/** New areas without a level of their own because one above has it: worth knowing, since nothing is counted in them. */
export function warnOfLostLevels(candidates: readonly Candidate[], areas: readonly Area[]): readonly FeatureRemark[] {
  const family = overlay(areas, candidates)
  return candidates
    .filter(({ before, after }) => before === null && after.kind === 'area' && !after.inPicture)
    .map(({ source, after }) =>
      refuse(source, 'no-level-of-its-own', { other: findLevelAbove(after, family)?.name ?? '' }),
    )
}
