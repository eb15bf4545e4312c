import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from 'docx'
import { type Translate, translator } from '#kernel/i18n/texts.ts'
import { readZip, writeZip } from '../archive/zip.ts'
import { toPngs } from '../png/svg-to-png.ts'
import { type Report, walkSections } from '../report.ts'
import { drawingNumbers, headFacts } from '../report-parts.ts'
import { reportingTexts } from '../reporting.texts.ts'
import { toSvg } from '../svg.tsx'
import { toTableView } from '../table-view.ts'
import { type Pictures, toDocxBlock } from './docx-blocks.ts'
import { page, styleIds, textWidth, toFact, toTable } from './docx-parts.ts'
import { toStyles } from './docx-styles.ts'

type Say = Translate<keyof typeof reportingTexts.entries>

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
const heading = (text: string, depth: number) =>
  new Paragraph({ heading: headings[depth - 1] ?? HeadingLevel.HEADING_3, text })

/** The report as a Word document that can be edited and navigated; the same report always gives the same bytes. */
export async function toDocx(report: Report): Promise<Uint8Array> {
  const t = translator(reportingTexts, report.language)
  const pictures = await draw(report)
  const document = new Document({
    title: report.title,
    subject: report.subtitle,
    creator: report.author,
    lastModifiedBy: report.author,
    keywords: report.keywords.join(', '),
    styles: toStyles(report),
    sections: [bodySection(report, pictures, t), ...appendixSection(report, pictures, t)],
  })
  return settled(await Packer.toBuffer(document), report.dataAsOf)
}

async function draw(report: Report): Promise<Pictures> {
  const numbers = [...drawingNumbers(report)]
  const pngs = await toPngs(numbers.map(([block, number]) => toSvg(block, number, report.language).svg))
  return new Map(
    pngs.flatMap((png, at) => numbers.slice(at, at + 1).map(([block, number]) => [block, { number, png }])),
  )
}

function bodySection(report: Report, pictures: Pictures, t: Say): ISectionOptions {
  const children: (Paragraph | Table)[] = [
    new Paragraph({ heading: HeadingLevel.TITLE, text: report.title }),
    new Paragraph({ style: styleIds.subtitle, text: report.subtitle }),
    ...headFacts(report).map(toFact),
    heading(t('reporting.what-matters'), 1),
    ...report.summary.map((text) => new Paragraph({ bullet: { level: 0 }, text })),
  ]
  for (const { section, depth } of walkSections(report.sections)) {
    children.push(heading(section.heading, depth))
    const firstDrawing = section.blocks.findIndex((block) => block.kind === 'chart' || block.kind === 'map')
    for (const [at, block] of section.blocks.entries())
      children.push(...toDocxBlock(block, { report, pictures, keepNext: depth > 1 && at < firstDrawing }))
  }
  return { ...frame(report, t), children }
}

const columns = { count: 3, space: 340 } as const
const columnWidth = Math.floor((textWidth - (columns.count - 1) * columns.space) / columns.count)

/** The numbers behind all charts and maps, in narrow columns last in the document. */
function appendixSection(report: Report, pictures: Pictures, t: Say): ISectionOptions[] {
  if (pictures.size === 0) return []
  const { properties, ...marks } = frame(report, t)
  const title: ISectionOptions = {
    ...marks,
    properties: { ...properties, type: SectionType.NEXT_PAGE },
    children: [heading(t('reporting.figures-behind'), 1)],
  }
  const tables = [...pictures].flatMap(([{ table }, { number }]) =>
    toTable(
      {
        ...toTableView(report.language, table),
        caption: t('reporting.figures-of', { number, caption: table.caption }),
      },
      columnWidth,
    ),
  )
  return [
    title,
    { ...marks, properties: { ...properties, type: SectionType.CONTINUOUS, column: columns }, children: tables },
  ]
}

/** Page size and what stands on every page: the classification above, what is known when and the page number below. */
function frame(report: Report, t: Say) {
  const line = (children: TextRun[]) =>
    new Paragraph({ style: styleIds.small, tabStops: [{ type: 'right', position: textWidth }], children })
  const asOf = headFacts(report).find(({ label }) => label === t('reporting.data-as-of'))
  const [before = '', between = '', after = ''] = t('reporting.page', { page: '{}', pages: '{}' }).split('{}')
  return {
    properties: {
      page: {
        size: { width: page.width, height: page.height },
        margin: { top: 1400, bottom: 1300, left: page.side, right: page.side, header: 600, footer: 600 },
      },
    },
    headers: {
      default: new Header({
        children: [line([new TextRun({ text: report.classification, bold: true }), new TextRun(`\t${report.title}`)])],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          line([
            new TextRun(`${asOf?.label} ${asOf?.value}`),
            new TextRun({ children: ['\t', before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] }),
          ]),
        ],
      }),
    },
  }
}

const coreProperties = 'docProps/core.xml'
const dates = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g

/** The writer dates the document with the clock; it is dated with what it tells about instead. */
function settled(docx: Buffer, dataAsOf: string): Buffer {
  const files = new Map(readZip(docx))
  const core = files.get(coreProperties)
  if (!core) throw new Error('a Word document without core properties')
  files.set(coreProperties, Buffer.from(core.toString('utf8').replace(dates, `$1${dataAsOf.slice(0, 19)}Z`)))
  return writeZip(files, dataAsOf)
}
