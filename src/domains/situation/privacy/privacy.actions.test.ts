import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { appendAudit, differences, verifyChain } from '#kernel/audit/trail.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { refer } from '#kernel/model/reference.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { createFixture, type Fixture } from '../../../app/testing/fixture.ts'
import { redactObservation } from '../moderation/redaction.actions.ts'
import { correctObservation, getObservationAction } from '../observations/observation.actions.ts'
import { getChoices, reportObservation } from '../observations/observation-report.actions.ts'
import { coarsenObservations } from './coarsening.actions.ts'
import { coarseningRuleRegister } from './coarsening-rule.register.ts'
import { getPrivacyCounts } from './privacy-count.actions.ts'
import { publicPhoneRegister } from './public-phone.register.ts'
import { rightChannelRegister } from './right-channel.register.ts'

let fixture: Fixture
let ids: { category: number; area: number }
const rows = async <T>(statement: string): Promise<readonly T[]> =>
  (await fixture.database.owner.driver.query(statement)).rows as T[]
const one = async (statement: string): Promise<number> => (await rows<{ id: number }>(statement))[0]?.id ?? 0

beforeAll(async () => {
  fixture = await createFixture()
  const division = await one(
    `insert into areas.division (municipality_id, name, main, valid_from) values ('9001', 'Kommundelar', true, '2020-01-01') returning id`,
  )
  ids = {
    area: await one(
      `insert into areas.area (municipality_id, division_id, code, name, kind, in_picture, valid_from) values ('9001', ${division}, 'Norr', 'Norr', 'area', true, '2020-01-01') returning id`,
    ),
    category: await one(
      `insert into situation.category (municipality_id, code, name_sv, name_en, severity, valid_from) values ('9001', 'klotter', 'Klotter', 'Graffiti', 1, '2020-01-01') returning id`,
    ),
  }
})
afterAll(() => fixture.remove())

const coordinator = () => fixture.actor('coordinator')
const report = (text: string, privacyReason?: string) =>
  perform(fixture.house, coordinator(), reportObservation, {
    party: fixture.partyId,
    category: ids.category,
    area: ids.area,
    when: '2026-09-28T21:00',
    text,
    basis: 'seen',
    ...(privacyReason !== undefined && { privacyReason }),
  })

describe('a phone number of an authority', () => {
  const text = 'Receptionen på 08-465 004 00 kopplade vidare.'

  test('is stopped until the municipality calls it public, and then passes in any spelling', async () => {
    await expect(report(text)).rejects.toMatchObject({ issues: [{ code: 'privacy.hard.phone' }] })
    await perform(fixture.house, coordinator(), publicPhoneRegister.actions.create, {
      name: 'Växeln',
      number: '08-46500400',
    })
    expect((await report(text)).data.text).toBe(text)
    await expect(report('Ring 08-465 004 10 i stället.')).rejects.toMatchObject({
      issues: [{ code: 'privacy.hard.phone' }],
    })
  })

  test('must be a whole number', async () => {
    const added = perform(fixture.house, coordinator(), publicPhoneRegister.actions.create, {
      name: 'Kort',
      number: '112',
    })
    await expect(added).rejects.toMatchObject({ code: 'public-phone.rejected.number' })
  })

  test('is told to the form, with a way for every matter that belongs elsewhere', async () => {
    await perform(fixture.house, coordinator(), rightChannelRegister.actions.create, {
      kind: 'fault',
      nameSv: 'Felanmälan',
      nameEn: 'Fault reports',
      link: 'https://prov.example/fel',
    })
    const { data } = await perform(fixture.house, coordinator(), getChoices, {})
    expect(data.publicPhones).toEqual(['08-46500400'])
    expect(data.channels.map(({ kind, nameSv }) => [kind, nameSv])).toEqual([
      ['emergency', 'SOS Alarm'],
      ['threat', 'Din chef, och polisen'],
      ['social', 'Socialtjänsten, genom kommunens växel'],
      ['crime', 'Polisen'],
      ['fault', 'Felanmälan'],
    ])
  })
})

describe('a report that belongs elsewhere', () => {
  test('is saved all the same, and counted by kind and week without saying which it was', async () => {
    await report('Tre lampor är släckta på torget.')
    await report('En lyktstolpe är trasig.')
    await report('Klotter på fasaden.')
    expect(await rows('select kind, n, week::text as week from situation.channel_hint')).toEqual([
      { kind: 'fault', n: 2, week: '2026-09-28' },
    ])
  })
})

describe('an observation that has grown old', () => {
  const add = (text: string, more: { days: number; point?: string }) =>
    one(`insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, text, basis, party_id, created_at, lon, lat)
      values ('9001', 'new', ${ids.category}, ${ids.area}, '2026-09-30T08:00:00Z'::timestamptz - interval '${more.days} days', 'minute', '2026-08-03', '${text}', 'seen', ${fixture.partyId}, now(), ${more.point ?? 'null, null'}) returning id`)
  const stored = async (id: number) =>
    (
      await rows<{ text: string; lon: number; lat: number; done: boolean }>(
        `select text, lon, lat, coarsened_at is not null as done from situation.observation where id = ${id}`,
      )
    )[0]

  test('loses house numbers and its exact point, once, and the history says only how many', async () => {
    const old = await add('Rutan på Storgatan 4 B, Karl Gustavs väg 12 och Provvägen 2 bilar.', {
      days: 45,
      point: '17.981, 59.237',
    })
    const near = await add('Klotter.', { days: 45, point: '17.982, 59.238' })
    const young = await add('Rutan på Storgatan 4.', { days: 10, point: '17.981, 59.237' })
    const owner = fixture.actor('owner')
    expect((await perform(fixture.house, owner, coarsenObservations, {})).data).toEqual({
      days: 30,
      points: 2,
      texts: 1,
      history: 0,
      sealed: 0,
    })
    expect(await stored(old)).toMatchObject({
      text: 'Rutan på Storgatan, Karl Gustavs väg och Provvägen 2 bilar.',
      done: true,
    })
    const [a, b] = [await stored(old), await stored(near)]
    expect(a?.lat).not.toBe(59.237)
    for (const place of [a, b]) {
      expect(Math.abs((place?.lat ?? 0) - 59.2375) * 111_320).toBeLessThan(250)
      expect(Math.abs((place?.lon ?? 0) - 17.9815) * 111_320 * Math.cos((59.24 * Math.PI) / 180)).toBeLessThan(250)
    }
    expect(await stored(young)).toMatchObject({ text: 'Rutan på Storgatan 4.', lat: 59.237, done: false })
    expect((await perform(fixture.house, owner, coarsenObservations, {})).data).toEqual({
      days: 30,
      points: 0,
      texts: 0,
      history: 0,
      sealed: 0,
    })
    const audited = await rows<{ changes: unknown }>(
      `select changes from audit.entry where object_type = 'situation.coarsening'`,
    )
    expect(audited).toHaveLength(1)
    expect(JSON.stringify(audited)).not.toContain('Storgatan')
  })

  test('does so after as many days as the municipality has decided', async () => {
    const owner = fixture.actor('owner')
    await perform(fixture.house, owner, coarseningRuleRegister.actions.create, { name: 'Delegation 7', days: 7 })
    expect((await perform(fixture.house, owner, coarsenObservations, {})).data).toMatchObject({
      days: 7,
      points: 1,
      texts: 1,
    })
    const again = perform(fixture.house, owner, coarseningRuleRegister.actions.create, { name: 'Ett till', days: 9 })
    await expect(again).rejects.toMatchObject({ code: 'unique.coarsening_rule_one' })
    await expect(perform(fixture.house, fixture.actor('reporter'), coarsenObservations, {})).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

/** Everything that the database holds, table by table, as text. */
async function tablesWith(words: string): Promise<readonly string[]> {
  const tables = await rows<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`,
  )
  const found: string[] = []
  for (const { name } of tables)
    if ((await rows(`select from ${name} t where to_jsonb(t)::text like '%${words}%'`)).length > 0) found.push(name)
  return found
}

describe('the exact place of what has grown old', () => {
  const later = () => ({ ...fixture.house, clock: fixedClock('2026-12-01T08:00:00.000Z') })
  const change = async (id: number, text: string) => {
    const { data } = await perform(fixture.house, coordinator(), getObservationAction, { id })
    await perform(later(), coordinator(), correctObservation, {
      id,
      version: data.observation.version,
      category: ids.category,
      area: ids.area,
      when: '2026-09-28T21:00',
      text,
      basis: 'seen',
    })
  }

  test('is nowhere in the database: not in the text, the history, a sealed original or its reason', async () => {
    const { id, version } = (
      await report('Rutan på Zebragatan 47 B, Kim Provsson såg det.', 'Såg det på Zebragatan 47.')
    ).data
    await perform(fixture.house, coordinator(), redactObservation, {
      id,
      version,
      strikes: [{ words: 'Kim Provsson', kind: 'name' }],
      reason: 'Namn, i huset Zebragatan 47 B.',
    })
    expect((await tablesWith('Zebragatan 47')).toSorted()).toEqual([
      'audit.words',
      'situation.observation',
      'situation.sealed_text',
    ])
    await perform(later(), fixture.actor('owner'), coarsenObservations, {})
    expect(await tablesWith('Zebragatan 47')).toEqual([])
  })

  test('that is written in an observation already coarse goes the next night', async () => {
    const { id } = (await report('Klotter.')).data
    await perform(later(), fixture.actor('owner'), coarsenObservations, {})
    await change(id, 'Klotter på Giraffgatan 12.')
    expect(await tablesWith('Giraffgatan 12')).not.toEqual([])
    expect((await perform(later(), fixture.actor('owner'), coarsenObservations, {})).data).toMatchObject({ texts: 1 })
    expect(await tablesWith('Giraffgatan 12')).toEqual([])
    expect(await tablesWith('Giraffgatan')).not.toEqual([])
  })

  test('and point is not left in the history of an import that moved it, nor what the import would put back', async () => {
    const id =
      await one(`insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, text, basis, party_id, created_at, lon, lat)
      values ('9001', 'new', ${ids.category}, ${ids.area}, '2026-09-28T08:00:00Z', 'minute', '2026-09-28', 'Klotter.', 'seen', ${fixture.partyId}, now(), 17.981, 59.237) returning id`)
    await inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
      appendAudit(
        db,
        fixture.municipality,
        { accountId: null, actor: 'import', action: 'imports.store', at: '2026-09-29T08:00:00.000Z' },
        [
          {
            object: refer('situation.observation', id),
            changes: differences({ point: { lon: 17.777, lat: 59.111 } }, { point: { lon: 17.981, lat: 59.237 } }),
          },
        ],
      ),
    )
    const kept = async () => [...(await tablesWith('17.777')), ...(await tablesWith('59.237'))]
    expect((await kept()).toSorted()).toEqual(['audit.words', 'audit.words', 'situation.observation'])
    await perform(later(), fixture.actor('owner'), coarsenObservations, {})
    expect(await kept()).toEqual([])
    const chain = await inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
      verifyChain(db, fixture.municipality),
    )
    expect(chain).toMatchObject({ brokenAt: null })
  })
})

describe('what the protection did', () => {
  const numberOf = async (what: string, kind: string) =>
    (await perform(fixture.house, fixture.actor('auditor'), getPrivacyCounts, {})).data.counts.find(
      (one) => one.what === what && one.kind === kind && one.week === '2026-W40',
    )?.n ?? 0

  test('is counted by kind and week: stopped, rewritten as suggested, let through with a reason', async () => {
    const before = await numberOf('stopped', 'plate')
    await expect(report('Bilen ABC 123 stod där.')).rejects.toMatchObject({ kind: 'invalid' })
    expect(await numberOf('stopped', 'plate')).toBe(before + 1)
    const { data } = await perform(fixture.house, coordinator(), reportObservation, {
      party: fixture.partyId,
      category: ids.category,
      area: ids.area,
      when: '2026-09-28T21:00',
      basis: 'seen',
      text: 'Vi såg Fatima köra ABC 123, ring växeln 08-465 004 00.',
      rewriteIn: 'sv',
    })
    expect(data.text).toBe('Vi såg en person köra ett fordon, ring växeln 08-465 004 00.')
    expect([await numberOf('rewritten', 'plate'), await numberOf('rewritten', 'name')]).toEqual([1, 1])
    const allowed = await numberOf('allowed', 'name')
    await report('Teatern spelar om Fatima i kväll.', 'En pjäs.')
    expect(await numberOf('allowed', 'name')).toBe(allowed + 1)
    expect(await tablesWith('Fatima köra')).toEqual([])
  })

  test('is shown to whoever answers for it and to the auditor, to nobody else', async () => {
    await expect(perform(fixture.house, fixture.actor('reporter'), getPrivacyCounts, {})).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const { data } = await perform(fixture.house, coordinator(), getPrivacyCounts, {})
    expect(data.counts).toContainEqual({ week: '2026-W40', what: 'elsewhere', kind: 'fault', n: 2 })
  })
})
