import { access, constants } from 'node:fs/promises'
import {
  conflictPolicies,
  dateOrders,
  defaultFields,
  type ImportResult,
  importFields,
  pointSystems,
} from '#domains/situation/imports/import.ts'
import { sayProblem, sayRemark } from '#domains/situation/imports/import-rejected.jobs.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { isTimeZone } from '#kernel/time/zone.ts'
import {
  type Command,
  type CommandContext,
  type ExitCode,
  textOption,
  UsageError,
  withInstallation,
} from '../command.ts'
import { importObservationFile, tryObservationFile } from '../observation-file.ts'
import { progressLine } from './progress-line.ts'

/** Reads a file of observations, through the same actions as the pages. */
export const importObservationsCommand: Command = {
  name: 'import observations',
  summary: {
    sv: 'Läs in observationer från en CSV-, TSV- eller XLSX-fil',
    en: 'Import observations from a CSV, TSV or XLSX file',
  },
  usage: 'FILE [--sender NAME] [--map FIELD=COLUMN ...] [--default FIELD=VALUE ...] [--good-rows] [--dry-run]',
  details: [
    { term: 'FILE', text: { sv: 'filen; får vara gzippad', en: 'the file; may be gzipped' } },
    {
      term: '--sender NAME',
      text: {
        sv: 'organisationen som filen kommer från (annars kommunen själv)',
        en: 'the organisation that the file comes from (default the municipality itself)',
      },
    },
    {
      term: '--map FIELD=COLUMN',
      text: {
        sv: `vilken kolumn som är vad: ${importFields.join(', ')} (annars som avsändarens förra fil, eller efter rubrikerna)`,
        en: `which column is what: ${importFields.join(', ')} (default as the sender’s last file, or by the headings)`,
      },
    },
    {
      term: '--default FIELD=VALUE',
      text: {
        sv: 'vad som gäller där kolumnen är tom eller saknas; made-up=yes märker allt som påhittat',
        en: 'what holds where the column is empty or missing; made-up=yes marks everything as made up',
      },
    },
    {
      term: '--sheet NAME',
      text: {
        sv: 'bladet som läses i en Excelfil (annars som avsändarens förra fil, eller det första synliga som inte är tomt)',
        en: 'the sheet that is read of an Excel file (default as the sender’s last file, or the first visible one that is not empty)',
      },
    },
    {
      term: '--points SYSTEM',
      text: {
        sv: 'koordinaternas system: degrees (WGS 84) eller sweref99tm (EPSG:3006), om filen inte själv visar det',
        en: 'the system of coordinates: degrees (WGS 84) or sweref99tm (EPSG:3006), if the file does not show it itself',
      },
    },
    {
      term: '--time-zone TZ',
      text: {
        sv: 'tidszon för klockslag utan egen (annars Europe/Stockholm)',
        en: 'time zone of times without their own (default Europe/Stockholm)',
      },
    },
    {
      term: '--date-order ORDER',
      text: {
        sv: 'ymd, dmy eller mdy, om filen inte själv visar det',
        en: 'ymd, dmy or mdy, if the file does not show it itself',
      },
    },
    {
      term: '--on-conflict POLICY',
      text: {
        sv: 'när ett external-id redan finns: stop (annars), skip eller update',
        en: 'when an external-id exists already: stop (default), skip or update',
      },
    },
    {
      term: '--good-rows',
      text: {
        sv: 'spara de felfria raderna även om andra avvisas (annars allt eller inget)',
        en: 'store the rows without fault even if others are rejected (default all or nothing)',
      },
    },
    {
      term: '--dry-run',
      text: {
        sv: 'läs filen och berätta vad som skulle hända, utan att spara något',
        en: 'read the file and tell what would happen, without storing anything',
      },
    },
  ],
  options: {
    sender: { type: 'string' },
    map: { type: 'string', multiple: true },
    default: { type: 'string', multiple: true },
    sheet: { type: 'string' },
    points: { type: 'string' },
    'time-zone': { type: 'string' },
    'date-order': { type: 'string' },
    'on-conflict': { type: 'string' },
    'good-rows': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  run: async (context) => {
    const [path, extra] = context.positionals
    if (path === undefined || extra !== undefined) throw new UsageError({ sv: 'Ange en fil.', en: 'Name one file.' })
    const orders = {
      path,
      sender: textOption(context, 'sender'),
      ...readingOf(context),
      onConflict: choice(context, 'on-conflict', conflictPolicies) ?? 'stop',
      goodRows: context.values['good-rows'] === true,
    }
    await access(path, constants.R_OK).catch((cause: NodeJS.ErrnoException) => {
      throw new UsageError({
        sv: `Filen ${path} kan inte läsas (${cause.code}).`,
        en: `The file ${path} cannot be read (${cause.code}).`,
      })
    })
    return withInstallation(context, async (installation) => {
      const actor = await installation.operator(textOption(context, 'municipality'))
      const progress = progressLine(process.stderr, context.language)
      try {
        const read = context.values['dry-run'] === true ? tryObservationFile : importObservationFile
        const result = await read(installation.house, actor, { ...orders, control: progress.control })
        progress.end()
        return tell(context, result)
      } catch (error) {
        progress.end()
        if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
        return tell(context, refusedAsAWhole(error))
      }
    })
  },
}

function readingOf(context: CommandContext) {
  const columns = pairs(context, 'map', importFields)
  const defaults = pairs(context, 'default', defaultFields)
  const timeZone = textOption(context, 'time-zone')
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new UsageError({ sv: `Tidszonen ${timeZone} finns inte.`, en: `There is no time zone ${timeZone}.` })
  const dateOrder = choice(context, 'date-order', dateOrders)
  const points = choice(context, 'points', pointSystems)
  const sheet = textOption(context, 'sheet')
  const hints = {
    defaults,
    ...(timeZone && { timeZone }),
    ...(dateOrder && { dateOrder }),
    ...(points && { points }),
    ...(sheet && { sheet }),
  }
  return { columns, hints }
}

function pairs(context: CommandContext, option: string, fields: readonly string[]): Record<string, string> {
  const given = [context.values[option] ?? []].flat().map(String)
  return Object.fromEntries(
    given.map((pair) => {
      const [, field = '', value = ''] = /^([^=]+)=(.+)$/s.exec(pair) ?? []
      if (fields.includes(field)) return [field, value]
      throw new UsageError({
        sv: `--${option} ska vara FÄLT=VÄRDE, där fältet är ett av ${fields.join(', ')}; inte ”${pair}”.`,
        en: `--${option} should be FIELD=VALUE, where the field is one of ${fields.join(', ')}; not “${pair}”.`,
      })
    }),
  )
}

function choice<const T extends string>(context: CommandContext, option: string, choices: readonly T[]): T | undefined {
  const given = textOption(context, option)
  const found = choices.find((one) => one === given)
  if (given === undefined || found !== undefined) return found
  throw new UsageError({
    sv: `--${option} ska vara ${choices.join(', ')}.`,
    en: `--${option} should be ${choices.join(', ')}.`,
  })
}

type Told = Pick<
  ImportResult,
  | 'status'
  | 'read'
  | 'stored'
  | 'updated'
  | 'duplicates'
  | 'different'
  | 'rejected'
  | 'notices'
  | 'errors'
  | 'problemCounts'
>

/** A file that is no table, or columns that are not there: nothing was read. */
function refusedAsAWhole({ issues }: Problem): Told {
  const errors = issues.map(({ path, code, params }) => ({
    row: typeof params.row === 'number' ? params.row : null,
    column:
      typeof params.column === 'string'
        ? params.column
        : path.startsWith('columns.')
          ? path.slice('columns.'.length)
          : null,
    value: null,
    code,
    params,
  }))
  const nothing = { read: 0, stored: 0, updated: 0, duplicates: 0, different: 0, rejected: 0 }
  return { status: 'refused', ...nothing, notices: [], errors, problemCounts: {} }
}

const shownErrors = 20

function tell(context: CommandContext, result: Told): ExitCode {
  const { status, notices, errors, problemCounts, read, stored, updated, duplicates, different, rejected } = result
  const counts = { read, stored, updated, duplicates, different, rejected }
  const isTry = context.values['dry-run'] === true
  context.result({
    ...counts,
    dryRun: isTry,
    notices,
    errors: errors.map(({ row, column, value, code }) => ({ row, column, value, code })),
  })
  for (const notice of notices)
    context.say({ sv: 'Obs: {what}', en: 'Note: {what}' }, { what: sayRemark(notice, context.language) })
  if (status === 'stored' && isTry)
    context.say(
      {
        sv: 'Provläsning, inget sparades. {read, number} rader lästa. Inläsningen skulle ge {stored, number} nya observationer och {updated, number} uppdaterade; {duplicates, number} finns redan likadana, {different, number} finns med andra uppgifter och lämnas, {rejected, number} avvisas.',
        en: 'Dry run, nothing was stored. {read, number} rows read. The import would give {stored, number} new observations and {updated, number} updated; {duplicates, number} are there already alike, {different, number} with other content and are left, {rejected, number} are rejected.',
      },
      counts,
    )
  else if (status === 'stored')
    context.say(
      {
        sv: '{read, number} rader lästa: {stored, number} nya observationer, {updated, number} uppdaterade, {duplicates, number} fanns redan likadana, {different, number} fanns med andra uppgifter och lämnades, {rejected, number} avvisade.',
        en: '{read, number} rows read: {stored, number} new observations, {updated, number} updated, {duplicates, number} there already alike, {different, number} with other content and left, {rejected, number} rejected.',
      },
      counts,
    )
  else
    context.say(
      {
        sv: 'Inget sparades. {read, number} rader lästa, {rejected, number} avvisade.',
        en: 'Nothing was stored. {read, number} rows read, {rejected, number} rejected.',
      },
      counts,
    )
  for (const error of errors.slice(0, shownErrors)) {
    const what = sayProblem(error, context.language)
    if (error.row === null) context.say({ sv: '  {what}', en: '  {what}' }, { what })
    else context.say({ sv: '  rad {row}: {what}', en: '  row {row}: {what}' }, { row: String(error.row), what })
  }
  const more = Object.values(problemCounts).reduce((sum, n) => sum + n, 0) - shownErrors
  if (more > 0) context.say({ sv: '  och {more, number} fel till', en: '  and {more, number} more problems' }, { more })
  if (status !== 'stored' && rejected > 0 && rejected < read)
    context.say({
      sv: 'Rätta filen, eller spara de felfria raderna med --good-rows.',
      en: 'Correct the file, or store the rows without fault with --good-rows.',
    })
  return status === 'stored' ? 0 : 1
}
