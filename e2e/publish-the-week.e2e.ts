import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../src/kernel/time/clock.ts'
import { addWeeks, weekOf } from '../src/kernel/time/week.ts'
import { arrivesAt, follow, inspect, newPerson, openBrowser, type Person, press, sees } from './testing/browser.ts'
import { become, startDemo } from './testing/demo.ts'
import type { Samsyn } from './testing/samsyn.ts'

const thisWeek = weekOf(systemClock.today())
// The demonstration has published the thirteen latest complete weeks; the one before them is still to be done.
const week = addWeeks(thisWeek, -14)
const weekWords = `v. ${Number(week.slice(6))} ${week.slice(0, 4)}`
const area = 'Stuvsta-Snättringe'

const card = (page: Page) =>
  page.locator('[id^="area-"]').filter({ has: page.getByRole('heading', { name: area, exact: true }) })

/** Chooses a level for the area in its card, and saves. */
async function setLevel(page: Page, level: number, reason: string): Promise<void> {
  const form = card(page).locator('form')
  await form.locator(`input[type="radio"][value="${level}"]`).check()
  await form.getByLabel('Skäl').fill(reason)
  await form.getByRole('button', { name: 'Spara nivån' }).click()
  await page.waitForLoadState()
}

describe('a coordinator, when the observations of the week are in', () => {
  let samsyn: Samsyn
  let browser: Browser
  let coordinator: Person
  let colleague: Person
  let picture: string

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startDemo(), openBrowser()])
    coordinator = await become({ browser, url: samsyn.url }, 'Samordnare (demo)')
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  it('has a colleague with the same role', async () => {
    const { page } = await become({ browser, url: samsyn.url }, 'Systemägare (demo)')
    await page.goto('/accounts/new')
    await page.getByLabel('Namn', { exact: true }).fill('Samordnare två (demo)')
    await page.getByLabel('E-postadress').fill('samordnare.tva@demo.invalid')
    await page.getByLabel('Part', { exact: true }).selectOption({ label: 'Trygghets- och säkerhetssektionen' })
    await page.getByLabel('Roll', { exact: true }).selectOption({ label: 'Samordnare' })
    await press(page, 'Skapa inbjudan')
    const link = await page.getByLabel('Länken').inputValue()
    colleague = await newPerson({ browser, url: samsyn.url })
    await colleague.page.goto(link)
    await colleague.page.getByLabel('Lösenord').fill('tolv små ljus i mars')
    await press(colleague.page, 'Spara lösenordet och logga in')
    await sees(colleague.page, 'Samordnare två (demo)')
  })

  it('looks at the week, an area, and how the level is suggested', async () => {
    const { page } = coordinator
    await page.goto(`/situation?week=${week}`)
    await arrivesAt(page, 'Läget')
    await inspect(page, 'situation')
    await follow(page, area)
    await arrivesAt(page, area)
    await inspect(page, 'situation-area')
    await page.goto('/levels/rules')
    await arrivesAt(page, 'Nivåregler')
    await inspect(page, 'level-rules')
  })

  it('makes a draft of the picture with one click', async () => {
    const { page } = coordinator
    await page.goto('/pictures')
    await inspect(page, 'pictures')
    await page.goto(`/situation?week=${week}`)
    await follow(page, 'Gör veckans lägesbild')
    await inspect(page, 'picture-new')
    await page.getByRole('button', { name: 'Skapa utkast' }).first().click()
    await arrivesAt(page, `Lägesbild ${weekWords}`)
    picture = new URL(page.url()).pathname
    await inspect(page, 'picture-draft')
  })

  it('must say why a level is not the suggested one; what was chosen stays', async () => {
    const { page } = coordinator
    await colleague.page.goto(picture)
    await setLevel(page, 3, '')
    await sees(page, /avviker från förslaget|[Ss]kriv .*skäl|[Ss]käl/)
    expect(await card(page).locator('input[type="radio"]:checked').getAttribute('value')).toBe('3')
    await setLevel(page, 3, 'Nattvandrarna beskriver mer oro än vad som har rapporterats.')
    await sees(page, 'Sparat.')
    await card(page).getByText('Nattvandrarna beskriver mer oro').first().waitFor()
  })

  it('and a colleague who sets the same level at once sees both, and loses nothing', async () => {
    const { page, complaints } = colleague
    await setLevel(page, 2, 'Skolan har haft en lugn vecka.')
    await sees(page, 'Någon annan hann sätta nivån')
    await sees(page, /Sparat nu: nivå 3 med skälet ”Nattvandrarna beskriver mer oro.*satt av Samordnare \(demo\)/)
    await sees(page, /Du valde nivå 2 med skälet ”Skolan har haft en lugn vecka\.”/)
    await inspect(page, 'picture-conflict')
    await card(page).getByRole('button', { name: 'Spara nivån' }).click()
    await sees(page, 'Sparat.')
    await coordinator.page.goto(picture)
    expect(await card(coordinator.page).locator('input[type="radio"]:checked').getAttribute('value')).toBe('2')
    await card(coordinator.page).getByText('Skolan har haft en lugn vecka.').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('accepts the other suggestions together', async () => {
    const { page } = coordinator
    await press(page, 'Godta alla förslag')
    await sees(page, '11 nivåer sattes som föreslaget.')
    await sees(page, 'Alla nivåer är satta.')
  })

  it('writes what matters most, without pointing out anybody', async () => {
    const { page } = coordinator
    const summary = page.getByRole('textbox', { name: 'Det viktigaste' })
    await summary.fill('Samtal med 19121212-1212 om läget.\nFlera partner beskriver en lugnare vecka.')
    await press(page, 'Spara texterna')
    await page
      .getByRole('alert')
      .getByText(/personnummer/)
      .first()
      .waitFor()
    expect(await summary.inputValue()).toContain('Flera partner beskriver en lugnare vecka.')
    await summary.fill('Flera partner beskriver en lugnare vecka.\nBelysningen vid gångtunneln är lagad.')
    await press(page, 'Spara texterna')
    await sees(page, 'Sparat.')
  })

  it('agrees on an activity, and closes another', async () => {
    const { page } = coordinator
    await page.getByText('Lägg till en aktivitet').click()
    await page.getByLabel('Vad ska göras?').fill('Trygghetsvandring vid centrum')
    await page.getByLabel('Ansvarig').selectOption({ label: 'Huge Bostäder AB' })
    await page.getByLabel('Klar senast vecka').fill(addWeeks(thisWeek, 2))
    await press(page, 'Lägg till')
    await sees(page, 'Trygghetsvandring vid centrum')
    await page.goto('/activities')
    await inspect(page, 'activities')
    await follow(page, 'Trygghetsvandring vid centrum')
    await arrivesAt(page, 'Trygghetsvandring vid centrum')
    await inspect(page, 'activity')
    await page.goto('/activities/new')
    await inspect(page, 'activity-new')
  })

  it('submits it for review, and publishes it; then it is frozen', async () => {
    const { page, complaints } = coordinator
    await page.goto(picture)
    await press(page, 'Lämna till granskning')
    await sees(page, 'Lämnad till granskning. Läs igenom och publicera.')
    await press(page, 'Publicera')
    await sees(page, 'Publicerad och fryst. Kontrollsumman är sparad.')
    await sees(page, /Kontrollsumma \(SHA-256\): [0-9a-f]{64}/)
    await sees(page, 'Belysningen vid gångtunneln är lagad.')
    await sees(page, 'Trygghetsvandring vid centrum')
    await inspect(page, 'picture-published')
    expect(await page.getByRole('button', { name: 'Spara nivån' }).count()).toBe(0)
    await page.goto(`/situation?week=${week}`)
    await follow(page, area)
    await sees(page, 'Veckans lägesbild är publicerad, så nivån är fryst.')
    expect(complaints).toEqual([])
  })

  it('corrects it by a new edition that says what changed; the first can still be read', async () => {
    const { page, complaints } = coordinator
    await page.goto(picture)
    await page.getByText('Rätta', { exact: true }).click()
    await page.getByLabel('Vad rättas, och varför?').fill('Fel om belysningen: den lagas nästa vecka.')
    await press(page, 'Börja rätta')
    await sees(page, 'Rättelse av utgåva 1: Fel om belysningen: den lagas nästa vecka.')
    await page.getByRole('textbox', { name: 'Det viktigaste' }).fill('Flera partner beskriver en lugnare vecka.')
    await press(page, 'Spara texterna')
    await press(page, 'Lämna till granskning')
    await press(page, 'Publicera')
    await sees(page, 'Publicerad och fryst. Kontrollsumman är sparad.')
    await sees(page, 'Fel om belysningen: den lagas nästa vecka.')
    await page.goto(picture)
    await sees(page, 'Den här utgåvan är ersatt av en rättad.')
    await sees(page, 'Belysningen vid gångtunneln är lagad.')
    await inspect(page, 'picture-corrected')
    expect(complaints).toEqual([])
  })

  it('cannot publish a week that is not over, and is told why', async () => {
    const { page } = coordinator
    await page.goto(`/pictures/new?week=${thisWeek}`)
    await page.getByRole('button', { name: 'Skapa utkast' }).first().click()
    await press(page, 'Lämna till granskning')
    await sees(page, 'Veckan är inte slut.')
    await press(page, 'Ta tillbaka till utkast')
    await page.getByRole('button', { name: 'Lämna till granskning' }).waitFor()
  })
})
