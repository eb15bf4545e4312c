import { z } from 'zod'
import type { FindingKind } from './finding.ts'
import { scanText } from './guard.ts'
import { publicPhones } from './phone.public.ts'
import { withoutPersonalData } from './rewrite.ts'
import type { WrittenIn } from './rewrite.words.ts'

/** What one parse lets through beside what always passes. */
export type Allowance = {
  readonly soft: boolean
  readonly phones: readonly string[]
  /** the writer has accepted what the guard suggests instead, in this language */
  readonly rewriteIn: WrittenIn | null
  /** told of each finding that passes all the same: written over, or let through with a reason */
  readonly note: (what: 'rewritten' | 'allowed', kind: FindingKind) => void
}

const nothing: Allowance = { soft: false, phones: [], rewriteIn: null, note: () => undefined }
let allowance = nothing

/**
 * Runs a synchronous parse in which the given phone numbers may pass, and with `soft` names and dwellings too: a coordinator has given
 * a reason. Other hard findings never pass; with `rewriteIn` the texts are written over before they are looked at. Parsing is synchronous, so nothing else runs between switching on and off.
 */
export function withAllowance<T>(given: Allowance, parse: () => T): T {
  allowance = given
  try {
    return parse()
  } finally {
    allowance = nothing
  }
}

/** Free text that has passed the privacy guard; every free text of the system is declared with this. */
export const freeText = (max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? rewritten(value.trim()) : (value ?? '')),
    z
      .string()
      .max(max)
      .superRefine((value, context) => {
        for (const finding of scanText(value, publicPhones(allowance.phones))) {
          if (finding.severity === 'soft' && allowance.soft) {
            allowance.note('allowed', finding.kind)
            continue
          }
          context.addIssue({
            code: 'custom',
            message: finding.kind,
            params: {
              code: `privacy.${finding.severity}.${finding.kind}`,
              params: { start: finding.start, end: finding.end },
            },
          })
        }
      }),
  )

/** A number that may stand in the text is not written over either. */
function rewritten(text: string): string {
  const { rewriteIn, phones, note } = allowance
  if (rewriteIn === null) return text
  const allowed = publicPhones(phones)
  for (const { kind } of scanText(text, allowed)) note('rewritten', kind)
  return withoutPersonalData(text, allowed, rewriteIn)
}

/** Free text that must not be empty. */
export const requiredFreeText = (max: number) =>
  freeText(max).refine((value) => value.length > 0, { params: { code: 'field.required' } })
