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
  readonly done: boolean
  /** The function at the party that answers for it. */
  readonly responsible: string
  /** What the party has said of one that is still open. */
  readonly answer: { readonly answer: 'under-way' | 'not-possible'; readonly text: string } | null
}
type Row = readonly [text: string, area: string, party: string, agreed: number, due: number, done: boolean]

/** Weeks counted from the latest complete week. */
const rows: readonly Row[] = [
  ['Laga belysningen på parkeringen i Grantorp', 'FLE', 'huge', -5, -2, false],
  ['Gemensam kvällsrond vid Flemingsbergs centrum torsdag till lördag', 'FLE', 'polisen', -1, 1, false],
  ['Byta till slagtåligt glas i entréerna vid Flemingsbergs centrum', 'FLE', 'hsf', -1, 4, false],
  ['Längre öppet på fritidsgården fredagar och lördagar', 'FLE', 'fritid', 0, 2, false],
  ['Informera boende i Grantorp om vad som görs', 'FLE', 'trygghet', 0, 1, false],
  ['Trygghetsvandring vid Vårby centrum', 'VAR', 'trygghet', -6, -3, true],
  ['Byta lås och portkod i de tre utsatta trapphusen', 'VAR', 'huge', -4, -1, true],
  ['Beskära buskar längs gångvägen mot stationen i Vårby', 'VAR', 'teknik', -5, -1, false],
  ['Dialogmöte med handlarna om öppen narkotikahandel', 'VAR', 'trygghet', -2, 3, false],
  ['Nattvandring vid Skogås centrum två fredagar', 'SKO', 'nattvandrarna', -3, -1, true],
  ['Riktade hastighetskontroller vid skolan i Skogås', 'SKO', 'polisen', -2, 0, true],
  ['Flytta återvinningskärlen från fasaden vid skolan i Trångsund', 'TRA', 'hsf', -4, -2, true],
  ['Råd om inbrott till grannsamverkan före julhelgen', 'STU', 'polisen', 0, 4, false],
  ['Samla butikernas väktare och butikschefer till möte', 'KUN', 'trygghet', -3, 2, false],
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

export const activitiesUpTo = (latestWeek: IsoWeek): readonly DemoActivity[] =>
  rows.map(([text, area, party, agreed, due, done]) => ({
    text,
    area,
    party,
    done,
    responsible: functions[party] ?? '',
    answer: answers[text] ?? null,
    agreedWeek: addWeeks(latestWeek, agreed),
    dueWeek: addWeeks(latestWeek, due),
  }))
