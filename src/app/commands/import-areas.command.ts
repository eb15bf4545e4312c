import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { importAreas } from '#domains/areas/import.actions.ts'
import { type FeatureRemark, type ImportReport, textKeyOf } from '#domains/areas/import-report.ts'
import { perform } from '#kernel/action/perform.ts'
import { formatMessage } from '#kernel/i18n/texts.ts'
import {
  type Command,
  type CommandContext,
  requiredOption,
  textOption,
  UsageError,
  withInstallation,
} from '../command.ts'
import { allTexts } from '../domains.ts'

/** Reads a GeoJSON file of areas into a division, through the same action as the page. */
export const importAreasCommand: Command = {
  name: 'import areas',
  summary: { sv: 'Läs in områden från en GeoJSON-fil', en: 'Import areas from a GeoJSON file' },
  usage: 'FILE.geojson --code-property P --name-property P',
  details: [
    { term: 'FILE', text: { sv: 'filen; får vara gzippad', en: 'the file; may be gzipped' } },
    {
      term: '--code-property P',
      text: { sv: 'egenskapen som har områdets kod', en: 'the property that holds the area’s code' },
    },
    {
      term: '--name-property P',
      text: { sv: 'egenskapen som har områdets namn', en: 'the property that holds the area’s name' },
    },
    {
      term: '--parent-property P',
      text: {
        sv: 'egenskapen som har det överordnade områdets kod',
        en: 'the property that holds the code of the area above',
      },
    },
    {
      term: '--kind-property P',
      text: {
        sv: 'egenskapen som säger kommun, kommundel, område eller plats',
        en: 'the property that says municipality, district, area or place',
      },
    },
    {
      term: '--kind KIND',
      text: {
        sv: 'municipality, district, area eller place där filen inget säger (annars area)',
        en: 'municipality, district, area or place where the file does not say (default area)',
      },
    },
    {
      term: '--population-property P',
      text: {
        sv: 'egenskapen som har invånare per år, eller ett antal',
        en: 'the property that holds inhabitants by year, or a number',
      },
    },
    { term: '--population-year YEAR', text: { sv: 'året som antalet gäller', en: 'the year of the number' } },
    {
      term: '--division NAME',
      text: {
        sv: 'indelningen; en ny skapas om namnet är nytt (annars huvudindelningen)',
        en: 'the division; a new name makes a new one (default the main one)',
      },
    },
    {
      term: '--valid-from DATE',
      text: {
        sv: 'första giltiga dag för nya områden (annars från början i en tom indelning, från i dag i en annan)',
        en: 'first valid day of new areas (default from the beginning in an empty division, from today in another)',
      },
    },
    {
      term: '--good-ones',
      text: {
        sv: 'spara de felfria även om andra avvisas (annars allt eller inget)',
        en: 'store those without fault even if others are refused (default all or nothing)',
      },
    },
  ],
  options: {
    'code-property': { type: 'string' },
    'name-property': { type: 'string' },
    'parent-property': { type: 'string' },
    'kind-property': { type: 'string' },
    kind: { type: 'string' },
    'population-property': { type: 'string' },
    'population-year': { type: 'string' },
    division: { type: 'string' },
    'valid-from': { type: 'string' },
    'good-ones': { type: 'boolean' },
  },
  run: async (context) => {
    const [path, extra] = context.positionals
    if (path === undefined || extra !== undefined) throw new UsageError({ sv: 'Ange en fil.', en: 'Name one file.' })
    const input = {
      codeProperty: requiredOption(context, 'code-property'),
      nameProperty: requiredOption(context, 'name-property'),
      parentProperty: textOption(context, 'parent-property'),
      kindProperty: textOption(context, 'kind-property'),
      kind: textOption(context, 'kind'),
      populationProperty: textOption(context, 'population-property'),
      populationYear: textOption(context, 'population-year'),
      division: textOption(context, 'division'),
      validFrom: textOption(context, 'valid-from'),
      goodOnes: context.values['good-ones'] === true,
      content: await readOrRefuse(path),
    }
    const { data: report } = await withInstallation(context, async (installation) =>
      perform(installation.house, await installation.operator(textOption(context, 'municipality')), importAreas, input),
    )
    explain(context, report, basename(path))
    context.result({ ...report, missing: report.missing.map(({ code, name }) => ({ code, name })) })
    return isDone(report) ? 0 : 1
  },
}

async function readOrRefuse(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError({
      sv: `Filen ${path} kan inte läsas (${cause.code}).`,
      en: `The file ${path} cannot be read (${cause.code}).`,
    })
  })
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  return isGzipped ? gunzipSync(bytes) : bytes
}

const isDone = ({ stored, updated, unchanged }: ImportReport): boolean => stored + updated + unchanged > 0

function explain(context: CommandContext, report: ImportReport, file: string): void {
  const counts = {
    file,
    read: report.read,
    stored: report.stored,
    updated: report.updated,
    unchanged: report.unchanged,
    rejected: report.rejected,
    division: report.division.name,
  }
  if (isDone(report))
    context.say(
      {
        sv: '{file}: {read} lästa, {stored} nya, {updated} ändrade, {unchanged} oförändrade, {rejected} avvisade, i indelningen {division}.',
        en: '{file}: {read} read, {stored} new, {updated} changed, {unchanged} unchanged, {rejected} refused, in the division {division}.',
      },
      counts,
    )
  else
    context.say(
      {
        sv: '{file}: inget sparades. {read} lästa, {rejected} avvisade.',
        en: '{file}: nothing was stored. {read} read, {rejected} refused.',
      },
      counts,
    )
  for (const remark of [...report.errors, ...report.warnings]) sayRemark(context, remark)
  if (!isDone(report) && report.rejected > 0 && report.rejected < report.read)
    context.say({
      sv: 'Rätta filen, eller spara de felfria med --good-ones.',
      en: 'Correct the file, or store those without fault with --good-ones.',
    })
  if (report.missing.length > 0)
    context.say(
      {
        sv: 'I indelningen men inte i filen, och lämnade som de är: {codes}',
        en: 'In the division but not in the file, and left as they are: {codes}',
      },
      { codes: report.missing.map(({ code }) => code).join(', ') },
    )
}

function sayRemark(context: CommandContext, { feature, code, name, reason, params }: FeatureRemark): void {
  const text = allTexts.get(textKeyOf(reason))
  const what = text ? formatMessage(context.language, text[context.language], params) : reason
  const where = [code, name].filter(Boolean).join(' ')
  if (feature === null) context.say({ sv: '  {what}', en: '  {what}' }, { what })
  else
    context.say(
      { sv: '  nr {number} {where}: {what}', en: '  no. {number} {where}: {what}' },
      { number: feature + 1, where, what },
    )
}
