import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { systemClock } from '../../src/kernel/time/clock.ts'
import { newFolder, program, type Samsyn, startSamsyn } from './samsyn.ts'

const kept = join(tmpdir(), 'samsyn-journeys')

/** Keeps owners and modes: the files of PostgreSQL belong to its own user when we are root. */
async function copyFolder(from: string, to: string): Promise<void> {
  const child = spawn('cp', ['-a', `${from}/.`, to], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${from} could not be copied: cp ended with ${code}`)
}

/** Of two journeys that prepared the same at the same time, the first is kept. */
async function keep(making: string, folder: string): Promise<void> {
  try {
    await rename(making, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    await rm(making, { recursive: true })
  }
}

/**
 * A copy of a stopped installation's data folder, for a journey to use up. It is prepared once for each build and day and kept for
 * the other journeys, since loading takes longer than copying.
 */
async function preparedFolder(name: string, prepare: (folder: string) => Promise<void>): Promise<string> {
  const build = createHash('sha256')
    .update(await readFile(program))
    .update(systemClock.today())
  const folder = join(kept, `${name}-${build.digest('hex').slice(0, 16)}`)
  await mkdir(kept, { recursive: true, mode: 0o700 })
  const present = await readdir(kept)
  if (!present.includes(basename(folder))) {
    for (const old of present.filter((one) => one.startsWith(`${name}-`)))
      await rm(join(kept, old), { recursive: true, force: true })
    const making = await newFolder()
    await prepare(making)
    await keep(making, folder)
  }
  const copy = await newFolder()
  await copyFolder(folder, copy)
  return copy
}

/** Starts the product in a copy of a prepared folder, which goes when it is stopped. */
export async function startPrepared(
  command: 'serve' | 'demo',
  name: string,
  prepare: (folder: string) => Promise<void>,
): Promise<Samsyn> {
  const folder = await preparedFolder(name, prepare)
  const samsyn = await startSamsyn(command, folder)
  return {
    ...samsyn,
    stop: async () => {
      await samsyn.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
