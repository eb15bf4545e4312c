import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FileRoom } from '#kernel/action/house.ts'
import { TableProblem } from '#kernel/files/table-problem.ts'
import { openTable } from '#kernel/files/tabular.ts'

/** Most that a packed file may hold, against bombs. */
const unpackedBytes = 1024 ** 3

export type Intake = { readonly fileKey: string; readonly fileBytes: number; readonly fileSha256: string }

/**
 * Takes a file into the room, unpacked where it is gzipped, and makes sure that it is a table. Size and SHA-256 are those of
 * the file as it was sent. Throws TableProblem, and keeps nothing then.
 */
export async function takeIn(files: FileRoom, file: Blob): Promise<Intake> {
  const hash = createHash('sha256')
  const sent = async function* () {
    for await (const chunk of file.stream()) {
      hash.update(chunk)
      yield chunk
    }
  }
  const fileKey = await files.put((await isGzipped(file)) ? unpacked(sent()) : sent())
  try {
    await openTable({ path: files.pathOf(fileKey) })
  } catch (error) {
    await files.remove(fileKey)
    throw error
  }
  return { fileKey, fileBytes: file.size, fileSha256: hash.digest('hex') }
}

async function isGzipped(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  return first === 0x1f && second === 0x8b
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  const source = Readable.from(packed)
  const gunzip = createGunzip()
  source.once('error', (error) => gunzip.destroy(error))
  try {
    for await (const chunk of source.pipe(gunzip)) {
      size += (chunk as Uint8Array).byteLength
      if (size > unpackedBytes) throw new TableProblem('file-too-large', { limit: unpackedBytes })
      yield chunk as Uint8Array
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_')) throw new TableProblem('file-binary', {}, error)
    throw error
  }
}
