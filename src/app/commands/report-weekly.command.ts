import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { createPicture, publishPictureAction, submitPicture } from '#domains/situation/pictures/picture.actions.ts'
import { isOpen, type PictureVersion, type PictureView, pictureVersions } from '#domains/situation/pictures/picture.ts'
import {
  getPictureJson,
  getPictureReport,
  listPicturesAction,
} from '#domains/situation/pictures/picture-read.actions.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { type Language, languages } from '#kernel/i18n/texts.ts'
import { isIsoWeek } from '#kernel/time/week.ts'
import { toDocx } from '#reporting/docx/to-docx.ts'
import { toPdf } from '#reporting/pdf/to-pdf.ts'
import type { Report } from '#reporting/report.ts'
import { toXlsx } from '#reporting/xlsx/to-xlsx.ts'
import { toHtml } from '#web/shell/report-document.tsx'
import {
  type Command,
  type CommandContext,
  requiredOption,
  textOption,
  UsageError,
  withInstallation,
} from '../command.ts'

export const reportFormats = ['html', 'pdf', 'docx', 'xlsx', 'json'] as const
type Format = (typeof reportFormats)[number]

const renderers: Record<Exclude<Format, 'json'>, (report: Report) => Promise<Uint8Array> | string> = {
  html: toHtml,
  pdf: toPdf,
  docx: toDocx,
  xlsx: toXlsx,
}

/** The latest published picture of a week, else the open one; a draft is made when there is none. */
export async function findOrMakePicture(house: House, actor: Actor, week: string): Promise<PictureView> {
  const { pictures } = (await perform(house, actor, listPicturesAction, { week })).data
  const found = pictures.find(({ status }) => status === 'published') ?? pictures.find(isOpen)
  return found ?? (await perform(house, actor, createPicture, { kind: 'weekly', week })).data
}

/** Takes an open picture all the way to published. */
export async function publishNow(house: House, actor: Actor, picture: PictureView): Promise<PictureView> {
  if (!isOpen(picture)) return picture
  const { id, version } =
    picture.status === 'draft'
      ? (await perform(house, actor, submitPicture, { id: picture.id, version: picture.version })).data
      : picture
  return (await perform(house, actor, publishPictureAction, { id, version })).data
}

type Wanted = { readonly format: Format; readonly lang: Language; readonly version: PictureVersion }

/** A picture in a format, ready to be written to a file. */
export async function renderPicture(
  house: House,
  actor: Actor,
  picture: Pick<PictureView, 'id'>,
  { format, lang, version }: Wanted,
): Promise<Uint8Array | string> {
  if (format === 'json' && version === 'internal')
    return `${JSON.stringify((await perform(house, actor, getPictureJson, { id: picture.id, lang })).data, null, 2)}\n`
  const { report } = (await perform(house, actor, getPictureReport, { id: picture.id, lang, version })).data
  return format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : renderers[format](report)
}

export const reportWeeklyCommand: Command = {
  name: 'report weekly',
  summary: {
    sv: 'Skriv en veckas lägesbild till en fil',
    en: 'Write the situational picture of a week to a file',
  },
  usage: '--week 2026-W40 --format html|pdf|docx|xlsx|json --lang sv|en --out FILE',
  details: [
    {
      term: '--week WEEK',
      text: {
        sv: 'ISO-veckan; ett utkast skapas om veckan inte har någon lägesbild',
        en: 'the ISO week; a draft is made when the week has no picture',
      },
    },
    { term: '--format F', text: { sv: 'html, pdf, docx, xlsx eller json', en: 'html, pdf, docx, xlsx or json' } },
    { term: '--lang L', text: { sv: 'sv eller en (annars sv)', en: 'sv or en (default sv)' } },
    {
      term: '--out FILE',
      text: {
        sv: 'filen; html och json skrivs annars ut',
        en: 'the file; html and json are otherwise printed',
      },
    },
    {
      term: '--version V',
      text: {
        sv: 'internal eller shareable: med eller utan små tal och interna texter (annars internal)',
        en: 'internal or shareable: with or without small numbers and internal texts (default internal)',
      },
    },
    { term: '--publish', text: { sv: 'publicera först', en: 'publish first' } },
  ],
  options: {
    week: { type: 'string' },
    format: { type: 'string' },
    lang: { type: 'string' },
    out: { type: 'string' },
    version: { type: 'string' },
    publish: { type: 'boolean' },
  },
  run: async (context) => {
    const week = requiredOption(context, 'week')
    if (!isIsoWeek(week))
      throw new UsageError({
        sv: `${week} är ingen vecka. Skriv till exempel 2026-W40.`,
        en: `${week} is not a week. Write for example 2026-W40.`,
      })
    const wanted: Wanted = {
      format: choice(context, 'format', reportFormats) ?? missing('format'),
      lang: choice(context, 'lang', languages) ?? 'sv',
      version: choice(context, 'version', pictureVersions) ?? 'internal',
    }
    const out = textOption(context, 'out')
    if (out === undefined && !['html', 'json'].includes(wanted.format)) missing('out')
    await withInstallation(context, async ({ house, operator }) => {
      const actor = await operator(textOption(context, 'municipality'))
      const found = await findOrMakePicture(house, actor, week)
      const picture = context.values.publish === true ? await publishNow(house, actor, found) : found
      const content = await renderPicture(house, actor, picture, wanted)
      if (out === undefined) process.stdout.write(content)
      else await writeOut(context, resolve(out), content)
      if (out !== undefined)
        context.result({
          week,
          picture: picture.id,
          edition: picture.edition,
          status: picture.status,
          file: resolve(out),
        })
    })
    return 0
  },
}

function missing(option: string): never {
  throw new UsageError({ sv: `--${option} saknas.`, en: `--${option} is missing.` })
}

function choice<T extends string>(context: CommandContext, name: string, choices: readonly T[]): T | undefined {
  const value = textOption(context, name)
  if (value === undefined) return undefined
  const found = choices.find((one) => one === value)
  if (found === undefined)
    throw new UsageError({
      sv: `--${name} kan vara ${choices.join(', ')}, inte ${value}.`,
      en: `--${name} can be ${choices.join(', ')}, not ${value}.`,
    })
  return found
}

async function writeOut(context: CommandContext, file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  context.say({ sv: 'Skrev {file}.', en: 'Wrote {file}.' }, { file })
}
