import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { areaChoices } from '#domains/areas/area.actions.ts'
import { importAreas } from '#domains/areas/import.actions.ts'
import { inviteAccount } from '#domains/parties/account.actions.ts'
import { admitToDemo } from '#domains/parties/demo.actions.ts'
import { partyRegister } from '#domains/parties/party.register.ts'
import { getRoleReview, signRoleReview } from '#domains/parties/role-review.actions.ts'
import { importCalendar } from '#domains/situation/calendar/calendar.actions.ts'
import { addDefaultCategories, addDefaultLevels } from '#domains/situation/home/defaults.actions.ts'
import { makeReportLink } from '#domains/situation/round/errand.actions.ts'
import { addRecipientAction } from '#domains/situation/warnings/warning.actions.ts'
import { warningKinds } from '#domains/situation/warnings/warning.ts'
import { type House, perform } from '#kernel/action/perform.ts'
import { type Actor, systemActor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { addDays, firstDayOf } from '#kernel/time/week.ts'
import { importObservationFile } from '../observation-file.ts'
import { demoAccounts } from './accounts.ts'
import { calendarUpTo } from './calendar.ts'
import { writeDemoFiles } from './files.ts'
import type { Codes, Loading } from './loading.ts'
import type { DemoManifest } from './manifest.ts'
import { moderate, reportForModeration } from './moderation.ts'
import { addPrivacyCounts } from './privacy-counts.ts'
import { addRound } from './round.ts'
import { publishOverall, workThroughWeeks } from './weeks.ts'

export type Loaded = {
  readonly week: string
  readonly observations: number
  readonly parties: number
  readonly areas: number
  readonly weeksPublished: number
}

/**
 * Fills an empty demonstration through the ordinary actions: what its parties would hand in, read as files; then the work of the
 * weeks up to the latest complete one. The role picker opens last, so that a loading that was broken off can be told.
 */
export async function loadDemo(house: House, demo: { id: string; name: string }, folder: string): Promise<Loaded> {
  const operator = systemActor({ ...demo, demo: true }, 'kommandoraden')
  const manifest = await writeDemoFiles(folder, { today: house.clock.today() })
  const parties = await addParties(house, operator, manifest)
  await perform(house, operator, addDefaultCategories, {})
  await perform(house, operator, addDefaultLevels, {})
  const areas = await addAreas(house, operator, { manifest, folder })
  const loading: Loading = { house, operator, manifest, folder, parties, areas }
  await addCalendar(loading)
  for (const kind of warningKinds) await perform(house, operator, addRecipientAction, { kind, role: 'coordinator' })
  const observations = await addObservations(loading)
  await addRound(loading)
  await addPrivacyCounts(loading)
  const accounts = await addAccounts(loading)
  await signReview(loading, accounts)
  const coordinator = accounts.find(({ grants }) => grants.some(({ role }) => role === 'coordinator'))
  if (!coordinator) throw new Error('the demonstration has no coordinator')
  await publishOverall(loading, coordinator)
  await addReportLink(loading, coordinator)
  const forModeration = await reportForModeration(loading, coordinator)
  const weeksPublished = await workThroughWeeks(loading, { coordinator, people: accounts })
  await moderate(loading, coordinator, forModeration)
  for (const { accountId } of accounts) await perform(house, operator, admitToDemo, { account: accountId })
  return {
    week: manifest.latestWeek,
    observations,
    parties: manifest.files.length,
    areas: manifest.areas.codes.length,
    weeksPublished,
  }
}

async function addParties(house: House, operator: Actor, { parties }: DemoManifest): Promise<Codes> {
  const ids = new Map<string, number>()
  for (const { code, ...party } of parties)
    ids.set(code, (await perform(house, operator, partyRegister.actions.create, party)).data.id)
  return ids
}

type Source = { readonly manifest: DemoManifest; readonly folder: string }

async function addAreas(house: House, operator: Actor, { manifest, folder }: Source): Promise<Codes> {
  const { data: report } = await perform(house, operator, importAreas, {
    content: await readFile(join(folder, manifest.areas.path)),
    codeProperty: manifest.areas.codeProperty,
    nameProperty: manifest.areas.nameProperty,
    parentProperty: 'parent',
    kindProperty: 'kind',
    populationProperty: 'population',
  })
  if (report.rejected > 0) throw new Error(`areas of the demonstration were refused: ${JSON.stringify(report.errors)}`)
  const { data } = await perform(house, operator, areaChoices, {})
  return new Map(data.areas.map(({ code, id }) => [code, id]))
}

async function addCalendar({ house, operator, manifest, areas }: Loading): Promise<void> {
  const entries = calendarUpTo(manifest.firstWeek, manifest.latestWeek)
  await perform(house, operator, importCalendar, {
    entries: entries.map(({ area, ...entry }) => ({ ...entry, area: area === null ? null : areas.get(area) })),
  })
}

async function addObservations({ house, operator, manifest, folder }: Loading): Promise<number> {
  const names = new Map(manifest.parties.map(({ code, name }) => [code, name]))
  let stored = 0
  for (const file of manifest.files) {
    const result = await importObservationFile(house, operator, {
      path: join(folder, file.path),
      sender: names.get(file.party),
      columns: file.mapping,
      hints: {
        defaults: { ...file.defaults, 'made-up': 'yes' },
        dateOrder: file.dateOrder,
        timeZone: file.timeZone,
      },
      onConflict: 'stop',
    })
    if (result.stored !== file.rows)
      throw new Error(`${file.path}: ${result.stored} of ${file.rows} rows stored; ${JSON.stringify(result.errors[0])}`)
    stored += result.stored
  }
  return stored
}

/** A link as the coordinator would hand one out. Only its hash is kept, so nobody can use this one: a new one shows how. */
async function addReportLink({ house, manifest, parties }: Loading, coordinator: Actor): Promise<void> {
  await perform(house, coordinator, makeReportLink, {
    party: parties.get('huge'),
    until: addDays(manifest.today, 90),
    label: 'Jourhavande fastighetsskötare (påhittad)',
  })
}

/** Half a year ago, less some weeks: the next review of roles is near, and stands on the owner's first page. */
async function signReview({ house, operator, manifest }: Loading, people: readonly DemoPerson[]): Promise<void> {
  const owner = people.find(({ grants }) => grants.some(({ role }) => role === 'owner'))
  const then = { ...house, clock: fixedClock(`${addDays(manifest.today, -daysSinceReview)}T09:00:00.000Z`) }
  const { data } = await perform(then, operator, getRoleReview, {})
  const lines = data.lines.map(({ key }) => ({ key, verdict: 'keep' }))
  await perform(then, { ...operator, accountId: owner?.accountId ?? 0 }, signRoleReview, { lines })
}
const daysSinceReview = 170

type DemoPerson = Actor & { readonly accountId: number }

async function addAccounts({ house, operator, manifest, parties }: Loading): Promise<readonly DemoPerson[]> {
  const people: DemoPerson[] = []
  for (const [index, { role, name, party }] of demoAccounts.entries()) {
    const partyId = parties.get(party) ?? 0
    const { data } = await perform(house, operator, inviteAccount, {
      name,
      email: `demo${index + 1}@demo.invalid`,
      party: partyId,
      language: 'sv',
      roles: [{ role, validFrom: firstDayOf(manifest.firstWeek) }],
    })
    const grants = [{ role, partyId: null, areaId: null }]
    people.push({ ...operator, kind: 'person', accountId: data.accountId, name, partyId, grants })
  }
  return people
}
