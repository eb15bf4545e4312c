import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileAt, receiveImport } from '#domains/situation/imports/import.actions.ts'
import type { ConflictPolicy, ImportMapping, ImportResult } from '#domains/situation/imports/import.ts'
import { runImport } from '#domains/situation/imports/import-work.actions.ts'
import type { WorkControl } from '#kernel/action/house.ts'
import { type House, performIn } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Db } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { openFileRoom } from '#kernel/files/room.ts'

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
  /** is told how far it has come */
  readonly control?: WorkControl
}

/** Imports a file of this machine through the same actions as the pages, and waits until it is done. */
export async function importObservationFile(house: House, actor: Actor, orders: FileOrders): Promise<ImportResult> {
  const { id } = await inMunicipality(house.pool, actor.municipality, (db) => receive({ db, house, actor }, orders))
  return inMunicipality(house.pool, actor.municipality, (db) => run({ db, house, actor }, id, orders))
}

/** Carries what a dry run found out of the transaction that it takes back. */
class TakenBack extends Error {
  readonly result: ImportResult

  constructor(result: ImportResult) {
    super('a dry run is taken back')
    this.name = 'TakenBack'
    this.result = result
  }
}

/** Does the same and takes it all back: what it tells is what the import would do, and nothing of it is kept. */
export async function tryObservationFile(house: House, actor: Actor, orders: FileOrders): Promise<ImportResult> {
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-dry-run-'))
  const own = { ...house, files: openFileRoom(folder) }
  try {
    return await inMunicipality(house.pool, actor.municipality, async (db): Promise<never> => {
      const { id } = await receive({ db, house: own, actor }, orders)
      throw new TakenBack(await run({ db, house: own, actor }, id, orders))
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.result
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function receive({ db, house, actor }: Where, { path, sender }: FileOrders): Promise<{ readonly id: number }> {
  const input = { file: await fileAt(path), name: basename(path), sender }
  return (await performIn(db, house, actor, receiveImport, input)).data
}

type Where = { readonly db: Db; readonly house: House; readonly actor: Actor }

async function run({ db, house, actor }: Where, id: number, orders: FileOrders): Promise<ImportResult> {
  const { columns, hints, onConflict, goodRows, control } = orders
  const input = { id, mapping: { columns, ...hints }, onConflict, goodRows, control }
  return (await performIn(db, house, actor, runImport, input)).data
}
