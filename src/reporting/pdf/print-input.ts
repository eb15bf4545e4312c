import { translator } from '#kernel/i18n/texts.ts'
import type { Block, DrawingBlock, Fact } from '../block.ts'
import { drawable, fontFamilies } from '../fonts/report-fonts.ts'
import { type Level, levelColours } from '../level-colours.ts'
import { parseReport, type Report, type Section, walkSections } from '../report.ts'
import { drawingNumbers, headFacts, noteTitle } from '../report-parts.ts'
import { reportingTexts } from '../reporting.texts.ts'
import { type Svg, toSvg } from '../svg.tsx'
import type { Table } from '../table.ts'
import { type ColumnView, type TableView, toTableView } from '../table-view.ts'
import type { Run } from '../text.ts'

type PrintTable = Omit<TableView, 'columns'> & {
  readonly columns: readonly (ColumnView & { readonly wide: boolean })[]
}
type PrintFigure = {
  readonly number: number
  readonly caption: string
  readonly alt: string
  readonly svg: string
  /** Millimetres. */
  readonly width: number
}
type PrintBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'bullets'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly table: PrintTable }
  | { readonly kind: 'figures'; readonly figures: readonly PrintFigure[] }
  | {
      readonly kind: 'level'
      readonly label: string
      readonly level: Level
      readonly word: string
      readonly note: string | null
    }
  | { readonly kind: 'note'; readonly title: string; readonly runs: readonly Run[] }

/** A text column with longer cells than this shares the width that is left; the others are as wide as their text. */
const longCell = 22
/** The report with every text made of characters that the fonts have. */
const printableReport = (report: Report): Report =>
  parseReport(
    JSON.parse(JSON.stringify(report), (_key, value) => (typeof value === 'string' ? drawable(value) : value)),
  )

/** All that the page template needs, as JSON: texts in the language, numbers written out, charts as SVG. */
export function toPrintInput(original: Report): string {
  const report = printableReport(original)
  const t = translator(reportingTexts, report.language)
  const numbers = drawingNumbers(report)
  const sections = [...walkSections(report.sections)].map(({ section, depth }) => ({
    depth,
    heading: section.heading,
    blocks: toPrintBlocks(section, report, numbers),
  }))
  const appendix = [...numbers].map(([block, number]) => ({
    number,
    table: toPrintTable(report, {
      ...block.table,
      caption: t('reporting.figures-of', { number, caption: block.table.caption }),
    }),
  }))
  return JSON.stringify({
    ...report,
    sections,
    appendix,
    facts: headFacts(report),
    fonts: fontFamilies,
    levelColours,
    day: report.dataAsOf.slice(0, 10).split('-').map(Number),
    texts: {
      dataAsOf: headFacts(report).find(({ label }) => label === t('reporting.data-as-of')),
      figure: t('reporting.figure', { number: '{number}' }),
      figuresBehind: t('reporting.figures-behind'),
      numbersOnPage: t('reporting.numbers-on-page', { page: '{page}' }),
      page: t('reporting.page', { page: '{page}', pages: '{pages}' }),
      whatMatters: t('reporting.what-matters'),
    },
  })
}

function toPrintTable(report: Report, table: Table): PrintTable {
  const view = toTableView(report.language, table)
  const isLong = (column: number) => view.rows.some((row) => (row[column]?.text.length ?? 0) > longCell)
  const wide = view.columns.map(({ numeric }, column) => !numeric && isLong(column))
  // When no column is long the first one takes what is left, so that every table is as wide as the text.
  if (!wide.includes(true)) wide[0] = true
  return { ...view, columns: view.columns.map((column, at) => ({ ...column, wide: wide[at] ?? false })) }
}

const isDrawing = (block: Block): block is DrawingBlock => block.kind === 'chart' || block.kind === 'map'
const canPair = (block: Block | undefined): boolean => block?.kind === 'chart' && block.figure.form !== 'spark'

/** Charts that stand together two and two, everything else alone. */
function grouped(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const open = groups.at(-1)
    if (open?.length === 1 && canPair(open[0]) && canPair(block)) open.push(block)
    else groups.push([block])
  }
  return groups
}

function toPrintBlocks(section: Section, report: Report, numbers: ReadonlyMap<DrawingBlock, number>): PrintBlock[] {
  return grouped(section.blocks).flatMap((group): PrintBlock[] => {
    const [first] = group
    if (first && !isDrawing(first)) return [toTextBlock(first, report)]
    const paired = group.length > 1
    const figures = group.filter(isDrawing).map((block) => {
      const number = numbers.get(block) ?? 0
      return toPrintFigure(block, number, { ...toSvg(block, number, report.language), paired })
    })
    return [{ kind: 'figures', figures }]
  })
}

/** Millimetres: the text is 174 wide, and a drawing with its caption must find room on one page. */
const widths = { map: 174, spark: 52, chart: 100, paired: 84, tallest: 205 } as const

function toPrintFigure(block: DrawingBlock, number: number, drawn: Svg & { readonly paired: boolean }): PrintFigure {
  const { svg, width, height, paired } = drawn
  const size = block.figure.form === 'map' || block.figure.form === 'spark' ? block.figure.form : 'chart'
  const wanted = paired ? widths.paired : widths[size]
  return {
    number,
    caption: block.caption,
    alt: block.alt,
    svg,
    width: Math.min(wanted, (widths.tallest * width) / height),
  }
}

function toTextBlock(block: Exclude<Block, DrawingBlock>, report: Report): PrintBlock {
  switch (block.kind) {
    case 'table':
      return { kind: 'table', table: toPrintTable(report, block.table) }
    case 'level':
      return { ...block, note: block.note ?? null }
    case 'note':
      return { ...block, title: noteTitle(block, report.language) }
    case 'paragraph':
    case 'bullets':
    case 'facts':
      return block
    default:
      return block satisfies never
  }
}
