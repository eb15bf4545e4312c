import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { type Answered, movableClock, openDoor, type Visitor } from '../../../app/testing/visitor.ts'
import { perform } from '../../../kernel/action/perform.ts'
import type { Role } from '../../../kernel/auth/actor.ts'
import { inviteAccount } from '../account.actions.ts'

export const goodPassword = 'tre gula lyktor'

/** A municipality with people who come in through its door; its clock can be moved. */
export type Town = {
  readonly fixture: Fixture
  readonly clock: ReturnType<typeof movableClock>
  readonly visitor: ReturnType<typeof openDoor>
  /** Makes an account and gives the address of its invitation. */
  invite(role: Role, more?: { name?: string; party?: number }): Promise<{ email: string; link: string; id: number }>
  /** Somebody who has followed her invitation, and how she is known. */
  person(role: Role, more?: { name?: string; party?: number }): Promise<{ email: string; id: number; at: Visitor }>
  signIn(at: Visitor, email: string, password?: string): Promise<Answered>
}

export async function createTown(now: string): Promise<Town> {
  const fixture = await createFixture(now)
  const clock = movableClock(now)
  const house = { ...fixture.house, clock }
  const visitor = openDoor(house)
  let people = 0
  const invite: Town['invite'] = async (role, { name, party = fixture.partyId } = {}) => {
    people += 1
    const email = `person${people}@exempel.se`
    const { data } = await perform(house, fixture.actor('owner'), inviteAccount, {
      name: name ?? `Person ${people}`,
      email,
      party,
      language: 'sv',
      roles: [{ role, validFrom: clock.today() }],
    })
    return { email, link: data.path, id: data.accountId }
  }
  return {
    fixture,
    clock,
    visitor,
    invite,
    person: async (role, more) => {
      const { email, link, id } = await invite(role, more)
      const at = visitor(`198.51.100.${people % 250}`)
      const { status } = await at.post(link, { password: goodPassword })
      if (status !== 303) throw new Error(`the invitation of ${email} was refused: ${status}`)
      return { email, id, at }
    },
    signIn: (at, email, password = goodPassword) =>
      at.post('/sign-in', { municipality: fixture.municipality, email, password }),
  }
}
