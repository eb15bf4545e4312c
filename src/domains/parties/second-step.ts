import { z } from 'zod'

/** A code as it is written: six digits, or a recovery code, with or without spaces. */
export const writtenCode = z
  .string()
  .max(60)
  .transform((written) => written.replaceAll(/[\s-]/g, ''))
  .refine((written) => /^\d{6}$/.test(written) || /^[a-z\d]{16}$/i.test(written), {
    params: { code: 'accounts.field.not-a-code' },
  })

/** To what a sealed secret belongs, so that it cannot be moved to another account. */
export const placeOfSecret = (municipality: string, accountId: number): string =>
  `one-time-code:${municipality}:${accountId}`

/** The requirement that comes first among the roles held; null when none of them asks for a second step. */
export const requirementOf = <Requirement extends { readonly role: string; readonly from: string }>(
  requirements: readonly Requirement[],
  held: readonly string[],
): Requirement | null =>
  requirements.filter(({ role }) => held.includes(role)).sort((a, b) => (a.from < b.from ? -1 : 1))[0] ?? null
