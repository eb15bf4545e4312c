import { join } from 'node:path'
import { Problem } from '#kernel/errors/problem.ts'
import { type MailSettings, readMailSettings } from '#kernel/messages/mail-server.ts'
import { makeClaimToken } from '../claim-link.ts'
import { type Command, type CommandContext, type ExitCode, UsageError } from '../command.ts'
import { demoRoutesFor } from '../demo-routes.ts'
import type { Installation } from '../installation.ts'
import { startMinutes } from '../minute.ts'
import { minuteJobs } from '../minute-jobs.ts'
import { startNightly } from '../nightly.ts'
import { operationTexts } from '../operation.texts.ts'
import { type Listening, listen } from '../server.ts'

export const serveCommand: Command = {
  name: 'serve',
  summary: { sv: 'Starta Samsyn', en: 'Start Samsyn' },
  usage: '',
  details: [
    {
      term: 'PORT, HOST',
      text: {
        sv: 'miljövariabler: port och adress (annars 3000 och 127.0.0.1)',
        en: 'environment variables: port and address (default 3000 and 127.0.0.1)',
      },
    },
    {
      term: 'DATABASE_URL',
      text: {
        sv: 'miljövariabel: en egen PostgreSQL 15 eller senare',
        en: 'environment variable: your own PostgreSQL 15 or later',
      },
    },
    {
      term: 'BEHIND_PROXY=1',
      text: {
        sv: 'miljövariabel: lita på X-Forwarded-* från en proxy framför',
        en: 'environment variable: trust X-Forwarded-* from a proxy in front',
      },
    },
    {
      term: 'SMTP_URL, MAIL_FROM, PUBLIC_URL',
      text: {
        sv: 'miljövariabler: e-postserver, avsändare och Samsyns egen adress; utan dem skickas ingen e-post',
        en: 'environment variables: mail server, sender and Samsyn’s own address; without them no e-mail is sent',
      },
    },
  ],
  options: {},
  run: async (context) => {
    // From the first moment: a signal during the start must not leave the database behind.
    stopRequested()
    mailSettings()
    const installation = await context.open()
    try {
      const token = await makeClaimToken(installation)
      const listening = await startListening(context, installation)
      context.say({ sv: 'Samsyn är igång på {url}', en: 'Samsyn is running at {url}' }, { url: listening.url })
      if (token !== null) sayWhoMayClaim(context, `${listening.url}/claim/${token}`)
      return await keepServing(context, installation, listening)
    } finally {
      await installation.close()
    }
  },
}

/** Listens where PORT and HOST say. Throws a Problem that says what to do when that place cannot be had. */
export async function startListening(context: CommandContext, installation: Installation): Promise<Listening> {
  const host = process.env.HOST ?? '127.0.0.1'
  const wanted = process.env.PORT ?? '3000'
  const port = Number(wanted)
  if (!/^\d+$/.test(wanted) || port > 65_535)
    throw new UsageError({
      sv: `PORT är ${wanted}, men måste vara ett tal från 0 till 65535.`,
      en: `PORT is ${wanted}, but must be a number from 0 to 65535.`,
    })
  const extraRoutes = await demoRoutesFor(installation, (link) => sayWhoMayClaim(context, link))
  try {
    return await listen(installation, { host, port, behindProxy: process.env.BEHIND_PROXY === '1', extraRoutes })
  } catch (cause) {
    const code = refusals[(cause as NodeJS.ErrnoException).code ?? '']
    if (!code) throw cause
    throw new Problem('unavailable', code, {
      params: { port: wanted, host, other: port < 1024 ? 3000 : port + 1 },
      cause,
    })
  }
}

const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'serve.port-taken',
  EACCES: 'serve.port-forbidden',
  EADDRNOTAVAIL: 'serve.no-such-host',
  ENOTFOUND: 'serve.no-such-host',
  EAI_AGAIN: 'serve.no-such-host',
}

const sayWhoMayClaim = (context: CommandContext, link: string): void =>
  context.say(
    {
      sv: 'Ingen ägare finns ännu. Öppna den här länken en gång för att bli systemets första ägare:\n  {link}',
      en: 'There is no owner yet. Open this link once to become the system’s first owner:\n  {link}',
    },
    { link },
  )

/** The operator's mail server; null when there is none. Half a setting is refused: letters would silently stay. */
function mailSettings(): MailSettings | null {
  const settings = readMailSettings(process.env)
  if (typeof settings === 'string') throw new UsageError(operationTexts.entries[`mail.setting.${settings}`])
  return settings
}

/** Serves, with the nightly check and the jobs of every minute, until the operator or the system asks us to stop or the database dies; then ends in order. */
export async function keepServing(
  context: CommandContext,
  installation: Installation,
  listening: Listening,
): Promise<ExitCode> {
  const nightly = startNightly(installation)
  const minutes = startMinutes(installation, minuteJobs(installation, mailSettings()))
  const why = await Promise.race([stopRequested(), installation.ended])
  await listening.close()
  await nightly.end()
  await minutes.end()
  if (why !== 'died') return 0
  context.complain('engine.died', { log: join(installation.dataDir, 'postgres', 'log') })
  return 1
}

let asked: Promise<'asked'> | undefined

/** Settles when the operator or the system asks this process to stop; from the first call on, that no longer ends it at once. */
function stopRequested(): Promise<'asked'> {
  asked ??= new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('asked'))
  })
  return asked
}
