import type { Db } from '#kernel/db/connect.ts'
import { firstDayOf, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { ObservationTables } from '../observations/observation.tables.ts'
import type { DueRule, DueRules, PartyDueRule } from './round.ts'

type DueTables = {
  'situation.due_rule': {
    municipality_id: string
    from_week: string
    weekday: number
    weeks_after: number
    due_time: string
    remind_hours: number | null
    late_hours: number | null
    silent_weeks: number | null
    quiet_from: string
    quiet_to: string
    created_by: number | null
    created_at: string
  }
  'situation.party_due_rule': {
    municipality_id: string
    party_id: number
    from_week: string
    weekday: number | null
    weeks_after: number | null
    due_time: string | null
    created_by: number | null
    created_at: string
  }
}
type Author = { readonly municipality: string; readonly accountId: number | null; readonly now: string }
const tables = (db: Db) => db.withTables<DueTables & ObservationTables>()

/** Every rule about when reports are due, the latest first. */
export async function listDueRules(db: Db): Promise<DueRules> {
  const common = await tables(db).selectFrom('situation.due_rule').selectAll().orderBy('from_week', 'desc').execute()
  const own = await tables(db).selectFrom('situation.party_due_rule').selectAll().orderBy('from_week', 'desc').execute()
  return {
    common: common.map((row) => ({
      fromWeek: weekOf(row.from_week),
      weekday: row.weekday,
      weeksAfter: row.weeks_after,
      time: row.due_time,
      remindHours: row.remind_hours,
      lateHours: row.late_hours,
      silentWeeks: row.silent_weeks,
      quietFrom: row.quiet_from,
      quietTo: row.quiet_to,
    })),
    own: own.map(({ party_id, from_week, weekday, weeks_after, due_time }) => ({
      partyId: party_id,
      fromWeek: weekOf(from_week),
      due:
        weekday === null || weeks_after === null || due_time === null
          ? null
          : { weekday, weeksAfter: weeks_after, time: due_time },
    })),
  }
}

/** Stores a rule; one for the same first week takes its place. */
export async function saveDueRule(db: Db, by: Author, rule: DueRule): Promise<void> {
  const values = {
    weekday: rule.weekday,
    weeks_after: rule.weeksAfter,
    due_time: rule.time,
    remind_hours: rule.remindHours,
    late_hours: rule.lateHours,
    silent_weeks: rule.silentWeeks,
    quiet_from: rule.quietFrom,
    quiet_to: rule.quietTo,
    created_by: by.accountId,
    created_at: by.now,
  }
  await tables(db)
    .insertInto('situation.due_rule')
    .values({ municipality_id: by.municipality, from_week: firstDayOf(rule.fromWeek), ...values })
    .onConflict((conflict) => conflict.constraint('due_rule_pk').doUpdateSet(values))
    .execute()
}

export async function savePartyDueRule(db: Db, by: Author, { partyId, fromWeek, due }: PartyDueRule): Promise<void> {
  const values = {
    weekday: due?.weekday ?? null,
    weeks_after: due?.weeksAfter ?? null,
    due_time: due?.time ?? null,
    created_by: by.accountId,
    created_at: by.now,
  }
  await tables(db)
    .insertInto('situation.party_due_rule')
    .values({ municipality_id: by.municipality, party_id: partyId, from_week: firstDayOf(fromWeek), ...values })
    .onConflict((conflict) => conflict.constraint('party_due_rule_pk').doUpdateSet(values))
    .execute()
}

export type Arrival = {
  readonly partyId: number
  readonly week: IsoWeek
  readonly nothingToReport: boolean
  readonly firstAt: string
  readonly byImport: boolean
  /** when anything was first heard of the party */
  readonly began: string
}

/** What came in for some weeks; `parties` null for all of them. */
export async function listArrivals(
  db: Db,
  { from, to }: { readonly from: IsoWeek; readonly to: IsoWeek },
  parties: readonly number[] | null,
): Promise<readonly Arrival[]> {
  if (parties?.length === 0) return []
  const some = tables(db)
    .selectFrom('situation.delivery as d')
    .innerJoin(
      (from) =>
        from
          .selectFrom('situation.delivery')
          .select((select) => ['party_id', select.fn.min('first_at').as('began')])
          .groupBy('party_id')
          .as('b'),
      (join) => join.onRef('b.party_id', '=', 'd.party_id'),
    )
    .select(['d.party_id', 'd.week', 'd.nothing_to_report', 'd.first_at', 'd.first_by_import', 'b.began'])
    .where('d.week', '>=', firstDayOf(from))
    .where('d.week', '<=', firstDayOf(to))
  const rows = await (parties === null ? some : some.where('d.party_id', 'in', [...parties])).execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    week: weekOf(row.week),
    nothingToReport: row.nothing_to_report,
    firstAt: row.first_at,
    byImport: row.first_by_import,
    began: row.began,
  }))
}

/** Takes back the word that there was nothing; false when there is none, or when observations have come. */
export async function removeNothing(db: Db, partyId: number, week: IsoWeek): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('situation.delivery')
    .where('party_id', '=', partyId)
    .where('week', '=', firstDayOf(week))
    .where('nothing_to_report', '=', true)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** By party, the week it was first heard of; for those that have been. */
export async function listFirstArrivals(db: Db): Promise<ReadonlyMap<number, IsoWeek>> {
  const rows = await tables(db)
    .selectFrom('situation.delivery')
    .select((select) => ['party_id', select.fn.min('week').as('week')])
    .groupBy('party_id')
    .execute()
  return new Map(rows.map((row) => [row.party_id, weekOf(row.week)]))
}
