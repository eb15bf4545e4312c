import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from 'vitest'

// Every topic first checks values that anyone can work out by hand, then the reference numbers when they are there.
const folder = process.env.GOLDEN_DIR ?? resolve(import.meta.dirname, '../../../../shared/golden/data')

function readGolden<T>(name: string): T | null {
  const path = resolve(folder, `${name}.json`)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  if (process.env.GOLDEN_DIR !== undefined) throw new Error(`GOLDEN_DIR is set but ${name}.json is not there`)
  return null
}

function compareValues() {
  let compared = 0
  const fail = (label: string, got: unknown, expected: unknown) =>
    expect.fail(`${label}: got ${String(got)}, expected ${String(expected)}`)
  return {
    count: () => compared,
    /** Relative, or absolute with `scale` 1. */
    near(label: string, got: number | null | undefined, expected: number, { tolerance = 1e-9, scale = 0 } = {}) {
      compared += 1
      if (typeof got !== 'number') fail(label, got, expected)
      else if (got !== expected && !(Math.abs(got - expected) <= tolerance * Math.max(scale, Math.abs(expected)))) {
        fail(label, got, expected)
      }
    },
    same(label: string, got: unknown, expected: unknown) {
      compared += 1
      if (got !== expected) fail(label, got, expected)
    },
  }
}

export type Comparison = ReturnType<typeof compareValues>

export function checkTopic<T>(
  name: string,
  byHand: (c: Comparison) => void,
  byReference: (c: Comparison, golden: T) => void,
) {
  const own = compareValues()
  byHand(own)
  const golden = readGolden<T>(name)
  const reference = compareValues()
  if (golden !== null) byReference(reference, golden)
  return report(name, own, golden === null ? null : reference)
}

/** For methods that answer with a promise. */
export async function checkAwaitedTopic<T>(
  name: string,
  byHand: (c: Comparison) => Promise<void>,
  byReference: (c: Comparison, golden: T) => Promise<void>,
) {
  const own = compareValues()
  await byHand(own)
  const golden = readGolden<T>(name)
  const reference = compareValues()
  if (golden !== null) await byReference(reference, golden)
  return report(name, own, golden === null ? null : reference)
}

function report(name: string, own: Comparison, reference: Comparison | null) {
  const source = reference === null ? 'reference file absent' : `${reference.count()} reference values`
  console.info(`golden ${name}: ${own.count()} values by hand, ${source}`)
  return { own: own.count(), reference: reference?.count() ?? null }
}

export const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])
