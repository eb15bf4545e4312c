import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileRoom } from '../action/house.ts'

const putShape = /^[0-9a-f]{32}$/
const keptShape = /^k[0-9a-f]{32}$/
/** What a file of the room can be called. */
export const isFileKey = (name: string): boolean => putShape.test(name) || keptShape.test(name)

/** Beside the room: a line for each kept file that was destroyed on purpose. A restore reads it, and no backup holds it. */
export const destroyedName = 'destroyed.txt'

/** The keys of what was destroyed on purpose, as a data folder's register tells; none where it has no register. */
export async function listDestroyed(dataDir: string): Promise<readonly string[]> {
  const lines = await readFile(join(dataDir, destroyedName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return lines.split('\n').flatMap((line) => {
    const [key = ''] = line.split(' ')
    return isFileKey(key) ? [key] : []
  })
}

/**
 * Keeps files in a folder that only its owner may enter. A key is drawn at random and is all that leads to a file: nothing of
 * a sender's file name ever becomes a path.
 */
export function openFileRoom(folder: string): FileRoom {
  const pathOf = (key: string): string => {
    if (!isFileKey(key)) throw new Error('not a key of this room')
    return join(folder, key)
  }
  const write = async (key: string, content: AsyncIterable<Uint8Array>): Promise<string> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    try {
      await pipeline(content, createWriteStream(pathOf(key), { mode: 0o600, flags: 'wx' }))
    } catch (error) {
      await rm(pathOf(key), { force: true })
      throw error
    }
    return key
  }
  const newKey = () => randomBytes(16).toString('hex')
  const listBefore = async (instant: string, shape: RegExp): Promise<readonly string[]> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const names = (await readdir(folder)).filter((name) => shape.test(name))
    const lain = await Promise.all(
      names.map(async (name) => (await stat(join(folder, name))).mtimeMs < Date.parse(instant)),
    )
    return names.filter((_, at) => lain[at])
  }
  return {
    pathOf,
    put: (content) => write(newKey(), content),
    keep: (content) => write(`k${newKey()}`, content),
    has: (key) =>
      access(pathOf(key)).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false
          throw error
        },
      ),
    remove: (key) => rm(pathOf(key), { force: true }),
    noteDestroyed: (key, at) =>
      appendFile(join(dirname(folder), destroyedName), `${key} ${at}\n`, { mode: 0o600, flush: true }),
    removeOlderThan: async (instant) => {
      for (const name of await listBefore(instant, putShape)) await rm(join(folder, name), { force: true })
    },
    listKept: (before) => listBefore(before, keptShape),
  }
}
