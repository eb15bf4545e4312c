import { sql } from 'kysely'
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

export type Coarsened = { readonly points: number; readonly texts: number; readonly looked: number }

/**
 * Makes observations from before an instant coarse, those that come first: the point is moved to the middle of its 250 metre square, house
 * numbers are taken out of the text. The version stays, since nobody has changed anything. `looked` is how many there were to look at, at most 20,000.
 */
export async function coarsenBefore(db: Db, { before, now }: { before: string; now: string }): Promise<Coarsened> {
  const { rows } = await sql<Coarsened>`
    with old as (
      select id, lon, lat, text, regexp_replace(text, ${houseNumber}, '\\1', 'g') as short,
        (floor(lat / ${northStep}::float8) + 0.5) * ${northStep}::float8 as north
      from situation.observation
      where coarsened_at is null and occurred_from < ${before} order by occurred_from, id limit ${most} for update
    ), squared as (
      select *, ${northStep}::float8 / cos(radians(north)) as step from old
    ), done as (
      update situation.observation o set
        lat = round(s.north::numeric, 5), lon = round(((floor(s.lon / s.step) + 0.5) * s.step)::numeric, 5),
        text = s.short, coarsened_at = ${now}
      from squared s where o.id = s.id
      returning s.lat is not null as pointed, s.short <> s.text as shortened
    )
    select count(*)::int as looked, count(*) filter (where pointed)::int as points,
      count(*) filter (where shortened)::int as texts from done`.execute(db)
  return rows[0] ?? { looked: 0, points: 0, texts: 0 }
}
