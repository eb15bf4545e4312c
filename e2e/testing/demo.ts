import { newPerson, type Person, type Wanted } from './browser.ts'
import { startPrepared } from './prepared.ts'
import { runSamsyn, type Samsyn } from './samsyn.ts'

/** The made-up municipality of `samsyn demo`, in a data folder of one's own. */
export const startDemo = (): Promise<Samsyn> =>
  startPrepared('demo', 'demo', async (folder) => {
    await runSamsyn(folder, 'demo', '--no-serve')
  })

/** Somebody at a browser of her own who has chosen a role in the picker. */
export async function become(at: Wanted, account: string): Promise<Person> {
  const person = await newPerson(at)
  await person.page.goto('/demo')
  await choose(person, account)
  return person
}

/** Chooses one of the roles that the picker offers. */
export async function choose({ page }: Pick<Person, 'page'>, account: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: account }).getByRole('button').click()
  await page.waitForURL(({ pathname }) => pathname === '/')
}
