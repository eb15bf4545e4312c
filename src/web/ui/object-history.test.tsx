import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Bilingual, Language } from '#kernel/i18n/texts.ts'
import { CodesProvider } from './codes.tsx'
import { LanguageProvider } from './language.tsx'
import { ObjectHistory } from './object-history.tsx'

const codes = new Map<string, Bilingual>([
  ['action.things.change', { sv: 'ändrade saken', en: 'changed the thing' }],
  ['actor-name.kommandoraden', { sv: 'Kommandoraden', en: 'The command line' }],
  ['field-name.test.thing.due', { sv: 'Klart senast', en: 'Due' }],
  ['field-name.test.thing.week', { sv: 'Vecka', en: 'Week' }],
  ['field-name.test.thing.seen', { sv: 'Sågs', en: 'Seen' }],
  ['field-name.test.thing.open', { sv: 'Öppen', en: 'Open' }],
  ['field-name.test.thing.size', { sv: 'Storlek', en: 'Size' }],
  ['field-name.test.thing.partyId', { sv: 'Part', en: 'Party' }],
  ['field-name.test.thing.secretNote', { sv: 'Hemlig anteckning', en: 'Secret note' }],
  ['field-name.test.thing.names', { sv: 'Namn', en: 'Names' }],
])
const changes = [
  { field: 'due', before: '2026-09-18', after: '2026-10-02' },
  { field: 'week', before: null, after: '2026-W40' },
  { field: 'seen', before: null, after: '2026-09-18T20:30:00.000Z' },
  { field: 'open', before: true, after: false },
  { field: 'size', before: 0.5, after: 12500 },
  { field: 'partyId', before: 3, after: 4 },
  { field: 'secretNote', before: null, after: null },
  { field: 'names', before: ['Å'], after: [] },
  { field: 'privacyReason', before: null, after: 'Offentlig person i tjänst' },
]
const words = (language: Language) =>
  renderToString(
    <LanguageProvider language={language}>
      <CodesProvider codes={codes}>
        <ObjectHistory
          type="test.thing"
          entries={[
            { seq: 2, at: '2026-09-30T08:00:00.000Z', actor: 'kommandoraden', action: 'things.change', changes },
            { seq: 1, at: '2026-09-29T08:00:00.000Z', actor: 'Sam Ordnare', action: 'things.change', changes: [] },
          ]}
          name={(field, value) => (field === 'partyId' ? `Bolag ${value}` : undefined)}
        />
      </CodesProvider>
    </LanguageProvider>,
  )
    .replaceAll(/<!-- -->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test.each([
  'Kommandoraden ändrade saken',
  'Sam Ordnare ändrade saken',
  'Klart senast ändrades från 18 september 2026 till 2 oktober 2026',
  'Vecka fylldes i: v. 40 2026',
  'Sågs fylldes i: 18 september 2026 kl. 22.30',
  'Öppen ändrades från ja till nej',
  'Storlek ändrades från 0,5 till 12 500',
  'Part ändrades från Bolag 3 till Bolag 4',
  'Hemlig anteckning ändrades (värdet visas inte)',
  'Namn tömdes (var Å)',
  'Offentlig person i tjänst',
])('an audit entry reads “%s”', (sentence) => {
  expect(words('sv')).toContain(sentence)
})

test('and in English', () => {
  expect(words('en')).toContain('The command line changed the thing')
  expect(words('en')).toContain('Due changed from 18 September 2026 to 2 October 2026')
  expect(words('en')).toContain('Open changed from yes to no')
})
