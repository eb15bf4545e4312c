import { type ClosePairs, indexAt } from './close-pairs.ts'
import type { TimeReach } from './time-order.ts'

/** Pairs that are close in space, and which ranks of time are close to which. */
export interface CountTask {
  readonly pairs: Pick<ClosePairs, 'starts' | 'others'>
  readonly reach: TimeReach
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
export const mostTwinRanks = 2 ** 15
const guards = 0x80008000 | 0

/**
 * Counts for two orders of the times at once: `first` in the lower half of each word, `second` in the upper. A guard bit
 * stays set where a subtraction does not go below zero. One point has far fewer than 2^16 later partners in any list
 * that fits the memory, so a half word holds its count.
 */
export function countTwins(
  { pairs, reach }: CountTask,
  { first, second, packed }: Twins,
): readonly [first: number, second: number] {
  const { starts, others } = pairs
  const { lows, widths } = reach
  for (let position = 0; position < first.length; position++) {
    packed[position] = indexAt(first, position) | (indexAt(second, position) << 16)
  }
  let [ones, twos] = [0, 0]
  for (let position = 0; position < first.length; position++) {
    const one = indexAt(first, position)
    const two = indexAt(second, position)
    const low = indexAt(lows, one) | (indexAt(lows, two) << 16)
    const width = indexAt(widths, one) | (indexAt(widths, two) << 16)
    const high = (low + width) | guards
    const end = indexAt(starts, position + 1)
    let close = 0
    for (let pair = indexAt(starts, position); pair < end; pair++) {
      const rank = packed[others[pair] ?? 0] ?? 0
      close = (close + ((((rank | guards) - low) & (high - rank) & guards) >>> 15)) | 0
    }
    ones += close & 0xffff
    twos += close >>> 16
  }
  return [ones, twos]
}

export interface Twins {
  readonly first: Int32Array
  readonly second: Int32Array
  /** Working space of the same length. */
  readonly packed: Int32Array
}
