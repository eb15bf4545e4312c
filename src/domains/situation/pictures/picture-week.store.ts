import { type Area, latestByArea, listAreas, listPopulation } from '#domains/areas/index.ts'
import { isCurrent, listParties, type Party } from '#domains/parties/index.ts'
import type { Db } from '#kernel/db/connect.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { addWeeks, firstDayOf, type IsoWeek, lastDayOf } from '#kernel/time/week.ts'
import { listCalendar } from '../calendar/calendar.store.ts'
import { notesOfWeek } from '../calendar/calendar.ts'
import { listCategories } from '../categories/category.register.ts'
import type { Category } from '../categories/category.ts'
import { listEpisodeWeeks } from '../counts/episode.store.ts'
import { ensureExpectations, listUsualTotals } from '../counts/expectation.store.ts'
import { listPartyWeeks, listRepeatPlaces } from '../counts/week-counts.store.ts'
import type { WindowCount } from '../counts/week-figures.ts'
import { ensureWeekSums } from '../counts/week-sums.store.ts'
import { listDeliveries } from '../delivery/delivery.store.ts'
import { listLevels, listLevelsBefore } from '../levels/level.store.ts'
import { type LevelBase, toBase } from '../levels/level.ts'
import { getLevelRules } from '../levels/level-rules.store.ts'
import type { StoredRules } from '../levels/level-rules.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import { coverageWeeks, reportersOfAreas } from '../round/reporting-coverage.ts'
import { listDueRules } from '../round/round.store.ts'
import { roundWeek } from '../round/round.ts'
import { listPeriodLevelsBefore } from './picture.store.ts'
import { type PictureArea, type WeekMaterial, weeksShown } from './picture-material.ts'
import { outlinesOf } from './picture-outline.ts'

export type WeekAsked = {
  readonly municipality: string
  readonly week: IsoWeek
  readonly today: string
  readonly now: string
  readonly madeUp: boolean
  /** the week's picture is published and no new edition of it is being written */
  readonly frozen: boolean
  readonly inDepth: WeekMaterial['inDepth']
  /** others than those in force that week, to try them */
  readonly rules?: StoredRules
}

/** Reads all that a week's picture is made of; of the observations themselves only the few that it lists. */
export async function loadWeek(db: Db, asked: WeekAsked): Promise<WeekMaterial> {
  const { week, today, municipality } = asked
  const lastDay = lastDayOf(week)
  const all = await listAreas(db, { on: lastDay })
  const rules = asked.rules ?? (await getLevelRules(db, week))
  const weeks = Array.from({ length: weeksShown }, (_, index) => addWeeks(week, index - weeksShown + 1))
  const { counts, totals, reporters } = await ensureWeekSums(db, municipality, week)
  const categories = inUse(await listCategories(db), week, counts)
  const areas = await toPictureAreas(db, all)
  const parties = await listParties(db)
  const complete = lastDay < today
  const shown = weeks.map((one) => ({ week: one, monday: firstDayOf(one) }))
  const answered = await listPartyWeeks(db, weeks[0] ?? week, week)
  const calendar = await listCalendar(db)
  return {
    week,
    complete,
    frozen: asked.frozen,
    madeUp: asked.madeUp,
    inDepth: asked.inDepth,
    asOf: asked.now,
    areas,
    outlines: outlinesOf(all.filter(({ inPicture }) => inPicture)),
    categories,
    places: new Map(all.map(({ id, name }) => [id, name])),
    counts,
    weeks: shown,
    totals,
    deliveryWeeks: answered.map(({ monday }) => monday),
    expectations: await ensureExpectations(db, {
      municipality,
      week,
      complete,
      areaIds: areas.map(({ id }) => id),
      categories,
      calendar,
    }),
    episodeWeeks: await listEpisodeWeeks(db, week),
    usual: await listUsualTotals(db, weeks[0] ?? week, week),
    repeatPlaces: await listRepeatPlaces(db, addWeeks(week, -3), week, rules.rules.repeatsInFourWeeks),
    unconfirmed: await listUnconfirmed(db, week),
    serious: await listSerious(db, { week, categories, counts, parties, places: all }),
    levels: new Map((await listLevels(db, week)).map((row) => [row.areaId, row])),
    bases: await loadBases(db, week),
    rules,
    notes: notesOfWeek(calendar, week),
    coverage: {
      ...(await loadCoverage(db, asked, parties)),
      weeks: coverageWeeks(parties, answered, shown),
      areas: reportersOfAreas(parties, reporters, {
        week,
        span: weeks.length,
        answered: new Set(answered.flatMap(({ monday, partyId }) => (monday === firstDayOf(week) ? [partyId] : []))),
      }),
    },
  }
}

/** Those that may be chosen in the week, and those that have been counted in it anyhow. */
function inUse(categories: readonly Category[], week: IsoWeek, counts: readonly WindowCount[]): readonly Category[] {
  const counted = new Set(
    counts.flatMap(({ categoryId, before, windows }) => (windows[1] + before > 0 ? [categoryId] : [])),
  )
  const [first, last] = [firstDayOf(week), lastDayOf(week)]
  const used = categories.filter(
    ({ id, validFrom, validTo }) => counted.has(id) || (validFrom <= last && (validTo === null || validTo >= first)),
  )
  const parents = new Set(used.map(({ parentId }) => parentId))
  return categories.filter((category) => used.includes(category) || parents.has(category.id))
}

async function toPictureAreas(db: Db, all: readonly Area[]): Promise<readonly PictureArea[]> {
  const shown = all.filter(({ inPicture }) => inPicture)
  const division = shown[0]?.divisionId
  const population = latestByArea(division === undefined ? [] : await listPopulation(db, { division }))
  const withPlaces = new Set(
    all.flatMap(({ kind, parentId }) => (kind === 'place' && parentId !== null ? [parentId] : [])),
  )
  return shown.map(({ id, code, name }) => ({
    id,
    code,
    name,
    population: population.get(id)?.count ?? null,
    hasPlaces: withPlaces.has(id),
  }))
}

/** A week's own row says where the next one starts; before the first, the latest published picture of a longer period does. */
async function loadBases(db: Db, week: IsoWeek): Promise<ReadonlyMap<number, LevelBase>> {
  const period = await listPeriodLevelsBefore(db, firstDayOf(week))
  const rows = await listLevelsBefore(db, week)
  return new Map([
    ...period.map(({ areaId, level }): [number, LevelBase] => [
      areaId,
      { state: { level, upRun: 0, downRun: 0 }, level, week: null },
    ]),
    ...rows.map((row): [number, LevelBase] => [row.areaId, toBase(row)]),
  ])
}

type SeriousAsked = Pick<WeekMaterial, 'week' | 'categories' | 'counts'> & {
  readonly parties: readonly Party[]
  readonly places: readonly Area[]
}
const mostSerious = 200

/** Serious events of the week, found by the index on week; none are looked for when the counts say that there are none. */
async function listSerious(
  db: Db,
  { week, categories, counts, parties, places }: SeriousAsked,
): Promise<WeekMaterial['serious']> {
  const wanted = new Set(
    categories.flatMap(({ id, serious, minimumLevel }) => (serious || minimumLevel !== null ? [id] : [])),
  )
  if (!counts.some(({ categoryId, windows }) => windows[1] > 0 && wanted.has(categoryId))) return []
  const rows = await db
    .withTables<ObservationTables>()
    .selectFrom('situation.observation')
    .select([
      'id',
      'area_id',
      'place_id',
      'category_id',
      'occurred_from',
      'text',
      'basis',
      'party_id',
      'assessment',
      'visibility',
    ])
    .where('week', '=', firstDayOf(week))
    .where('category_id', 'in', [...wanted])
    .where('status', 'not in', ['dismissed', 'merged'])
    .orderBy('occurred_from')
    .orderBy('id')
    .limit(mostSerious)
    .execute()
  const partyNames = new Map(parties.map(({ id, name }) => [id, name]))
  const placeNames = new Map(places.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    areaId: row.area_id,
    categoryId: row.category_id,
    day: dayOf(row.occurred_from),
    place: row.place_id === null ? null : (placeNames.get(row.place_id) ?? null),
    // What only a few may read is in no picture.
    text: row.text === '' || row.visibility === 'restricted' ? null : row.text,
    party: partyNames.get(row.party_id) ?? '',
    heard: row.basis === 'heard',
    assessment: row.assessment,
  }))
}

/** How many of the week's counted events were heard and are not confirmed, by area. */
async function listUnconfirmed(db: Db, week: IsoWeek): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .withTables<ObservationTables>()
    .selectFrom('situation.observation')
    .select((select) => ['area_id', select.fn.countAll<number>().as('n')])
    .where('week', '=', firstDayOf(week))
    .where('basis', '=', 'heard')
    .where('assessment', 'is', null)
    .where('status', 'not in', ['dismissed', 'merged'])
    .groupBy('area_id')
    .execute()
  return new Map(rows.map(({ area_id, n }) => [area_id, n]))
}

async function loadCoverage(
  db: Db,
  { week, now }: Pick<WeekAsked, 'week' | 'now'>,
  parties: readonly Party[],
): Promise<Pick<WeekMaterial['coverage'], 'delivered' | 'nothing' | 'missing' | 'waiting'>> {
  const rules = await listDueRules(db)
  const deliveries = new Map((await listDeliveries(db, week)).map((delivery) => [delivery.partyId, delivery]))
  const expected = parties.filter((party) => party.reportsWeekly && isCurrent(party, lastDayOf(week)))
  const names = (keep: (party: Party) => boolean) => expected.filter(keep).map(({ name }) => name)
  return {
    delivered: names(({ id }) => deliveries.get(id)?.nothingToReport === false),
    nothing: names(({ id }) => deliveries.get(id)?.nothingToReport === true),
    missing: names(({ id }) => !deliveries.has(id)),
    waiting: names(
      (party) =>
        !deliveries.has(party.id) && roundWeek(party, week, { came: undefined, rules, now }).state === 'waiting',
    ),
  }
}
