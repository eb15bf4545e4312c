import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Action } from '#kernel/action/action.ts'
import { perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { addDays } from '#kernel/time/week.ts'
import { saveParticipationAction } from '../../parties/participation.actions.ts'
import { partyRegister } from '../../parties/party.register.ts'
import { createTown, type Town } from '../../parties/testing/people.ts'
import { createActivity } from '../activities/activity.actions.ts'
import { getAccountHoldings, getPartyHoldings, handOverAccount, handOverParty } from '../handover/handover.actions.ts'
import { moveObservation } from '../observations/observation.actions.ts'
import {
  correctPicture,
  createPicture,
  publishPictureAction,
  submitPicture,
  writePicture,
} from '../pictures/picture.actions.ts'
import { makeReportLink } from '../round/errand.actions.ts'
import { withHistory } from '../testing/picture-history.ts'
import {
  addReceiverAction,
  deliverByHand,
  getReceipts,
  presentPicture,
  removeReceiverAction,
} from './distribution.actions.ts'

const week = '2026-W39'
let town: Town
let coordinator: Actor

beforeAll(async () => {
  town = await createTown('2026-09-30T08:00:00.000Z')
  coordinator = town.fixture.actor('coordinator')
  await withHistory(town.fixture, { week, weeks: 12 })
})
afterAll(() => town.fixture.remove())

const ask = async <I, T, O>(act: Action<I, T, O>, input: unknown, actor: Actor = coordinator): Promise<O> =>
  (await perform({ ...town.fixture.house, clock: town.clock }, actor, act, input)).data
const lettersTo = async (who: { account: number } | { email: string }) => {
  const [column, value] = 'account' in who ? ['account_id', who.account] : ['email', who.email]
  const { rows } = await town.fixture.database.owner.driver.query<{ kind: string; path: string }>(
    `select kind, path from kernel.message where ${column} = $1 and kind like 'picture-%' order by id`,
    [value],
  )
  return rows
}
const publish = async (draft: { id: number; version: number }) => {
  const ready = await ask(submitPicture, { id: draft.id, version: draft.version })
  return ask(publishPictureAction, { id: ready.id, version: ready.version })
}
const address = (email: string) => ({
  pictureKind: 'weekly',
  kind: 'address',
  label: 'Trygghetsfunktionen, bolaget',
  party: town.fixture.partyId,
  email,
})
const receiptOf = async (picture: number, label: string) =>
  (await ask(getReceipts, { id: picture })).receipts.find((receipt) => receipt.label === label)

describe('the distribution list', () => {
  test('refuses with the reason who may read no pictures, and who stands there already', async () => {
    const { id } = await town.person('reader', { name: 'Läsare Ett' })
    const account = { pictureKind: 'tertial', kind: 'account', account: id }
    await ask(addReceiverAction, account)
    await expect(ask(addReceiverAction, account)).rejects.toMatchObject({
      code: 'unique.picture_receiver_account_unique',
    })
    const { id: other } = await town.person('unit-manager')
    await town.fixture.database.owner.driver.query(
      `update auth.role_assignment set valid_from = '2020-01-01', valid_to = '2020-12-31' where account_id = $1`,
      [other],
    )
    await expect(ask(addReceiverAction, { ...account, account: other })).rejects.toMatchObject({
      code: 'distribution.rejected.no-role',
    })
    await expect(ask(addReceiverAction, { pictureKind: 'weekly', kind: 'address' })).rejects.toMatchObject({
      code: 'distribution.rejected.address',
    })
    // A half-year's report has a list of its own.
    await ask(addReceiverAction, { ...account, pictureKind: 'half-year' })
    await expect(ask(addReceiverAction, account, town.fixture.actor('reader'))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

describe('a published picture (K-02, K-21)', () => {
  test('reaches its list once, tells who opened it, is received by the forum, and its correction reaches the same', async () => {
    const { id: account, at } = await town.person('reader', { name: 'Läsare Två' })
    await ask(addReceiverAction, { pictureKind: 'weekly', kind: 'account', account })
    const gone = await ask(addReceiverAction, address('trygghet@exempel.se'))
    const forum = await ask(addReceiverAction, { pictureKind: 'weekly', kind: 'forum', label: 'Styrgruppen' })
    const { id: secretary } = await town.person('forum-secretary', { name: 'Sekreterare' })
    const committee = { pictureKind: 'weekly', kind: 'forum', label: 'Beredningen', account: secretary }
    await ask(addReceiverAction, committee)
    const draft = await ask(createPicture, { kind: 'weekly', week })
    await expect(ask(deliverByHand, { id: draft.id })).rejects.toMatchObject({
      code: 'distribution.rejected.not-published',
    })
    const picture = await publish(draft)

    expect(await lettersTo({ account })).toEqual([{ kind: 'picture-delivered', path: `/pictures/${picture.id}` }])
    // A forum with an account is handed the picture too; one without is only presented it.
    expect(await lettersTo({ account: secretary })).toHaveLength(1)
    expect(await receiptOf(picture.id, 'Beredningen')).toMatchObject({ kind: 'forum', withheld: null, mail: 'queued' })
    expect(await receiptOf(picture.id, 'Styrgruppen')).toBeUndefined()
    expect(await lettersTo({ email: 'trygghet@exempel.se' })).toEqual([])
    expect(await receiptOf(picture.id, gone.label)).toMatchObject({ deliveredAt: null, withheld: 'classification' })
    expect(await receiptOf(picture.id, 'Läsare Två')).toMatchObject({ openedAt: null, withheld: null })
    town.clock.forward(90)
    await at.get(`/pictures/${picture.id}`)
    expect(await receiptOf(picture.id, 'Läsare Två')).toMatchObject({ openedAt: town.clock.now() })
    expect((await ask(deliverByHand, { id: picture.id })).delivered).toBe(0)

    const received = { id: picture.id, receiver: forum.id, presentedOn: '2026-09-30', decision: 'Ny belysning prövas.' }
    await expect(ask(presentPicture, { ...received, presentedOn: '2026-10-01' })).rejects.toMatchObject({
      code: 'distribution.rejected.future',
    })
    await ask(presentPicture, received)
    const { presentations } = await ask(getReceipts, { id: picture.id })
    expect(presentations).toMatchObject([{ forum: 'Styrgruppen', decision: 'Ny belysning prövas.', intact: true }])

    // Somebody who comes onto the list later is outside: how much later stands in words (K-21).
    town.clock.forward(3 * 24 * 60)
    const { id: late } = await town.person('reader', { name: 'Läsare Sen' })
    await ask(addReceiverAction, { pictureKind: 'weekly', kind: 'account', account: late })
    expect((await ask(deliverByHand, { id: picture.id })).delivered).toBe(1)
    const table = (await (await town.person('coordinator')).at.get(`/pictures/${picture.id}/deliveries`)).body
    expect(table).toContain('fick den samma dag som Styrgruppen')
    expect(table).toContain('fick den 3 dagar efter Styrgruppen')
    expect(table).toContain('3 dagar efter publiceringen')

    const correction = await ask(correctPicture, { id: picture.id, note: 'En siffra var fel.' })
    const opened = await ask(writePicture, {
      id: correction.id,
      version: correction.version,
      summary: '',
      classification: 'open',
    })
    const second = await publish(opened)
    expect((await lettersTo({ account })).map(({ kind }) => kind)).toEqual(['picture-delivered', 'picture-corrected'])
    const [link] = await lettersTo({ email: 'trygghet@exempel.se' })
    expect(link?.path).toMatch(/^\/errand\/delivery\/9001\/[\w-]{43}$/)
    town.clock.forward(30)
    const shown = await town.visitor().get(link?.path ?? '')
    expect([shown.status, shown.body.includes('Delad av Provkommun')]).toEqual([200, true])
    expect(await receiptOf(second.id, gone.label)).toMatchObject({ openedAt: town.clock.now() })
    const { rows: used } = await town.fixture.database.owner.driver.query<{ id: number; version: number }>(
      `select id, version from situation.observation where week = '2026-09-21' and status = 'in-picture' limit 1`,
    )
    await ask(moveObservation, { ...used[0], status: 'dismissed', reason: 'Övning.' })
    const noticeTo = async (label: string) =>
      (await ask(getReceipts, { id: second.id })).notices.find((notice) => notice.label === label)
    expect(await noticeTo(gone.label)).toMatchObject({ what: 'dismissed', withheld: null, openedAt: null })
    expect(await noticeTo('Läsare Två')).toMatchObject({ what: 'dismissed', withheld: null })
    const word = (await lettersTo({ email: 'trygghet@exempel.se' })).at(-1)
    expect(word).toMatchObject({ kind: 'picture-dismissed', path: expect.stringMatching(/^\/errand\/delivery\//) })
    const told = await town.visitor().get(word?.path ?? '')
    expect(told.body).toContain('En uppgift i bilden är avfärdad.')
    expect(told.body).not.toContain('Övning.')
    expect(await noticeTo(gone.label)).toMatchObject({ openedAt: town.clock.now() })
    const guessed = await town.visitor().get(`${link?.path.slice(0, -3)}abc`)
    expect(guessed.body).toContain('Länken fungerar inte')

    await ask(removeReceiverAction, { id: gone.id })
    const third = await ask(correctPicture, { id: second.id, note: 'Ännu en.' })
    const last = await publish(third)
    expect(await receiptOf(last.id, gone.label)).toMatchObject({ withheld: null, listed: false })
    const { at: boss } = await town.person('coordinator')
    expect((await boss.get(`/pictures/${picture.id}/deliveries`)).body).toContain('Ny belysning prövas.')
    expect((await boss.get(`/pictures/${last.id}/deliveries`)).body).toContain(
      'Väntar på mottagande: Beredningen, Styrgruppen.',
    )
    expect((await boss.get(`/pictures/${last.id}/deliveries.csv`)).body).toContain('Läsare Två')
    expect((await boss.get('/distribution')).body).toContain('Styrgruppen')
  })
})

describe('somebody who leaves', () => {
  const holdings = async (id: number) => ask(getAccountHoldings, { id }, town.fixture.actor('owner'))

  test('hands lists, forums, contacts, activities and links to a successor, and nothing is left behind', async () => {
    const leaver = await town.person('forum-secretary', { name: 'Slutar Snart' })
    const { id: successor, email } = await town.person('forum-secretary', { name: 'Tar Över' })
    await ask(addReceiverAction, { pictureKind: 'overall', kind: 'account', account: leaver.id })
    await ask(addReceiverAction, { pictureKind: 'overall', kind: 'forum', label: 'Rådet', account: leaver.id })
    await ask(saveParticipationAction, {
      party: town.fixture.partyId,
      version: 0,
      agreement: 'under-way',
      secondAccount: leaver.id,
    })
    const activity = await ask(createActivity, {
      text: 'Se över belysningen',
      party: town.fixture.partyId,
      contact: leaver.email,
      dueWeek: '2026-W45',
    })
    const leaving = { ...coordinator, accountId: leaver.id }
    await ask(makeReportLink, { party: town.fixture.partyId, label: 'Jouren', until: '2026-10-20' }, leaving)
    const { at: owner } = await town.person('owner')
    const page = (await owner.get(`/accounts/${leaver.id}/leaving`)).body
    for (const words of ['Se över belysningen', 'Rådet', 'Jouren', 'Provkommun']) expect(page).toContain(words)

    const { id: outsider } = await town.person('unit-manager', { name: 'Utan Rätt' })
    await town.fixture.database.owner.driver.query('delete from auth.role_assignment where account_id = $1', [outsider])
    const over = { id: leaver.id, links: 'keep' }
    await expect(ask(handOverAccount, { ...over, to: outsider })).rejects.toMatchObject({
      code: 'distribution.rejected.no-role',
    })
    await expect(ask(handOverAccount, { ...over, to: leaver.id })).rejects.toMatchObject({
      code: 'handover.rejected.same',
    })
    await expect(ask(handOverAccount, { ...over, to: successor }, town.fixture.actor('auditor'))).rejects.toMatchObject(
      {
        kind: 'forbidden',
      },
    )
    expect((await owner.post(`/accounts/${leaver.id}/leaving`, { to: String(successor), links: 'keep' })).to).toBe(
      `/accounts/${leaver.id}/leaving?moved=5`,
    )
    expect((await owner.get(`/accounts/${leaver.id}/leaving?moved=5`)).body).toContain('Inget att lämna över')
    const now = await holdings(successor)
    expect(now.receivers.map(({ kind, label }) => [kind, label]).sort()).toEqual([
      ['account', 'Tar Över'],
      ['forum', 'Rådet'],
    ])
    expect([now.contactOf.length, now.links.length]).toEqual([1, 1])
    expect(now.activities).toEqual([{ id: activity.id, text: 'Se över belysningen', dueWeek: '2026-W45' }])
    expect(email).not.toBe(leaver.email)
  })

  test('may be a party: its activities go to another, its addresses leave the lists and its links are closed', async () => {
    const { data: partner } = await perform(
      { ...town.fixture.house, clock: town.clock },
      town.fixture.actor('owner'),
      partyRegister.actions.create,
      {
        name: 'Bolaget',
        kind: 'company',
        relation: 'external',
        formerNames: [],
        reportsWeekly: false,
        validFrom: '2020-01-01',
        validTo: null,
      },
    )
    const person = await town.person('reporter', { name: 'Bolagets Rapportör', party: partner.id })
    await ask(addReceiverAction, { ...address('bolaget@exempel.se'), party: partner.id })
    await ask(createActivity, { text: 'Byta lås', party: partner.id, dueWeek: '2026-W45' })
    await ask(makeReportLink, { party: partner.id, label: 'Bolagets jour', until: '2026-10-20' })
    await expect(ask(handOverParty, { id: partner.id, links: 'close' })).rejects.toMatchObject({
      code: 'handover.rejected.activities',
    })
    expect((await ask(handOverParty, { id: partner.id, to: town.fixture.partyId, links: 'close' })).moved).toBe(3)
    const held = await ask(getPartyHoldings, { id: partner.id })
    expect([held.activities, held.receivers, held.links]).toEqual([[], [], []])
    expect(held.people.map(({ name }) => name)).toEqual(['Bolagets Rapportör'])

    // The party's last day was yesterday: its people are out, and nothing to come in with is left, in the same moment.
    const party = await ask(partyRegister.actions.get, { id: partner.id })
    await ask(
      partyRegister.actions.change,
      { ...party, validTo: addDays(town.clock.today(), -1) },
      town.fixture.actor('owner'),
    )
    expect((await person.at.get('/me')).status).toBe(303)
    const { rows } = await town.fixture.database.owner.driver.query<{ n: number }>(
      `select (select count(*) from auth.session where account_id = $1)::int
        + (select count(*) from auth.credential where account_id = $1)::int as n`,
      [person.id],
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})
