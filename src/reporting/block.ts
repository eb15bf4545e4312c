import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type ChartFigure, chartFigureSchema, type Figure, type MapFigure, mapSchema, tableShapeOf } from './figure.ts'
import { levelWordSchema, type Table, tableSchema } from './table.ts'
import { type Run, runsSchema, textSchema } from './text.ts'

export const factSchema = z.strictObject({ label: textSchema, value: textSchema })
export type Fact = z.infer<typeof factSchema>

/** `caption` is its visible title; `alt` says in words what the drawing shows; `table` carries the same figures. */
const drawing = { caption: textSchema, alt: textSchema, table: tableSchema }

const sameFigures = ({ value, issues }: { value: { figure: Figure; table: Table }; issues: z.core.$ZodRawIssue[] }) => {
  const { columns, rows } = tableShapeOf(value.figure)
  if (isDeepStrictEqual(value.table.rows, rows) && isDeepStrictEqual(value.table.columns, columns)) return
  issues.push({
    code: 'custom',
    message: 'the table does not carry the figures that are drawn',
    path: ['table'],
    input: value,
  })
}

const chartSchema = z
  .strictObject({ kind: z.literal('chart'), figure: chartFigureSchema, ...drawing })
  .check(sameFigures)
const mapBlockSchema = z.strictObject({ kind: z.literal('map'), figure: mapSchema, ...drawing }).check(sameFigures)

export const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), runs: runsSchema }),
  z.strictObject({ kind: z.literal('bullets'), items: z.array(runsSchema).min(1) }),
  z.strictObject({ kind: z.literal('facts'), facts: z.array(factSchema).min(1) }),
  z.strictObject({ kind: z.literal('table'), table: tableSchema }),
  chartSchema,
  mapBlockSchema,
  z.strictObject({
    kind: z.literal('level'),
    label: textSchema,
    ...levelWordSchema.shape,
    note: textSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('note'),
    tone: z.enum(['information', 'caution']),
    title: textSchema.exactOptional(),
    runs: runsSchema,
  }),
])
export type Block = z.infer<typeof blockSchema>
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>
export type DrawingBlock = BlockOf<'chart'> | BlockOf<'map'>

const runsOf = (text: string | readonly Run[]): Run[] => (typeof text === 'string' ? [{ text }] : [...text])

export const paragraph = (text: string | readonly Run[]): BlockOf<'paragraph'> => ({
  kind: 'paragraph',
  runs: runsOf(text),
})

export const bullets = (items: readonly (string | readonly Run[])[]): BlockOf<'bullets'> => ({
  kind: 'bullets',
  items: items.map(runsOf),
})

export const note = (tone: BlockOf<'note'>['tone'], text: string | readonly Run[]): BlockOf<'note'> => ({
  kind: 'note',
  tone,
  runs: runsOf(text),
})

type Words = { readonly caption: string; readonly alt: string }

/** A chart block with the table of its own figures. */
export const chart = (figure: ChartFigure, words: Words): BlockOf<'chart'> => ({
  kind: 'chart',
  figure,
  ...words,
  table: { caption: words.caption, ...tableShapeOf(figure) },
})

/** A map block with the table of its own figures. */
export const areaMap = (figure: MapFigure, words: Words): BlockOf<'map'> => ({
  kind: 'map',
  figure,
  ...words,
  table: { caption: words.caption, ...tableShapeOf(figure) },
})
