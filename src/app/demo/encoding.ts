export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252' | 'iso-8859-1'

/** The characters of Windows-1252 that ISO-8859-1 lacks and that people write. */
const windowsOnly = new Map([
  ['€', 0x80],
  ['…', 0x85],
  ['’', 0x92],
  ['”', 0x94],
  ['–', 0x96],
])

/** Throws RangeError for a character that the encoding does not have: nothing is silently replaced. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text)
    case 'utf-8-bom':
      return new TextEncoder().encode(`\uFEFF${text}`)
    case 'utf-16le':
      return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    case 'windows-1252':
      return encodeBytes(text, windowsOnly)
    case 'iso-8859-1':
      return encodeBytes(text, new Map())
    default:
      return encoding satisfies never
  }
}

const encodeBytes = (text: string, extra: ReadonlyMap<string, number>): Uint8Array =>
  Uint8Array.from(Array.from(text), (character) => {
    const code = extra.get(character) ?? character.codePointAt(0) ?? 0
    const isControl = code >= 0x80 && code < 0xa0 && !extra.has(character)
    if (code > 0xff || isControl) throw new RangeError(`the encoding has no ${character}`)
    return code
  })

export type Delimiter = ';' | ',' | '\t'

/** Rows as delimited text with CRLF line ends; a cell is quoted when it must be. */
export const toDelimited = (rows: readonly (readonly string[])[], delimiter: Delimiter): string =>
  rows.map((row) => `${row.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`).join('')

const quoted = (cell: string, delimiter: Delimiter): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
