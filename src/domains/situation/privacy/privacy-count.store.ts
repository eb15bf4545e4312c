import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { GuardCount } from '#kernel/privacy/finding.ts'
import { firstDayOf, type IsoDate, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import type { CoarsenedKind, PrivacyCount } from './privacy-count.ts'

type Added = {
  readonly week: IsoWeek
  readonly what: Exclude<PrivacyCount['what'], 'elsewhere'>
  readonly kinds: ReadonlyMap<string, number>
}

async function add(db: Db, municipality: string, { week, what, kinds }: Added): Promise<void> {
  // In one order, so that two that count at the same time do not wait for each other.
  for (const [kind, n] of [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (n > 0)
      await sql`insert into situation.privacy_count (municipality_id, week, what, kind, n)
        values (${municipality}, ${firstDayOf(week)}, ${what}, ${kind}, ${n})
        on conflict (municipality_id, week, what, kind) do update set n = situation.privacy_count.n + excluded.n`.execute(
        db,
      )
}

const tally = (kinds: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]))

/** Counts what the guard found in what was sent to an action. */
export const countFindings = (db: Db, municipality: string, { what, kinds, on }: GuardCount): Promise<void> =>
  add(db, municipality, { week: weekOf(on), what, kinds: tally(kinds) })

/** Counts what the guard found in the rows of a file. */
export const countInFile = (
  db: Db,
  municipality: string,
  { kinds, on }: { kinds: ReadonlyMap<string, number>; on: IsoDate },
) => add(db, municipality, { week: weekOf(on), what: 'in-file', kinds })

/** Counts what was made coarse in a night. */
export const countCoarsened = (
  db: Db,
  municipality: string,
  { sums, on }: { sums: Readonly<Record<CoarsenedKind, number>>; on: IsoDate },
): Promise<void> => add(db, municipality, { week: weekOf(on), what: 'coarsened', kinds: new Map(Object.entries(sums)) })

/** All that is counted, from a week on, the latest week first. */
export async function listPrivacyCounts(db: Db, from: IsoWeek): Promise<readonly PrivacyCount[]> {
  const { rows } = await sql<Omit<PrivacyCount, 'week'> & { day: IsoDate }>`
    select week as day, what, kind, n from situation.privacy_count where week >= ${firstDayOf(from)}
    union all
    select week, 'elsewhere', kind, n from situation.channel_hint where week >= ${firstDayOf(from)}
    order by 1 desc, 2, 3`.execute(db)
  return rows.map(({ day, ...row }) => ({ week: weekOf(day), ...row }))
}
