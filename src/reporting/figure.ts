import { z } from 'zod'
import { type Cell, levelSchema, levelWordSchema, type Table } from './table.ts'
import { textSchema } from './text.ts'

const figure = z.number().min(0)
const missingOr = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])
const rangeSchema = z.strictObject({ label: textSchema, lowLabel: textSchema, highLabel: textSchema })
const scaleSchema = z.array(levelWordSchema).length(5)

/** Counts along time with the range that was expected; `null` is a missing value and leaves a gap. */
export const bandSchema = z.strictObject({
  form: z.literal('band'),
  stepLabel: textSchema,
  valueLabel: textSchema,
  range: rangeSchema,
  points: z
    .array(
      z.strictObject({ label: textSchema, value: missingOr(figure), low: missingOr(figure), high: missingOr(figure) }),
    )
    .min(2),
})

/** A level that holds from one step to the next, as a step curve on the scale 1-5. */
export const stepsSchema = z.strictObject({
  form: z.literal('steps'),
  stepLabel: textSchema,
  levelLabel: textSchema,
  scale: scaleSchema,
  points: z.array(z.strictObject({ label: textSchema, level: missingOr(levelSchema) })).min(2),
})

/** One bar for each row, from zero; with the range that was expected where `range` names it and both ends are known. */
export const barsSchema = z.strictObject({
  form: z.literal('bars'),
  rowLabel: textSchema,
  valueLabel: textSchema,
  range: rangeSchema.exactOptional(),
  bars: z
    .array(
      z.strictObject({
        label: textSchema,
        value: missingOr(figure),
        low: missingOr(figure),
        high: missingOr(figure),
      }),
    )
    .min(1),
})

/** A small line without axes beside a sentence. */
export const sparkSchema = z.strictObject({
  form: z.literal('spark'),
  stepLabel: textSchema,
  valueLabel: textSchema,
  points: z.array(z.strictObject({ label: textSchema, value: missingOr(figure) })).min(2),
})

const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** Areas with their level; geometry as GeoJSON MultiPolygon coordinates, longitude and latitude in WGS 84, any winding. */
export const mapSchema = z.strictObject({
  form: z.literal('map'),
  areaLabel: textSchema,
  levelLabel: textSchema,
  scale: scaleSchema,
  areas: z
    .array(
      z.strictObject({
        code: textSchema,
        name: textSchema,
        level: missingOr(levelSchema),
        polygons: z.array(z.array(z.array(positionSchema).min(4)).min(1)).min(1),
      }),
    )
    .min(1),
})

export const chartFigureSchema = z.discriminatedUnion('form', [bandSchema, stepsSchema, barsSchema, sparkSchema])

export type BandFigure = z.infer<typeof bandSchema>
export type StepsFigure = z.infer<typeof stepsSchema>
export type BarsFigure = z.infer<typeof barsSchema>
export type SparkFigure = z.infer<typeof sparkSchema>
export type MapFigure = z.infer<typeof mapSchema>
export type MapArea = MapFigure['areas'][number]
export type ChartFigure = z.infer<typeof chartFigureSchema>
export type Figure = ChartFigure | MapFigure
type Shape = Pick<Table, 'columns' | 'rows'>

const levelCell = (scale: MapFigure['scale'], level: MapArea['level']): Cell =>
  level === null ? null : (scale.find((entry) => entry.level === level) ?? null)

const text = (key: string, label: string) => ({ key, label, kind: 'text' as const })
const number = (key: string, label: string) => ({ key, label, kind: 'number' as const })
const level = (key: string, label: string) => ({ key, label, kind: 'level' as const })

const rangeColumns = (range: z.infer<typeof rangeSchema>) => [
  number('low', range.lowLabel),
  number('high', range.highLabel),
]

/** The figures behind a chart or map as columns and rows: what the drawing shows, and nothing else. */
export function tableShapeOf(of: Figure): Shape {
  switch (of.form) {
    case 'band':
      return {
        columns: [text('step', of.stepLabel), number('value', of.valueLabel), ...rangeColumns(of.range)],
        rows: of.points.map(({ label, value, low, high }) => ({ step: label, value, low, high })),
      }
    case 'steps':
      return {
        columns: [text('step', of.stepLabel), level('level', of.levelLabel)],
        rows: of.points.map((point) => ({ step: point.label, level: levelCell(of.scale, point.level) })),
      }
    case 'bars':
      return barShape(of)
    case 'spark':
      return {
        columns: [text('step', of.stepLabel), number('value', of.valueLabel)],
        rows: of.points.map(({ label, value }) => ({ step: label, value })),
      }
    case 'map':
      return {
        columns: [text('area', of.areaLabel), level('level', of.levelLabel)],
        rows: of.areas.map((area) => ({ area: area.name, level: levelCell(of.scale, area.level) })),
      }
    default:
      return of satisfies never
  }
}

function barShape({ rowLabel, valueLabel, range, bars }: BarsFigure): Shape {
  const columns = [text('row', rowLabel), number('value', valueLabel)]
  if (range === undefined) return { columns, rows: bars.map(({ label, value }) => ({ row: label, value })) }
  return {
    columns: [...columns, ...rangeColumns(range)],
    rows: bars.map(({ label, value, low, high }) => ({ row: label, value, low, high })),
  }
}
