import { hashToken, newToken } from '#kernel/auth/token.ts'
import type { Installation } from './installation.ts'

/**
 * The one-time token with which the first owner claims the installation, or null when it is claimed. A new start makes a new
 * token: only its hash is stored, so the old one cannot be shown again.
 */
export async function makeClaimToken(installation: Installation): Promise<string | null> {
  const token = newToken()
  const { rowCount } = await installation.asOwner((client) =>
    client.query('update kernel.installation set claim_token_hash = $1 where claimed_at is null', [hashToken(token)]),
  )
  return rowCount === 1 ? token : null
}
