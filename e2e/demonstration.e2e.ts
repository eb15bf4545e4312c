import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivesAt, follow, inspect, newPerson, openBrowser, press, sees } from './testing/browser.ts'
import { become, choose, startDemo } from './testing/demo.ts'
import { followEveryLink } from './testing/links.ts'
import type { Samsyn } from './testing/samsyn.ts'

/** What each role's first page is about. */
const homes = [
  { who: 'Samordnare (demo)', picture: 'home-coordinator', has: ['Behöver dig', 'Vem har rapporterat', 'Läget'] },
  { who: 'Rapportör hos Huge (demo)', picture: 'home-reporter', has: ['Huge Bostäder AB: veckans rapport'] },
  { who: 'Analytiker (demo)', picture: 'home-analyst', has: ['Vem har rapporterat', 'Läget'] },
  { who: 'Läsare i kommunstyrelsen (demo)', picture: 'home-reader', has: ['Senaste lägesbilden'] },
  { who: 'Sekreterare i beredningen (demo)', picture: 'home-secretary', has: ['Läget', 'Senaste lägesbilden'] },
  { who: 'Enhetschef i skolan (demo)', picture: 'home-unit-manager', has: ['Senaste lägesbilden'] },
  { who: 'Revisor (demo)', picture: 'home-auditor', has: ['Läget', 'Senaste lägesbilden'] },
  { who: 'Systemägare (demo)', picture: 'home-owner', has: ['Ta bort demonstrationen'] },
]

describe('somebody who tries the demonstration', () => {
  let samsyn: Samsyn
  let browser: Browser
  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startDemo(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  it('is told at the terminal where to look and how to get in', () => {
    expect(samsyn.output()).toContain(`${samsyn.url}/demo`)
    expect(samsyn.output()).toMatch(/lagesbild-\d{4}-W\d\d\.pdf/)
  })

  it('finds the role picker from the sign-in page', async () => {
    const { page, complaints } = await newPerson({ browser, url: samsyn.url })
    await page.goto('/')
    await follow(page, 'Prova demonstrationen')
    await arrivesAt(page, 'Prova Samsyn')
    await inspect(page, 'demo')
    await choose({ page }, 'Samordnare (demo)')
    expect(complaints).toEqual([])
  })

  it.each(homes)('comes to a first page of her own: $who', async ({ who, picture, has }) => {
    const { page, context, complaints } = await become({ browser, url: samsyn.url }, who)
    await arrivesAt(page, 'Veckan')
    await sees(page, 'Påhittade uppgifter. Det här är en demonstration.')
    for (const heading of has) await page.getByRole('heading', { name: heading, exact: true }).first().waitFor()
    await inspect(page, picture)
    expect(complaints).toEqual([])
    await context.close()
  })

  // The analyst sees what the coordinator sees, and the owner a little more: their pages are among those of the others.
  const wanderers = homes.filter(({ picture }) => !['home-analyst', 'home-owner'].includes(picture))
  it.each(wanderers)('is never led to a page that refuses her: $who', async ({ who }) => {
    const { page, context } = await become({ browser, url: samsyn.url }, who)
    const { pages, complaints } = await followEveryLink(page.request)
    expect(complaints).toEqual([])
    expect(pages).toBeGreaterThan(5)
    await context.close()
  })

  it('cannot remove it as somebody else than the owner', async () => {
    const { page } = await become({ browser, url: samsyn.url }, 'Samordnare (demo)')
    expect((await page.request.get('/demo/remove')).status()).toBe(403)
  })

  it('removes it with one button; what is left is an installation that waits for its first owner', async () => {
    const other = await become({ browser, url: samsyn.url }, 'Samordnare (demo)')
    const { page, complaints } = await become({ browser, url: samsyn.url }, 'Systemägare (demo)')
    await follow(page, 'Ta bort demonstrationen')
    await arrivesAt(page, /Ta bort demonstrationen av Huddinge kommun/)
    await inspect(page, 'demo-remove')
    await press(page, 'Ta bort demonstrationen')
    await arrivesAt(page, 'Demonstrationen är borttagen')
    await inspect(page, 'demo-removed')
    await other.page.goto('/situation')
    await arrivesAt(other.page, 'Logga in')
    await other.page.goto('/demo')
    await arrivesAt(other.page, 'Demonstrationen är borttagen')
    await follow(page, 'Bli den första ägaren')
    await arrivesAt(page, 'Ta över den nya installationen')
    expect(samsyn.output()).toContain(`${samsyn.url}${new URL(page.url()).pathname}`)
    await page.getByLabel('Kommunkod').fill('9001')
    await page.getByLabel('Kommunens namn').fill('Provkommun')
    await page.getByLabel('Ditt namn').fill('Ägare Exempel')
    await page.getByLabel('E-postadress').fill('agare@exempel.se')
    await page.getByLabel('Lösenord').fill('fyra blå cyklar i regn')
    await press(page, 'Bli ägare och logga in')
    await arrivesAt(page, 'Veckan')
    await page.getByRole('heading', { name: 'Kom igång', exact: true }).waitFor()
    await inspect(page, 'home-empty')
    await page.goto('/observations')
    await sees(page, /Inga observationer/)
    await page.goto('/pictures')
    await sees(page, 'Inga lägesbilder ännu')
    await page.goto('/situation')
    await sees(page, 'Inga områden ännu')
    await inspect(page, 'situation-empty')
    expect(complaints).toEqual([])
  })
})
