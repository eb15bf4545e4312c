import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cleanPhoto, longestSide, photoBytesMost } from './photo.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 40, g: 120, b: 90 } } })
/** A photo that tells where and with what it was taken, lying on its side. */
const taken = (width = 2400, height = 1200) =>
  plain(width, height)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Kameraverket', Artist: 'Någon' },
      IFD3: { GPSLatitude: '59/1 13/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '17/1 58/1 0/1', GPSLongitudeRef: 'E' },
    })
    .jpeg()
    .toBuffer()
const cleaned = async (bytes: Uint8Array) => {
  const photo = await cleanPhoto(bytes)
  if ('code' in photo) throw new Error(photo.code)
  return photo
}

describe('a photo on its way in (PAR-1.4)', () => {
  test('loses place, time and camera, and keeps its picture the right way up', async () => {
    const before = await taken()
    expect(before.includes('Kameraverket')).toBe(true)
    const photo = await cleaned(before)
    expect([photo.width, photo.height]).toEqual([800, 1600])
    const kept = Buffer.from(photo.bytes)
    for (const trace of ['Kameraverket', 'Exif', 'GPS', 'Någon']) expect(kept.includes(trace), trace).toBe(false)
    const { exif, iptc, xmp, icc, orientation } = await sharp(kept).metadata()
    expect([exif, iptc, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })

  test('is made no larger than it needs to be, and never enlarged', async () => {
    const large = await cleaned(await plain(4000, 3000).png().toBuffer())
    expect([large.width, large.height]).toEqual([longestSide, 1200])
    const small = await cleaned(await plain(300, 200).webp().toBuffer())
    expect([small.width, small.height]).toEqual([300, 200])
  })

  test('is refused when it is no photo, whatever it is called or begins with', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const gif = await plain(10, 10).gif().toBuffer()
    for (const other of [svg, gif, Buffer.from('%PDF-1.7'), Buffer.from('<html>'), Buffer.alloc(0)])
      expect(await cleanPhoto(other)).toMatchObject({ code: 'photo.not-a-photo' })
  })

  test('is refused when it is damaged, too large, or swells when it is unpacked', async () => {
    const whole = await taken()
    expect(await cleanPhoto(whole.subarray(0, whole.length / 2))).toMatchObject({ code: 'photo.broken' })
    expect(await cleanPhoto(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(400, 0x41)]))).toMatchObject({
      code: 'photo.broken',
    })
    expect(await cleanPhoto(Buffer.concat([whole, Buffer.alloc(photoBytesMost)]))).toMatchObject({
      code: 'photo.too-large',
    })
    const bomb = await plain(9000, 9000).png({ compressionLevel: 2 }).toBuffer()
    expect(bomb.byteLength).toBeLessThan(2_000_000)
    expect(await cleanPhoto(bomb)).toMatchObject({ code: 'photo.broken' })
  })

  test('carries nothing that was hung on behind the picture', async () => {
    const hidden = Buffer.concat([await taken(), Buffer.from('PK\u0003\u0004 hemlig bilaga')])
    expect(Buffer.from((await cleaned(hidden)).bytes).includes('hemlig bilaga')).toBe(false)
  })
})
