import { z } from 'zod'

const Answer = z.looseObject({
  id: z.string().min(1).max(2000),
  rawId: z.string().min(1).max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}).default({}),
})

/** What the browser says for a passkey, as the text of a form's field. What it proves is checked against what was asked. */
export const passkeyAnswer = <Response extends { readonly id: string }>() =>
  z
    .string()
    .max(20_000)
    .transform((text, context): Response => {
      const parsed = Answer.safeParse(asJson(text))
      if (parsed.success) return parsed.data as unknown as Response
      context.addIssue({ code: 'custom', params: { code: 'accounts.field.no-passkey' } })
      return z.NEVER
    })

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
