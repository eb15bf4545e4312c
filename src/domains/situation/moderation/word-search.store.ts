import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'

export const wordPlaces = ['picture', 'activity', 'level', 'meeting', 'observation'] as const
/** Somewhere that words stand; `place` is the id, or the week where it has none of its own. */
export type WordPlace = { readonly kind: (typeof wordPlaces)[number]; readonly place: string }

const most = 50

/**
 * Where words stand in what people have written besides one observation: pictures (frozen and open), activities, reasons of levels,
 * notes of meetings and other observations.
 */
export async function findWords(db: Db, words: readonly string[], besides: number): Promise<readonly WordPlace[]> {
  if (words.length === 0) return []
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const like = (text: ReturnType<typeof sql>) => sql`${text} ilike any (${patterns}::text[])`
  const { rows } = await sql<WordPlace>`
    select 'picture' as kind, id::text as place from situation.picture
      where ${like(sql`concat_ws(' ', snapshot::text, summary::text, area_notes::text, levels::text, correction_note)`)}
    union all
    select 'activity', id::text from situation.activity
      where ${like(sql`concat_ws(' ', text, outcome, responsible, answer_text)`)}
    union all
    select distinct 'level', to_char(week, 'IYYY"-W"IW') from situation.area_level where ${like(sql`reason`)}
    union all
    select 'meeting', to_char(m.week, 'IYYY"-W"IW') from situation.meeting m where ${like(sql`m.minutes::text`)}
      or exists (select from situation.meeting_area a where a.meeting_id = m.id and ${like(sql`a.note`)})
    union all
    select 'observation', id::text from situation.observation
      where id <> ${besides} and ${like(sql`concat_ws(' ', text, status_reason, assessment_ground, visibility_reason)`)}
    limit ${most}`.execute(db)
  return rows
}
