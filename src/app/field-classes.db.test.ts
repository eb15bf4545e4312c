import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createActivity } from '#domains/situation/activities/activity.actions.ts'
import { raiseIndication } from '#domains/situation/indications/indication.actions.ts'
import { assessObservation, setVisibility } from '#domains/situation/moderation/observation-assess.actions.ts'
import { moveObservation, writeSecretNote } from '#domains/situation/observations/observation.actions.ts'
import { reportObservation } from '#domains/situation/observations/observation-report.actions.ts'
import {
  createPicture,
  publishPictureAction,
  submitPicture,
  writePicture,
} from '#domains/situation/pictures/picture.actions.ts'
import { action } from '#kernel/action/action.ts'
import { type AnyAction, exposed, perform } from '#kernel/action/perform.ts'
import { type Actor, signedIn } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { emptyForm, type PageRequest } from '#kernel/http/request.ts'
import type { Answers, FileRoute, PageRoute, Reads } from '#kernel/http/route.ts'
import { strayFields } from '#kernel/model/field-class.ts'
import { strict } from '#kernel/model/fields.ts'
import { readZip } from '#reporting/archive/zip.ts'
import { type History, withHistory } from '../domains/situation/testing/picture-history.ts'
import { allActions, allRoutes } from './domains.ts'
import { drawPage } from './draw.tsx'
import { createFixture, type Fixture } from './testing/fixture.ts'

/** A word of its own in every field that somebody may not read: wherever it turns up, that field has come out. */
const canaries = {
  internal: 'kanarieintern',
  internalReason: 'kanarieavfard',
  restricted: 'kanariehemlig',
  restrictedReason: 'kanarieskal',
  note: 'kanarienot',
  event: 'kanariehandelse',
  words: 'kanarieord',
  indication: 'kanarieindikation',
  activity: 'kanarieaktivitet',
  file: 'kanariefil',
} as const
type Canary = keyof typeof canaries

let fixture: Fixture
let history: History
let ids: Readonly<
  Record<'internal' | 'restricted' | 'event' | 'picture' | 'indication' | 'activity' | 'import', number>
>
let otherParty: number

beforeAll(async () => {
  fixture = await createFixture()
  history = await withHistory(fixture, { week: '2026-W39', weeks: 3 })
  const [row] = (
    await fixture.database.owner.driver.query<{ id: number }>(
      `insert into parties.party (municipality_id, name, kind, relation, valid_from) values ('9001', 'Polisen', 'authority', 'external', '2020-01-01') returning id`,
    )
  ).rows
  otherParty = row?.id ?? 0
  ids = await fill()
})
afterAll(() => fixture.remove())

async function fill(): Promise<typeof ids> {
  const coordinator = fixture.actor('coordinator')
  const report = async (category: string, text: string) =>
    (
      await perform(fixture.house, coordinator, reportObservation, {
        party: fixture.partyId,
        area: history.areas[0],
        category: history.categories[category],
        when: '2026-09-25T21:00',
        basis: 'heard',
        text,
      })
    ).data
  const internal = await report('skadegorelse', canaries.internal)
  await perform(fixture.house, coordinator, writeSecretNote, { id: internal.id, note: canaries.note })
  const restricted = await report('skjutning', canaries.restricted)
  const { data: assessed } = await perform(fixture.house, coordinator, assessObservation, {
    ...{ id: restricted.id, version: restricted.version },
    ...{ outcome: 'confirmed', ground: canaries.restrictedReason },
  })
  await perform(fixture.house, coordinator, setVisibility, {
    ...{ id: restricted.id, version: assessed.version },
    ...{ visibility: 'restricted', why: canaries.restrictedReason },
  })
  const event = await report('skjutning', canaries.event)
  const { data: draft } = await perform(fixture.house, coordinator, createPicture, { kind: 'weekly', week: '2026-W39' })
  const { data: written } = await perform(fixture.house, coordinator, writePicture, {
    ...draftOf(draft),
    summary: canaries.words,
    notes: [{ area: history.areas[0], text: canaries.words }],
    classification: 'internal',
  })
  const { data: read } = await perform(fixture.house, coordinator, submitPicture, draftOf(written))
  await perform(fixture.house, coordinator, publishPictureAction, draftOf(read))
  const { rows } = await fixture.database.owner.driver.query<{ version: number }>(
    'select version from situation.observation where id = $1',
    [internal.id],
  )
  await perform(fixture.house, coordinator, moveObservation, {
    ...{ id: internal.id, version: rows[0]?.version },
    ...{ status: 'dismissed', reason: canaries.internalReason },
  })
  const { data: indication } = await perform(fixture.house, coordinator, raiseIndication, {
    area: history.areas[0],
    reason: canaries.indication,
  })
  return {
    internal: internal.id,
    restricted: restricted.id,
    event: event.id,
    picture: draft.id,
    indication: indication.id,
    activity: await addActivity(),
    import: await addImport(),
  }
}
async function addActivity(): Promise<number> {
  const { data } = await perform(fixture.house, fixture.actor('coordinator'), createActivity, {
    text: canaries.activity,
    party: fixture.partyId,
    responsible: canaries.activity,
    dueWeek: '2026-W42',
  })
  return data.id
}

/** A file of the party, with a row that was refused: its name and the row's own words are the party's. */
async function addImport(): Promise<number> {
  const { rows } = await fixture.database.owner.driver.query<{ id: number }>(
    `insert into situation.import (municipality_id, party_id, file_name, file_bytes, file_sha256, status, problems, created_by_name, created_at)
     values ('9001', $1, $2, 10, '', 'refused', $3, 'Någon', now()) returning id`,
    [
      fixture.partyId,
      canaries.file,
      JSON.stringify([{ row: 2, column: 'plats', value: canaries.file, code: 'imports.row.area-unknown', params: {} }]),
    ],
  )
  return rows[0]?.id ?? 0
}
const draftOf = ({ id, version }: { id: number; version: number }) => ({ id, version })

/** Who reads, and what she may never meet. */
const readers = (): readonly (readonly [string, Actor, readonly Canary[]])[] => {
  const secret = ['restricted', 'restrictedReason', 'note', 'indication'] as const
  const internal = ['internal', 'internalReason', 'event', 'file', ...secret] as const
  const outside = [...secret, 'words', 'activity'] as const
  return [
    ['auditor', fixture.actor('auditor'), secret],
    ['forum-secretary', fixture.actor('forum-secretary'), secret],
    ['reporter of the party', fixture.actor('reporter', { partyId: fixture.partyId }), secret],
    ['reporter of another party', fixture.actor('reporter', { partyId: otherParty }), internal],
    [
      'reporter in another area',
      fixture.actor('reporter', { partyId: fixture.partyId, areaId: history.areas[1] }),
      internal,
    ],
    ['unit-manager', fixture.actor('unit-manager', { partyId: otherParty }), internal],
    ['contributor of the party', fixture.actor('contributor', { partyId: fixture.partyId }), outside],
    ['contributor of another party', fixture.actor('contributor', { partyId: otherParty }), [...internal, ...outside]],
    ['reader', fixture.actor('reader'), [...internal, ...outside]],
    ['no role', { ...fixture.actor('reader'), grants: [] }, [...internal, ...outside]],
  ]
}

const met = (said: string, forbidden: readonly Canary[]): readonly Canary[] =>
  forbidden.filter((canary) => said.includes(canaries[canary]))

/** What an answer, or the refusal of one, says in all. */
async function saidBy(ask: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await ask())
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return JSON.stringify([error.code, error.params, error.issues, String(error.cause)])
  }
}

/** Objects of different kinds have the same numbers: each number is asked for once. */
const objects = () => [
  ...new Set([ids.internal, ids.restricted, ids.event, ids.picture, ids.indication, ids.activity, ids.import]),
]
const inputsOf = ({ http }: Pick<AnyAction, 'http'>): readonly object[] => {
  if (/:(?!id\b)\w/.test(http)) return []
  const given = http.includes(':id') ? objects().map((id) => ({ id })) : [{}]
  return http.startsWith('POST ') ? given.map((one) => ({ ...one, version: 1 })) : given
}

async function leaksOf(actions: readonly AnyAction[]): Promise<readonly string[]> {
  const leaks = new Set<string>()
  for (const act of actions)
    for (const [who, actor, forbidden] of readers())
      for (const input of inputsOf(act)) {
        const said = await saidBy(() => act.perform(fixture.house, actor, input))
        for (const canary of met(said, forbidden)) leaks.add(`${act.name}: ${who}: ${canary}`)
      }
  return [...leaks]
}

/** An action as somebody in a hurry would write it: the secret note among other things, without a word of its class. */
const planted = exposed(
  action('planted.leak', {
    http: 'GET /planted/:id',
    input: strict({ id: z.number() }),
    allow: signedIn,
    run: async (_context, { id }) => ({ id, remark: id === ids.internal ? canaries.note : '' }),
    audit: 'none',
    output: z.object({ id: z.number(), remark: z.string() }),
  }),
)

describe('the classes of fields', () => {
  test('hold in every action: no answer and no refusal says what its reader may not read, and a planted leak is found', async () => {
    const found = await leaksOf([...allActions.filter(({ http }) => http.startsWith('GET ')), planted])
    expect(new Set(found.map((leak) => leak.split(':')[0]))).toEqual(new Set(['planted.leak']))
    expect(found.length).toBe(readers().length)
  }, 120_000)

  test('hold in what a refused change says', async () => {
    const harmless = allActions.filter(({ http, name }) => http.startsWith('POST ') && !/demo|password|sign/.test(name))
    expect(await leaksOf(harmless)).toEqual([])
  }, 120_000)

  test('travel with every output: none copies a field away from its rule, and a planted copy is found', () => {
    const stray = (actions: readonly Pick<AnyAction, 'name' | 'output'>[]) =>
      actions.flatMap(({ name, output }) => strayFields(output).map((path) => `${name}${path}`))
    expect(stray(allActions)).toEqual([])
    const get = allActions.find(({ name }) => name === 'observations.get')
    const view = ((get as unknown as { output: z.ZodObject }).output.shape.observation as z.ZodObject).shape
    expect(stray([{ name: 'planted', output: z.object({ row: z.object({ ...view }) }) }])).toContain('planted.row.text')
  })

  test('hold on every page and in every file', async () => {
    const draw = drawPage({ styles: [], scripts: [] })
    const leaks = new Set<string>()
    for (const route of allRoutes)
      for (const [who, actor, forbidden] of readers())
        for (const request of requestsOf(route, actor)) {
          const said = await saidBy(async () => saidByRoute(route, request, draw))
          for (const canary of met(said, forbidden)) leaks.add(`${route.path}: ${who}: ${canary}`)
        }
    expect([...leaks]).toEqual([])
    // That something is said at all: the one who may read everything finds it on the same pages.
    const seen = new Set<Canary>()
    for (const route of allRoutes)
      for (const request of requestsOf(route, fixture.actor('coordinator')))
        for (const canary of met(
          await saidBy(() => saidByRoute(route, request, draw)),
          Object.keys(canaries) as Canary[],
        ))
          seen.add(canary)
    expect([...seen].sort()).toEqual(Object.keys(canaries).sort())
  }, 300_000)
})

type SeenRoute = PageRoute | FileRoute
type AnyRoute = (typeof allRoutes)[number]

function requestsOf(route: AnyRoute, actor: Actor): readonly PageRequest[] {
  if (route.kind === 'form' || route.access === 'public' || /:(?!id\b)\w/.test(route.path)) return []
  const own = /^\/observations/.test(route.path)
    ? objects().slice(0, 3)
    : /^\/pictures/.test(route.path)
      ? [ids.picture]
      : /^\/indications/.test(route.path)
        ? [ids.indication]
        : /^\/activities/.test(route.path)
          ? [ids.activity]
          : /^\/imports/.test(route.path)
            ? [ids.import]
            : [1]
  const params = route.path.includes(':id') ? own.map((id) => ({ id: String(id) })) : [{}]
  return params.map((one) => ({
    path: route.path,
    params: one as Readonly<Record<string, string>>,
    query: {},
    actor,
    language: 'sv',
    theme: 'auto',
    source: '192.0.2.1',
    device: '',
    unread: 0,
    browser: '',
    origin: 'https://samsyn.test',
  }))
}

async function saidByRoute(route: AnyRoute, request: PageRequest, draw: ReturnType<typeof drawPage>): Promise<string> {
  const seen = route as SeenRoute
  return inMunicipality(fixture.house.pool, fixture.municipality, async (db) => {
    if (seen.kind === 'page') {
      const answers: Record<string, unknown> = {}
      for (const [name, reading] of Object.entries(seen.reads))
        answers[name] = await reading.perform(db, fixture.house, request)
      return draw(seen, { request, form: emptyForm, answers: answers as Answers<Reads> })
    }
    const answer = await seen.perform(db, fixture.house, request)
    const { body, type } = await seen.respond(answer, request)
    // A PDF is drawn from the answer and from nothing else; its bytes are packed.
    return `${JSON.stringify(answer)} ${type === 'application/pdf' ? '' : textIn(await bytesOf(body), type)}`
  })
}

const bytesOf = async (body: Uint8Array | string | ReadableStream): Promise<Uint8Array> =>
  new Uint8Array(await new Response(body as BodyInit).arrayBuffer())

function textIn(bytes: Uint8Array, type: string): string {
  const packed = type.includes('officedocument')
  const decoder = new TextDecoder()
  return packed
    ? [...readZip(Buffer.from(bytes)).values()].map((part) => decoder.decode(part)).join(' ')
    : decoder.decode(bytes)
}
