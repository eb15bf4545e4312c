import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type EngineLog, type EngineNoticeCode, EngineProblem } from '#kernel/db/engine/engine.problem.ts'
import { MigrationProblem } from '#kernel/db/migrate.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { type Bilingual, formatMessage, type Language, type TextParams } from '#kernel/i18n/texts.ts'
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { allTexts } from './domains.ts'
import { openInstallation } from './installation.ts'

const commonOptions = {
  help: { type: 'boolean' },
  json: { type: 'boolean' },
  data: { type: 'string' },
  municipality: { type: 'string' },
} as const

const language: Language = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'en' : 'sv'
const write = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

async function main(args: readonly string[]): Promise<ExitCode> {
  const command = findCommand(args)
  if (!command) {
    const wanted = args.find((argument) => !argument.startsWith('-'))
    if (wanted) complain(language === 'sv' ? `Okänt kommando: ${wanted}` : `Unknown command: ${wanted}`)
    write(overview())
    return wanted ? 2 : 0
  }
  try {
    const rest = repeatNames(args.slice(command.name.split(' ').length), command)
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...commonOptions, ...command.options },
      allowPositionals: true,
    })
    if (values.help) {
      write(help(command))
      return 0
    }
    return await command.run(contextOf(values, positionals))
  } catch (error) {
    return explain(command, error)
  }
}

/** `--map a=b c=d` means `--map a=b --map c=d`, for options that may be given several times. */
function repeatNames(args: readonly string[], { options }: Command): readonly string[] {
  let current: string | null = null
  return args.flatMap((argument, index) => {
    const name = argument.startsWith('--') ? argument.slice(2) : null
    const follows = args[index - 1] === `--${current}`
    if (name !== null) current = options[name]?.multiple ? name : null
    const repeated = name === null && current !== null && !follows && argument.includes('=')
    return repeated ? [`--${current}`, argument] : [argument]
  })
}

function contextOf(values: CommandContext['values'], positionals: readonly string[]): CommandContext {
  const json = values.json === true
  const dataDir = resolve(typeof values.data === 'string' ? values.data : (process.env.DATA_DIR ?? './data'))
  const place = { dataDir, databaseUrl: process.env.DATABASE_URL, log: noteEngine }
  return {
    values,
    positionals,
    json,
    language,
    dataDir,
    say: (text, params) => {
      if (!json) write(formatMessage(language, text[language], params))
    },
    complain: (code, params = {}) => complain(say(code, params)),
    result: (value) => {
      if (json) write(JSON.stringify(value))
    },
    place,
    open: async () => {
      const installation = await openInstallation(place)
      const { restorePoint } = installation
      if (restorePoint) complain(say('archive.restore-point', { path: restorePoint }))
      return installation
    },
  }
}

// What every start does is no news.
const unspoken: readonly EngineNoticeCode[] = ['started', 'runs-as-user']

/** What the database server did that an operator may want to know goes to stderr. */
const noteEngine: EngineLog = ({ code, params }) => {
  if (!unspoken.includes(code)) complain(say(`engine.${code}`, params))
}

function say(code: string, params: TextParams): string {
  const text = allTexts.get(code)
  return text ? formatMessage(language, text[language], params) : `${code} ${JSON.stringify(params)}`
}

const findCommand = (args: readonly string[]): Command | undefined =>
  [...commands]
    .sort((a, b) => b.name.length - a.name.length)
    .find((command) => command.name.split(' ').every((word, index) => args[index] === word))

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  const head: Bilingual = {
    sv: 'Användning: npm run samsyn -- <kommando> [--help] [--json] [--data MAPP]',
    en: 'Usage: npm run samsyn -- <command> [--help] [--json] [--data DIR]',
  }
  return [
    head[language],
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary[language]}`),
  ].join('\n')
}

function help(command: Command): string {
  const exits: Bilingual = {
    sv: 'Svarskoder: 0 klart, 1 nekat eller misslyckat, 2 fel användning.',
    en: 'Exit codes: 0 done, 1 refused or failed, 2 wrong use.',
  }
  const common = [
    { term: '--json', text: { sv: 'svara med JSON', en: 'answer with JSON' } },
    { term: '--data DIR', text: { sv: 'datamappen (annars ./data)', en: 'the data folder (default ./data)' } },
    {
      term: '--municipality CODE',
      text: { sv: 'kommunen, om det finns flera', en: 'the municipality, if there are several' },
    },
  ]
  const details = [...command.details, ...common]
  const width = Math.max(...details.map(({ term }) => term.length)) + 2
  return [
    `samsyn ${command.name} ${command.usage}`.trimEnd(),
    '',
    command.summary[language],
    '',
    ...details.map(({ term, text }) => `  ${term.padEnd(width)}${text[language]}`),
    '',
    exits[language],
  ].join('\n')
}

function explain(command: Command, error: unknown): ExitCode {
  if (error instanceof UsageError || isArgumentError(error)) {
    complain(error instanceof UsageError ? error.text[language] : error.message)
    complain(help(command))
    return 2
  }
  const coded =
    error instanceof Problem
      ? [
          { code: error.code, params: error.params },
          ...error.issues.map(({ path, code, params }) => ({ code, params, path })),
        ]
      : null
  const lines =
    coded ??
    (error instanceof EngineProblem || error instanceof MigrationProblem
      ? [{ code: `engine.${error.code}`, params: error.params }]
      : [])
  if (lines.length === 0 || (error instanceof Problem && error.kind === 'bug')) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 1
  }
  for (const line of lines) {
    const place = 'path' in line && line.path ? `${line.path}: ` : ''
    complain(place + say(line.code, line.params))
  }
  return 1
}

const isArgumentError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

process.exitCode = await main(process.argv.slice(2))
