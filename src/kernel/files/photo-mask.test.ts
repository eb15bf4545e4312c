import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { maskPhoto, pixelsOf } from './photo-mask.ts'

const white = () =>
  sharp({ create: { width: 333, height: 201, channels: 3, background: '#ffffff' } })
    .jpeg()
    .toBuffer()

describe('a box on a photo', () => {
  test('covers every pixel that it touches and none outside the picture', () => {
    expect(pixelsOf({ left: 10, top: 10, width: 1, height: 1 }, { width: 333, height: 201 })).toEqual({
      left: 33,
      top: 20,
      width: 4,
      height: 3,
    })
    expect(pixelsOf({ left: 90, top: 99, width: 50, height: 50 }, { width: 100, height: 100 })).toEqual({
      left: 90,
      top: 99,
      width: 10,
      height: 1,
    })
    expect(pixelsOf({ left: 100, top: 0, width: 10, height: 100 }, { width: 10, height: 10 })).toMatchObject({
      left: 9,
      width: 1,
    })
  })

  test('is black all through in the new picture, whatever lay under it, and leaves the rest', async () => {
    const secret = await sharp(await white())
      .composite([
        { input: { create: { width: 60, height: 40, channels: 3, background: '#ff2200' } }, left: 100, top: 80 },
      ])
      .jpeg()
      .toBuffer()
    const { bytes, width, height } = await maskPhoto(secret, [{ left: 28, top: 38, width: 22, height: 24 }])
    expect([width, height]).toEqual([333, 201])
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const brightest = { inside: 0, reddest: 0 }
    for (let y = 0; y < info.height; y += 1)
      for (let x = 0; x < info.width; x += 1) {
        const [r = 0, g = 0, b = 0] = data.subarray((y * info.width + x) * 3)
        if (x >= 96 && x < 164 && y >= 79 && y < 122) brightest.inside = Math.max(brightest.inside, r, g, b)
        brightest.reddest = Math.max(brightest.reddest, r - Math.min(g, b))
      }
    expect(brightest.inside).toBeLessThan(24)
    expect(brightest.reddest).toBeLessThan(24)
    expect(data[0]).toBeGreaterThan(240)
  })
})
