import type { Generated } from 'kysely'
import type { Role } from './actor.ts'

/** What one can sign in with. `demo` is the role picker of a demonstration. */
export type CredentialKind = 'password' | 'demo'

/** What a ticket is between: a right password and its second step, or a passkey's challenge and its answer. */
export type TicketPurpose = 'step' | 'passkey-new' | 'passkey-sign-in'

/** What a review decides of a role. */
export const reviewVerdicts = ['keep', 'end'] as const
export type ReviewVerdict = (typeof reviewVerdicts)[number]

export type AuthTables = {
  'kernel.municipality': { id: string; name: string; demo: boolean }
  'kernel.installation': { claimed_at: string | null }
  'auth.account': {
    municipality_id: string
    id: Generated<number>
    version: Generated<number>
    party_id: number
    name: string
    email: string
    language: Generated<'sv' | 'en'>
    created_at: string
    disabled_at: string | null
    valid_to: string | null
    last_signed_in_at: string | null
    failed_attempts: Generated<number>
    locked_until: string | null
  }
  'auth.credential': {
    municipality_id: string
    id: Generated<number>
    account_id: number
    kind: CredentialKind
    secret_hash: string | null
    created_at: string
  }
  'auth.role_assignment': {
    municipality_id: string
    id: Generated<number>
    account_id: number
    role: Role
    party_id: number | null
    area_id: number | null
    valid_from: string
    valid_to: string | null
  }
  'auth.session': {
    municipality_id: string
    token_hash: string
    id: Generated<number>
    account_id: number
    created_at: string
    last_seen_at: string
    expires_at: string
    device: string
    strong: Generated<boolean>
    viewing_role: Role | null
    viewing_party_id: number | null
  }
  'auth.party_end': { municipality_id: string; party_id: number; valid_to: string | null }
  'auth.invitation': {
    municipality_id: string
    token_hash: string
    id: Generated<number>
    purpose: 'invite' | 'reset'
    account_id: number | null
    created_at: string
    expires_at: string
    used_at: string | null
  }
  'auth.attempt': { municipality_id: string; id: Generated<number>; source: string; at: string }
  'auth.one_time_code': {
    municipality_id: string
    account_id: number
    sealed_secret: string
    created_at: string
    confirmed_at: string | null
    last_step: Generated<number>
  }
  'auth.passkey': {
    municipality_id: string
    id: Generated<number>
    account_id: number
    credential_id: string
    public_key: string
    counter: number
    transports: string[]
    rp_id: string
    name: string
    created_at: string
    last_used_at: string | null
  }
  'auth.recovery_code': {
    municipality_id: string
    account_id: number
    code_hash: string
    created_at: string
    used_at: string | null
  }
  'auth.ticket': {
    municipality_id: string
    token_hash: string
    purpose: TicketPurpose
    account_id: number | null
    challenge: string
    created_at: string
    expires_at: string
  }
  'auth.role_requirement': { municipality_id: string; role: Role; required_from: string }
  'auth.access_rule': {
    municipality_id: string
    version: Generated<number>
    invitation_days: number
    review_months: number
  }
  'auth.role_review': {
    municipality_id: string
    id: Generated<number>
    due_on: string
    signed_at: string
    signed_by: number
  }
  'auth.role_review_line': {
    municipality_id: string
    review_id: number
    line: number
    account_id: number
    role: Role
    party_id: number | null
    area_id: number | null
    valid_from: string
    last_used_at: string | null
    verdict: ReviewVerdict
  }
  'auth.known_browser': {
    municipality_id: string
    account_id: number
    token_hash: string
    device: string
    first_seen_at: string
    last_seen_at: string
  }
}
