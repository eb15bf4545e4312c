import sharp from 'sharp'
import type { CleanPhoto } from './photo.ts'

/** A part of a picture, in per cent of its width and height, counted from the upper left corner. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** The pixels of a box, rounded outwards: never a pixel less than what was chosen, never one outside the picture. */
export function pixelsOf(box: Box, picture: { readonly width: number; readonly height: number }) {
  const span = (from: number, length: number, of: number) => {
    const first = Math.max(0, Math.floor((from / 100) * of))
    const end = Math.min(of, Math.ceil(((from + length) / 100) * of))
    return [Math.min(first, of - 1), Math.max(1, end - first)] as const
  }
  const [left, width] = span(box.left, box.width, picture.width)
  const [top, height] = span(box.top, box.height, picture.height)
  return { left, top, width, height }
}

/**
 * Makes a new picture with opaque black boxes in it. They are painted among the pixels before these are encoded anew, so that nothing
 * of what lay under them is in the file: no layer, no smaller copy, no earlier version.
 */
export async function maskPhoto(bytes: Uint8Array, boxes: readonly Box[]): Promise<CleanPhoto> {
  const picture = sharp(bytes, { failOn: 'error' })
  const { width, height } = await picture.metadata()
  const painted = boxes.map((box) => {
    const { left, top, ...size } = pixelsOf(box, { width, height })
    return { input: { create: { ...size, channels: 3 as const, background: '#000000' } }, left, top }
  })
  const { data, info } = await picture.composite(painted).jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true })
  return { bytes: new Uint8Array(data), width: info.width, height: info.height }
}
