import { createErrand } from '../auth/errand.ts'
import type { Pool } from '../db/connect.ts'
import { inMunicipality } from '../db/tenancy.ts'
import { type Bilingual, formatMessage, type Language } from '../i18n/texts.ts'
import { type AttemptOutcome, beginAttempt, listDueMail, noteAttemptOutcome, type OutgoingMail } from './mail.store.ts'
import { failureOf, isTooOld, nextAttempt } from './mail-rules.ts'
import type { MailServer, MailSettings } from './mail-server.ts'

const atOnce = 50

export type Sending = {
  readonly pool: Pool
  readonly municipality: { readonly id: string; readonly name: string }
  readonly now: string
  readonly server: MailServer
  readonly settings: Pick<MailSettings, 'from' | 'publicUrl'>
  readonly texts: ReadonlyMap<string, Bilingual>
}

/**
 * Sends a municipality's letters whose time has come, each noted by itself: a process that dies in the middle repeats at most one,
 * under the same message id. Returns how many were sent. One process at a time may do it (the list of minute jobs sees to that).
 */
export async function sendDueMail(sending: Sending): Promise<number> {
  const { pool, municipality, now } = sending
  const due = await inMunicipality(pool, municipality.id, (db) => listDueMail(db, now, atOnce))
  let sent = 0
  for (const mail of due) {
    const outcome = await attempt(sending, mail)
    await inMunicipality(pool, municipality.id, (db) => noteAttemptOutcome(db, mail.id, outcome))
    if (outcome.state === 'sent') sent += 1
  }
  return sent
}

async function attempt(sending: Sending, mail: OutgoingMail): Promise<AttemptOutcome> {
  const { pool, municipality, now, server } = sending
  if (mail.settled) return { state: 'failed', reason: 'settled' }
  if (mail.closed) return { state: 'failed', reason: 'account-closed' }
  if (isTooOld(mail.postedAt, now)) return { state: 'failed', reason: 'too-old' }
  const nextAt = nextAttempt(mail.attempts, now)
  const answer = await inMunicipality(pool, municipality.id, async (db) => {
    await beginAttempt(db, mail.id, nextAt ?? now)
    if (mail.ask === null || mail.ask.until <= now) return null
    const { purpose, subject, until } = mail.ask
    // Made for this mail and kept nowhere else: whoever reads the database finds no link that opens.
    return createErrand(db, { municipality: municipality.id, purpose, subject, expires: until, createdBy: null, now })
  })
  try {
    await server.send(write(sending, mail, answer?.path ?? null))
    return { state: 'sent', at: now }
  } catch (error) {
    const { reason, final } = failureOf(error)
    return { state: final || nextAt === null ? 'failed' : 'queued', reason }
  }
}

function write({ municipality, settings, texts }: Sending, mail: OutgoingMail, answerPath: string | null) {
  const { kind, params, path, language, id } = mail
  const say = (key: string, given: Parameters<typeof formatMessage>[2]) => inLanguage(texts, language, key, given)
  const answer =
    mail.ask === null || answerPath === null
      ? []
      : [`${say(`message.answer.${mail.ask.purpose}`, params)}: ${settings.publicUrl}${answerPath}`]
  return {
    to: mail.address,
    subject: `${say(`message.${kind}.subject`, params)} – Samsyn ${municipality.name}`,
    text: [
      say(`message.${kind}.body`, params),
      ...answer,
      `${settings.publicUrl}${path}`,
      say(mail.withoutAccount ? 'message.mail.foot-function' : 'message.mail.foot', {
        municipality: municipality.name,
      }),
    ].join('\n\n'),
    messageId: `<samsyn-${municipality.id}-${id}@${new URL(settings.publicUrl).hostname}>`,
  }
}

function inLanguage(
  texts: Sending['texts'],
  language: Language,
  key: string,
  params: Parameters<typeof formatMessage>[2],
): string {
  const text = texts.get(key)
  if (!text) throw new Error(`no text ${key}`)
  return formatMessage(language, text[language], params)
}
