import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromSafeCell, toSafeCell, type WrittenCell, writeCsv } from './csv-write.ts'
import { delimiters } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { allRows, openMade } from './testing/read-table.ts'

async function written(rows: readonly (readonly WrittenCell[])[], delimiter = ';'): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeCsv(rows, { delimiter })) pieces.push(piece)
  return Buffer.concat(pieces)
}
const text = async (...rows: readonly WrittenCell[][]) => (await written(rows)).toString()

describe('CSV for Excel', () => {
  test('begins with a byte-order mark, separates by semicolon and ends lines with CRLF', async () => {
    expect(await text(['Område', 'Antal'], ['Vårby', 3])).toBe('\ufeffOmråde;Antal\r\nVårby;3\r\n')
  })

  test('numbers have a decimal comma, negative ones stay numbers, nothing known stays empty', async () => {
    expect(await text([-2.5, 0, null, '', true])).toBe('\ufeff-2,5;0;;;true\r\n')
    expect((await written([[-2.5, 1]], ',')).toString()).toBe('\ufeff-2.5,1\r\n')
    await expect(text([Number.NaN])).rejects.toThrow(RangeError)
  })

  test.each(['=1+1', '+46701740605', '-2+3', '@SUM(A1:A9)', '\t=1+1', '\r=1', "=cmd|' /C calc'!A0", '＝1+1', "'=1"])(
    'a cell beginning like a formula is text to a spreadsheet: %j',
    async (cell) => {
      expect(toSafeCell(cell)).toBe(`'${cell}`)
      expect((await text([cell])).replace(/^\ufeff"?/, '').startsWith("'")).toBe(true)
    },
  )

  test.each(['Vårby', "O'Brien", '1-2', 'a=b', "'citat'", ''])('other text is left alone: %j', (cell) => {
    expect(toSafeCell(cell)).toBe(cell)
  })

  test('no cell can begin with a formula, and each comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '1') }), (cell) => {
        expect(toSafeCell(cell)).not.toMatch(/^[=+\-@\t\r]/)
        expect(fromSafeCell(toSafeCell(cell))).toBe(cell)
      }),
      { seed: 126 },
    )
  })
})

describe('writing and reading again', () => {
  const unit = fc.oneof(
    fc.constantFrom(...'åäö;,\t|"\'\n\r= \u00a0'),
    fc.constantFrom('\r\n', '""', '😀', '\u202e'),
    fc.string({ minLength: 1, maxLength: 1 }).filter((char) => char !== '\0'),
  )
  const cell = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''))
  const table = (cells: fc.Arbitrary<string>) =>
    fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.array(
        fc.array(cells, { minLength: width, maxLength: width }).filter((row) => row.some((each) => each.trim() !== '')),
        { minLength: 1, maxLength: 8 },
      ),
    )
  const encode: Readonly<Record<Encoding, (bytes: Buffer) => Buffer>> = {
    'utf-8': (bytes) => bytes,
    'utf-16le': (bytes) => Buffer.from(bytes.toString(), 'utf16le'),
    'utf-16be': (bytes) => Buffer.from(bytes.toString(), 'utf16le').swap16(),
    'iso-8859-1': (bytes) => Buffer.from(bytes.toString().slice(1), 'latin1'),
    'windows-1252': (bytes) => Buffer.from(bytes.toString().slice(1), 'latin1'),
  }
  const columnNames = ['kol a', 'kol b', 'kol c', 'kol d', 'kol e']

  async function readBack(rows: string[][], options: { delimiter?: string; encoding?: Encoding }): Promise<string[][]> {
    const header = columnNames.slice(0, rows[0]?.length)
    const bytes = encode[options.encoding ?? 'utf-8'](await written([header, ...rows], options.delimiter))
    const opened = await openMade(bytes, { ...options, headerRow: 1 }, 5)
    const read = await allRows(opened)
    // Cells full of quotation marks, delimiters and line breaks may look as if one were missing: asked about, and still whole.
    expect(read.filter(({ problem }) => problem && problem.code !== 'cell-swallows-rows')).toEqual([])
    return read.map(({ cells }) => [...cells])
  }

  test('any cells come back with any delimiter', async () => {
    await fc.assert(
      fc.asyncProperty(table(cell), fc.constantFrom(...delimiters), async (rows, delimiter) => {
        expect(await readBack(rows, { delimiter })).toEqual(rows)
      }),
      { seed: 126, numRuns: 150 },
    )
  })

  test('cells that an encoding can hold come back in it, found without being told', async () => {
    const western = fc
      .array(fc.constantFrom(...'abcåäöÅÄÖé;,\t"\n 0123'), { maxLength: 10 })
      .map((letters) => letters.join(''))
    await fc.assert(
      fc.asyncProperty(
        table(western),
        fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1'),
        async (rows, encoding) => {
          const marked = rows.map((row, n) => (n === 0 ? ['på Ågatan', ...row.slice(1)] : row))
          const bytes = encode[encoding](await written([columnNames.slice(0, marked[0]?.length), ...marked]))
          const opened = await openMade(bytes, { delimiter: ';', headerRow: 1 })
          expect(opened.encoding).toBe(encoding)
          expect((await allRows(opened)).map(({ cells }) => [...cells])).toEqual(marked)
        },
      ),
      { seed: 126, numRuns: 100 },
    )
  })

  test('everyday tables come back with the delimiter found', async () => {
    const word = fc
      .array(fc.constantFrom(...'abcåäö 0123,.-:'), { minLength: 1, maxLength: 12 })
      .map((letters) => `x${letters.join('')}`)
    const tables = fc
      .integer({ min: 3, max: 5 })
      .chain((width) =>
        fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 10 }),
      )
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom(';', '\t', '|'), async (rows, delimiter) => {
        const bytes = await written([columnNames.slice(0, rows[0]?.length), ...rows], delimiter)
        const opened = await openMade(bytes)
        expect(opened.delimiter).toBe(delimiter)
        expect((await allRows(opened)).map(({ cells }) => [...cells])).toEqual(rows)
      }),
      { seed: 126, numRuns: 100 },
    )
  })
})
