import { kindOfFormat, type SerialKind } from './excel-serial.ts'
import { TableProblem } from './table-problem.ts'
import { attributeOf, XmlScanner } from './xml-scan.ts'
import type { ZipParts } from './zip-read.ts'

export type Sheet = { readonly name: string; readonly part: string; readonly hidden: boolean }
/** How numbers in cells of one style are shown: as dates, or with leading zeros up to a width. */
export type NumberStyle = { readonly kind: SerialKind | undefined; readonly zeros: number }
export type Workbook = {
  readonly sheets: readonly Sheet[]
  readonly is1904: boolean
  /** Whether it carries macros, in whatever form; they are not even unpacked. */
  readonly hasMacros: boolean
  /** Parts that may be missing. */
  readonly stringsPart: string | undefined
  readonly stylesPart: string | undefined
}

const usualRoot = 'xl/workbook.xml'
/** Excel itself has 65,490 cell styles at most. */
const mostStyles = 65_536
/** More than Excel allows in a cell: the cell is refused anyhow. */
const keptChars = 100_000

/** Runs a scanner over one part; what is not XML there is `xlsx-broken`. */
export async function* scanPart(
  zip: ZipParts,
  part: string,
  { scanner, onPacked }: { scanner: XmlScanner; onPacked?: (share: number) => void },
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of zip.read(part, onPacked)) {
      scanner.write(decoder.decode(chunk, { stream: true }))
      yield
    }
    scanner.write(decoder.decode())
    scanner.end()
    yield
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new TableProblem('xlsx-broken', { part }, error)
  }
}

async function scanWhole(zip: ZipParts, part: string, scanner: XmlScanner): Promise<void> {
  for await (const _ of scanPart(zip, part, { scanner }));
}

/** Visual Basic, and the macro sheets of Excel 4. */
const macroRelation = /\/(?:vbaProject|xl(?:Intl)?Macrosheet)$/i

const ignore = () => undefined

/** Where the workbook itself lies; the package's own relations are asked when it is not in the usual place. */
async function findRoot(zip: ZipParts): Promise<string> {
  if (zip.has(usualRoot)) return usualRoot
  if (!zip.has('_rels/.rels')) throw new TableProblem('file-binary')
  const targets = await readRelations(zip, '_rels/.rels', '')
  const root = [...targets.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? ''
  // Word files, presentations and binary workbooks are packed in the same way.
  if (!/workbook[^/]*\.xml$/i.test(root)) throw new TableProblem('file-binary')
  return root
}

type Relation = { readonly type: string; readonly target: string }

async function readRelations(zip: ZipParts, part: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  if (!zip.has(part)) return relations
  const open = (name: string, attributes: string) => {
    if (name !== 'Relationship') return
    const target = attributeOf(attributes, 'Target') ?? ''
    const resolved = target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`
    relations.set(attributeOf(attributes, 'Id') ?? '', {
      type: attributeOf(attributes, 'Type') ?? '',
      target: resolved,
    })
  }
  await scanWhole(zip, part, new XmlScanner({ open, text: ignore, close: ignore }))
  return relations
}

/** The sheets that hold cells, in the workbook's order. Drawings, charts and what else a sheet points to are never followed. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const root = await findRoot(zip)
  const folder = root.slice(0, root.lastIndexOf('/') + 1)
  const relations = await readRelations(zip, `${folder}_rels/${root.slice(folder.length)}.rels`, folder)
  const sheets: Sheet[] = []
  let is1904 = false
  const open = (name: string, attributes: string) => {
    if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    const relation = relations.get(attributeOf(attributes, 'id') ?? '')
    if (!relation?.type.endsWith('/worksheet')) return
    const hidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible'
    sheets.push({ name: attributeOf(attributes, 'name') ?? '', part: relation.target, hidden })
  }
  await scanWhole(zip, root, new XmlScanner({ open, text: ignore, close: ignore }))
  if (sheets.length === 0) throw new TableProblem('xlsx-broken', { part: root })
  const partOf = (kind: string) =>
    [...relations.values()].find(({ type, target }) => type.endsWith(kind) && zip.has(target))?.target
  const hasMacros =
    zip.has(`${folder}vbaProject.bin`) || [...relations.values()].some(({ type }) => macroRelation.test(type))
  return { sheets, is1904, hasMacros, stringsPart: partOf('/sharedStrings'), stylesPart: partOf('/styles') }
}

/** The number style of each cell style, by its index. */
export async function readStyles(zip: ZipParts, part: string | undefined): Promise<readonly NumberStyle[]> {
  const styles: NumberStyle[] = []
  if (part === undefined) return styles
  const codes = new Map<number, string>()
  let inCellStyles = false
  const open = (name: string, attributes: string) => {
    if (name === 'cellXfs') inCellStyles = true
    if (name === 'numFmt')
      codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
    if (name !== 'xf' || !inCellStyles) return
    if (styles.length === mostStyles) throw new SyntaxError('too many cell styles')
    const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
    const code = codes.get(id)
    styles.push({ kind: kindOfFormat(id, code), zeros: code !== undefined && /^0+$/.test(code) ? code.length : 0 })
  }
  const close = (name: string) => {
    if (name === 'cellXfs') inCellStyles = false
  }
  await scanWhole(zip, part, new XmlScanner({ open, text: ignore, close }))
  return styles
}

/** The texts that cells refer to by index; runs of rich text are joined, reading aids (phonetics) left out. */
export async function readSharedStrings(zip: ZipParts, part: string | undefined): Promise<readonly string[]> {
  const strings: string[] = []
  if (part === undefined) return strings
  let [current, inText, inPhonetic] = ['', false, false]
  const open = (name: string) => {
    if (name === 'si') current = ''
    else if (name === 't') inText = true
    else if (name === 'rPh') inPhonetic = true
  }
  const text = (piece: string) => {
    if (inText && !inPhonetic && current.length < keptChars) current += piece
  }
  const close = (name: string) => {
    if (name === 'si') strings.push(unescapeText(current))
    else if (name === 't') inText = false
    else if (name === 'rPh') inPhonetic = false
  }
  await scanWhole(zip, part, new XmlScanner({ open, text, close }))
  return strings
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
