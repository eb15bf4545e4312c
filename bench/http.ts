// What the product costs on top of its SQL: the home page and the observation list through the whole product, against a bare Hono
// route that sends the very same statements to the same database and answers with what comes back as JSON. Paired and repeated;
// prints requests per second and their ratio. Run: npm run build && npx vite build --ssr bench/http.ts --outDir dist/bench && node dist/bench/http.js
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as read } from 'node:stream/consumers'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { z } from 'zod'
import { addDefaultCategories } from '#domains/situation/home/defaults.actions.ts'
import { perform } from '#kernel/action/perform.ts'
import { hashToken, newToken } from '#kernel/auth/token.ts'
import { type Installation, openInstallation } from '../src/app/installation.ts'
import { projectRoot } from '../src/app/root.ts'
import { listen } from '../src/app/server.ts'

const rounds = 5
const seconds = 4
const connections = 8
const observations = 10_000
const pages = ['/', '/observations']

const Measured = z.object({ requests: z.object({ average: z.number() }), non2xx: z.number(), errors: z.number() })
type Statement = { readonly text: string; readonly values: readonly unknown[] }

const dataDir = mkdtempSync(join(tmpdir(), 'samsyn-bench-'))
const installation = await openInstallation({ dataDir })
const token = newToken()
const cookie = `samsyn_session=9001.${token}`
await fill(installation)
const product = await listen(installation, { host: '127.0.0.1', port: 0, behindProxy: false })
for (const page of pages) await compare(page)
await product.close()
await installation.close()
rmSync(dataDir, { recursive: true })

async function fill({ asOwner, house, operator }: Installation): Promise<void> {
  await asOwner((client) =>
    client.query(
      `insert into kernel.municipality (id, name) values ('9001', 'Prov');
       insert into parties.party (municipality_id, name, kind, relation, valid_from)
         values ('9001', 'Prov', 'municipality', 'internal', '2020-01-01');
       insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Områden', true, '2020-01-01');
       insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from)
         select '9001', d.id, 'A' || n, 'Område ' || n, 'area', true, '2020-01-01' from areas.division d, generate_series(1, 40) n;
       insert into auth.account (municipality_id, party_id, name, email)
         select '9001', id, 'Prov', 'prov@example.org' from parties.party;
       insert into auth.role_assignment (municipality_id, account_id, role, valid_from)
         select '9001', id, 'coordinator', '2020-01-01' from auth.account;
       insert into auth.session (municipality_id, token_hash, account_id, created_at, last_seen_at, expires_at, device)
         select '9001', '${hashToken(token)}', id, now(), now(), now() + interval '8 hours', 'bench' from auth.account`,
    ),
  )
  await perform(house, await operator('9001'), addDefaultCategories, {})
  await asOwner((client) =>
    client.query(`
      insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, text, basis, party_id, created_at)
      select '9001', 'new', (select id from situation.category order by (id * n) % 61 limit 1), a.id,
        now() - n * interval '70 minutes', 'minute',
        date_trunc('week', (now() - n * interval '70 minutes') at time zone 'Europe/Stockholm')::date,
        'Observation ' || n, 'seen', p.id, now()
      from generate_series(1, ${observations}) n
      join (select id, row_number() over (order by id) as k from areas.area) a on a.k = n % 40 + 1
      cross join parties.party p`),
  )
  await asOwner((client) => client.query('analyze'))
}

/** The statements that one request for a page sends, in their order. */
async function record(url: string): Promise<readonly Statement[]> {
  const statements: Statement[] = []
  const original = pg.Client.prototype.query
  const patched = function (this: pg.Client, ...args: unknown[]) {
    const [query, values] = args
    if (typeof query === 'string') statements.push({ text: query, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(original, this, args)
  }
  pg.Client.prototype.query = patched as typeof original
  try {
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`)
  } finally {
    pg.Client.prototype.query = original
  }
  return statements
}

async function compare(page: string): Promise<void> {
  // Once to warm caches: what is computed once and kept is not the page's everyday.
  await record(`${product.url}${page}`)
  const statements = await record(`${product.url}${page}`)
  const pool = new pg.Pool({ ...installation.owner, max: 10 })
  const app = new Hono()
  app.get('/', async (c) => {
    const client = await pool.connect()
    try {
      const answers: unknown[] = []
      for (const { text, values } of statements) answers.push((await client.query(text, [...values])).rows)
      return c.json(answers)
    } finally {
      client.release()
    }
  })
  const bare = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const { port } = bare.address() as { port: number }
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const ours = await measure(`${product.url}${page}`)
    const theirs = await measure(`http://127.0.0.1:${port}/`)
    ratios.push(ours / theirs)
    console.log(`${page} round ${round + 1}: product ${ours.toFixed(0)}/s, bare ${theirs.toFixed(0)}/s`)
  }
  const sorted = [...ratios].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const range = `${sorted[0]?.toFixed(2)}-${sorted.at(-1)?.toFixed(2)}`
  console.log(`${page}: ${statements.length} statements, ratio ${median.toFixed(2)} (${range})`)
  const closed = once(bare, 'close')
  bare.close()
  await closed
  await pool.end()
}

/** Requests per second, asked for by a process of its own. */
async function measure(url: string): Promise<number> {
  const program = join(projectRoot, 'node_modules', '.bin', 'autocannon')
  const args = [
    '--json',
    '--connections',
    `${connections}`,
    '--duration',
    `${seconds}`,
    '--headers',
    `cookie=${cookie}`,
    url,
  ]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const { requests, non2xx, errors } = Measured.parse(JSON.parse(await read(child.stdout)))
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers were not 200, ${errors} failed`)
  return requests.average
}
