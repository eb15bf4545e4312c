import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemActor } from '#kernel/auth/actor.ts'
import { type Picked, pickUp } from './inbox.ts'
import type { Installation, Municipality } from './installation.ts'

/**
 * Where a municipality's senders leave their files: `<data>/inbox`, or what SAMSYN_INBOX names; below it a folder with the
 * municipality's code where there is one, which there must be when the installation serves several. Null when there is none.
 */
async function placeOf(installation: Installation, { id }: Municipality): Promise<string | null> {
  const root = process.env.SAMSYN_INBOX ?? join(installation.dataDir, 'inbox')
  if (existsSync(join(root, id))) return join(root, id)
  const only = (await installation.listMunicipalities()).length === 1
  return only && existsSync(root) ? root : null
}

/** Picks up what lies in a municipality's inbox; nothing where it has none. `settledSeconds` overrides how long a file must rest. */
export async function pickUpFor(
  installation: Installation,
  municipality: Municipality,
  settledSeconds?: number,
): Promise<readonly Picked[]> {
  const folder = await placeOf(installation, municipality)
  if (folder === null) return []
  const actor = systemActor(municipality, 'inkorgen')
  return pickUp({ house: installation.house, actor, folder, ...(settledSeconds !== undefined && { settledSeconds }) })
}
