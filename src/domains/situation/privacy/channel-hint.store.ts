import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { ChannelKind } from '#kernel/privacy/right-channel.ts'
import { firstDayOf, type IsoWeek } from '#kernel/time/week.ts'

/** Counts that a report of the week sounded as if it belonged elsewhere; which one is not kept. */
export async function countHints(
  db: Db,
  municipality: string,
  hinted: { readonly week: IsoWeek; readonly kinds: readonly ChannelKind[] },
): Promise<void> {
  for (const kind of hinted.kinds)
    await sql`insert into situation.channel_hint (municipality_id, week, kind, n)
      values (${municipality}, ${firstDayOf(hinted.week)}, ${kind}, 1)
      on conflict (municipality_id, week, kind) do update set n = situation.channel_hint.n + 1`.execute(db)
}
