import { z } from 'zod'
import { type Rejection, reject } from '#kernel/errors/problem.ts'
import { isoDate, optional, strict, text } from '#kernel/model/fields.ts'

/** A way of dividing the municipality: its own kommundelar, DeSO, the police's areas. One is the main one, in which levels are set. */
export const divisionFields = { name: text(80), validFrom: isoDate(), validTo: optional(isoDate()) }
export const DivisionInput = strict(divisionFields)
export type DivisionInput = z.infer<typeof DivisionInput>
export const Division = z.object({ ...divisionFields, id: z.number(), version: z.number(), main: z.boolean() })
export type Division = z.infer<typeof Division>

/** The division asked for by id, else the main one; null when there is none. */
export const pickDivision = (divisions: readonly Division[], id: number | null): Division | null =>
  divisions.find((division) => (id === null ? division.main : division.id === id)) ?? null

export function changeDivision(division: Division, input: DivisionInput): Division | Rejection {
  if (input.validTo !== null && input.validTo < input.validFrom) return reject('rejected.ends-before-start')
  if (division.main && input.validTo !== null) return reject('areas.rejected.main-division-ends')
  return { ...division, ...input }
}

export const makeMain = (division: Division): Division | Rejection =>
  division.validTo === null
    ? { ...division, main: true }
    : reject('areas.rejected.division-ends', { last: division.validTo })
