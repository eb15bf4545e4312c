import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../root.ts'

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }
export type Serving = {
  readonly pid: number
  readonly url: string
  readonly out: () => string
  readonly err: () => string
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<number | null>
  readonly ended: Promise<number | null>
}

/** The real program, built into a folder of its own, with migrations that a test may add to. */
export type Program = {
  readonly folder: string
  readonly migrations: string
  run(args: readonly string[], env?: Record<string, string>): Promise<Ended>
  serve(dataDir: string, env?: Record<string, string>): Promise<Serving>
  remove(): void
}

export function buildProgram(): Program {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-program-'))
  const vite = join(projectRoot, 'node_modules', '.bin', 'vite')
  for (const [kind, args] of [
    ['client', []],
    ['server', ['--ssr']],
  ] as const) {
    const out = join(folder, 'dist', kind)
    const built = spawnSync(vite, ['build', ...args, '--outDir', out, '--emptyOutDir', '--logLevel', 'error'], {
      cwd: projectRoot,
      encoding: 'utf8',
    })
    if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`)
  }
  cpSync(join(projectRoot, 'package.json'), join(folder, 'package.json'))
  cpSync(join(projectRoot, 'migrations'), join(folder, 'migrations'), { recursive: true })
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    migrations: join(folder, 'migrations'),
    run: (args, env) => run(start(folder, args, env)),
    serve: (dataDir, env) => serve(start(folder, ['serve', '--data', dataDir], { PORT: '0', ...env })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

type Child = { readonly process: ChildProcess; readonly out: () => string; readonly err: () => string }

function start(folder: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [join(folder, 'dist', 'server', 'cli.js'), ...args], {
    // What it writes into the current folder lands beside the built program, not in the project.
    cwd: folder,
    env: { ...inherited, LC_ALL: 'sv_SE.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += String(text)
  })
  child.stderr.on('data', (text) => {
    err += String(text)
  })
  return { process: child, out: () => out, err: () => err }
}

async function run(child: Child): Promise<Ended> {
  const [code] = (await once(child.process, 'close')) as [number | null]
  return { code, out: child.out(), err: child.err() }
}

async function serve(child: Child): Promise<Serving> {
  const { process: running } = child
  // After a kill the database lives on and holds the pipes, so that they never close.
  const ended = once(running, 'exit').then(async ([code]) => {
    await Promise.race([once(running, 'close'), sleep(300)])
    return code as number | null
  })
  const lines = createInterface({ input: running.stdout as NodeJS.ReadableStream })
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /http:\/\/[^\s/]+/.exec(line)?.[0]
      if (found) resolve(found)
    })
    ended.then((code) => reject(new Error(`serve ended with ${code}: ${child.err()}`)))
  })
  return {
    pid: running.pid ?? 0,
    url,
    out: child.out,
    err: child.err,
    ended,
    end: (signal = 'SIGTERM') => {
      running.kill(signal)
      return ended
    },
  }
}
