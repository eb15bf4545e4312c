import { broken, fitText, textWidth } from '../chart/text-width.ts'
import type { MapFigure } from '../figure.ts'
import type { Level } from '../level-colours.ts'
import { innermost, largest, roomFor, type Size } from './interior.ts'
import {
  fitToCanvas,
  type Point,
  type ProjectedArea,
  type ProjectedMap,
  projectAreas,
  type Rings,
} from './projection.ts'

export const nameSize = 12
export const wordSize = 11
export const badge = 16
/** The room of one label outside the areas, with air to the next. */
const calloutHeight = 42
const widestCallout = 150
const gap = 14

export type Label = {
  readonly lines: readonly string[]
  readonly word: string
  readonly level: Level | null
  readonly size: Size
}
export type PlacedLabel =
  | { readonly place: 'inside'; readonly label: Label; readonly middle: Point }
  | {
      readonly place: 'beside'
      readonly label: Label
      readonly corner: Point
      readonly side: 'left' | 'right'
      /** Where its line leaves the margin: beyond all labels, so that it crosses none of them. */
      readonly bend: number
      readonly anchor: Point
    }
  | { readonly place: 'number'; readonly label: Label; readonly middle: Point }
/** Labels in the order they are drawn: lines first, so that no line crosses a label inside its area. */
export type MapLayout = { readonly map: ProjectedMap; readonly labels: readonly PlacedLabel[] }

function labelOf(lines: readonly string[], word: string, level: Level | null): Label {
  const width = Math.max(...lines.map((line) => textWidth(line, nameSize)), badge + 5 + textWidth(word, wordSize))
  return { lines, word, level, size: { width: width + 8, height: lines.length * (nameSize + 3) + badge + 6 } }
}

type Wanted = { readonly area: ProjectedArea; readonly word: string }

function inside({ area: { area, polygons }, word }: Wanted): PlacedLabel | undefined {
  const rings = largest(polygons)
  for (const lines of [[area.name], broken(area.name)]) {
    if (!lines) continue
    const label = labelOf(lines, word, area.level)
    const middle = roomFor(rings, label.size)
    if (middle) return { place: 'inside', label, middle }
  }
  return undefined
}

type Callout = { readonly label: Label; readonly rings: Rings; readonly anchor: Point }

function toCallout({ area: { area, polygons }, word }: Wanted): Callout {
  const rings = largest(polygons)
  const name = fitText(area.name, nameSize, widestCallout)
  const shortWord = fitText(word, wordSize, widestCallout - badge - 5)
  return { label: labelOf([name], shortWord, area.level), rings, anchor: innermost(rings) }
}

/** The number alone; nothing where not even that has room without covering a neighbour. */
function numberIn({ label, rings }: Callout): PlacedLabel[] {
  const middle = roomFor(rings, { width: badge, height: badge })
  return middle ? [{ place: 'number', label, middle }] : []
}

/** Tops of labels in one margin: as near their areas as the others allow, in the same order, none outside the map. */
export function spread(wanted: readonly number[], height: number): number[] {
  const tops: number[] = []
  for (const y of wanted) tops.push(Math.max(y - calloutHeight / 2, (tops.at(-1) ?? -calloutHeight) + calloutHeight))
  for (let at = tops.length - 1, floor = height - calloutHeight; at >= 0; at--, floor -= calloutHeight)
    tops[at] = Math.min(tops[at] ?? 0, floor)
  return tops
}

/** The map lies between `left` and `right`. */
type Margins = { readonly left: number; readonly right: number; readonly height: number }

function besideIn(callouts: readonly Callout[], side: 'left' | 'right', margins: Margins): PlacedLabel[] {
  const ordered = callouts.toSorted((a, b) => a.anchor[1] - b.anchor[1])
  const tops = spread(
    ordered.map(({ anchor }) => anchor[1]),
    margins.height,
  )
  return ordered.map(({ label, anchor }, at) => ({
    place: 'beside',
    label,
    anchor,
    side,
    corner: [side === 'left' ? 0 : margins.right + gap, tops[at] ?? 0],
    bend: side === 'left' ? margins.left - gap : margins.right + gap - 2,
  }))
}

/** Shares the labels that found no room among the two margins, the most serious first; what is left gets at most its number. */
function outside(callouts: readonly Callout[], margins: Margins): PlacedLabel[] {
  const perSide = Math.floor(margins.height / calloutHeight)
  const middle = (margins.left + margins.right) / 2
  const urgent = callouts.toSorted((a, b) => (b.label.level ?? 0) - (a.label.level ?? 0))
  const kept = urgent.slice(0, perSide * 2).toSorted((a, b) => a.anchor[0] - b.anchor[0])
  const natural = kept.filter(({ anchor }) => anchor[0] < middle).length
  const cut = Math.min(perSide, Math.max(kept.length - perSide, natural))
  return [
    ...besideIn(kept.slice(0, cut), 'left', margins),
    ...besideIn(kept.slice(cut), 'right', margins),
    ...urgent.slice(perSide * 2).flatMap(numberIn),
  ]
}

export type MapSize = { readonly width: number; readonly tallest: number }

/** Projects the areas and finds a place for every label: inside its area, else beside the map with a line to it, else at most its number. */
export function layOutMap(figure: MapFigure, missingWord: string, { width, tallest }: MapSize): MapLayout {
  const words = new Map(figure.scale.map(({ level, word }) => [level, word]))
  const projected = projectAreas(figure.areas)
  const attempt = (margin: number, shortest: number): MapLayout & { callouts: Callout[] } => {
    const [left, right] = [margin, width - margin]
    const map = fitToCanvas(projected, { left, right, tallest, shortest })
    const wanted = map.areas.map((area) => ({
      area,
      word: (area.area.level && words.get(area.area.level)) || missingWord,
    }))
    const placed = wanted.map((each) => inside(each) ?? toCallout(each))
    const callouts = placed.filter((each): each is Callout => !('place' in each))
    const labels = placed.filter((each): each is PlacedLabel => 'place' in each)
    return { map, callouts, labels: [...outside(callouts, { left, right, height: map.height }), ...labels] }
  }
  const heightFor = (labels: number) => Math.min(tallest, Math.ceil(labels / 2) * calloutHeight)
  const whole = attempt(0, 0)
  if (whole.callouts.length === 0) return whole
  const margin = Math.max(...whole.callouts.map(({ label }) => label.size.width)) + gap
  const withMargins = attempt(margin, heightFor(whole.callouts.length))
  const needed = heightFor(withMargins.callouts.length)
  return needed <= withMargins.map.height ? withMargins : attempt(margin, needed)
}
