import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visitor } from '../../../app/testing/visitor.ts'
import { perform } from '../../../kernel/action/perform.ts'
import type { Role } from '../../../kernel/auth/actor.ts'
import { inMunicipality } from '../../../kernel/db/tenancy.ts'
import { addParty } from '../../parties/index.ts'
import { createTown, type Town } from '../../parties/testing/people.ts'
import { createActivity } from '../activities/activity.actions.ts'
import { acceptSuggestions } from '../levels/level.actions.ts'
import { createPicture, publishPictureAction, submitPicture } from '../pictures/picture.actions.ts'
import { setDueRule } from '../round/round.actions.ts'
import { addEvents, type History, withHistory } from '../testing/picture-history.ts'
import { getHome } from './week.actions.ts'

// A Wednesday in week 40: week 39 is over and not yet published.
const wednesday = '2026-09-30T08:00:00.000Z'
const week = '2026-W39'
let town: Town
let history: History
let guards: number
let housing: number

beforeAll(async () => {
  town = await createTown(wednesday)
  history = await withHistory(town.fixture, { week, weeks: 60 })
  await perform(house(), town.fixture.actor('coordinator'), acceptSuggestions, { week: '2026-W38' })
  guards = await addReporter('Vaktbolaget')
  housing = await addReporter('Bostadsbolaget')
})
afterAll(() => town.fixture.remove())

const house = () => ({ ...town.fixture.house, clock: town.clock })
const run = (sql: string, values: unknown[] = []) => town.fixture.database.owner.driver.query(sql, values)
const home = async (role: Role, scope = {}, input = {}) =>
  (await perform(house(), town.fixture.actor(role, scope), getHome, input)).data
const addReporter = async (name: string): Promise<number> =>
  (
    await inMunicipality(town.fixture.house.pool, town.fixture.municipality, (db) =>
      addParty(db, town.fixture.municipality, {
        name,
        kind: 'company',
        relation: 'external',
        formerNames: [],
        reportsWeekly: true,
        validFrom: '2020-01-01',
        validTo: null,
      }),
    )
  ).id
const words = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<!-- -->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const at = async (visitor: Visitor, path = '/') => words((await visitor.get(path)).body)

describe('the coordinator’s week', () => {
  test('is the latest one that is over until its picture is published, and says what waits', async () => {
    await addEvents(town.fixture, { week, area: history.areas[0], category: history.categories.skjutning ?? 0, n: 1 })
    await run(`update situation.observation set status = 'new' where category_id = $1`, [history.categories.skjutning])
    await run(`insert into situation.delivery values ('9001', $1, '2026-09-07', false, now())`, [guards])
    await run(`insert into situation.delivery values ('9001', $1, '2026-09-21', true, now())`, [housing])
    await perform(house(), town.fixture.actor('coordinator'), createActivity, {
      text: 'Laga belysningen',
      party: guards,
      agreedWeek: '2026-W36',
      dueWeek: '2026-W38',
    })
    const { at: desk } = await town.person('coordinator')
    const page = await at(desk)
    expect(page).toContain('v. 39 2026')
    expect(page).toContain('2 parter har inte rapporterat')
    expect(page).toContain('Vaktbolaget , senast v. 37 2026')
    expect(page).toContain('Hade inget att rapportera: Bostadsbolaget.')
    expect(page).toContain('En ny observation att sortera')
    expect(page).toContain('3 områden saknar satt nivå')
    expect(page).toMatch(/Föreslås ändras: Norra 1 → 4/)
    expect(page).toContain('Veckans lägesbild är inte påbörjad')
    expect(page).toContain('En aktivitet är försenad')
  })

  test('follows the work: what is decided and begun is no longer asked for', async () => {
    const coordinator = town.fixture.actor('coordinator')
    await perform(house(), coordinator, acceptSuggestions, { week })
    const { data: draft } = await perform(house(), coordinator, createPicture, { kind: 'weekly', week })
    const { needs } = await home('coordinator')
    expect(needs).toMatchObject({ undecided: [], unwritten: false, open: [{ id: draft.id, status: 'draft' }] })
    const { data: read } = await perform(house(), coordinator, submitPicture, { id: draft.id, version: draft.version })
    const { at: desk } = await town.person('coordinator')
    expect(await at(desk)).toContain('Lägesbild v. 39 2026: väntar på publicering')
    await perform(house(), coordinator, publishPictureAction, { id: read.id, version: read.version })
    const after = await home('coordinator')
    expect(after).toMatchObject({
      week: '2026-W40',
      complete: false,
      needs: { open: [], undecided: [], unwritten: false },
    })
    expect(after.pictures.map(({ id }) => id)).toEqual([draft.id])
    expect(await home('coordinator', {}, { week })).toMatchObject({ week, needs: { undecided: [] } })
  })

  test('says that a party has not reported only when its time has passed; before, by when it is to come', async () => {
    const { at: desk } = await town.person('coordinator')
    expect(await at(desk)).toContain('Vaktbolaget : ännu inte, ingen tid är bestämd')
    await perform(house(), town.fixture.actor('coordinator'), setDueRule, {
      fromWeek: '2026-W40',
      weekday: '5',
      weeksAfter: '0',
      time: '12.00',
      quietFrom: '18.00',
      quietTo: '07.00',
    })
    const before = await at(desk)
    expect(before).toContain('Vaktbolaget : ännu inte, senast fredag 2/10 kl. 12.00')
    expect(before).not.toMatch(/har inte rapporterat/i)
    town.clock.set('2026-10-02T10:00:01.000Z')
    const after = await at((await town.person('coordinator')).at)
    expect(after).toContain('3 parter har inte rapporterat')
    expect(after).not.toContain('ännu inte')
    town.clock.set(wednesday)
    await run('delete from situation.due_rule')
  })

  test('is any week by its address, and a week that does not exist is refused in words', async () => {
    const { at: desk } = await town.person('coordinator')
    expect(await at(desk, '/?week=2026-W20')).toContain('v. 20 2026')
    const wrong = await desk.get('/?week=2026-W60')
    expect([wrong.status, words(wrong.body).includes('vecka som finns')]).toEqual([422, true])
  })
})

describe('a reporter’s week', () => {
  test('is the own party’s: how it stands, what it reported, what it is to do, and nothing of others', async () => {
    await run(
      `insert into situation.observation (municipality_id, status, category_id, area_id, occurred_from, precision, week, basis, party_id, text, created_at)
       select '9001', 'triaged', $1, $2, '2026-09-22T20:00Z', 'minute', '2026-09-21', 'seen', p.id, p.text, now()
       from (values ($3::bigint, 'Krossad ruta'), ($4::bigint, 'Annan parts iakttagelse')) p (id, text)`,
      [history.categories.skadegorelse, history.areas[0], guards, housing],
    )
    const { at: phone } = await town.person('reporter', { party: guards })
    const page = await at(phone)
    expect(page).toContain('Vaktbolaget: veckans rapport v. 40: ingen tid bestämd. Väntas')
    expect(page).toContain('Krossad ruta')
    expect(page).toContain('Laga belysningen')
    expect(page).toContain('Lägesbild v. 39 2026')
    expect(page).not.toContain('Annan parts')
    expect(page).not.toContain('Behöver dig')
    expect(page).not.toContain('Bostadsbolaget')
    const nothing = await phone.post('/report/nothing', { party: String(guards), week: '2026-W40' })
    expect(nothing.status).toBe(303)
    expect(await at(phone)).toContain('ingen tid bestämd. Inget att rapportera Rapportera Ångra')
  })

  test('ends at the party: another’s week can neither be reported nor read (scope of the role)', async () => {
    const { at: phone } = await town.person('reporter', { party: guards })
    expect((await phone.post('/report/nothing', { party: String(housing), week: '2026-W40' })).status).toBe(403)
    expect(await at(phone, `/observations?party=${housing}`)).not.toContain('Annan parts')
    expect(await at(phone, '/observations')).toContain('Krossad ruta')
    const { rows } = await run(
      `select count(*)::int as n from situation.delivery where party_id = $1 and week = '2026-09-28'`,
      [housing],
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})

describe('the week of others', () => {
  test('a reader sees what is published and nothing that goes on', async () => {
    const { at: desk } = await town.person('reader')
    const page = await at(desk)
    expect(page).toContain('Lägesbild v. 39 2026')
    expect(page).not.toMatch(/Vem har rapporterat|Norra|Behöver dig|Rapportera/)
    expect(await home('reader')).toMatchObject({
      whole: null,
      needs: null,
      own: [],
      activities: [],
      setup: null,
      invited: null,
      review: null,
    })
  })

  test('an auditor follows the week without having anything to do in it', async () => {
    const seen = await home('auditor')
    expect(seen.whole?.areas).toHaveLength(3)
    expect([seen.needs, seen.setup]).toEqual([null, null])
  })

  test('an owner is told of those who have not come, and of what the nightly check found', async () => {
    await town.invite('reader')
    await run(
      `insert into kernel.job_run values ('9001', 'nightly', now(), now(), 'failed', '{"faults": [{"code": "x"}, {"code": "y"}]}')`,
    )
    const page = await at((await town.person('owner')).at)
    expect(page).toContain('En inbjuden har inte loggat in ännu')
    expect(page).toContain('Nattens kontroll hittade fel')
    expect(await at((await town.person('coordinator')).at)).not.toContain('Nattens kontroll')
  })

  test('whoever has a role without anything in the week is told so', async () => {
    expect(await at((await town.person('unit-manager')).at)).toContain('Lägesbild v. 39')
    const alone = await createTown(wednesday)
    expect(await at((await alone.person('reader')).at)).toContain('Din roll har inget att göra i veckan ännu')
    await alone.fixture.remove()
  })
})

test('a new municipality is shown what comes first, and gets the default sets by a button', async () => {
  const fresh = await createTown(wednesday)
  const { at: desk } = await fresh.person('coordinator')
  expect(await at(desk)).toMatch(/Kom igång.*Lägg in standardkategorierna.*Lägg in förslagen.*Lägg in områden/)
  expect((await desk.post('/start/categories')).to).toBe('/')
  expect((await desk.post('/start/levels')).to).toBe('/')
  const page = await at(desk)
  expect(page).toContain('Kategorier för observationer klart')
  expect(page).not.toContain('Lägg in förslagen')
  expect((await (await fresh.person('reader')).at.post('/start/categories')).status).toBe(403)
  await fresh.fixture.remove()
})
