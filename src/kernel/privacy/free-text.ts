import { z } from 'zod'
import { scanText } from './guard.ts'

let softAllowed = false

/**
 * Runs a synchronous parse in which names and dwellings may pass: a coordinator has given a reason. Hard kinds never
 * pass. Parsing is synchronous, so nothing else runs between switching on and off.
 */
export function withSoftFindingsAllowed<T>(parse: () => T): T {
  softAllowed = true
  try {
    return parse()
  } finally {
    softAllowed = false
  }
}

/** Free text that has passed the privacy guard; every free text of the system is declared with this. */
export const freeText = (max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() : (value ?? '')),
    z
      .string()
      .max(max)
      .superRefine((value, context) => {
        for (const finding of scanText(value)) {
          if (finding.severity === 'soft' && softAllowed) continue
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

/** Free text that must not be empty. */
export const requiredFreeText = (max: number) =>
  freeText(max).refine((value) => value.length > 0, { params: { code: 'field.required' } })
