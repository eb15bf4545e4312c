import { formatWeek } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { areaMap, type Block, bullets, chart, note, paragraph } from '../block.ts'
import type { MapArea } from '../figure.ts'
import { parseReport, type Report, type Section } from '../report.ts'
import type { LevelWord } from '../table.ts'
import { sampleMapAreas } from './sample-areas.ts'

/** Sections that the sample has and any picture of a week must have. */
export const sampleSectionIds = ['overview', 'week', 'areas', 'activities', 'method'] as const

/** Text that would break a careless renderer: markup of each output language, formulas, a hidden change of direction, rare letters. */
export const hostileText =
  '<script>alert("x")</script> #set text(red) $1/0$ *inte fet* _inte kursiv_ @ref <lbl> `kod` \\ // slut & [länk](x) =SUM(A1:A9) ]] #eval("1")'
export const rareTexts = ['Łódź, Ελλάδα, Москва, ≥ 3 → 4', 'مرحبا'] as const

const week = '2026-W38'
const weeks = 26
type Say = (sv: string, en: string) => string

const scaleOf = (say: Say): LevelWord[] => [
  { level: 1, word: say('Lugnt', 'Calm') },
  { level: 2, word: say('Bevakas', 'Watched') },
  { level: 3, word: say('Förhöjt', 'Raised') },
  { level: 4, word: say('Allvarligt', 'Serious') },
  { level: 5, word: say('Mycket allvarligt', 'Very serious') },
]

/** A made-up count that is the same every time: a calm wave, and in every fourth area a burst in the last week. */
const count = (seed: number, at: number): number =>
  Math.round(4 + 1.6 * Math.sin(seed * 2.3 + at * 0.9) + Math.sin(seed + at * 2.6)) +
  (seed % 4 === 1 && at === weeks - 1 ? 6 : 0)
const labels = (language: Language): string[] =>
  Array.from({ length: weeks }, (_, at) => formatWeek(language, addWeeks(week, at - weeks + 1)))

function areaBlocks(area: MapArea, seed: number, language: Language, say: Say): Block[] {
  const scale = scaleOf(say)
  const word = scale.find(({ level }) => level === area.level)
  const steps = labels(language)
  const range = {
    label: say('Väntat', 'Expected'),
    lowLabel: say('Väntat minst', 'Expected low'),
    highLabel: say('Väntat högst', 'Expected high'),
  }
  const points = steps.map((label, at) => ({
    label,
    value: at === 9 ? null : count(seed, at),
    low: 1,
    high: 7 + (seed % 3),
  }))
  const latest = points.at(-1)?.value ?? 0
  return [
    word
      ? {
          kind: 'level',
          label: say('Nivå', 'Level'),
          ...word,
          note: say('föreslagen och fastställd', 'suggested and set'),
        }
      : note(
          'caution',
          say('Ingen nivå är satt: för få parter har rapporterat.', 'No level is set: too few parties have reported.'),
        ),
    paragraph([
      { text: say(`${latest} händelser`, `${latest} events`), strong: true },
      { text: say(' i veckan mot väntat 1–8. ', ' this week against the expected 1–8. ') },
      { text: say('Två platser upprepas.', 'Two places recur.'), emphasis: true },
    ]),
    chart(
      { form: 'band', stepLabel: say('Vecka', 'Week'), valueLabel: say('Händelser', 'Events'), range, points },
      {
        caption: say(`Händelser per vecka i ${area.name}`, `Events per week in ${area.name}`),
        alt: say(
          `Linje över ${weeks} veckor i ${area.name}; senaste veckan ${latest} händelser mot väntat högst ${7 + (seed % 3)}.`,
          `Line over ${weeks} weeks in ${area.name}; ${latest} events in the latest week against at most ${7 + (seed % 3)} expected.`,
        ),
      },
    ),
    chart(
      {
        form: 'steps',
        stepLabel: say('Vecka', 'Week'),
        levelLabel: say('Nivå', 'Level'),
        scale,
        points: steps.map((label, at) => ({ label, level: at < 14 ? 2 : area.level })),
      },
      {
        caption: say(`Nivå vecka för vecka i ${area.name}`, `Level week by week in ${area.name}`),
        alt: say(
          `Stegkurva för ${area.name} över ${weeks} veckor.`,
          `Step curve for ${area.name} over ${weeks} weeks.`,
        ),
      },
    ),
  ]
}

function overview(areas: MapArea[], say: Say): Section {
  const scale = scaleOf(say)
  const levelOf = (area: MapArea) => scale.find(({ level }) => level === area.level) ?? null
  return {
    id: 'overview',
    heading: say('Läget i områdena', 'The situation in the areas'),
    blocks: [
      areaMap(
        { form: 'map', areaLabel: say('Område', 'Area'), levelLabel: say('Nivå', 'Level'), scale, areas },
        {
          caption: say('Nivå per område vecka 38', 'Level by area, week 38'),
          alt: say(
            'Karta över tolv områden. Centrum har nivå 5, Sjövik och Stationen nivå 4.',
            'Map of twelve areas. Centrum is at level 5, Sjövik and Stationen at level 4.',
          ),
        },
      ),
      {
        kind: 'table',
        table: {
          caption: say('Områdena i siffror', 'The areas in numbers'),
          columns: [
            { key: 'area', label: say('Område', 'Area'), kind: 'text' },
            { key: 'level', label: say('Nivå', 'Level'), kind: 'level' },
            { key: 'events', label: say('Händelser', 'Events'), kind: 'number' },
            { key: 'expected', label: say('Väntat', 'Expected'), kind: 'text' },
            { key: 'rate', label: say('Per 1 000 invånare', 'Per 1,000 residents'), kind: 'number', decimals: 1 },
            { key: 'new', label: say('Nytt sedan förra veckan', 'New since last week'), kind: 'text' },
          ],
          rows: areas.map((area, at) => ({
            area: area.name,
            level: levelOf(area),
            events: at === 10 ? null : count(at, weeks - 1),
            expected: '1–8',
            rate: at === 10 ? null : count(at, weeks - 1) / 3.7,
            new: at % 4 === 0 ? say('Upprepad skadegörelse vid skolan', 'Repeated damage at the school') : null,
          })),
          note: say('Streck betyder att uppgift saknas, inte noll.', 'A dash means that there is no value, not zero.'),
        },
      },
    ],
  }
}

const categoryBars = (say: Say): Block =>
  chart(
    {
      form: 'bars',
      rowLabel: say('Kategori', 'Category'),
      valueLabel: say('Händelser', 'Events'),
      range: {
        label: say('Väntat', 'Expected'),
        lowLabel: say('Väntat minst', 'Expected low'),
        highLabel: say('Väntat högst', 'Expected high'),
      },
      bars: [
        { label: say('Skadegörelse', 'Criminal damage'), value: 14, low: 6, high: 12 },
        { label: say('Öppen narkotikahandel', 'Open drug dealing'), value: 9, low: 4, high: 10 },
        { label: say('Störande samling av ungdomar', 'Disturbing youth gathering'), value: 6, low: 5, high: 11 },
        { label: say('Inbrott', 'Burglary'), value: null, low: 1, high: 4 },
      ],
    },
    {
      caption: say('Händelser per kategori', 'Events by category'),
      alt: say(
        'Skadegörelse har 14 händelser mot väntat högst 12; övriga är inom det väntade.',
        'Criminal damage has 14 events against at most 12 expected; the others are within what was expected.',
      ),
    },
  )

const weekSection = (language: Language, say: Say): Section => ({
  id: 'week',
  heading: say('Veckans händelser', 'Events of the week'),
  blocks: [
    categoryBars(say),
    paragraph(say('Tolv veckors utveckling för hela kommunen:', 'Twelve weeks for the whole municipality:')),
    chart(
      {
        form: 'spark',
        stepLabel: say('Vecka', 'Week'),
        valueLabel: say('Händelser', 'Events'),
        points: labels(language)
          .slice(-12)
          .map((label, at) => ({ label, value: 24 + count(3, at) })),
      },
      {
        caption: say('Alla händelser', 'All events'),
        alt: say('Jämn nivå kring 30 händelser i veckan.', 'A steady level near 30 events a week.'),
      },
    ),
    bullets([
      say(
        'Skadegörelsen vid skolan i Sjövik har återkommit tre veckor i rad.',
        'The damage at the school in Sjövik has come back three weeks in a row.',
      ),
      [
        { text: say('Nytt: ', 'New: '), strong: true },
        { text: say('samlingar vid stationen på kvällstid.', 'gatherings at the station in the evenings.') },
      ],
    ]),
    paragraph(hostileText),
    ...rareTexts.map((text) => paragraph(text)),
  ],
})

const activities = (say: Say): Section => ({
  id: 'activities',
  heading: say('Aktiviteter', 'Activities'),
  blocks: [
    {
      kind: 'table',
      table: {
        caption: say('Beslutade aktiviteter', 'Agreed activities'),
        columns: [
          { key: 'what', label: say('Aktivitet', 'Activity'), kind: 'text' },
          { key: 'who', label: say('Ansvarig', 'Responsible'), kind: 'text' },
          { key: 'due', label: say('Klar senast', 'Due'), kind: 'text' },
          { key: 'cost', label: say('Kostnad', 'Cost'), kind: 'number', unit: 'kr' },
        ],
        rows: [
          {
            what: say('Laga belysningen vid gångtunneln', 'Repair the lights in the underpass'),
            who: say('Fastighetsbolaget', 'The housing company'),
            due: say('v. 40', 'week 40'),
            cost: 12500,
          },
          {
            what: say('Kvällsvandring fredag och lördag', 'Evening walks on Friday and Saturday'),
            who: say('Fritidsenheten', 'The youth unit'),
            due: say('v. 39', 'week 39'),
            cost: null,
          },
        ],
      },
    },
    {
      kind: 'facts',
      facts: [{ label: say('Överförda från förra veckan', 'Carried over from last week'), value: '3' }],
    },
  ],
})

const method = (say: Say): Section => ({
  id: 'method',
  heading: say('Så gjordes lägesbilden', 'How this picture was made'),
  blocks: [
    paragraph(
      say(
        'Väntat antal räknas fram ur tidigare veckor i samma område. Nivån föreslås av regler och sätts av en samordnare.',
        'The expected number is calculated from earlier weeks in the same area. The level is suggested by rules and set by a coordinator.',
      ),
    ),
    {
      ...note(
        'information',
        say('Alla uppgifter i denna rapport är påhittade.', 'Everything in this report is made up.'),
      ),
      title: say('Påhittade uppgifter', 'Made-up data'),
    },
  ],
})

/** A rich weekly picture of a municipality that does not exist. */
export function sampleReport(language: Language): Report {
  const say: Say = (sv, en) => (language === 'sv' ? sv : en)
  const areas = sampleMapAreas()
  return parseReport({
    language,
    title: say('Lägesbild vecka 38', 'Situational picture, week 38'),
    subtitle: say('Exempelkommun, 14–20 september 2026', 'Exempelkommun, 14–20 September 2026'),
    facts: [
      { label: say('Parter som rapporterat', 'Parties that reported'), value: say('9 av 12', '9 of 12') },
      { label: say('Händelser', 'Events'), value: say('34 (väntat 22–39)', '34 (expected 22–39)') },
    ],
    classification: say('Intern – påhittade uppgifter', 'Internal – made-up data'),
    dataAsOf: '2026-09-21T06:30:00Z',
    author: say('Trygghetsenheten, Exempelkommun', 'Safety unit, Exempelkommun'),
    keywords: [say('lägesbild', 'situational picture'), say('trygghet', 'safety')],
    summary: [
      say('Centrum ligger kvar på nivå 5 efter en skottlossning.', 'Centrum stays at level 5 after a shooting.'),
      say(
        'Skadegörelsen är ovanligt hög i Sjövik för tredje veckan.',
        'Criminal damage is unusually high in Sjövik for the third week.',
      ),
      say('Tre parter har inte rapporterat.', 'Three parties have not reported.'),
    ],
    sections: [
      overview(areas, say),
      weekSection(language, say),
      {
        id: 'areas',
        heading: say('Område för område', 'Area by area'),
        blocks: [],
        sections: areas.map((area, at) => ({
          id: `area-${area.code}`,
          heading: area.name,
          blocks: areaBlocks(area, at, language, say),
        })),
      },
      activities(say),
      method(say),
    ],
  })
}
