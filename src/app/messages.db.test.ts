import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { messageTexts } from '#domains/parties/message.texts.ts'
import { createTown, type Town } from '#domains/parties/testing/people.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { collectTexts, defineTexts } from '#kernel/i18n/texts.ts'
import { connectMailServer } from '#kernel/messages/mail-server.ts'
import { listDispatches } from '#kernel/messages/message.store.ts'
import { type Letter, post, settle } from '#kernel/messages/outbox.ts'
import { runMinute } from './minute.ts'
import { mailJob } from './minute-jobs.ts'

let town: Town
let reporter: Awaited<ReturnType<Town['person']>>
let owner: Awaited<ReturnType<Town['person']>>
const logged: object[] = []
const municipality = { id: '9001', name: 'Provkommun', demo: false }

beforeAll(async () => {
  town = await createTown('2026-09-30T08:00:00.000Z')
  reporter = await town.person('reporter')
  owner = await town.person('owner')
})
afterAll(() => town.fixture.remove())
beforeEach(async () => {
  logged.length = 0
  await town.fixture.database.owner.driver.query('delete from kernel.message')
})

/** A kind of its own, so that no letter of the product is tested here. */
const texts = collectTexts([
  messageTexts,
  defineTexts({
    'message.mail-test.subject': { sv: 'Veckans rapport', en: 'The week’s report' },
    'message.answer.nothing': { sv: 'Inget att rapportera', en: 'Nothing to report' },
    'message.mail-test.body': { sv: 'Vecka {week} väntar.', en: 'Week {week} waits.' },
  }),
])
const pool = () => town.fixture.house.pool
const letter = (once: string, more: Partial<Letter> = {}): Letter => ({
  to: { accountId: reporter.id },
  kind: 'mail-test',
  params: { week: 38 },
  path: '/report',
  once,
  ...more,
})
const send = (...letters: Letter[]) =>
  inMunicipality(pool(), municipality.id, (db) => post(db, municipality.id, letters))
const dispatches = () => inMunicipality(pool(), municipality.id, (db) => listDispatches(db, 10, null))

describe('a letter', () => {
  test('is posted once however often it is asked for, and not at all when its cause is undone', async () => {
    expect(await send(letter('a'), letter('b'))).toBe(2)
    expect(await send(letter('a'), letter('c'))).toBe(1)
    await inMunicipality(pool(), municipality.id, async (db) => {
      await post(db, municipality.id, [letter('d')])
      throw new Error('undone')
    }).catch(() => undefined)
    expect(await dispatches()).toHaveLength(3)
  })

  test.each(['https://ond.exempel.se', '//ond.exempel.se', '/\\ond.exempel.se', 'report'])(
    'never leads out of the house: %s',
    async (path) => {
      await expect(send(letter('x', { path }))).rejects.toThrow(RangeError)
    },
  )

  test('is counted in the frame until its reader opens it, and nobody else can', async () => {
    await send(letter('a'), letter('b'))
    expect((await reporter.at.get('/')).body).toContain('Meddelanden: 2 olästa')
    const page = (await reporter.at.get('/messages')).body
    const open = /\/messages\/(\d+)\/open/.exec(page)?.[0] ?? ''
    expect((await owner.at.post(open)).status).toBe(404)
    expect(await reporter.at.post(open)).toMatchObject({ status: 303, to: '/report' })
    expect((await reporter.at.get('/messages')).body).toContain('Meddelanden: ett oläst')
    expect((await reporter.at.post('/messages/read')).to).toBe('/messages?done=read')
    expect((await reporter.at.get('/messages')).body).toContain('Allt är läst')
    expect((await owner.at.get('/messages')).body).toContain('Inga meddelanden')
  })

  test('shows owners how it went by e-mail, and nobody else', async () => {
    await send(letter('a'))
    expect((await owner.at.get('/messages/dispatches')).body).toContain('I kö')
    expect((await reporter.at.get('/messages/dispatches')).status).toBe(403)
  })
})

describe('by e-mail', () => {
  const received: { to: string; body: string }[] = []
  let answer: Error | null = null
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      text(stream).then((body) => {
        if (answer === null) received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), body })
        done(answer)
      }, done)
    },
  })
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    port = (smtp.server.address() as { port: number }).port
  })
  afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
  beforeEach(() => {
    received.length = 0
    answer = null
  })

  // The database gives a letter its time; the minutes are counted from there.
  const minutesOn = async (minutes: number): Promise<string> => {
    const [first] = await dispatches()
    return new Date(Date.parse(first?.postedAt ?? '') + minutes * 60_000).toISOString()
  }
  const minute = async (now: string, { demo = false, at = port } = {}) => {
    const settings = {
      smtpUrl: `smtp://127.0.0.1:${at}`,
      from: 'samsyn@exempel.se',
      publicUrl: 'https://samsyn.exempel.se',
    }
    const server = connectMailServer(settings)
    const jobs = [mailJob({ settings, server, texts })]
    const options = { pool: pool(), now: () => now, log: (entry: object) => logged.push(entry) }
    await Promise.all(Array.from({ length: 3 }, () => runMinute(jobs, { ...municipality, demo }, options)))
    server.close()
  }

  test('goes out once, in the reader’s language, with the way there, however many processes look', async () => {
    await send(letter('a'), letter('b', { to: { partyId: town.fixture.partyId, email: 'funktion@exempel.se' } }))
    await minute(await minutesOn(1))
    await minute(await minutesOn(2))
    expect(received.map(({ to }) => to)).toEqual([reporter.email, 'funktion@exempel.se'])
    expect(received[0]?.body).toContain('https://samsyn.exempel.se/report')
    expect(received[0]?.body).toContain('Auto-Submitted: auto-generated')
    const inWords = received.map(({ body }) => body.replaceAll('=\r\n', ''))
    expect([/inloggad/.test(inWords[0] ?? ''), /inloggad/.test(inWords[1] ?? '')]).toEqual([true, false])
    expect(await dispatches()).toMatchObject([{ state: 'sent' }, { state: 'sent', attempts: 1, reason: null }])
    expect(logged).toEqual([])
  })

  const asking = (once: string, until = '2026-10-12T00:00:00.000Z') =>
    letter(once, {
      ask: { matter: 'm', purpose: 'nothing', subject: { party: town.fixture.partyId, week: '2026-W39' }, until },
    })
  const deliveries = async () =>
    (await town.fixture.database.owner.driver.query('select nothing_to_report from situation.delivery')).rows
  /** The way in the mail's link; quoted-printable breaks long lines. */
  const linkIn = (body: string | undefined) =>
    /\/errand\/nothing\/9001\/[\w-]{43}/.exec((body ?? '').replaceAll('=\r\n', ''))?.[0] ?? ''

  test('carries a link that says “nothing to report” when its one button is pressed, never when it is opened', async () => {
    await send(asking('ask'))
    const at = await minutesOn(1)
    // The database gives the letter its time; the link is open for longer than that.
    await town.fixture.database.owner.driver.query(`update kernel.message set ask = ask || '{"until": "2999-01-01"}'`)
    await minute(at)
    const path = linkIn(received[0]?.body)
    const { rows } = await town.fixture.database.owner.driver.query('select m::text as row from kernel.message m')
    expect(JSON.stringify(rows)).not.toContain(path.split('/').at(-1))
    const visitor = town.visitor('198.51.100.200')
    for (const _ of [1, 2]) expect((await visitor.get(path)).body).toContain('Fanns det något att rapportera')
    expect(await deliveries()).toEqual([])
    expect((await visitor.post(path)).to).toBe(`${path}?done=nothing`)
    expect((await visitor.post(path)).status).toBe(303)
    expect(await deliveries()).toEqual([{ nothing_to_report: true }])
    expect((await visitor.get(`${path}?done=nothing`)).body).toContain('Ångra')
    expect((await visitor.post(path, { undo: 'true' })).to).toBe(`${path}?done=undone`)
    expect(await deliveries()).toEqual([])
    expect((await visitor.get(`${path.slice(0, -3)}abc`)).body).toContain('Länken fungerar inte')
    expect((await visitor.get(path.replace('nothing', 'report'))).body).toContain('Länken fungerar inte')
  })

  test('does not go out about what has been answered, nor with a link that would be closed', async () => {
    await send(asking('answered'))
    await inMunicipality(pool(), municipality.id, (db) => settle(db, ['m'], { settled: 'nothing', now: '2026-09-30' }))
    await minute(await minutesOn(1))
    expect(await dispatches()).toMatchObject([{ state: 'failed', reason: 'settled' }])
    expect((await owner.at.get('/messages/dispatches')).body).toContain('Besvarat innan det hann skickas')
    await send(asking('late', '2020-01-01T00:00:00.000Z'))
    await inMunicipality(pool(), municipality.id, (db) => settle(db, ['m'], { settled: null, now: '2026-09-30' }))
    await minute(await minutesOn(1))
    expect(received).toHaveLength(1)
    expect(linkIn(received[0]?.body)).toBe('')
  })

  test('waits and tries again when the server is away, and gives up when it says never', async () => {
    await send(letter('a'))
    answer = Object.assign(new Error('busy'), { responseCode: 451 })
    await minute(await minutesOn(1))
    expect(await dispatches()).toMatchObject([{ state: 'queued', attempts: 1, reason: 'smtp-451' }])
    await minute(await minutesOn(1.5))
    expect(await dispatches()).toMatchObject([{ attempts: 1 }])
    answer = Object.assign(new Error('no such mailbox'), { responseCode: 550 })
    await minute(await minutesOn(3))
    expect(await dispatches()).toMatchObject([{ state: 'failed', attempts: 2, reason: 'smtp-550' }])
    expect((await owner.at.get('/messages/dispatches?state=failed')).body).toContain('sade nej (kod 550)')
    expect(received).toEqual([])
  })

  test('stays where it is when nobody answers, is made up, too old, or its reader has left', async () => {
    await send(letter('a'))
    await minute(await minutesOn(1), { demo: true })
    expect(await dispatches()).toMatchObject([{ state: 'queued', attempts: 0 }])
    await minute(await minutesOn(2), { at: 1 })
    expect(await dispatches()).toMatchObject([{ state: 'queued', reason: 'esocket' }])
    await minute(await minutesOn(5 * 1440))
    expect(await dispatches()).toMatchObject([{ state: 'failed', reason: 'too-old' }])
    const gone = await town.person('reporter')
    await send(letter('b', { to: { accountId: gone.id } }))
    await town.fixture.database.owner.driver.query('update auth.account set disabled_at = now() where id = $1', [
      gone.id,
    ])
    await minute(await minutesOn(1))
    expect((await dispatches())[0]).toMatchObject({ state: 'failed', reason: 'account-closed' })
    expect(received).toEqual([])
  })
})
