import { describe, expect, test } from 'vitest'
import { type Encoding, encode, toDelimited } from './encoding.ts'

describe('a delivered file', () => {
  test.each<Encoding>(['utf-8', 'utf-8-bom', 'utf-16le', 'windows-1252', 'iso-8859-1'])(
    'in %s keeps its letters',
    (encoding) => {
      const text = 'Räddningsväg: Skogås; "é" 12,5 %'
      expect(new TextDecoder(encoding.replace('-bom', '')).decode(encode(text, encoding))).toBe(text)
    },
  )

  test('begins with a byte-order mark where the encoding has one', () => {
    expect([...encode('a', 'utf-8-bom')]).toEqual([0xef, 0xbb, 0xbf, 0x61])
    expect([...encode('a', 'utf-16le')]).toEqual([0xff, 0xfe, 0x61, 0])
  })

  test('has the dash of Windows-1252, which ISO-8859-1 lacks', () => {
    expect([...encode('–', 'windows-1252')]).toEqual([0x96])
    expect(() => encode('–', 'iso-8859-1')).toThrow(RangeError)
    expect(() => encode('\u0096', 'windows-1252')).toThrow(RangeError)
    expect(() => encode('字', 'windows-1252')).toThrow(RangeError)
  })

  test('quotes the cells that hold the delimiter, a quotation mark or a line break', () => {
    expect(toDelimited([['a;b', 'c"d', 'e', 'f\ng', '']], ';')).toBe('"a;b";"c""d";e;"f\ng";\r\n')
    expect(toDelimited([['a;b', 'c,d']], ',')).toBe('a;b,"c,d"\r\n')
  })
})
