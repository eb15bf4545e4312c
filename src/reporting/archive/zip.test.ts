import { describe, expect, it } from 'vitest'
import { readZip, writeZip } from './zip.ts'

const files = new Map([
  ['a/åäö.xml', Buffer.from('<x>räksmörgås</x>'.repeat(100))],
  ['empty.txt', Buffer.alloc(0)],
])

describe('a document archive', () => {
  it('gives back what was put into it, in order', () => {
    const back = readZip(writeZip(files, '2026-09-21T06:30:10Z'))
    expect([...back]).toEqual([...files])
  })

  it('has the same bytes every time and others for another date', () => {
    expect(writeZip(files, '2026-09-21T06:30:10Z')).toEqual(writeZip(files, '2026-09-21T06:30:10Z'))
    expect(writeZip(files, '2026-09-21T06:30:10Z')).not.toEqual(writeZip(files, '2026-09-22T06:30:10Z'))
  })

  it('dates its files as MS-DOS did', () => {
    const time = writeZip(files, '2026-09-21T06:30:10Z').readUInt32LE(10)
    const parts = [
      [25, 127, 1980],
      [21, 15, 0],
      [16, 31, 0],
      [11, 31, 0],
      [5, 63, 0],
    ] as const
    expect(parts.map(([shift, mask, first]) => ((time >>> shift) & mask) + first)).toEqual([2026, 9, 21, 6, 30])
    expect((time & 31) * 2).toBe(10)
  })

  it('is refused when it is not one', () => {
    expect(() => readZip(Buffer.from('not a zip'))).toThrow('not a ZIP archive')
  })
})
