// Everything that CI runs, in one command. Each step prints its name and how long it took; the first failure ends the run.
// `npm test -- rules database` runs only the named steps.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

type Step = {
  readonly name: string
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const debianPostgres = '/usr/lib/postgresql/15/bin/postgres'
const needed = [
  { file: debianPostgres, package: 'postgresql-15' },
  { file: '/usr/bin/chromium', package: 'chromium' },
  { file: '/usr/bin/pdfinfo', package: 'poppler-utils' },
]

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'check', '.'] },
  { name: 'boundaries', command: ['node', 'tools/boundaries.ts'] },
  { name: 'unused', command: ['knip'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'rules', command: ['vitest', 'run', '--project', 'rules'] },
  { name: 'operation', command: ['vitest', 'run', '--project', 'operation'] },
  { name: 'database-18', command: ['vitest', 'run', '--project', 'database'], env: { SAMSYN_TEST_ENGINE: 'embedded' } },
  { name: 'database-15', command: ['vitest', 'run', '--project', 'database'], env: { SAMSYN_TEST_ENGINE: 'debian' } },
  { name: 'journeys', command: ['vitest', 'run', '--project', 'journeys'] },
]

function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const [program = '', ...args] = command
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}

/** What is missing of Debian's packages is installed when we may, else named. */
function ensurePackages(): void {
  const missing = needed.filter(({ file }) => !existsSync(file)).map((need) => need.package)
  if (missing.length === 0) return
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing]
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall) {
    console.log(`== installing ${missing.join(', ')}`)
    run(['apt-get', 'update', '-q'])
    run(install, { DEBIAN_FRONTEND: 'noninteractive' })
  }
  const still = needed.filter(({ file }) => !existsSync(file)).map((need) => need.package)
  if (still.length === 0) return
  console.error(
    `The tests need Debian's packages ${still.join(', ')}. Install them with: sudo apt-get install ${still.join(' ')}`,
  )
  process.exit(1)
}

const chosen = process.argv.slice(2)
if (chosen.includes('--list')) {
  console.log(steps.map(({ name }) => name).join('\n'))
  process.exit(0)
}
const selected = chosen.length === 0 ? steps : steps.filter(({ name }) => chosen.includes(name))
if (selected.length === 0) {
  console.error(`Unknown step. There are: ${steps.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
ensurePackages()
for (const step of selected) {
  const begun = performance.now()
  console.log(`== ${step.name}`)
  if (!run(step.command, step.env)) {
    console.error(`== ${step.name} failed`)
    process.exit(1)
  }
  console.log(`== ${step.name} done in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}
