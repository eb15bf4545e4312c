import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { languages } from '#kernel/i18n/texts.ts'
import { brokenReferences, inlineOf, repeatedIds, tagsOf, unnamedControls, valuesOf } from '#web/ui/testing/markup.ts'
import type { Look } from './document.tsx'
import { ErrorPage, type ErrorStatus } from './error-page.tsx'
import { Frame, type FrameProps, type Room } from './frame.tsx'
import { PublicFrame } from './public-frame.tsx'

const look: Look = { language: 'sv', theme: 'auto', styles: ['/assets/a.css'], scripts: ['/assets/a.js'] }
const rooms: readonly Room[] = [
  { href: '/', label: 'Veckan', icon: 'calendar', current: true },
  { href: '/situation', label: 'Läget', icon: 'map', current: false },
  { href: '/measures', label: 'Åtgärder', icon: 'list', current: false },
  { href: '/cooperation', label: 'Samverkan', icon: 'handshake', current: false },
  { href: '/protection', label: 'Skydd & beredskap', shortLabel: 'Skydd', icon: 'shield', current: false },
  { href: '/goals', label: 'Mål & bevis', icon: 'target', current: false },
]
const account = {
  name: 'Sam Ordnare',
  role: 'Samordnare',
  links: [{ href: '/me', label: 'Ditt konto' }],
  signOut: '/sign-out',
}
const frame = (props: Partial<FrameProps> = {}) =>
  renderToString(
    <Frame
      look={look}
      title="Veckan"
      municipality="Provköpings kommun"
      home="/"
      rooms={rooms}
      account={account}
      here="/?week=2026-W38"
      {...props}
    >
      <h1>Veckan</h1>
    </Frame>,
  )
const errors: readonly ErrorStatus[] = [401, 403, 404, 409, 422, 429, 500, 503]

describe('the frame of somebody signed in', () => {
  const html = frame({ demo: true, search: { action: '/search' }, inbox: { href: '/inbox', count: 3 } })
  const tags = tagsOf(html)

  test('keeps the content security policy and its own references', () => {
    expect(inlineOf(html)).toEqual([])
    expect(repeatedIds(html)).toEqual([])
    expect(brokenReferences(html)).toEqual([])
    expect(unnamedControls(html)).toEqual([])
  })
  test('starts with a way past the navigation', () => {
    const body = html.slice(html.indexOf('<body'))
    expect(body.indexOf('href="#content"')).toBeLessThan(body.indexOf('<header'))
    expect(valuesOf(tags, 'id')).toContain('content')
  })
  test('shows the rooms it is given, and where one is', () => {
    for (const { label } of rooms) expect(html).toContain(`>${label.replace('&', '&amp;')}<`)
    expect(
      tags
        .filter(({ attributes }) => attributes.get('aria-current') === 'page')
        .map(({ attributes }) => attributes.get('href')),
    ).toEqual(['/'])
  })
  test('leaves out what there is nothing of', () => {
    const bare = frame({ rooms: [] })
    expect(bare).not.toContain('class="rooms"')
    expect(bare).not.toContain('Sök i det du får se')
    expect(bare).not.toContain('Påhittade uppgifter')
  })
  test('says that the data is made up', () => expect(html).toContain('Påhittade uppgifter'))
  test('tells in words how many letters are unread', () => expect(html).toContain('Meddelanden: 3 olästa'))
  test('changes language and look, and signs out, by plain forms that come back here', () => {
    const forms = tags
      .filter(({ name }) => name === 'form')
      .map(({ attributes }) => `${attributes.get('method')} ${attributes.get('action')}`)
    expect(forms).toEqual(expect.arrayContaining(['post /preferences', 'post /sign-out', 'get /search']))
    const back = tags.filter(({ attributes }) => attributes.get('name') === 'back')
    expect(back.map(({ attributes }) => attributes.get('value'))).toEqual(['/?week=2026-W38', '/?week=2026-W38'])
    const other = tags.find(({ attributes }) => attributes.get('name') === 'language')?.attributes
    expect([other?.get('value'), other?.get('lang')]).toEqual(['en', 'en'])
  })
  test('carries to paper what the page is', () => {
    expect(frame({ printFacts: ['Internt', 'Uppgifter per 21 september 2026'] })).toContain(
      'Provköpings kommun · Internt · Uppgifter per 21 september 2026',
    )
  })
  test('answers to single keys only when the reader has asked for it', () => {
    expect(html).not.toContain('data-island="shortcuts"')
    expect(frame({ shortcuts: true })).toContain('data-island="shortcuts"')
  })
})

describe('the document', () => {
  const root = (theme: Look['theme']) =>
    tagsOf(frame({ look: { ...look, theme } })).find(({ name }) => name === 'html')?.attributes
  test('follows the device unless the reader chose otherwise', () => {
    expect(root('auto')?.has('data-color-scheme')).toBe(false)
    expect(root('dark')?.get('data-color-scheme')).toBe('dark')
    expect(root('contrast')?.get('data-contrast')).toBe('more')
  })
  test('says its language and names page and municipality', () => {
    expect(root('auto')?.get('lang')).toBe('sv')
    expect(frame()).toContain('<title>Veckan · Provköpings kommun</title>')
  })
})

describe('the public frame', () => {
  test('has neither rooms nor account', () => {
    const html = renderToString(
      <PublicFrame look={look} title="Logga in" here="/sign-in">
        <h1>Logga in</h1>
      </PublicFrame>,
    )
    expect(html).not.toMatch(/class="rooms"|sign-out/)
    expect(inlineOf(html)).toEqual([])
    expect(html).toContain('<title>Logga in · Samsyn</title>')
  })
})

describe.each(languages)('an error page in %s', (language) => {
  const page = (status: ErrorStatus) =>
    renderToString(<ErrorPage look={{ ...look, language }} here="/x" status={status} reference="7f3a91c2" />)

  test.each(errors)('for %i says what happened, gives a reference and a way out', (status) => {
    const html = page(status)
    expect(html).toMatch(/<h1[^>]*>[^<]{5,}<\/h1>/)
    expect(html).toContain('7f3a91c2')
    expect(html).toContain(`<a class="ds-button" data-variant="secondary" href="/">`)
    expect(inlineOf(html)).toEqual([])
  })
  test('tells each error apart', () => {
    expect(new Set(errors.map((status) => /<h1[^>]*>([^<]+)/.exec(page(status))?.[1])).size).toBe(errors.length)
  })
})

test('an error page prefers what the problem itself says, and offers to try again only where that is harmless', () => {
  const html = renderToString(
    <ErrorPage
      look={look}
      here="/x"
      status={409}
      reference="1"
      message="Veckan är redan publicerad."
      again="/weeks/2026-W38"
    />,
  )
  expect(html).toContain('Veckan är redan publicerad.')
  expect(html).toContain('href="/weeks/2026-W38"')
})
