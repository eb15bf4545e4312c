import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/action/perform.ts'
import { createFixture, type Fixture } from '../../app/testing/fixture.ts'
import { coarsenObservations } from './coarsening.actions.ts'
import { coarseningRuleRegister } from './coarsening-rule.register.ts'
import { getChoices, reportObservation } from './observation-report.actions.ts'
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
const report = (text: string) =>
  perform(fixture.house, coordinator(), reportObservation, {
    party: fixture.partyId,
    category: ids.category,
    area: ids.area,
    when: '2026-09-28T21:00',
    text,
    basis: 'seen',
  })

describe('a phone number of an authority', () => {
  const text = 'Växeln 08-465 004 00 kopplade vidare.'

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
