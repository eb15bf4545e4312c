import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = join(root, 'dist', 'server', 'cli.js')

export type Samsyn = {
  readonly url: string
  readonly dataDir: string
  /** everything it printed so far */
  output(): string
  /** Runs another command on a stopped or running installation's data folder and returns what it printed. */
  stop(): Promise<void>
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts the built product as its user would, in a data folder of its own, and waits until it says where it is. */
export async function startSamsyn(command: 'serve' | 'demo', dataDir?: string): Promise<Samsyn> {
  if (!existsSync(program)) throw new Error('the product is not built: run npm run build first')
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'samsyn-journey-')))
  const port = await freePort()
  const child = spawn(process.execPath, [program, command, '--data', folder], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LANG: 'sv_SE.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(url, child, () => output)
  return {
    url,
    dataDir: folder,
    output: () => output,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilAnswering(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 1800; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`${url}/sign-in`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no answer from ${url}:\n${output()}`)
}
