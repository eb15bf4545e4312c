import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = join(root, 'dist', 'server', 'cli.js')

export type Samsyn = {
  readonly url: string
  readonly dataDir: string
  /** everything it printed so far */
  output(): string
  /** Ends it in order, and takes its data folder away unless that was the caller's own. */
  stop(): Promise<void>
}

/** A folder that is empty, for data or files of a journey. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'samsyn-journey-'))

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

type Started = { readonly child: ChildProcess; readonly printed: { out: string; err: string } }

function start(args: readonly string[], folder: string, port: number): Started {
  if (!existsSync(program)) throw new Error('the product is not built: run npm run build first')
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [program, ...args, '--data', folder], {
    cwd: folder,
    env: { ...inherited, PORT: String(port), HOST: '127.0.0.1', LC_ALL: 'sv_SE.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    printed.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed.err += chunk
  })
  return { child, printed }
}

/** Runs a command of the built product on a stopped installation's data folder and gives what it printed; it must end well. */
export async function runSamsyn(dataDir: string, ...args: readonly string[]): Promise<string> {
  const { child, printed } = start(args, dataDir, 0)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`samsyn ${args.join(' ')} ended with ${code}:\n${printed.out}${printed.err}`)
  return printed.out
}

/** Starts the built product as its user would, in a data folder of its own, and waits until it answers. */
export async function startSamsyn(command: 'serve' | 'demo', dataDir?: string): Promise<Samsyn> {
  const folder = dataDir ?? (await newFolder())
  const port = await freePort()
  const { child, printed } = start([command], folder, port)
  const output = () => printed.out + printed.err
  const url = `http://127.0.0.1:${port}`
  await untilAnswering(url, child, output)
  return {
    url,
    dataDir: folder,
    output,
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
