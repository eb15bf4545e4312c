import { tellOfPicked } from '#domains/situation/imports/picked-file.jobs.ts'
import { remindParties } from '#domains/situation/round/round.jobs.ts'
import type { Bilingual } from '#kernel/i18n/texts.ts'
import { connectMailServer, type MailServer, type MailSettings } from '#kernel/messages/mail-server.ts'
import { sendDueMail } from '#kernel/messages/send.ts'
import { allTexts } from './domains.ts'
import { pickUpFor } from './inbox-place.ts'
import type { Installation } from './installation.ts'
import type { MinuteJob } from './minute.ts'

/** THE list of what is looked at every minute. `mail` is the operator's mail server; null when e-mail is off. */
export const minuteJobs = (installation: Installation, mail: MailSettings | null): readonly MinuteJob[] => [
  pickUpJob(installation),
  {
    name: 'round',
    run: async ({ pool, municipality, now }) =>
      void (await remindParties(pool, { municipality: municipality.id, now })),
  },
  ...(mail ? [mailJob({ settings: mail, server: connectMailServer(mail), texts: allTexts })] : []),
]

/** Imports what senders have left in their folders, and tells of it the day after. */
const pickUpJob = (installation: Installation): MinuteJob => ({
  name: 'inbox',
  run: async ({ pool, municipality, now }) => {
    await pickUpFor(installation, municipality)
    await tellOfPicked(pool, { municipality: municipality.id, now })
  },
})

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
