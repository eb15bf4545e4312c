import type { Bilingual } from '#kernel/i18n/texts.ts'
import type { Category } from '../categories/category.ts'
import type { Alert, AreaPicture, CategoryCount, Sentence, WeekContent } from './picture-content.ts'

/** What a picture says in words, chosen by rule from its figures: sentences as codes, said in each language later. */
const bilingual = ({ nameSv, nameEn }: Category): Bilingual => ({ sv: nameSv, en: nameEn })
const named = (categories: readonly Category[]) => {
  const names = new Map(categories.map((category) => [category.id, bilingual(category)]))
  return (id: number): Bilingual => names.get(id) ?? everything
}

const everything: Bilingual = { sv: 'alla kategorier', en: 'all categories' }

const mostChanges = 4
/** A difference is worth a sentence from three events up or down that are at least half as many again, or fewer. */
const isNotable = (n: number, before: number): boolean =>
  Math.abs(n - before) >= 3 && Math.max(n, before) >= 1.5 * Math.min(n, before)

/** What is new since last week: categories that came, that rose or fell clearly, and that went. */
export function changesSince(counts: readonly CategoryCount[], categories: readonly Category[]): Sentence[] {
  const name = named(categories)
  const came = counts.filter(({ n, before }) => n > 0 && before === 0)
  const moved = counts
    .filter(({ n, before }) => n > 0 && before > 0 && isNotable(n, before))
    .toSorted((a, b) => Math.abs(b.n - b.before) - Math.abs(a.n - a.before))
  const went = counts.filter(({ n, before }) => n === 0 && before >= 2)
  const sentences: Sentence[] = []
  if (came.length > 0)
    sentences.push({
      code: 'picture.change.came',
      params: { count: came.length, kinds: came.map(({ categoryId }) => name(categoryId)) },
    })
  for (const { categoryId, n, before } of moved.slice(0, mostChanges))
    sentences.push({
      code: n > before ? 'picture.change.up' : 'picture.change.down',
      params: { first: name(categoryId), before, now: n },
    })
  if (went.length > 0)
    sentences.push({
      code: 'picture.change.went',
      params: { count: went.length, kinds: went.map(({ categoryId }) => name(categoryId)) },
    })
  return sentences
}

type Facts = Pick<AreaPicture, 'n' | 'expected' | 'trend' | 'counts' | 'serious' | 'repeatPlaces' | 'changes'>

/** The suggested paragraph of an area. */
export function paragraphFor(area: Facts, categories: readonly Category[]): Sentence[] {
  const name = named(categories)
  const { n, expected, trend, serious, repeatPlaces } = area
  const sentences: Sentence[] = [
    expected
      ? { code: 'picture.note.events', params: { n, low: expected.low, high: expected.high } }
      : { code: 'picture.note.events-unknown', params: { n } },
  ]
  for (const { categoryId, n: count, expected: usual, window } of signalsOf(area.counts))
    sentences.push({
      code: 'picture.note.signal',
      params: { name: name(categoryId), n: count, low: usual.low, high: usual.high, window },
    })
  if (serious.length > 0)
    sentences.push({
      code: 'picture.note.serious',
      params: { count: serious.length, kinds: [...new Set(serious.map(({ categoryId }) => categoryId))].map(name) },
    })
  if (repeatPlaces.length > 0)
    sentences.push({
      code: 'picture.note.repeat',
      params: {
        count: repeatPlaces.length,
        names: [...new Set(repeatPlaces.map((place) => place.name))].map((place) => ({ sv: place, en: place })),
      },
    })
  if (trend === 'rising' || trend === 'falling') sentences.push({ code: `picture.note.${trend}`, params: {} })
  return [...sentences, ...area.changes]
}

/**
 * Of each category the alert that is furthest above what is expected, signals before what is to be watched, since the earliest
 * that any tells: a longer period often says the same again.
 */
export const strongestOf = (counts: readonly Pick<CategoryCount, 'alerts'>[]): readonly Alert[] =>
  counts.flatMap(({ alerts }) => {
    const signals = alerts.filter(({ status }) => status === 'signal')
    const [first, ...others] = signals.length > 0 ? signals : alerts
    if (!first) return []
    const strongest = others.reduce((most, one) => (excess(one) > excess(most) ? one : most), first)
    const since = alerts.flatMap((one) => one.since ?? []).sort()[0] ?? null
    return [{ ...strongest, since }]
  })
const signalsOf = (counts: readonly CategoryCount[]) => strongestOf(counts).filter(({ status }) => status === 'signal')
const excess = ({ n, expected }: Alert): number => n / expected.mean

type Week = Pick<WeekContent, 'areas' | 'complete' | 'expected' | 'wide'> & {
  readonly coverage: { readonly missing: readonly string[]; readonly waiting: readonly string[] }
}
const mostSentences = 5

/** "The most important": changed levels, serious events, what stands out, and how complete the reports are. */
export function summaryOf(
  { areas, coverage, complete, expected, wide }: Week,
  categories: readonly Category[],
): Sentence[] {
  const name = named(categories)
  const total = areas.reduce((sum, { n }) => sum + n, 0)
  const first: Sentence =
    expected !== null && complete
      ? { code: 'picture.summary.total', params: { n: total, low: expected.low, high: expected.high } }
      : { code: complete ? 'picture.summary.total-only' : 'picture.summary.unfinished', params: { n: total } }
  const signals = areas.flatMap((area) => signalsOf(area.counts).map((alert) => ({ area, alert })))
  const found = signals
    .toSorted((a, b) => excess(b.alert) - excess(a.alert))
    .slice(0, 2)
    .map(
      ({ area, alert }): Sentence => ({
        code: 'picture.summary.signal',
        params: { area: area.name, ...alertParams(alert, name) },
      }),
    )
  const everywhere = Map.groupBy(wide, ({ categoryId }) => categoryId)
    .values()
    .flatMap((alerts) => alerts.slice(0, 1))
    .map((alert): Sentence => ({ code: 'picture.summary.wide', params: alertParams(alert, name) }))
    .toArray()
  const serious = areas.filter((area) => area.serious.length > 0)
  const changed = areas.filter(
    ({ level }) => level.before !== null && level.level !== null && level.level !== level.before,
  )
  return [
    first,
    ...(changed.length > 0 ? [levelSentence(changed)] : []),
    ...(serious.length > 0 ? [seriousSentence(serious)] : []),
    ...everywhere.slice(0, 2),
    ...found,
    ...(signals.length + everywhere.length === 0 && complete && areas.some((area) => area.expected !== null)
      ? [{ code: 'picture.summary.no-signals', params: {} }]
      : []),
    ...silentSentence(coverage),
  ].slice(0, mostSentences + 1)
}

/** Those who are late; when nobody is, those who have not come yet. */
function silentSentence({ missing, waiting }: Week['coverage']): readonly Sentence[] {
  const late = missing.filter((party) => !waiting.includes(party))
  const named = late.length > 0 ? late : waiting
  if (named.length === 0) return []
  return [
    {
      code: late.length > 0 ? 'picture.summary.missing' : 'picture.summary.waiting',
      params: { count: named.length, names: named.map((party) => ({ sv: party, en: party })) },
    },
  ]
}

const alertParams = ({ categoryId, n, expected, window }: Alert, name: (id: number) => Bilingual) => ({
  name: name(categoryId),
  n,
  low: expected.low,
  high: expected.high,
  window,
})

const same = (text: string): Bilingual => ({ sv: text, en: text })

const seriousSentence = (areas: readonly AreaPicture[]): Sentence => ({
  code: 'picture.summary.serious',
  params: {
    count: areas.reduce((sum, { serious }) => sum + serious.length, 0),
    areas: areas.map(({ name }) => same(name)),
  },
})

const levelSentence = (areas: readonly AreaPicture[]): Sentence => ({
  code: 'picture.summary.levels',
  params: { areas: areas.map(({ name, level }) => same(`${name} (${level.before} → ${level.level})`)) },
})
