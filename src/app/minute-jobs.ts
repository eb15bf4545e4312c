import { remindParties } from '#domains/situation/round.jobs.ts'
import type { Bilingual } from '#kernel/i18n/texts.ts'
import { connectMailServer, type MailServer, type MailSettings } from '#kernel/messages/mail-server.ts'
import { sendDueMail } from '#kernel/messages/send.ts'
import { allTexts } from './domains.ts'
import type { MinuteJob } from './minute.ts'

/** THE list of what is looked at every minute. `mail` is the operator's mail server; null when e-mail is off. */
export const minuteJobs = (mail: MailSettings | null): readonly MinuteJob[] => [
  {
    name: 'round',
    run: async ({ pool, municipality, now }) =>
      void (await remindParties(pool, { municipality: municipality.id, now })),
  },
  ...(mail ? [mailJob({ settings: mail, server: connectMailServer(mail), texts: allTexts })] : []),
]

type Mailing = {
  readonly settings: MailSettings
  readonly server: MailServer
  readonly texts: ReadonlyMap<string, Bilingual>
}

/** Sends queued letters. A demonstration's addresses are made up: nothing leaves it. */
export const mailJob = (mailing: Mailing): MinuteJob => ({
  name: 'mail',
  run: async ({ pool, municipality, now }) => {
    if (municipality.demo) return
    await sendDueMail({ ...mailing, pool, municipality, now })
  },
})
