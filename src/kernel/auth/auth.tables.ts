import type { Generated } from 'kysely'
import type { Role } from './actor.ts'

/** What one can sign in with. `demo` is the role picker of a demonstration. */
export type CredentialKind = 'password' | 'demo'

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
  }
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
}
