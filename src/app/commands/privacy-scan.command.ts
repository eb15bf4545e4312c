import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { scanText } from '#kernel/privacy/guard.ts'
import { type Command, UsageError } from '../command.ts'

/** Looks for personal data in a text file, line by line. Always answers with one JSON object per line: it is made for scripts. */
export const privacyScanCommand: Command = {
  name: 'privacy scan',
  summary: {
    sv: 'Sök personuppgifter i en textfil, ett JSON-svar per rad',
    en: 'Look for personal data in a text file, one JSON answer per line',
  },
  usage: 'FILE|-',
  details: [
    { term: 'FILE|-', text: { sv: 'filen, eller - för standard in', en: 'the file, or - for standard input' } },
  ],
  options: {},
  run: async ({ positionals }) => {
    const [path] = positionals
    if (path === undefined)
      throw new UsageError({ sv: 'Ange en fil, eller - för standard in.', en: 'Name a file, or - for standard input.' })
    const input = path === '-' ? process.stdin : createReadStream(path)
    const failed = new Promise<never>((_resolve, reject) => input.once('error', reject))
    const scan = async () => {
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        const findings = scanText(line).map(({ kind, start, end }) => ({ kind, start, end }))
        process.stdout.write(`${JSON.stringify({ findings })}\n`)
      }
    }
    await Promise.race([scan(), failed])
    return 0
  },
}
