import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { demoRoutes } from '#domains/parties/demo.routes.ts'
import type { Route } from '#kernel/http/route.ts'
import type { Installation } from './installation.ts'

/** Where the files lie that the demonstration was loaded from. */
export const demoFolderOf = (dataDir: string): string => join(dataDir, 'demo')

/**
 * The role picker and the removal, when one of the municipalities is a demonstration; nothing otherwise. `announce` is told the
 * link with which the installation is claimed once the demonstration has been removed.
 */
export async function demoRoutesFor(
  { dataDir, listMunicipalities }: Pick<Installation, 'dataDir' | 'listMunicipalities'>,
  announce: (claimLink: string) => void,
): Promise<readonly Route[]> {
  const municipality = (await listMunicipalities()).find(({ demo }) => demo)
  if (!municipality) return []
  const removed = (claimLink: string | null) => {
    rmSync(demoFolderOf(dataDir), { recursive: true, force: true })
    if (claimLink !== null) announce(claimLink)
  }
  return demoRoutes({ municipality, removed })
}
