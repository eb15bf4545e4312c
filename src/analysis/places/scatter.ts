import { at } from '../linear-algebra.ts'
import type { RandomStream } from '../random.ts'
import { sumOf } from './map-values.ts'
import { placeAt } from './neighbours.ts'

/** For drawing places in proportion to given weights in constant time (Walker 1977, Vose 1991). */
export interface ScatterTable {
  /** Chance that a place, drawn alike with all others, keeps its event; else the event goes to `other`. */
  readonly keeps: Float64Array
  readonly other: Uint32Array
}

/** @param weights 0 or more, not all 0. */
export function scatterTable(weights: Float64Array): ScatterTable {
  const n = weights.length
  const total = sumOf(weights)
  const keeps = weights.map((weight) => (weight / total) * n)
  const other = Uint32Array.from(weights.keys())
  const small = [...keeps.keys()].filter((place) => at(keeps, place) < 1)
  const large = [...keeps.keys()].filter((place) => at(keeps, place) >= 1)
  for (let poor = small.pop(), rich = large.pop(); poor !== undefined && rich !== undefined; poor = small.pop()) {
    other[poor] = rich
    keeps[rich] = at(keeps, rich) - (1 - at(keeps, poor))
    if (at(keeps, rich) >= 1) continue
    small.push(rich)
    rich = large.pop()
  }
  return { keeps, other }
}

interface Throw {
  readonly events: number
  /** null: each place alike. */
  readonly table: ScatterTable | null
  readonly stream: RandomStream
}

/** Throws the events over the places, one by one; overwrites `counts`. */
export function scatter(counts: Float64Array, { events, table, stream }: Throw): void {
  counts.fill(0)
  for (let event = 0; event < events; event++) {
    const drawn = stream.uniform() * counts.length
    const place = Math.floor(drawn)
    const lands = table === null || drawn - place < at(table.keeps, place) ? place : placeAt(table.other, place)
    counts[lands] = at(counts, lands) + 1
  }
}
