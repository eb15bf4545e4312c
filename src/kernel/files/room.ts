import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileRoom } from '../action/house.ts'

const keyShape = /^[0-9a-f]{32}$/

/**
 * Keeps files in a folder that only its owner may enter. A key is drawn at random and is all that leads to a file: nothing of
 * a sender's file name ever becomes a path.
 */
export function openFileRoom(folder: string): FileRoom {
  const pathOf = (key: string): string => {
    if (!keyShape.test(key)) throw new Error('not a key of this room')
    return join(folder, key)
  }
  return {
    pathOf,
    put: async (content) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const key = randomBytes(16).toString('hex')
      try {
        await pipeline(content, createWriteStream(pathOf(key), { mode: 0o600, flags: 'wx' }))
      } catch (error) {
        await rm(pathOf(key), { force: true })
        throw error
      }
      return key
    },
    has: (key) =>
      access(pathOf(key)).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false
          throw error
        },
      ),
    remove: (key) => rm(pathOf(key), { force: true }),
    removeOlderThan: async (instant) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        if (keyShape.test(name) && (await stat(path)).mtimeMs < Date.parse(instant)) await rm(path, { force: true })
      }
    },
  }
}
