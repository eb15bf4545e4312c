// What a week's picture costs to read, as `/situation` does it (weekly counts, stored expectations, levels, words, through the whole
// action pipeline), against the one SQL aggregate over the observations that gives counts per area, category and week of the same
// history, computed in the database and not even sent. Two databases in one server: the same 40 areas, 30 categories and five
// years, with few and with many observations. Measured in turn, again and again, so that all see the same machine.
// Usage: node bench/weekly-picture.ts [many] [few] [rounds]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { historyWeeks } from '#domains/situation/counts/expectation.ts'
import { getWeek } from '#domains/situation/pictures/picture-week.actions.ts'
import { loadWeek } from '#domains/situation/pictures/picture-week.store.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { type Connection, type ConnectionOptions, connect } from '#kernel/db/connect.ts'
import { startEngine } from '#kernel/db/engine/engine.ts'
import { readMigrations } from '#kernel/db/migrate.ts'
import { provision } from '#kernel/db/provision.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { addWeeks, firstDayOf } from '#kernel/time/week.ts'

const many = Number(process.argv[2] ?? 1_000_000)
const few = Number(process.argv[3] ?? 10_000)
const rounds = Number(process.argv[4] ?? 15)
const [areas, categories, week] = [40, 30, '2026-W40']
const target = 10
const clock = fixedClock('2026-10-07T08:00:00Z')
const operator = systemActor({ id: '9001', name: 'Provkommun', demo: false }, 'bench')

/** Parties, areas with three places each, categories, and observations more common in some areas and categories than in others. */
async function fill(owner: ConnectionOptions, observations: number): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(`
    select setseed(0.4711);
    insert into kernel.municipality (id, name) values ('9001', 'Provkommun');
    insert into parties.party (municipality_id, name, kind, relation, reports_weekly, valid_from)
      select '9001', 'Organisation ' || n, 'authority', 'external', true, '2020-01-01' from generate_series(1, 7) n;
    insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Områden', true, '1900-01-01');
    insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from)
      select '9001', id, 'A' || n, 'Område ' || n, 'area', true, '1900-01-01' from areas.division, generate_series(1, ${areas}) n;
    insert into areas.area (municipality_id, division_id, parent_id, code, name, kind, in_picture, valid_from)
      select '9001', division_id, id, code || '-' || n, name || ' plats ' || n, 'place', false, '1900-01-01'
      from areas.area, generate_series(1, 3) n;
    insert into situation.category (municipality_id, code, name_sv, name_en, severity, serious, minimum_level, valid_from)
      select '9001', 'k' || n, 'Kategori ' || n, 'Category ' || n, n % 5, n = 30, case n when 30 then 4 end, '1900-01-01'
      from generate_series(1, ${categories}) n`)
  const batch = 100_000
  for (let from = 0; from < observations; from += batch)
    await client.query(
      `insert into situation.observation (municipality_id, status, category_id, area_id, place_id, occurred_from, precision, week, text, basis, party_id, created_at)
       select '9001', 'triaged', c.id, a.id, case when o.place < 3 then a.places[o.place + 1] end,
         o.day + interval '12 hours', 'minute', date_trunc('week', o.day)::date, 'Observation ' || o.n, 'seen', p.id, now()
       from (select n, $1::date + (random() * $2)::integer - 1 as day, (random() ^ 1.5 * ${areas - 1})::integer + 1 as area,
               (random() ^ 2 * ${categories - 1})::integer + 1 as category, (random() * 9)::integer as place, n % 7 + 1 as party
             from generate_series($3::integer, $4::integer) n) o
       join (select id, row_number() over (order by id) as k, (select array_agg(p.id) from areas.area p where p.parent_id = a.id) as places
             from areas.area a where in_picture) a on a.k = o.area
       join (select id, row_number() over (order by id) as k from situation.category) c on c.k = o.category
       join (select id, row_number() over (order by id) as k from parties.party) p on p.k = o.party`,
      [
        firstDayOf(addWeeks(week, -historyWeeks)),
        (historyWeeks + 1) * 7 - 1,
        from + 1,
        Math.min(from + batch, observations),
      ],
    )
  await client.query('vacuum analyze')
  await client.end()
}

type Size = { readonly observations: number; readonly connection: Connection; readonly house: House }

async function makeSize(server: ConnectionOptions, observations: number): Promise<Size> {
  const database = `bench_${observations}`
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database ${database}`)
  await client.end()
  const owner = { ...server, database }
  const migrations = await readMigrations(new URL('../migrations', import.meta.url).pathname)
  const { app } = await provision(owner, { user: 'samsyn_bench', password: 'only-for-the-bench' }, migrations)
  await fill(owner, observations)
  const connection = connect(app)
  return { observations, connection, house: { pool: connection.pool, clock } }
}

const picture = ({ house }: Size) => perform(house, operator, getWeek, { week })

const material = ({ house }: Size) =>
  inMunicipality(house.pool, '9001', (db) =>
    loadWeek(db, {
      municipality: '9001',
      week,
      today: clock.today(),
      now: clock.now(),
      madeUp: false,
      frozen: false,
      inDepth: () => false,
    }),
  )

/** As the application, so under the same row-level security; only the number of the groups is sent. */
const aggregate = ({ house }: Size) =>
  inMunicipality(house.pool, '9001', (db) =>
    sql`select count(*) from (
      select week, area_id, category_id, count(*) from situation.observation
      where status not in ('dismissed', 'merged') group by 1, 2, 3) counted`.execute(db),
  )

const works = { picture, material, aggregate }
type Times = Record<keyof typeof works, number[]>

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b)
const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? 0
const told = (values: readonly number[], digits = 1) => {
  const inOrder = sorted(values)
  return `${median(values).toFixed(digits)} (${inOrder[0]?.toFixed(digits)}-${inOrder.at(-1)?.toFixed(digits)})`
}
const ratios = (above: readonly number[], below: readonly number[]) =>
  above.map((value, index) => value / (below[index] ?? 1))

const folder = await mkdtemp(join(tmpdir(), 'samsyn-bench-'))
const engine = await startEngine({ dataDir: folder })
try {
  const small = await makeSize(engine.connection, few)
  const large = await makeSize(engine.connection, many)
  console.log(
    `${areas} areas, ${categories} categories, ${historyWeeks} weeks; PostgreSQL ${engine.version}, Node ${process.version}`,
  )
  const times = new Map<Size, Times>()
  for (const size of [small, large]) {
    const first = await milliseconds(() => picture(size))
    console.log(
      `${size.observations} observations: the first reading, which stores what is expected, ${first.toFixed(0)} ms`,
    )
    for (const work of Object.values(works)) await work(size)
    times.set(size, { picture: [], material: [], aggregate: [] })
  }
  const before = process.memoryUsage.rss()
  for (let round = 0; round < rounds; round++)
    for (const name of ['picture', 'material', 'aggregate'] as const)
      for (const [size, measured] of times) measured[name].push(await milliseconds(() => works[name](size)))
  for (const [{ observations }, measured] of times) {
    const { picture: whole, material: read, aggregate: counted } = measured
    console.log(
      `${observations} observations, ms: picture ${told(whole)}, of which its data ${told(read)}; aggregate ${told(counted)}`,
    )
    console.log(
      `  aggregate / picture ${told(ratios(counted, whole))}, aggregate / its data ${told(ratios(counted, read))}`,
    )
  }
  const grown = (name: keyof Times) => ratios(times.get(large)?.[name] ?? [], times.get(small)?.[name] ?? [])
  console.log(
    `growth from ${few} to ${many}: picture ${told(grown('picture'), 2)}, its data ${told(grown('material'), 2)}, aggregate ${told(grown('aggregate'), 2)}`,
  )
  const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(0)} MB`
  console.log(`memory ${megabytes(before)} → ${megabytes(process.memoryUsage.rss())} after ${rounds} rounds`)
  const ratio = median(ratios(times.get(large)?.aggregate ?? [], times.get(large)?.picture ?? []))
  console.log(`ratio ${ratio.toFixed(1)} (target ${target}): ${ratio >= target ? 'met' : 'not met'}`)
  process.exitCode = ratio >= target ? 0 : 1
  await small.connection.close()
  await large.connection.close()
} finally {
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
}
