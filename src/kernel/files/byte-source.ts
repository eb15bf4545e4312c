import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { TableProblem } from './table-problem.ts'

export type TableSource =
  | { readonly path: string }
  | { readonly stream: Readable | AsyncIterable<Uint8Array>; readonly name: string }

/** Bytes that can be read from the start any number of times. */
export type ByteSource = { readonly size: number; read(): AsyncIterable<Uint8Array> }

const chunkBytes = 256 * 1024

/** Opens a file, or holds a stream in memory up to `heldBytes` (a table is looked through before it is read). */
export async function openBytes(source: TableSource, heldBytes: number): Promise<ByteSource> {
  if ('path' in source) return openPath(source.path)
  const bytes = await holdBytes(source.stream, heldBytes)
  return { size: bytes.byteLength, read: () => slices(bytes) }
}

async function openPath(path: string): Promise<ByteSource> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new TableProblem('file-not-found', { path }, cause)
  })
  if (!found.isFile()) throw new TableProblem('file-not-found', { path })
  return { size: found.size, read: () => createReadStream(path, { highWaterMark: chunkBytes }) }
}

/** All bytes of a source, or `file-too-large`. */
export async function holdBytes(chunks: AsyncIterable<Uint8Array>, heldBytes: number): Promise<Buffer> {
  const held: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.byteLength
    if (size > heldBytes) throw new TableProblem('file-too-large', { limit: heldBytes })
    held.push(chunk)
  }
  return Buffer.concat(held)
}

export async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

/** The first bytes of a source, at most `wanted`. */
export async function readHead(source: ByteSource, wanted: number): Promise<Buffer> {
  const held: Uint8Array[] = []
  let size = 0
  for await (const chunk of source.read()) {
    held.push(chunk)
    size += chunk.byteLength
    if (size >= wanted) break
  }
  return Buffer.concat(held).subarray(0, wanted)
}

/** Whether some bytes occur anywhere in a source. */
export async function hasBytes(source: ByteSource, wanted: Buffer): Promise<boolean> {
  let rest = Buffer.alloc(0)
  for await (const chunk of source.read()) {
    const seen = Buffer.concat([rest, chunk])
    if (seen.includes(wanted)) return true
    rest = seen.subarray(Math.max(0, seen.length - wanted.length + 1))
  }
  return false
}
