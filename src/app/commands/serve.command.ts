import { makeClaimToken } from '../claim-link.ts'
import type { Command, CommandContext, ExitCode } from '../command.ts'
import type { Installation } from '../installation.ts'
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
  ],
  options: {},
  run: async (context) => {
    const installation = await context.open()
    try {
      const listening = await startListening(installation)
      context.say({ sv: 'Samsyn är igång på {url}', en: 'Samsyn is running at {url}' }, { url: listening.url })
      await sayHowToBegin(context, installation, listening)
      return await untilStopped(listening)
    } finally {
      await installation.close()
    }
  },
}

export function startListening(installation: Installation): Promise<Listening> {
  const port = Number(process.env.PORT ?? '3000')
  return listen(installation, {
    host: process.env.HOST ?? '127.0.0.1',
    port,
    behindProxy: process.env.BEHIND_PROXY === '1',
  })
}

async function sayHowToBegin(context: CommandContext, installation: Installation, { url }: Listening): Promise<void> {
  const token = await makeClaimToken(installation)
  if (token === null) return
  context.say(
    {
      sv: 'Ingen ägare finns ännu. Öppna den här länken en gång för att bli systemets första ägare:\n  {link}',
      en: 'There is no owner yet. Open this link once to become the system’s first owner:\n  {link}',
    },
    { link: `${url}/claim/${token}` },
  )
}

/** Serves until the operator or the system asks us to stop, then ends in order. */
export async function untilStopped(listening: Listening): Promise<ExitCode> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  await listening.close()
  return 0
}
