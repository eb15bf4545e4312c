import sharp from 'sharp'
import type { Params } from '../errors/problem.ts'

/** A photo as it is kept: re-encoded, upright, without anything but its picture. Sizes in pixels. */
export type CleanPhoto = { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
type Refused = { readonly code: `photo.${'too-large' | 'not-a-photo' | 'broken'}`; readonly params: Params }

export const photoType = 'image/jpeg'
export const longestSide = 1600
/** What is taken in at most, for browsers without script; with it a photo comes in at some hundred kB. */
export const photoBytesMost = 10_000_000
const pixelsMost = 64_000_000

// The first bytes of the formats that phones and cameras write. Everything else, such as drawings that can hold a program, is never
// given to a decoder.
const formats: readonly ((bytes: Uint8Array) => boolean)[] = [
  (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff]),
  (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  (bytes) => startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
]
const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

/**
 * Makes a new picture of a photo: decoded, turned upright, at most 1600 pixels on its longest side, encoded as JPEG. What stood
 * beside the picture in the file (place, time, camera, a smaller copy) is not carried over. Only JPEG, PNG and WebP are taken.
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto | Refused> {
  if (bytes.byteLength > photoBytesMost)
    return { code: 'photo.too-large', params: { limit: Math.floor(photoBytesMost / 1_000_000) } }
  if (!formats.some((is) => is(bytes))) return { code: 'photo.not-a-photo', params: {} }
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixelsMost, failOn: 'error', animated: false })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: new Uint8Array(data), width: info.width, height: info.height }
  } catch {
    // Cut off, damaged, or of more pixels than any camera takes: the sender is told, and nothing of it is kept.
    return { code: 'photo.broken', params: {} }
  }
}
