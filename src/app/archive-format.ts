import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Header } from 'tar'
import { z } from 'zod'
import { Problem } from '#kernel/errors/problem.ts'

/**
 * A backup is a gzipped tar file, so that `tar tzf` shows what is in it:
 *
 *     secrets.json                            the installation's keys
 *     files/<key>                             files that people handed in
 *     tables/<schema>.<table>/000001.copy     rows as PostgreSQL's COPY writes them, cut into pieces
 *     manifest.json                           last: what there must be, with row counts and SHA-256
 */
export const manifestName = 'manifest.json'
export const secretsName = 'secrets.json'
export const archiveFormat = 1

const memberName = /^(secrets\.json|manifest\.json|files\/k?[0-9a-f]{32}|tables\/[a-z0-9_]+\.[a-z0-9_]+\/\d{6}\.copy)$/

export const Manifest = z.object({
  format: z.number().int(),
  version: z.string(),
  madeAt: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), checksum: z.string() })).min(1),
  /** in an order in which every table comes after those that it refers to */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
  members: z.array(z.object({ name: z.string(), size: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export type Member = { readonly name: string; readonly size: number; readonly content: AsyncIterable<Uint8Array> }

export const tableOf = (name: string): string | null => /^tables\/([^/]+)\//.exec(name)?.[1] ?? null
export const nameOfPart = (table: string, part: number) => `tables/${table}/${String(part).padStart(6, '0')}.copy`

const block = 512
const padding = (size: number) => new Uint8Array((block - (size % block)) % block)

/** One member as it stands in the file: its tar header, its bytes, zeros up to the next block. */
export async function* bytesOfMember({ name, size, content }: Member): AsyncGenerator<Uint8Array> {
  const head = Buffer.alloc(block)
  new Header({ path: name, size, mode: 0o600, uid: 0, gid: 0, type: 'File', mtime: new Date(0) }).encode(head)
  yield head
  let written = 0
  for await (const piece of content) {
    written += piece.byteLength
    yield piece
  }
  if (written !== size) throw new Error(`${name} changed while it was copied`)
  yield padding(size)
}

/** What a tar file ends with. */
export const endOfMembers = new Uint8Array(2 * block)

/**
 * The members of a backup in their order; each must be read to its end before the next. Throws `archive.broken` where the file is
 * not what a backup is, also when it ends too early.
 */
export async function* readMembers(path: string): AsyncGenerator<Member> {
  const source = blockReader(path)
  try {
    for (;;) {
      const head = await source.take(block)
      if (head.every((byte) => byte === 0)) return
      const header = new Header(head)
      const { path: name = '', size } = header
      if (!header.cksumValid || size === undefined || !memberName.test(name)) throw broken(path, `tar: ${name}`)
      yield { name, size, content: source.run(size) }
      await source.take(padding(size).byteLength)
    }
  } finally {
    source.close()
  }
}

/** Takes a gzipped file apart into pieces of asked-for sizes, without holding more than it must. */
function blockReader(path: string) {
  const unpacked = createGunzip()
  pipeline(createReadStream(path), unpacked, () => undefined)
  const pieces = unpacked[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<void> => {
    if (rest.byteLength > 0) return
    const { value, done } = await pieces.next().catch((error: NodeJS.ErrnoException) => {
      throw error.code?.startsWith('Z_')
        ? broken(path, error.message, error)
        : new Problem('rejected', 'archive.not-readable', { params: { path, reason: error.code ?? error.message } })
    })
    if (done) throw broken(path, 'unexpected end')
    rest = value
  }
  async function* run(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      await more()
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.byteLength)
      left -= piece.byteLength
      yield piece
    }
  }
  return {
    run,
    take: async (size: number): Promise<Buffer> => Buffer.concat(await Array.fromAsync(run(size))),
    close: () => unpacked.destroy(),
  }
}

export const broken = (path: string, reason: string, cause?: unknown) =>
  new Problem('rejected', 'archive.broken', { params: { path, reason }, cause })
