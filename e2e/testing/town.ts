import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { areaCollection } from '../../src/app/demo/areas-geojson.ts'
import type { Role } from '../../src/kernel/auth/actor.ts'
import { newPerson, type Person, type Wanted } from './browser.ts'
import { startPrepared } from './prepared.ts'
import { runSamsyn, type Samsyn, startSamsyn } from './samsyn.ts'

export const password = 'fyra blå cyklar i regn'

/** The people of the town, by what they do; all share a password. The reporter and the patrol belong to Polisen. */
export const people = {
  owner: { name: 'Ägare Exempel', role: 'owner' },
  coordinator: { name: 'Samordnare Exempel', role: 'coordinator' },
  reporter: { name: 'Rapportör Exempel', role: 'reporter' },
  patrol: { name: 'Patrull Exempel', role: 'reporter' },
  reader: { name: 'Läsare Exempel', role: 'reader' },
} as const satisfies Record<string, { name: string; role: Role }>
export type Who = keyof typeof people
export const emailOf = (who: Who): string => `${who}@exempel.se`

/** A form or a call as the product's own pages send it. */
const ours = { 'sec-fetch-site': 'same-origin' }

/** Chooses the password behind a link and gives the session's cookie. */
async function accept(address: string): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: ours,
    body: new URLSearchParams({ password }),
    redirect: 'manual',
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (answer.status !== 303 || !cookie) throw new Error(`the invitation was answered with ${answer.status}`)
  return cookie
}

async function call(url: string, cookie: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...ours, cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}: ${text}`)
  return (JSON.parse(text) as { data: Record<string, unknown> }).data
}

async function build(folder: string): Promise<void> {
  const file = join(folder, 'areas.geojson')
  await runSamsyn(folder, 'init', '--municipality', '9001', '--name', 'Provkommun')
  await writeFile(file, JSON.stringify(areaCollection()))
  const properties = ['code', 'name', 'parent', 'kind', 'population'].flatMap((one) => [`--${one}-property`, one])
  await runSamsyn(folder, 'import', 'areas', file, ...properties)
  const { name, role } = people.owner
  const who = ['--name', name, '--role', role, '--email', emailOf('owner')]
  const invited = JSON.parse(await runSamsyn(folder, 'user', 'invite', ...who, '--json')) as { path: string }
  const samsyn = await startSamsyn('serve', folder)
  try {
    const cookie = await accept(`${samsyn.url}${invited.path}`)
    const valid = { validFrom: '2020-01-01' }
    const police = { name: 'Polisen', kind: 'authority', relation: 'external', reportsWeekly: 'true', ...valid }
    const { id: party } = await call(`${samsyn.url}/api/parties`, cookie, police)
    for (const who of ['coordinator', 'reporter', 'patrol', 'reader'] as const) {
      const { name, role } = people[who]
      const account = { name, email: emailOf(who), party, language: 'sv', roles: [{ role, ...valid }] }
      const { path } = await call(`${samsyn.url}/api/accounts`, cookie, account)
      await accept(`${samsyn.url}${String(path)}`)
    }
  } finally {
    await samsyn.stop()
  }
}

/** A municipality with areas, categories, one party that reports, and people; without observations. */
export const startTown = (): Promise<Samsyn> => startPrepared('serve', 'town', build)

/** One of the town's people at a browser of her own, signed in. */
export async function arrive(at: Wanted, who: Who): Promise<Person> {
  const person = await newPerson(at)
  await person.page.goto('/sign-in?next=/me')
  await signIn(person, who)
  await person.page.waitForURL('**/me')
  return person
}

/** Fills in the sign-in page one stands at. */
export async function signIn({ page }: Pick<Person, 'page'>, who: Who): Promise<void> {
  await page.getByLabel('E-postadress').fill(emailOf(who))
  await page.getByLabel('Lösenord').fill(password)
  await page.getByRole('button', { name: 'Logga in', exact: true }).click()
}
