import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Button } from './button.tsx'
import { DataTable } from './data-table.tsx'
import { Figure } from './facts.tsx'
import { fieldId } from './field.tsx'
import { History } from './history.tsx'
import { TextArea, TextInput } from './input.tsx'
import { LanguageProvider } from './language.tsx'
import { LevelBadge, LevelSteps } from './level.tsx'
import { ErrorSummary } from './notice.tsx'
import { Pagination } from './pagination.tsx'
import { RedThread } from './red-thread.tsx'
import { tagsOf } from './testing/markup.ts'

const words = { 1: 'Lugnt', 2: 'Stört', 3: 'Förhöjt', 4: 'Allvarligt', 5: 'Mycket allvarligt' }
const html = (part: ReactNode) =>
  renderToString(<LanguageProvider language="sv">{part}</LanguageProvider>).replaceAll('<!-- -->', '')
const said = (part: ReactNode) =>
  html(part)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('a level', () => {
  test('is said as number and word', () => {
    expect(said(<LevelBadge level={4} word="Allvarligt" />)).toBe('Nivå 4: 4 Allvarligt')
  })
  test('tells of a suggestion only when it differs', () => {
    expect(said(<LevelSteps level={5} suggested={4} words={words} />)).toContain('Föreslagen nivå 4: Allvarligt.')
    expect(said(<LevelSteps level={5} suggested={5} words={words} />)).not.toContain('Föreslagen')
  })
})

describe('a number', () => {
  test('comes with unit, period and expected range, in Swedish figures', () => {
    const figure = (
      <Figure
        label="Tid"
        value={1234.5}
        decimals={1}
        unit="timmar"
        period="v. 38"
        expected={{ low: 900, high: 1500 }}
        n={12}
      />
    )
    expect(said(figure)).toBe('Tid 1 234,5 timmar v. 38 · väntat 900,0–1 500,0 · n = 12')
  })
})

describe('a field', () => {
  const field = html(<TextInput label="Antal" name="people" help="Ungefär." error="Skriv ett tal." />)
  const input = tagsOf(field).find(({ name }) => name === 'input')?.attributes
  test('is tied to its label, help and error without script', () => {
    expect(input?.get('id')).toBe(fieldId('people'))
    expect(input?.get('aria-describedby')).toBe('field-people-error field-people-help')
    expect(input?.get('aria-invalid')).toBe('true')
  })
  test('says in words that something is wrong, not by colour alone', () => expect(field).toContain('Fel:'))
  test('leaves the browser’s own validation out, so that the server’s words are the ones that are read', () =>
    expect(field).not.toContain('required'))
  test('for free text says what not to write, and has a place for the guard’s answers', () => {
    const area = html(<TextArea label="Beskriv" name="text" guard />)
    expect(area).toContain('data-island="guard"')
    expect(area).toContain('Skriv inte namn')
    expect(area).toMatch(/role="status"[^>]*><\/div>/)
  })
})

describe('a summary of errors', () => {
  test('counts them and leads to each field', () => {
    const summary = html(
      <ErrorSummary errors={[{ message: 'Välj område.', fieldId: fieldId('area') }, { message: 'Stängd.' }]} />,
    )
    expect(summary).toContain('2 uppgifter behöver rättas')
    expect(summary).toContain('href="#field-area"')
    expect(said(<ErrorSummary errors={[{ message: 'Välj område.' }]} />)).toContain('En uppgift behöver rättas')
  })
  test('is not there when nothing is wrong', () => expect(html(<ErrorSummary errors={[]} />)).toBe(''))
})

describe('a button that cannot be used', () => {
  test('says why, can be reached, and sends nothing', () => {
    const button = html(<Button disabledReason="Välj först ett område.">Spara</Button>)
    const tag = tagsOf(button).find(({ name }) => name === 'button')?.attributes
    expect(tag?.get('type')).toBe('button')
    expect(tag?.has('disabled')).toBe(false)
    expect(button).toContain(`id="${tag?.get('aria-describedby')}"`)
    expect(button).toContain('Välj först ett område.')
  })
})

describe('a table', () => {
  const columns = [
    {
      label: 'Område',
      cell: (row: { name: string }) => row.name,
      rowHeader: true,
      sort: { href: '?s=name', direction: 'ascending' as const },
    },
    { label: 'Antal', cell: () => 0, numeric: true },
  ]
  const table = (rows: readonly { name: string }[], narrow: 'stack' | 'scroll' = 'stack') =>
    html(
      <DataTable
        caption="Områden"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.name}
        empty={<p>Inga områden finns.</p>}
        narrow={narrow}
      />,
    )
  test('without rows says so in words instead of standing empty', () => {
    expect(table([])).toBe('<p>Inga områden finns.</p>')
  })
  test('tells how it is sorted, and shows zero as zero', () => {
    expect(table([{ name: 'Vårby' }])).toContain('aria-sort="ascending"')
    expect(table([{ name: 'Vårby' }])).toMatch(/data-label="Antal"[^>]*><div>0</)
  })
  test('that scrolls sideways can be reached by keyboard and has a name', () => {
    expect(table([{ name: 'Vårby' }], 'scroll')).toMatch(
      /<section class="table-scroll" aria-labelledby="([^"]+)" tabindex="0"/i,
    )
  })
})

describe('pages of a list', () => {
  test('are not shown when there is only one', () => {
    expect(html(<Pagination page={1} pageSize={50} total={50} href={String} />)).toBe('')
  })
  test('say where one is; the last page holds what is left', () => {
    expect(said(<Pagination page={3} pageSize={50} total={134} href={String} />)).toContain(
      'Sida 3 av 3 (101–134 av 134)',
    )
    expect(html(<Pagination page={3} pageSize={50} total={134} href={String} />)).not.toContain('rel="next"')
  })
})

describe('history', () => {
  const entry = { id: '1', at: '2026-09-18T12:02:00Z', who: 'Samordnare', what: 'ändrade' }
  const line = (change: { before: string | null; after: string | null; secret?: boolean }) =>
    said(<History entries={[{ ...entry, changes: [{ field: 'Nivå', ...change }] }]} />)
  test('tells what changed in words', () => {
    expect(line({ before: '4', after: '5' })).toContain('Nivå ändrades från 4 till 5')
    expect(line({ before: null, after: '5' })).toContain('Nivå fylldes i: 5')
    expect(line({ before: '4', after: null })).toContain('Nivå tömdes (var 4)')
  })
  test('never shows a secret value', () => {
    expect(line({ before: 'hemligt', after: 'mer', secret: true })).not.toMatch(/hemligt|mer\b/)
  })
  test('is told in Swedish time', () =>
    expect(line({ before: '4', after: '5' })).toContain('18 september 2026 kl. 14.02'))
})

describe('the red thread', () => {
  test('shows a gap as something missing that can be made or explained', () => {
    const thread = said(
      <RedThread
        title="Tråden"
        restsOn={[{ kind: 'Orsak', gap: 'Ingen orsak är angiven.', createHref: '/causes/new', reasonHref: '/gaps/1' }]}
        here={{ kind: 'Åtgärd', title: 'Ny belysning' }}
        leadsTo={[]}
      />,
    )
    expect(thread).toContain('Orsak saknas Ingen orsak är angiven.')
    expect(thread).toContain('Skapa : Orsak')
    expect(thread).toContain('Ange varför : Orsak')
  })
})
