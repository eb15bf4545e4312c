// Checks who imports whom and what stands where, and first proves that every rule still finds its planted violation.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { type BoundaryRule, boundaryRules, type WordingRule, wordingRules } from './boundaries.rules.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

type Finding = { readonly rule: string; readonly where: string }

/** Cruises the src folder below `base` with the rules; refuses to believe in a cruise that saw nothing. */
async function cruiseTree(base: string, rules: readonly BoundaryRule[], atLeast: number): Promise<readonly Finding[]> {
  const forbidden = rules.map(({ name, comment, from, to }) => ({
    name,
    comment,
    severity: 'error' as const,
    from,
    to,
  }))
  const { output } = await cruise(
    ['src'],
    {
      baseDir: base,
      validate: true,
      ruleSet: { forbidden },
      tsPreCompilationDeps: true,
      doNotFollow: { path: ['node_modules'] },
    },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  )
  const { summary } = output as ICruiseResult
  if (summary.totalCruised < atLeast)
    throw new Error(`the cruise of ${base} saw ${summary.totalCruised} modules, at least ${atLeast} were expected`)
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, where: `${from} → ${to}` }))
}

function readSources(base: string): readonly { file: string; text: string }[] {
  return readdirSync(join(base, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: relative(base, path), text: readFileSync(path, 'utf8') }))
}

function checkWording(
  sources: readonly { file: string; text: string }[],
  rules: readonly WordingRule[],
): readonly Finding[] {
  return rules.flatMap((rule) =>
    sources
      .filter(({ file }) => rule.where.test(file))
      .flatMap(({ file, text }) =>
        text
          .split('\n')
          .flatMap((line, index) =>
            rule.pattern.test(line) ? [{ rule: rule.name, where: `${file}:${index + 1}` }] : [],
          ),
      ),
  )
}

/** A tree of its own for each rule, with the violation planted in it. */
async function provePlanted(rule: BoundaryRule): Promise<string | null> {
  const base = mkdtempSync(join(tmpdir(), 'samsyn-planted-'))
  try {
    writeFileSync(join(base, 'package.json'), readFileSync(join(root, 'package.json')))
    symlinkSync(join(root, 'node_modules'), join(base, 'node_modules'))
    for (const [file, text] of Object.entries(rule.planted)) {
      mkdirSync(dirname(join(base, file)), { recursive: true })
      writeFileSync(join(base, file), text)
    }
    const found = await cruiseTree(base, [rule], 1)
    return found.some((finding) => finding.rule === rule.name) ? null : rule.name
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}

const blind: string[] = []
for (const rule of boundaryRules) {
  const missed = await provePlanted(rule)
  if (missed) blind.push(missed)
}
for (const rule of wordingRules)
  if (checkWording([{ file: rule.planted.file, text: rule.planted.text }], [rule]).length === 0) blind.push(rule.name)
if (blind.length > 0) {
  console.error(`These rules do not find their planted violation: ${blind.join(', ')}`)
  process.exit(1)
}
console.log(`${boundaryRules.length + wordingRules.length} rules found their planted violations`)

const comments = new Map([...boundaryRules, ...wordingRules].map(({ name, comment }) => [name, comment]))
const findings = [...(await cruiseTree(root, boundaryRules, 50)), ...checkWording(readSources(root), wordingRules)]
for (const { rule, where } of findings) console.error(`${where}\n    ${rule}: ${comments.get(rule)}`)
console.log(`${findings.length} boundary violations`)
process.exit(findings.length > 0 ? 1 : 0)
