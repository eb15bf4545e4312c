import { basename } from 'node:path'
import { fileAt, receiveImport } from '#domains/situation/import.actions.ts'
import type { ConflictPolicy, ImportMapping, ImportResult } from '#domains/situation/import.ts'
import { runImport } from '#domains/situation/import-work.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'

export type FileOrders = {
  readonly path: string
  /** A party's name, present or former; the municipality itself when left out. */
  readonly sender?: string | undefined
  /** Which column is what; left out: as in the sender's last file, else as the header suggests. A suggestion never mixes with what is said. */
  readonly columns?: ImportMapping['columns'] | undefined
  /** What else is known of how the file is read. */
  readonly hints?: Partial<Omit<ImportMapping, 'columns'>>
  readonly onConflict?: ConflictPolicy
  readonly goodRows?: boolean
}

/** Imports a file of this machine through the same actions as the pages, and waits until it is done. */
export async function importObservationFile(house: House, actor: Actor, orders: FileOrders): Promise<ImportResult> {
  const { path, sender, columns, hints, onConflict, goodRows } = orders
  const received = await perform(house, actor, receiveImport, {
    file: await fileAt(path),
    name: basename(path),
    sender,
  })
  const { data } = await perform(house, actor, runImport, {
    id: received.data.id,
    mapping: { columns, ...hints },
    onConflict,
    goodRows,
  })
  return data
}
