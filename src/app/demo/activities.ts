import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'

/** What the weekly meeting (OSG) agreed; made up. */
export type DemoActivity = {
  readonly text: string
  /** Code of the area it concerns. */
  readonly area: string
  /** Code of the responsible party. */
  readonly party: string
  readonly agreedWeek: IsoWeek
  readonly dueWeek: IsoWeek
  /** How it went; null for what is still to be done. */
  readonly outcome: string | null
  /** The week to which the meeting before the latest one moved it. */
  readonly carriedTo: IsoWeek | null
  /** The function at the party that answers for it. */
  readonly responsible: string
  /** What the party has said of one that is still open. */
  readonly answer: { readonly answer: 'under-way' | 'not-possible'; readonly text: string } | null
}
type Row = readonly [text: string, area: string, party: string, agreed: number, due: number, outcome?: string]

/** Weeks counted from the latest complete week. */
const rows: readonly Row[] = [
  ['Laga belysningen på parkeringen i Grantorp', 'FLE', 'huge', -5, -2],
  ['Gemensam kvällsrond vid Flemingsbergs centrum torsdag till lördag', 'FLE', 'polisen', -1, 1],
  ['Byta till slagtåligt glas i entréerna vid Flemingsbergs centrum', 'FLE', 'hsf', -1, 4],
  ['Längre öppet på fritidsgården fredagar och lördagar', 'FLE', 'fritid', 0, 2],
  ['Informera boende i Grantorp om vad som görs', 'FLE', 'trygghet', 0, 1],
  [
    'Trygghetsvandring vid Vårby centrum',
    'VAR',
    'trygghet',
    -6,
    -3,
    'Elva boende var med. Fyra mörka platser är noterade.',
  ],
  ['Byta lås och portkod i de tre utsatta trapphusen', 'VAR', 'huge', -4, -1, 'Låsen är bytta i alla tre trapphusen.'],
  ['Beskära buskar längs gångvägen mot stationen i Vårby', 'VAR', 'teknik', -5, -1],
  ['Dialogmöte med handlarna om öppen narkotikahandel', 'VAR', 'trygghet', -2, 3],
  [
    'Nattvandring vid Skogås centrum två fredagar',
    'SKO',
    'nattvandrarna',
    -3,
    -1,
    'Två fredagar genomförda, fler ungdomar än väntat ute.',
  ],
  [
    'Riktade hastighetskontroller vid skolan i Skogås',
    'SKO',
    'polisen',
    -2,
    0,
    'Tre kontroller, många körde för fort.',
  ],
  [
    'Flytta återvinningskärlen från fasaden vid skolan i Trångsund',
    'TRA',
    'hsf',
    -4,
    -2,
    'Kärlen är flyttade till gaveln.',
  ],
  ['Råd om inbrott till grannsamverkan före julhelgen', 'STU', 'polisen', 0, 4],
  ['Samla butikernas väktare och butikschefer till möte', 'KUN', 'trygghet', -3, -1],
]

const functions: Readonly<Record<string, string>> = {
  huge: 'förvaltningschef',
  hsf: 'driftchef',
  polisen: 'områdespolis',
  fritid: 'enhetschef för fritidsgårdar',
  trygghet: 'trygghetssamordnare',
  teknik: 'driftchef gata och park',
  nattvandrarna: 'samordnare för vandringarna',
}
const answers: Readonly<Record<string, DemoActivity['answer']>> = {
  'Byta till slagtåligt glas i entréerna vid Flemingsbergs centrum': {
    answer: 'under-way',
    text: 'Glaset är beställt, montering när det har kommit.',
  },
  'Beskära buskar längs gångvägen mot stationen i Vårby': {
    answer: 'not-possible',
    text: 'Marken ägs av en annan förvaltning. Frågan behöver flyttas.',
  },
}

/** What was not done in time and that the meeting moved. */
const carried = { text: 'Samla butikernas väktare och butikschefer till möte', to: 2 } as const

export const activitiesUpTo = (latestWeek: IsoWeek): readonly DemoActivity[] =>
  rows.map(([text, area, party, agreed, due, outcome = null]) => ({
    text,
    area,
    party,
    outcome,
    carriedTo: text === carried.text ? addWeeks(latestWeek, carried.to) : null,
    responsible: functions[party] ?? '',
    answer: answers[text] ?? null,
    agreedWeek: addWeeks(latestWeek, agreed),
    dueWeek: addWeeks(latestWeek, due),
  }))
