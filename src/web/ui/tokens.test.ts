import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { colourOf, contrast, declarations, luminance, themesOf } from './testing/theme-colours.ts'

const here = new URL('./', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, here), 'utf8')
const sheets = readdirSync(here).filter((file) => file.endsWith('.css'))
const tokens = read('tokens.css')
const themes = themesOf(tokens)

const neutral = (...parts: readonly string[]) => parts.map((part) => `neutral-${part}`)
const papers = neutral('background-default', 'background-tinted', 'surface-default', 'surface-tinted')
const family = (name: string, ...parts: readonly string[]) => parts.map((part) => `${name}-${part}`)

/** Which text stands on which ground somewhere in our parts. */
const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['neutral-text-default', [...papers, ...neutral('surface-hover', 'surface-active'), 'accent-surface-tinted']],
  ['neutral-text-subtle', [...papers, 'neutral-surface-hover', 'accent-surface-tinted']],
  ['neutral-base-contrast-default', neutral('base-default', 'base-hover', 'base-active')],
  ['accent-text-subtle', [...papers, ...family('accent', 'surface-tinted', 'surface-hover', 'surface-active')]],
  ['accent-text-default', family('accent', 'surface-tinted', 'surface-hover')],
  ['warning-text-subtle', family('warning', 'surface-tinted', 'surface-hover')],
  ['danger-text-subtle', [...papers, ...family('danger', 'surface-tinted', 'surface-hover')]],
  ...['warning', 'danger'].map((of) => [`${of}-text-default`, family(of, 'surface-tinted', 'surface-hover')] as const),
  ...['accent', 'warning', 'danger'].map(
    (of) => [`${of}-base-contrast-default`, family(of, 'base-default', 'base-hover', 'base-active')] as const,
  ),
]

/** Lines, marks and edges that carry meaning. */
const graphics: readonly (readonly [mark: string, grounds: readonly string[]])[] = [
  ['neutral-border-default', papers],
  ['neutral-border-strong', papers],
  ['accent-border-default', [...papers, 'accent-surface-tinted']],
  ['accent-border-strong', [...papers, 'accent-surface-tinted']],
  ['accent-base-default', papers],
  ['warning-border-default', [...papers, 'warning-surface-tinted']],
  ['danger-border-default', [...papers, 'danger-surface-tinted']],
  ['focus-outer', ['neutral-background-default', 'neutral-surface-default', 'focus-inner']],
]

describe.each([...themes])('the %s theme', (_name, { theme, scheme }) => {
  const of = (name: string) => colourOf(theme, scheme, `--ds-color-${name}`)
  const pairs = (list: typeof texts) => list.flatMap(([on, grounds]) => grounds.map((ground) => [on, ground] as const))

  test.each(pairs(texts))('writes %s on %s so that it can be read', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(pairs(graphics))('draws %s on %s so that it can be seen', (mark, ground) => {
    expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3)
  })

  test.each([1, 2, 3, 4, 5])('shows level %i with a number that can be read in a shape that can be seen', (level) => {
    const own = (name: string) => colourOf(theme, scheme, name)
    expect(contrast(own(`--level-${level}-text`), own(`--level-${level}`))).toBeGreaterThanOrEqual(4.5)
    for (const paper of papers) expect(contrast(own('--level-outline'), of(paper))).toBeGreaterThanOrEqual(3)
  })
})

test('contrast is measured as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

describe('the level scale', () => {
  const light = themes.get('light')
  if (!light) throw new Error('no light theme')
  const levels = [1, 2, 3, 4, 5] as const
  const own = (name: string) => colourOf(light.theme, 'light', name)

  test('is the one that was tried for colour-blind eyes', () => {
    const fills = levels.map((level) => own(`--level-${level}`))
    expect(fills).toEqual(['#e4f0ee', '#b9d9d4', '#e8b765', '#d5742a', '#7a1f2b'])
  })

  // Read as text: style sheets cannot import, and reports must be drawable without the web.
  const reports = new URL('../../reporting/level-colours.ts', here)
  test('is the one that reports are drawn with', () => {
    const names = levels.flatMap((level) => [`--level-${level}`, `--level-${level}-text`])
    const drawn = readFileSync(reports, 'utf8').match(/#[\da-f]{6}\b/gi) ?? []
    expect(new Set(drawn.map((colour) => colour.toLowerCase()))).toEqual(new Set(names.map(own)))
  })

  test('gets darker step by step, so that it holds without colour sight and in a grey copy', () => {
    const steps = levels.map((level) => luminance(own(`--level-${level}`)))
    for (const [at, step] of steps.entries()) if (at > 0) expect((steps[at - 1] ?? 0) / step).toBeGreaterThan(1.2)
  })
})

describe('the style sheets', () => {
  test('give high contrast alike to who asks for it in the system and who chose it here', () => {
    const asked = declarations(tokens, ':root:not([data-contrast="normal"])')
    expect([...asked]).toEqual([...declarations(tokens, ':root[data-contrast="more"]')])
    expect(asked.size).toBeGreaterThan(20)
  })

  test.each(sheets.filter((file) => file !== 'tokens.css'))('%s has no colour of its own', (file) => {
    const raw =
      /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(|:\s*(?:white|black|red|green|blue|gr[ae]y)\b/i
    expect(read(file)).not.toMatch(raw)
  })

  test('define every variable that they and the imported parts of designsystemet read', () => {
    const require = createRequire(import.meta.url)
    const imported = [...read('ui.css').matchAll(/@import "(@digdir[^"]+)"/g)].map(([, name = '']) =>
      require.resolve(name),
    )
    expect(imported.length).toBeGreaterThan(10)
    const all = [...sheets.map(read), ...imported.map((file) => readFileSync(file, 'utf8'))].join('\n')
    const defined = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name))
    // With a fallback a variable is asked for, not required; what begins with --_ is designsystemet's own affair.
    const required = new Set([...all.matchAll(/var\((--(?!_)[\w-]+)\)/g)].map(([, name]) => name))
    expect([...required].filter((name) => !defined.has(name))).toEqual([])
  })

  test('are all in the one entry', () => {
    const entry = read('ui.css')
    for (const file of sheets.filter((name) => name !== 'ui.css')) expect(entry).toContain(`"./${file}"`)
  })
})
