import { addParty } from '#domains/parties/party.register.ts'
import { countFindings } from '#domains/situation/privacy/privacy-count.store.ts'
import { listPublicPhones } from '#domains/situation/privacy/public-phone.register.ts'
import type { House } from '#kernel/action/perform.ts'
import { type Actor, anonymous, type Grant, type Role } from '#kernel/auth/actor.ts'
import { createSealer } from '#kernel/auth/seal.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { createTestDatabase, type TestDatabase } from '#kernel/db/testing/test-database.ts'
import { fixedClock } from '#kernel/time/clock.ts'

/** A database of its own with one municipality and one party, a house to perform actions in, and actors of every role. */
export type Fixture = {
  readonly database: TestDatabase
  readonly house: House
  readonly municipality: string
  readonly partyId: number
  /** Somebody of the municipality who holds the role, without limit unless a scope is given. */
  actor(role: Role, scope?: Partial<Omit<Grant, 'role'>>): Actor
  /** Adds a municipality and returns its code. */
  addMunicipality(code: string, name: string): Promise<string>
  remove(): Promise<void>
}

export const fixtureNow = '2026-09-30T08:00:00.000Z'

export async function createFixture(now = fixtureNow): Promise<Fixture> {
  const database = await createTestDatabase()
  const sealer = createSealer(Buffer.alloc(32, 7).toString('base64url'))
  const house: House = {
    pool: database.app.pool,
    clock: fixedClock(now),
    sealer,
    publicPhones: listPublicPhones,
    countFindings,
  }
  const addMunicipality = async (code: string, name: string) => {
    await database.owner.driver.query('insert into kernel.municipality (id, name) values ($1, $2)', [code, name])
    return code
  }
  const municipality = await addMunicipality('9001', 'Provkommun')
  const party = await inMunicipality(house.pool, municipality, (db) =>
    addParty(db, municipality, {
      name: 'Provkommun',
      kind: 'municipality',
      relation: 'internal',
      formerNames: [],
      reportsWeekly: true,
      validFrom: '2020-01-01',
      validTo: null,
    }),
  )
  return {
    database,
    house,
    municipality,
    partyId: party.id,
    actor: (role, scope = {}) => ({
      ...anonymous({ id: municipality, name: 'Provkommun', demo: false }),
      kind: 'person',
      name: role,
      partyId: party.id,
      grants: [{ role, partyId: null, areaId: null, ...scope }],
    }),
    addMunicipality,
    remove: () => database.remove(),
  }
}
