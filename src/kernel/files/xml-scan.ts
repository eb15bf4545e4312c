/** What a scanner tells of; names come without their namespace prefix. */
export type XmlHandler = {
  /** `attributes` is the raw text between name and `>`; read it with `attributeOf`. */
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
/** No tag of a workbook is longer than this; what has no end is an attack. */
const longestTag = 1_000_000
/** A text is handed over piece by piece when it is longer than this. */
const longestPiece = 64 * 1024
const longestEntity = 12

/** Resolves the five entities of XML and numeric ones; a document's own are not resolved (no XXE, no expansion). */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      if (name) return entities[name] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

const unusual = /[':\t\r\n]| =|= /
const attributePatterns = new Map<string, RegExp>()

function findAttribute(attributes: string, name: string): string | undefined {
  let pattern = attributePatterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    attributePatterns.set(name, pattern)
  }
  const match = pattern.exec(attributes)
  return match?.[1] ?? match?.[2]
}

/** The value of an attribute in the raw text of a tag, whatever its namespace prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  // Nearly every tag of a sheet is written ` name="value"`; millions of them are not worth a pattern each.
  const usual = attributes.indexOf(` ${name}="`)
  if (usual >= 0) {
    const start = usual + name.length + 3
    return decodeEntities(attributes.slice(start, attributes.indexOf('"', start)))
  }
  const value = unusual.test(attributes) ? findAttribute(attributes, name) : undefined
  return value === undefined ? undefined : decodeEntities(value)
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * Reads XML piece by piece and tells the handler, holding no more than one tag or text at a time: enough for the flat, machine-written
 * parts of an Office file. Throws SyntaxError on what is not XML.
 */
export class XmlScanner {
  private readonly handler: XmlHandler
  private rest = ''
  private depth = 0
  private hasRoot = false

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  write(piece: string): void {
    const text = this.rest + piece
    let at = 0
    while (at < text.length) {
      const next = text[at] === '<' ? this.readMarkup(text, at) : this.readText(text, at)
      if (next < 0) break
      at = next
    }
    this.rest = text.slice(at)
    if (this.rest.length > longestTag) throw new SyntaxError('a tag without end')
  }

  end(): void {
    if (this.rest.trim() !== '' || this.depth !== 0 || !this.hasRoot) throw new SyntaxError('the document is cut off')
  }

  private readText(text: string, at: number): number {
    const next = text.indexOf('<', at)
    if (next < 0 && text.length - at < longestPiece) return -1
    const end = next < 0 ? beforeEntity(text) : next
    if (this.depth > 0) this.handler.text(decodeEntities(text.slice(at, end)))
    return end
  }

  /** The position after a tag, comment or the like; -1 when it is not all there yet. */
  private readMarkup(text: string, at: number): number {
    const second = text[at + 1]
    if (second === undefined) return -1
    if (second === '!') return this.readDeclaration(text, at)
    if (second === '?') return after(text, '?>', at)
    const end = tagEnd(text, at)
    if (end < 0) return -1
    if (second === '/') {
      this.depth--
      this.handler.close(localName(text.slice(at + 2, end).trim()))
      return end + 1
    }
    this.openTag(text.slice(at + 1, end))
    return end + 1
  }

  private openTag(tag: string): void {
    this.hasRoot = true
    const empty = tag.endsWith('/')
    const content = empty ? tag.slice(0, -1) : tag
    const space = endOfName(content)
    const name = localName(space < 0 ? content : content.slice(0, space))
    this.handler.open(name, space < 0 ? '' : content.slice(space))
    if (empty) this.handler.close(name)
    else this.depth++
  }

  private readDeclaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at)
      if (end < 0) return -1
      this.handler.text(text.slice(at + 9, end))
      return end + 3
    }
    if (text.length - at < 9) return -1
    throw new SyntaxError('a document type is not expected')
  }
}

/** Where a text can be cut without cutting an entity in two. */
function beforeEntity(text: string): number {
  const entity = text.lastIndexOf('&')
  return entity >= text.length - longestEntity ? entity : text.length
}

function endOfName(content: string): number {
  const space = content.indexOf(' ')
  // A line break or tab may stand before the first space.
  const other = content.search(/[\t\r\n]/)
  return other >= 0 && (space < 0 || other < space) ? other : space
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

/** The `>` that ends a tag; one inside an attribute's quotes does not. */
function tagEnd(text: string, at: number): number {
  let quote = 0
  for (let end = at; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x3e) return end
    else if (code === 0x22 || code === 0x27) quote = code
  }
  return -1
}
