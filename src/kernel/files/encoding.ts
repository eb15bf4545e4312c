import { isUtf8 } from 'node:buffer'
import type { ByteSource } from './byte-source.ts'
import { TableProblem, type TableWarning } from './table-problem.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1252'
/** `damaged`: some bytes fit no character of the encoding and were read as U+FFFD. */
export type TextVerdict = {
  readonly encoding: Encoding
  readonly damaged: boolean
  readonly warnings: readonly TableWarning[]
}

/** What a walk over all bytes of a file counts. */
type Tally = {
  /** Complete and correct UTF-8 sequences of two bytes or more. */
  multi: number
  /** Bytes that cannot be UTF-8 where they stand. */
  invalid: number
  /** Bytes 0x80-0x9F: printable in Windows-1252, not in ISO-8859-1. */
  c1: number
  /** Bytes that Windows-1252 leaves undefined. */
  undefined: number
  /** Swedish letters as ISO-8859-1 and Windows-1252 write them. */
  latinLetters: number
  /** åäö of DOS code pages 437 and 850, standing between ASCII letters where a quotation mark or dagger cannot. */
  dosLetters: number
  /** åäö of Mac Roman, likewise. */
  macLetters: number
}

const headBytes = 64 * 1024
const latinLetters = new Set([0xc4, 0xc5, 0xd6, 0xe4, 0xe5, 0xf6, 0xe9, 0xc9])
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
const dosLetters = new Set([0x84, 0x86, 0x94])
const macLetters = new Set([0x8a, 0x8c])
const isLetter = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)

/** How many continuation bytes follow a UTF-8 lead byte; -1 when the byte cannot lead. */
const continuationsAfter = (byte: number): number =>
  byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : -1

/** The second byte is narrower after four leads (Unicode 15, table 3-7). */
function mayFollow(lead: number, byte: number): boolean {
  if (lead === 0xe0) return byte >= 0xa0 && byte <= 0xbf
  if (lead === 0xed) return byte >= 0x80 && byte <= 0x9f
  if (lead === 0xf0) return byte >= 0x90 && byte <= 0xbf
  if (lead === 0xf4) return byte >= 0x80 && byte <= 0x8f
  return byte >= 0x80 && byte <= 0xbf
}

/** Where the last character begins whose bytes are not all there; the length when all are. */
function completeEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) return continuationsAfter(byte) >= back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

async function isAllUtf8(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  let rest: Uint8Array = new Uint8Array()
  for await (const chunk of chunks) {
    const seen = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const end = completeEnd(seen)
    if (!isUtf8(seen.subarray(0, end))) return false
    rest = seen.subarray(end)
  }
  return rest.length === 0
}

async function tally(chunks: AsyncIterable<Uint8Array>): Promise<Tally> {
  const seen: Tally = { multi: 0, invalid: 0, c1: 0, undefined: 0, latinLetters: 0, dosLetters: 0, macLetters: 0 }
  let [lead, pending, before, previous] = [0, 0, 0, 0]
  for await (const chunk of chunks)
    for (const byte of chunk) {
      if (pending > 0 && mayFollow(lead, byte)) {
        lead = 0
        pending--
        if (pending === 0) seen.multi++
      } else {
        if (pending > 0) seen.invalid++
        pending = 0
        if (byte >= 0x80) {
          const more = continuationsAfter(byte)
          if (more < 0) seen.invalid++
          else {
            lead = byte
            pending = more
          }
        }
      }
      if (byte >= 0x80) countSingle(seen, byte)
      if (previous >= 0x80 && isLetter(before) && isLetter(byte)) {
        if (dosLetters.has(previous)) seen.dosLetters++
        if (macLetters.has(previous)) seen.macLetters++
      }
      before = previous
      previous = byte
    }
  if (pending > 0) seen.invalid++
  return seen
}

function countSingle(seen: Tally, byte: number): void {
  if (byte <= 0x9f) seen.c1++
  if (undefinedBytes.has(byte)) seen.undefined++
  if (latinLetters.has(byte)) seen.latinLetters++
}

/** NUL in every second byte of Western text gives UTF-16 away where the byte-order mark is missing. */
function findUtf16(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe && !(head[2] === 0 && head[3] === 0)) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const pairs = Math.floor(head.length / 2)
  const nul = [0, 0]
  for (let at = 0; at < pairs * 2; at++) if (head[at] === 0) nul[at % 2] = (nul[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nul
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.3 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** Refuses what is not text: more than an odd control character among the first bytes. */
function refuseBinary(head: Uint8Array): void {
  let controls = 0
  for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b)) controls++
  if (controls > Math.max(2, head.length * 0.02)) throw new TableProblem('file-binary')
}

/**
 * Decides the encoding of a text from all its bytes; one invalid sequence anywhere rules UTF-8 out, unless correct ones outnumber
 * the invalid (then the text is damaged UTF-8). ISO-8859-1 is answered when Windows-1252 would read the same.
 * Throws `file-binary`, and `encoding-unknown` for other eight-bit code pages rather than reading wrong letters.
 */
export async function detectEncoding(head: Uint8Array, bytes: ByteSource): Promise<TextVerdict> {
  if (head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0)
    throw new TableProblem('encoding-unknown', { looksLike: 'utf-32' })
  const utf16 = findUtf16(head.subarray(0, headBytes))
  if (utf16) return { encoding: utf16, damaged: true, warnings: [] }
  refuseBinary(head.subarray(0, headBytes))
  if (await isAllUtf8(bytes.read())) return { encoding: 'utf-8', damaged: false, warnings: [] }
  const seen = await tally(bytes.read())
  if (seen.multi > seen.invalid)
    return {
      encoding: 'utf-8',
      damaged: true,
      warnings: [{ code: 'encoding-damaged', params: { count: seen.invalid } }],
    }
  return singleByte(seen)
}

function singleByte(seen: Tally): TextVerdict {
  if (seen.dosLetters > seen.latinLetters) throw new TableProblem('encoding-unknown', { looksLike: 'cp850' })
  if (seen.macLetters > seen.latinLetters) throw new TableProblem('encoding-unknown', { looksLike: 'macintosh' })
  if (seen.undefined > 0) throw new TableProblem('encoding-unknown')
  const encoding = seen.c1 > 0 ? 'windows-1252' : 'iso-8859-1'
  const warnings: TableWarning[] = seen.multi > 0 ? [{ code: 'encoding-ambiguous', params: { encoding } }] : []
  return { encoding, damaged: false, warnings }
}

const byteOrderMarks = /\ufeff/g
/** A byte-order mark of UTF-8, read as eight-bit text. */
const misreadMark = 'ï»¿'

/**
 * Decodes as the bytes come, without byte-order marks: also those further down, which files that were joined leave behind, and which
 * would hide a quotation mark or a heading. The web's ISO-8859-1 is Windows-1252, as browsers have it.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  let isFirst = true
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true }).replace(byteOrderMarks, '')
    if (!text) continue
    yield isFirst && text.startsWith(misreadMark) ? text.slice(misreadMark.length) : text
    isFirst = false
  }
  const rest = decoder.decode()
  if (rest) yield rest
}

const doubleEncoded = /Ã[¤¥¶„…–]/

/** "HÃ¤ndelse": text that was already misread by the program that wrote the file. */
export const findDoubleEncoding = (text: string): readonly TableWarning[] =>
  doubleEncoded.test(text) ? [{ code: 'encoding-double', params: {} }] : []
