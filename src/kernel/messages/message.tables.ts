import type { Generated } from 'kysely'

export const mailStates = ['queued', 'sent', 'failed'] as const
export type MailState = (typeof mailStates)[number]

export type MessageTables = {
  'kernel.message': {
    municipality_id: string
    id: Generated<number>
    posted_at: Generated<string>
    account_id: number | null
    party_id: number | null
    email: string | null
    kind: string
    /** JSON text when it is written, read as an object */
    params: unknown
    path: string
    once: string
    /** JSON text when it is written, read as an object */
    ask: unknown
    matter: string | null
    settled: string | null
    read_at: string | null
    mail_state: Generated<MailState>
    mail_attempts: Generated<number>
    mail_next_at: Generated<string>
    mail_at: string | null
    mail_reason: string | null
  }
}
