import { readdirSync, readFileSync } from 'node:fs'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { languages } from '#kernel/i18n/texts.ts'
import { Gallery } from './gallery.tsx'
import { LanguageProvider } from './language.tsx'
import { Notice } from './notice.tsx'
import { brokenReferences, inlineOf, repeatedIds, tagsOf, unnamedControls, valuesOf } from './testing/markup.ts'

const here = new URL('./', import.meta.url)
const source = (file: string) => readFileSync(new URL(file, here), 'utf8')
const render = (language: 'sv' | 'en') =>
  renderToString(
    <LanguageProvider language={language}>
      <Gallery />
    </LanguageProvider>,
  )

test('the style page shows every part there is', () => {
  const galleries = source('gallery.tsx') + source('gallery-form.tsx')
  // What looks codes up is made of the parts shown here, for texts that only a whole page has.
  const parts = readdirSync(here)
    .filter(
      (file) => file.endsWith('.tsx') && !/gallery|\.test\./.test(file) && !/useCodes|Codes = /.test(source(file)),
    )
    .flatMap((file) => [...source(file).matchAll(/^export function ([A-Z]\w+)/gm)].map(([, name = '']) => name))
  // The first two belong to the frame, the others are only met inside Field.
  const elsewhere = ['SkipLink', 'LanguageProvider', 'FieldError', 'FieldHelp']
  expect(parts.length).toBeGreaterThan(35)
  expect(parts.filter((part) => !elsewhere.includes(part) && !galleries.includes(`<${part}`))).toEqual([])
})

describe.each(languages)('in %s', (language) => {
  const html = render(language)
  const tags = tagsOf(html)

  test('nothing is inline and nothing comes from elsewhere', () => expect(inlineOf(html)).toEqual([]))
  test('every id is used once', () => expect(repeatedIds(html)).toEqual([]))
  test('every label, description and error link leads to its field', () => expect(brokenReferences(html)).toEqual([]))
  test('every control has a name', () => {
    expect(unnamedControls(html)).toEqual([])
    expect(tags.filter(({ name }) => name === 'input').length).toBeGreaterThan(15)
  })
  test('every button says what it does to its form', () =>
    expect(tags.filter(({ name, attributes }) => name === 'button' && !attributes.has('type'))).toEqual([]))
  test('there is one first heading', () => expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1))
  test('pictures are hidden from those who hear the text, or named', () => {
    const pictures = tags.filter(({ name }) => name === 'svg')
    expect(pictures.length).toBeGreaterThan(30)
    expect(
      pictures.filter(({ attributes }) => !attributes.has('aria-hidden') && !attributes.has('aria-label')),
    ).toEqual([])
  })
  test('every island that is asked for exists', () => {
    const known = source('../islands/index.ts')
    const asked = new Set(valuesOf(tags, 'data-island'))
    expect(asked).toEqual(
      new Set(['draft', 'draft-done', 'focus', 'guard', 'map-pick', 'options-of', 'print', 'progress']),
    )
    for (const island of asked) expect(known).toMatch(new RegExp(`['"]?${island}['"]?: \\(\\) => import`))
  })
})

test('the two languages say the parts’ own words differently', () => {
  expect(render('sv')).toContain('Så räknades det')
  expect(render('en')).toContain('How it was counted')
  expect(render('en')).not.toContain('Så räknades det')
})

test('a part outside a page is refused rather than shown in some language', () => {
  expect(() => renderToString(<Notice>Hej</Notice>)).toThrow('LanguageProvider')
})

test('what somebody wrote is shown as text, never as markup', () => {
  const html = renderToString(
    <LanguageProvider language="sv">
      <Notice title="<img src=x onerror=alert(1)>">{'<script>alert(1)</script>'}</Notice>
    </LanguageProvider>,
  )
  expect(html).not.toMatch(/<img|<script/)
})
