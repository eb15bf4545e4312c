import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFileRoom } from './room.ts'

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'samsyn-room-')), 'files')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

describe('the room for files', () => {
  test('keeps a file under a random key, for its owner only', async () => {
    const room = openFileRoom(folder)
    const key = await room.put(pieces('Norra ', 'torget'))
    expect(await readFile(room.pathOf(key), 'utf8')).toBe('Norra torget')
    expect((await stat(room.pathOf(key))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect(await room.put(pieces('Norra torget'))).not.toBe(key)
  })

  test('leaves nothing of a file whose sender broke off', async () => {
    const room = openFileRoom(folder)
    const broken = async function* () {
      yield Buffer.from('half')
      throw new Error('gone')
    }
    await expect(room.put(broken())).rejects.toThrow('gone')
    expect(await readdir(folder)).toEqual([])
  })

  test('has no way out by a key that is a path', () => {
    const room = openFileRoom(folder)
    expect(() => room.pathOf('../secrets.json')).toThrow('not a key')
  })

  test('forgets a file when told, and those that were left behind', async () => {
    const room = openFileRoom(folder)
    const [first, second] = [await room.put(pieces('a')), await room.put(pieces('b'))]
    await room.remove(first)
    await room.remove(first)
    expect([await room.has(first), await room.has(second)]).toEqual([false, true])
    const third = await room.put(pieces('c'))
    await utimes(room.pathOf(third), 0, 1_000_000)
    await room.removeOlderThan('2000-01-01T00:00:00Z')
    expect([await room.has(second), await room.has(third)]).toEqual([true, false])
  })
})
