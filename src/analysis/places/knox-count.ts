import { RandomStream } from '../random.ts'
import { type ClosePairs, indexAt } from './close-pairs.ts'
import type { DrawRange } from './draw-range.ts'
import type { TimeReach } from './time-order.ts'

/** Pairs that are close in space, and which ranks of time are close to which. */
export interface CountTask {
  readonly pairs: Pick<ClosePairs, 'starts' | 'others'>
  readonly reach: TimeReach
}

export interface CountDraws extends DrawRange {
  readonly seed: number
  /** Rank of the time at each position of the pair lists, as the data have it. */
  readonly ranks: Int32Array
}

/** The counts of all tasks for each draw, one draw after the other. Each draw permutes the times of the data anew. */
export function drawCounts(tasks: readonly CountTask[], { seed, ranks, from, to }: CountDraws): Float64Array {
  const counts = new Float64Array(tasks.length * (to - from))
  const [first, second, packed] = [ranks.slice(), ranks.slice(), ranks.slice()]
  const isTwin = tasks.every(({ reach }) => reach.lows.length <= mostTwinRanks)
  const permute = (order: Int32Array, draw: number) => {
    order.set(ranks)
    new RandomStream(seed, draw).shuffle(order)
  }
  for (let draw = from; draw < to; draw++) {
    const start = (draw - from) * tasks.length
    permute(first, draw)
    if (!isTwin || draw + 1 === to) {
      for (const [index, task] of tasks.entries()) counts[start + index] = countClose(task, first)
      continue
    }
    draw += 1
    permute(second, draw)
    for (let position = 0; position < ranks.length; position++) {
      packed[position] = indexAt(first, position) | (indexAt(second, position) << 16)
    }
    for (const [index, task] of tasks.entries()) {
      const [one, two] = countTwins(task, packed)
      counts[start + index] = one
      counts[start + tasks.length + index] = two
    }
  }
  return counts
}

// In the innermost loops every index is in range by construction; `?? 0` only satisfies the type and costs nothing.

/** Pairs of the list whose times are close too. No branch in the innermost loop: the sign bit says "outside". */
export function countClose({ pairs, reach }: CountTask, ranks: Int32Array): number {
  const { starts, others } = pairs
  const { lows, widths } = reach
  let outside = 0
  for (let position = 0; position < ranks.length; position++) {
    const rank = indexAt(ranks, position)
    const low = indexAt(lows, rank)
    const width = indexAt(widths, rank)
    const end = indexAt(starts, position + 1)
    for (let pair = indexAt(starts, position); pair < end; pair++) {
      const above = (ranks[others[pair] ?? 0] ?? 0) - low
      outside += (above | (width - above)) >> 31
    }
  }
  return others.length + outside
}

/** Ranks of at most 15 bits leave one bit of a half word free to catch the borrow of a subtraction. */
const mostTwinRanks = 2 ** 15
const guards = 0x80008000 | 0

/**
 * Counts for two orders of the times at once: one in the lower half of each word of `packed`, one in the upper. A guard bit
 * stays set where a subtraction does not go below zero. One point has far fewer than 2^16 later partners in any list
 * that fits the memory, so a half word holds its count.
 */
function countTwins({ pairs, reach }: CountTask, packed: Int32Array): readonly [one: number, two: number] {
  const { starts, others } = pairs
  const { lows, widths } = reach
  let [ones, twos] = [0, 0]
  for (let position = 0; position < packed.length; position++) {
    const start = starts[position] ?? 0
    const end = starts[position + 1] ?? 0
    if (start === end) continue
    const own = indexAt(packed, position)
    const [one, two] = [own & 0xffff, own >>> 16]
    const low = indexAt(lows, one) | (indexAt(lows, two) << 16)
    const width = indexAt(widths, one) | (indexAt(widths, two) << 16)
    const high = (low + width) | guards
    let close = 0
    for (let pair = start; pair < end; pair++) {
      const rank = packed[others[pair] ?? 0] ?? 0
      close = (close + ((((rank | guards) - low) & (high - rank) & guards) >>> 15)) | 0
    }
    ones += close & 0xffff
    twos += close >>> 16
  }
  return [ones, twos]
}
