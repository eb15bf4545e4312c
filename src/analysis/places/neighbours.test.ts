import { describe, expect, it } from 'vitest'
import { AnalysisInputError } from '../refusal.ts'
import { neighboursWithin } from './distance-neighbours.ts'
import { islandsIn, isNeighbour, neighbourCount, neighbourWarnings, toNeighbours } from './neighbours.ts'
import { honeycomb } from './testing/made-up-maps.ts'

describe('neighbours', () => {
  it('are kept in order, and an island has none', () => {
    const map = toNeighbours([[2, 1], [0], [0], []])
    expect([...map.ids]).toEqual([1, 2, 0, 0])
    expect([0, 1, 2, 3].map((place) => neighbourCount(map, place))).toEqual([2, 1, 1, 0])
    expect(islandsIn(map)).toBe(1)
    expect(neighbourWarnings(map)).toEqual(['islands'])
  })

  it('that one side forgot are told of', () => {
    const map = toNeighbours([[1], [], [1]])
    expect(isNeighbour(map, 0, 1)).toBe(true)
    expect(isNeighbour(map, 1, 0)).toBe(false)
    expect(neighbourWarnings(map)).toEqual(['islands', 'one-way-neighbours'])
  })

  it.each([
    ['itself', [[0], []], 'out-of-range'],
    ['a place that does not exist', [[2], []], 'out-of-range'],
    ['the same place twice', [[1, 1], []], 'duplicate'],
    ['half a place', [[0.5], []], 'not-a-count'],
  ])('cannot be %s', (_what, lists, code) => {
    expect(() => toNeighbours(lists)).toThrow(expect.objectContaining({ code }))
  })

  it('in a honeycomb are six, at the rim three or four', () => {
    const map = honeycomb(3)
    expect(map.size).toBe(37)
    const counts = Array.from({ length: 37 }, (_, place) => neighbourCount(map, place))
    expect(counts.filter((count) => count === 6)).toHaveLength(19)
    expect(counts.filter((count) => count === 3)).toHaveLength(6)
    expect(neighbourWarnings(map)).toEqual([])
  })
})

describe('neighbours by distance', () => {
  const points = { x: Float64Array.of(0, 3, 3, 3, 100), y: Float64Array.of(0, 4, 4, 4.1, 0) }

  it('reach as far as the distance and not further, and take in places at the same point', () => {
    const map = neighboursWithin(points, 5)
    expect([...map.ids.slice(map.starts[0], map.starts[1])]).toEqual([1, 2])
    expect([...map.ids.slice(map.starts[1], map.starts[2])]).toEqual([0, 2, 3])
    expect(neighbourWarnings(map)).toEqual(['islands'])
    expect(neighboursWithin({ x: new Float64Array(0), y: new Float64Array(0) }, 5).size).toBe(0)
  })

  it('need a distance and finite places', () => {
    expect(() => neighboursWithin(points, 0)).toThrow(AnalysisInputError)
    expect(() => neighboursWithin({ x: Float64Array.of(Number.NaN), y: Float64Array.of(0) }, 1)).toThrow(
      AnalysisInputError,
    )
  })
})
