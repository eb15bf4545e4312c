import { describe, expect, test } from 'vitest'
import { around, between, moved, resized, stepped } from './photo-box-geometry.ts'

const box = { left: 10, top: 20, width: 30, height: 40 }

describe('a box on a picture', () => {
  test('is drawn between two corners, whichever is pressed first, and never outside the picture', () => {
    expect(between({ x: 40, y: 60 }, { x: 10, y: 20 })).toEqual(box)
    expect(between({ x: -5, y: 50 }, { x: 120, y: 51.26 })).toEqual({ left: 0, top: 50, width: 100, height: 1.3 })
    expect(between({ x: 5, y: 5 }, { x: 5, y: 5 })).toMatchObject({ width: 1, height: 1 })
  })

  test('is put whole into the picture by a press, also at its edge', () => {
    expect(around({ x: 50, y: 50 })).toEqual({ left: 40, top: 40, width: 20, height: 20 })
    expect(around({ x: 1, y: 99 })).toEqual({ left: 0, top: 80, width: 20, height: 20 })
  })

  test('is moved and made larger by keys, and stops at the edges', () => {
    expect(stepped(box, { key: 'ArrowRight', shiftKey: false })).toEqual({ ...box, left: 11 })
    expect(stepped(box, { key: 'ArrowDown', shiftKey: true })).toEqual({ ...box, height: 41 })
    expect(stepped(box, { key: 'Enter', shiftKey: false })).toBeNull()
    expect(moved(box, { x: -50, y: 500 })).toEqual({ ...box, left: 0, top: 60 })
    expect(resized(box, { x: -50, y: 500 })).toEqual({ ...box, width: 1, height: 80 })
  })
})
