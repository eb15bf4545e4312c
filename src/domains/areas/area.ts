import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { id, isoDate, oneOf, optional, text, yesNo } from '#kernel/model/fields.ts'
import { AreaGeometry } from './geometry.ts'

/** From the whole to the smallest: kommun, kommundel, område, plats. An area lies under one of an earlier kind. */
export const areaKinds = ['municipality', 'district', 'area', 'place'] as const
export type AreaKind = (typeof areaKinds)[number]
export const rankOf = (kind: AreaKind): number => areaKinds.indexOf(kind)

/** Written as the first day of what has always been so, as far as the municipality's figures reach. */
export const fromTheBeginning = '1900-01-01'

export const areaFields = {
  parentId: optional(id()),
  code: text(40),
  name: text(120),
  kind: oneOf(areaKinds),
  /** gets a level and is counted by itself in the situational picture */
  inPicture: yesNo(),
  validFrom: isoDate(),
  validTo: optional(isoDate()),
}
export const AreaFacts = z.object({ ...areaFields, id: z.number(), version: z.number(), divisionId: z.number() })
/** All of an area but its outline, which is large and which no rule below asks for. */
export type AreaFacts = z.infer<typeof AreaFacts>
export const Area = AreaFacts.extend({ geometry: AreaGeometry.nullable() })
export type Area = z.infer<typeof Area>

type Period = { readonly validFrom: string; readonly validTo: string | null }
const never = '9999-12-31'
const overlap = (a: Period, b: Period): boolean =>
  a.validFrom <= (b.validTo ?? never) && b.validFrom <= (a.validTo ?? never)
const covers = (outer: Period, inner: Period): boolean =>
  outer.validFrom <= inner.validFrom && (outer.validTo ?? never) >= (inner.validTo ?? never)
export const isValidOn = ({ validFrom, validTo }: Period, day: string): boolean =>
  validFrom <= day && (validTo ?? never) >= day

/** A division's areas, ready for questions about their relations. */
export type Family = {
  readonly find: (id: number | null) => AreaFacts | undefined
  readonly childrenOf: (id: number) => readonly AreaFacts[]
  readonly withCode: (code: string) => readonly AreaFacts[]
}
export function toFamily(areas: Iterable<AreaFacts>): Family {
  const all = [...areas]
  const byId = new Map(all.map((area) => [area.id, area]))
  const byParent = Map.groupBy(all, ({ parentId }) => parentId)
  const byCode = Map.groupBy(all, ({ code }) => code)
  return {
    find: (wanted) => (wanted === null ? undefined : byId.get(wanted)),
    childrenOf: (parentId) => byParent.get(parentId) ?? [],
    withCode: (code) => byCode.get(code) ?? [],
  }
}

export function ancestorsOf(area: AreaFacts, family: Family): readonly AreaFacts[] {
  const found: AreaFacts[] = []
  for (let up = family.find(area.parentId); up && !found.includes(up); up = family.find(up.parentId)) found.push(up)
  return found
}

const descendantsOf = (area: AreaFacts, family: Family): readonly AreaFacts[] =>
  family.childrenOf(area.id).flatMap((child) => [child, ...descendantsOf(child, family)])

/**
 * Whether an area may stand as it is among the areas of its division (`family`, which may hold an earlier state of it).
 * Kinds strictly fall from parent to child, so that the tree cannot have a cycle.
 */
export function checkArea(area: AreaFacts, family: Family): Rejection | null {
  return checkUnderParent(area, family) ?? checkChildren(area, family)
}

/** The same without its children: for an import, where every child answers for itself. */
export const checkUnderParent = (area: AreaFacts, family: Family): Rejection | null =>
  checkItself(area, family) ?? checkParent(area, family) ?? checkLevelAbove(area, family)

function checkItself(area: AreaFacts, family: Family): Rejection | null {
  if (area.validTo !== null && area.validTo < area.validFrom) return reject('rejected.ends-before-start')
  if (area.inPicture && (area.kind === 'municipality' || area.kind === 'place'))
    return reject('areas.rejected.level-kind', { kind: area.kind })
  const namesake = family.withCode(area.code).find((other) => other.id !== area.id && overlap(other, area))
  return namesake ? reject('areas.rejected.code-taken', { code: area.code, name: namesake.name }) : null
}

function checkParent(area: AreaFacts, family: Family): Rejection | null {
  if (area.parentId === null) return area.kind === 'place' ? reject('areas.rejected.place-needs-parent') : null
  const parent = family.find(area.parentId)
  if (!parent) return reject('areas.rejected.parent-unknown')
  if (rankOf(parent.kind) >= rankOf(area.kind))
    return reject('areas.rejected.parent-kind', { parent: parent.name, parentKind: parent.kind, kind: area.kind })
  return covers(parent, area) ? null : reject('areas.rejected.outside-parent', { parent: parent.name })
}

function checkChildren(area: AreaFacts, family: Family): Rejection | null {
  const children = family.childrenOf(area.id)
  const tooHigh = children.find((child) => rankOf(child.kind) <= rankOf(area.kind))
  if (tooHigh)
    return reject('areas.rejected.child-kind', { child: tooHigh.name, childKind: tooHigh.kind, kind: area.kind })
  const { validTo } = area
  const open = validTo === null ? [] : children.filter((child) => (child.validTo ?? never) > validTo)
  if (open.length > 0)
    return reject('areas.rejected.open-children', {
      count: open.length,
      first: open[0]?.name ?? '',
      last: validTo ?? '',
    })
  const earlier = children.find((child) => child.validFrom < area.validFrom)
  if (earlier) return reject('areas.rejected.children-before', { child: earlier.name, from: earlier.validFrom })
  const below = area.inPicture ? findLevelBelow(area, family) : undefined
  return below ? reject('areas.rejected.level-below', { other: below.name }) : null
}

// An observation counts in exactly one area, so areas with a level never lie in each other.
export const findLevelAbove = (area: AreaFacts, family: Family): AreaFacts | undefined =>
  ancestorsOf(area, family).find((other) => other.inPicture && overlap(other, area))
export const findLevelBelow = (area: AreaFacts, family: Family): AreaFacts | undefined =>
  descendantsOf(area, family).find((other) => other.inPicture && overlap(other, area))

function checkLevelAbove(area: AreaFacts, family: Family): Rejection | null {
  const above = area.inPicture ? findLevelAbove(area, family) : undefined
  return above ? reject('areas.rejected.level-above', { other: above.name }) : null
}
