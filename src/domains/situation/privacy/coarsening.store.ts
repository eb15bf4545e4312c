import { sql } from 'kysely'
import { forgetMatching } from '#kernel/audit/words.ts'
import type { Db } from '#kernel/db/connect.ts'

/**
 * Degrees north of a 250 metre square. The square's width in degrees east follows from its latitude: a degree of latitude is about
 * 111,320 m, one of longitude that times its cosine.
 */
const northStep = 250 / 111_320
const most = 20_000

/** "Storgatan 4 B" and "Karl Gustavs väg 12", not "Storgatan 2 bilar": the street stays, the number goes. */
const houseNumber =
  '(\\m[[:upper:]][[:alpha:]]*(?:gatan|vägen|gränden|gränd|stigen|torget|backen|allén|ringen|slingan|kroken|svängen|vreten|leden)' +
  '|\\m[[:upper:]][[:alpha:]]*s (?:väg|gata|gränd|stig|torg|plats|backe|allé)) [0-9]{1,4}(?: ?[[:alpha:]]\\M)?' +
  '(?![[:alnum:]])(?! (?:bilar|mopeder|cyklar|personer|ungdomar|barn|män|kvinnor|pojkar|flickor|killar|tjejer|st|stycken|gånger|timmar|minuter|dagar|veckor|meter|m|kr|år|fönster|rutor|bränder|inbrott)\\M)'

export type Coarsened = { readonly points: number; readonly texts: number; readonly ids: readonly number[] }

const short = (column: string) => sql`regexp_replace(${sql.ref(column)}, ${houseNumber}, '\\1', 'g')`

/**
 * Makes observations from before an instant coarse, those that come first: the point is moved to the middle of its 250 metre square, house
 * numbers are taken out of all that is written of them. The version stays, since nobody has changed anything. `ids` are those that were
 * looked at, at most 20,000.
 */
export async function coarsenBefore(db: Db, { before, now }: { before: string; now: string }): Promise<Coarsened> {
  const { rows } = await sql<Coarsened>`
    with old as (
      select id, lon, lat, text, (floor(lat / ${northStep}::float8) + 0.5) * ${northStep}::float8 as north
      from situation.observation
      where coarsened_at is null and occurred_from < ${before} order by occurred_from, id limit ${most} for update
    ), squared as (
      select *, ${northStep}::float8 / cos(radians(north)) as step from old
    ), done as (
      update situation.observation o set
        lat = round(s.north::numeric, 5), lon = round(((floor(s.lon / s.step) + 0.5) * s.step)::numeric, 5),
        text = ${short('o.text')}, status_reason = ${short('o.status_reason')},
        visibility_reason = ${short('o.visibility_reason')}, assessment_ground = ${short('o.assessment_ground')},
        coarsened_at = ${now}
      from squared s where o.id = s.id
      returning o.id, s.lat is not null as pointed, o.text <> s.text as shortened
    )
    select coalesce(array_agg(id), '{}') as ids, count(*) filter (where pointed)::int as points,
      count(*) filter (where shortened)::int as texts from done`.execute(db)
  return rows[0] ?? { ids: [], points: 0, texts: 0 }
}

/** The same of what lies beside the observations: their history, what was sealed, what is said of their photos, what an import changed. */
export async function coarsenBeside(
  db: Db,
  ids: readonly number[],
): Promise<{ readonly history: number; readonly sealed: number }> {
  const history = await forgetMatching(db, { type: 'situation.observation', ids, pattern: houseNumber })
  const { rows } = await sql<{ sealed: number }>`
    select situation.coarsen_sealed(${ids}::bigint[], ${houseNumber}) as sealed`.execute(db)
  await sql`update situation.photo set alt = ${short('alt')}
    where observation_id = any (${ids}::bigint[]) and alt ~ ${houseNumber}`.execute(db)
  // As when words are struck: what an import changed is not put back in an observation that has lost its exact place.
  await sql`delete from situation.import_change where observation_id = any (${ids}::bigint[])`.execute(db)
  return { history, sealed: rows[0]?.sealed ?? 0 }
}
