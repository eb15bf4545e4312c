import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Method } from '#analysis/method.ts'
import { methods } from '#analysis/methods.ts'

const docs = resolve(import.meta.dirname, '../../docs')
const pages = ['methods.md', ...readdirSync(join(docs, 'methods')).map((file) => join('methods', file))].map(
  (path) => ({ path: join(docs, path), text: readFileSync(join(docs, path), 'utf8') }),
)

interface Shown {
  /** The part of the answer that is shown; empty for the whole. */
  readonly at: string
  readonly value: unknown
}

interface Example {
  readonly name: string
  readonly input: unknown
  readonly answers: Shown[]
}

/** An input is a block ```json name, or the method's own by `--example name`; the parts of its answer follow it. */
const pattern =
  /^```json (?<block>\S+)\n(?<input>[^`]+)\n```$|^Example: `[^`]*--example (?<own>\S+)`|^Answer, (?:`(?<at>[^`]+)`(?:, in part)?|in part): `(?<value>[^`]+)`\\?$/gm

const methodOf = (name: string): Method | undefined => methods.find((method) => method.name === name)

function examplesIn(text: string): readonly Example[] {
  const found: Example[] = []
  for (const { groups = {} } of text.matchAll(pattern)) {
    const { block, input, own, at = '', value } = groups
    if (block !== undefined) found.push({ name: block, input: JSON.parse(input ?? ''), answers: [] })
    else if (own !== undefined) found.push({ name: own, input: methodOf(own)?.example, answers: [] })
    else if (value !== undefined) found.at(-1)?.answers.push({ at, value: JSON.parse(value) })
  }
  return found
}

/** `areas[2].evaluation` of an answer. */
const partAt = (answer: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>(
      (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
      answer,
    )

/** Whether what is shown is the number rounded, or an object with fewer keys. */
function isShown(shown: unknown, answer: unknown): boolean {
  if (typeof shown === 'number' && typeof answer === 'number') {
    return shown === answer || Array.from({ length: 16 }, (_, figures) => figures + 1).some(rounds(answer, shown))
  }
  if (typeof shown !== 'object' || shown === null) return shown === answer
  if (typeof answer !== 'object' || answer === null) return false
  if (Array.isArray(shown) && (!Array.isArray(answer) || shown.length !== answer.length)) return false
  return Object.entries(shown).every(([key, part]) => isShown(part, Reflect.get(answer, key)))
}

const rounds = (answer: number, shown: number) => (figures: number) => Number(answer.toPrecision(figures)) === shown

const examples = pages.flatMap(({ text }) => examplesIn(text))

describe('the documentation of the statistical methods', () => {
  test('has a heading and an example with its answer for every method', () => {
    const headings = pages.flatMap(({ text }) => text.match(/^### .*$/gm) ?? []).join('\n')
    expect(methods.filter(({ name }) => !headings.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([])
    const shown = new Set(examples.filter(({ answers }) => answers.length > 0).map(({ name }) => name))
    expect(methods.filter(({ name }) => !shown.has(name)).map(({ name }) => name)).toEqual([])
    expect([...shown].filter((name) => methodOf(name) === undefined)).toEqual([])
  })

  test('says of every method how to read it, in both languages, and where it comes from', () => {
    const sections = pages.flatMap(({ text }) => text.split(/^(?=##+ )/m)).filter((part) => /^### .*`/.test(part))
    const lacking = sections.filter(
      (part) => !/\*\*To read\.\*\*\s"[^"]+" \/\s+”[^”]+”/.test(part) || !part.includes('**Source.**'),
    )
    expect(lacking.map((part) => part.split('\n', 1)[0])).toEqual([])
  })

  test('has no example that the pattern does not read', () => {
    const text = pages.map((page) => page.text).join('\n')
    expect(text.match(/^```json|^Example: /gm)).toHaveLength(examples.length)
    expect(text.match(/^Answer, /gm)).toHaveLength(examples.flatMap(({ answers }) => answers).length)
  })

  test.each(examples.map((example) => [example.name, example] as const))(
    'shows what %s answers',
    async (name, { input, answers }) => {
      const answer = await methodOf(name)?.run(input)
      const wrong = answers.filter(({ at, value }) => !isShown(value, partAt(answer, at)))
      expect(wrong.map(({ at, value }) => ({ at, value, answered: partAt(answer, at) }))).toEqual([])
    },
  )

  test('a number shown must be the answer rounded, and a list the whole list', () => {
    expect(isShown({ p: 0.0326 }, { p: 0.032601, other: 1 })).toBe(true)
    expect(isShown({ p: 0.0327 }, { p: 0.032601 })).toBe(false)
    expect(isShown([1, 2], [1, 2, 3])).toBe(false)
    expect(isShown({ high: null }, { high: 2 })).toBe(false)
  })

  test('links to pages and headings that exist', () => {
    const broken = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].flatMap(([link, file = '', heading]) => {
        const target = file === '' ? path : join(dirname(path), file)
        if (!existsSync(target)) return [link]
        return heading === undefined || anchorsOf(readFileSync(target, 'utf8')).includes(heading) ? [] : [link]
      }),
    )
    expect(broken).toEqual([])
  })
})

/** As the usual hosts make them from headings. */
const anchorsOf = (text: string): readonly string[] =>
  (text.match(/^#+ .*$/gm) ?? []).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
