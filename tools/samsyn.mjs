#!/usr/bin/env node
// The command line: builds what is missing or older than its source, then runs it with the project's own Node.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const binaries = join(root, 'node_modules', '.bin')
const program = join(root, 'dist', 'server', 'cli.js')
const env = { ...process.env, PATH: `${binaries}:${process.env.PATH}` }

/** The newest change below a folder, in milliseconds. */
function newestIn(folder) {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  )
}

if (!existsSync(program) || statSync(program).mtimeMs < newestIn(join(root, 'src'))) {
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (built.status !== 0) process.exit(1)
}
const node = existsSync(join(binaries, 'node')) ? join(binaries, 'node') : process.execPath
const ran = spawnSync(node, [program, ...process.argv.slice(2)], { env, stdio: 'inherit' })
process.exit(ran.status ?? 1)
