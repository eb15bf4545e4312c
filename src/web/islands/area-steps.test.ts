import { describe, expect, test } from 'vitest'
import { isArrow, nextSpot, type Spot } from './area-steps.ts'

const map: readonly Spot[] = [
  { id: 'west', x: 0, y: 50 },
  { id: 'middle', x: 50, y: 50 },
  { id: 'east', x: 100, y: 55 },
  { id: 'north', x: 60, y: 0 },
  { id: 'far-east', x: 200, y: 50 },
]

describe('arrow keys on the map of areas', () => {
  test('go to the nearest area that lies that way', () => {
    expect(nextSpot(map, 'middle', 'ArrowRight')).toBe('east')
    expect(nextSpot(map, 'middle', 'ArrowLeft')).toBe('west')
    expect(nextSpot(map, 'middle', 'ArrowUp')).toBe('north')
  })
  test('go aslant rather than nowhere', () => expect(nextSpot(map, 'far-east', 'ArrowUp')).toBe('north'))
  test('stay where they are at the edge', () => expect(nextSpot(map, 'west', 'ArrowLeft')).toBeNull())
  test('start at the first area when none is chosen', () => expect(nextSpot(map, '', 'ArrowDown')).toBe('west'))
  test('reach every area from every other', () => {
    const reached = new Set(['west'])
    for (const id of reached)
      for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
        const next = nextSpot(map, id, arrow)
        if (next) reached.add(next)
      }
    expect(reached.size).toBe(map.length)
  })
  test('are the only keys that move', () => {
    expect(isArrow('ArrowUp')).toBe(true)
    expect(isArrow('Tab')).toBe(false)
    expect(isArrow('toString')).toBe(false)
  })
})
