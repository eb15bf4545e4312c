import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFixture, type Fixture } from '#app/testing/fixture.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { openFileRoom } from '#kernel/files/room.ts'
import { createWorks, type OwnWorks } from '#kernel/jobs/works.ts'
import { receiveImport } from '../imports/import.actions.ts'
import type { ImportResult } from '../imports/import.ts'
import { runImport } from '../imports/import-work.actions.ts'

/** A house in which files can be imported: a second party, three areas and two categories. */
export type ImportRoom = {
  readonly fixture: Fixture
  readonly house: House
  readonly works: OwnWorks
  readonly folder: string
  readonly coordinator: () => Actor
  readonly sql: <T extends object>(statement: string, values?: unknown[]) => Promise<T[]>
  /** Hands a file in; gives the import's number. */
  readonly receive: (file: Blob, sender?: string, actor?: Actor) => Promise<number>
  readonly run: (id: number, orders?: object) => Promise<ImportResult>
  /** Both. */
  readonly store: (file: Blob, orders?: object) => Promise<ImportResult>
  /** Empties what imports leave behind. */
  readonly empty: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openImportRoom(): Promise<ImportRoom> {
  const fixture = await createFixture()
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-import-'))
  const works = createWorks((_key, error) => {
    throw error
  })
  const house: House = { ...fixture.house, files: openFileRoom(folder), works }
  const coordinator = () => fixture.actor('coordinator')
  const sql: ImportRoom['sql'] = async <T extends object>(statement: string, values: unknown[] = []) =>
    (await fixture.database.owner.driver.query<T>(statement, values)).rows
  await sql(`
    insert into parties.party (municipality_id, name, kind, relation, valid_from) values ('9001', 'Polisen', 'authority', 'external', '2020-01-01');
    insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Kommundelar', true, '1900-01-01');
    insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from)
      select '9001', id, 'N' || n, 'Norrby ' || n, 'area', true, '1900-01-01' from areas.division, generate_series(1, 3) n;
    insert into situation.category (municipality_id, code, name_sv, name_en, severity, valid_from)
      values ('9001', 'klotter', 'Klotter', 'Graffiti', 1, '1900-01-01'), ('9001', 'brand', 'Brand', 'Fire', 5, '1900-01-01')`)
  const receive: ImportRoom['receive'] = async (file, sender, actor = coordinator()) =>
    (await perform(house, actor, receiveImport, { file, sender })).data.id
  const run: ImportRoom['run'] = async (id, orders = {}) =>
    (await perform(house, coordinator(), runImport, { id, ...orders })).data
  return {
    fixture,
    house,
    works,
    folder,
    coordinator,
    sql,
    receive,
    run,
    store: async (file, orders) => run(await receive(file), orders),
    empty: async () => {
      await rm(folder, { recursive: true, force: true })
      await sql(
        'truncate situation.observation, situation.import, situation.import_mapping, situation.delivery, situation.weekly_count cascade',
      )
    },
    close: async () => {
      await fixture.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The problem's code, and path and code of each of its issues. */
export async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Problem)
      return [error.code, ...error.issues.map(({ path, code }) => `${path} ${code}`)].join(', ')
    throw error
  }
  throw new Error('it was allowed')
}

/** `3 row-total` */
export const codesOf = ({ errors }: Pick<ImportResult, 'errors'>): string[] =>
  errors.map(({ row, code }) => `${row} ${code}`)
