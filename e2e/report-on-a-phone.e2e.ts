import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivesAt, follow, inspect, openBrowser, type Person, phone, press, sees } from './testing/browser.ts'
import type { Samsyn } from './testing/samsyn.ts'
import { arrive, signIn, startTown } from './testing/town.ts'

// The number that the tax agency's own examples use.
const personalNumber = '19121212-1212'
const text = (page: Page) => page.getByLabel('Beskriv', { exact: false })
const chosenIn = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field) => (field as HTMLSelectElement).selectedOptions[0]?.label)

/** What a reporter chooses in any report; the most used categories are tiles once there are some. */
async function choose(page: Page, { category, area }: { category: string; area?: string }): Promise<void> {
  const list = page.getByLabel('Vad har hänt?', { exact: true })
  if ((await list.count()) === 1) await list.selectOption({ label: category })
  else await page.getByText(category, { exact: true }).first().click()
  if (area) await page.getByLabel('Var?', { exact: true }).selectOption({ label: area })
  await page.getByText('I dag', { exact: true }).click()
}

/** Goes from field to field, as without a mouse, until one stands at what has the name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const at = document.activeElement
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels : null
      return (labels?.[0] ?? at)?.textContent?.trim() ?? ''
    })
    if (here.startsWith(name) || here.endsWith(name)) return
  }
  throw new Error(`no way to ${name} by keyboard`)
}
const enter = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

describe('a partner at a phone', () => {
  let samsyn: Samsyn
  let browser: Browser
  const at = () => ({ browser, url: samsyn.url, viewport: phone })

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startTown(), openBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  describe('and the coordinator who waits for the answer (P-03, O-44)', () => {
    let coordinator: Person
    let reporter: Person
    beforeAll(async () => {
      ;[coordinator, reporter] = [
        await arrive({ browser, url: samsyn.url }, 'coordinator'),
        await arrive(at(), 'reporter'),
      ]
    })

    it('decides when reports are due by keyboard alone, and is told beside the field what is wrong', async () => {
      const { page, complaints } = coordinator
      await page.goto('/round')
      await sees(page, /Ingen har bestämt när veckans rapport/)
      await enter(page, 'Bestäm tiden')
      await arrivesAt(page, 'Tider och påminnelser')
      await enter(page, 'Spara tiden')
      await sees(page, 'Sparat.')
      await inspect(page, 'round-rules')
      await enter(page, 'Ge en part en egen tid')
      await arrivesAt(page, 'Ge en part en egen tid')
      await tabTo(page, 'Klockslag')
      await page.keyboard.type('9.30')
      await page.keyboard.press('Enter')
      await page.locator('#field-party-error').waitFor()
      await inspect(page, 'round-own-time-refused')
      await tabTo(page, 'Part')
      await page.keyboard.type('Polisen')
      await enter(page, 'Spara tiden')
      await page.locator('#field-weekday-error').waitFor()
      expect(await page.getByLabel('Klockslag', { exact: false }).inputValue()).toBe('9.30')
      await tabTo(page, 'Veckodag')
      await page.keyboard.type('tisdag')
      await tabTo(page, 'I vilken vecka')
      await page.keyboard.type('veckan')
      await enter(page, 'Spara tiden')
      await sees(page, /Polisen, .*tisdag veckan efter kl. 09.30/)
      expect(complaints).toEqual([])
    })

    it('sees who has not come yet and reminds', async () => {
      const { page } = coordinator
      await page.goto('/')
      await follow(page, 'Nästa vecka')
      await sees(page, /ännu inte, senast tisdag/)
      await page.goto('/round')
      await sees(page, '0 av 1 lämnade')
      await inspect(page, 'round')
      await enter(page, 'Påminn Polisen')
      await sees(page, /Påminnelsen är skickad/)
    })

    it('is answered in one click in the reminder, which can be taken back', async () => {
      const { page } = reporter
      await page.goto('/')
      await sees(page, /senast tisdag/)
      await follow(page, /Meddelanden/)
      await sees(page, /Samordnaren väntar på rapporten/)
      await inspect(page, 'messages-asked')
      await press(page, /^Inget att rapportera v/)
      await sees(page, 'Besvarat: inget att rapportera')
      await inspect(page, 'messages-answered')
      await press(page, /Ångra/)
      await sees(page, 'Svaret är taget tillbaka.')
      await press(page, /^Inget att rapportera v/)
      await sees(page, 'Svaret är sparat.')
      await page.goto('/round')
      await inspect(page, 'round-reporter')
    })

    it('has it counted as an answer in time', async () => {
      const { page } = coordinator
      await page.goto('/round')
      await sees(page, '1 av 1 lämnade, varav 1 utan något att rapportera')
      const row = page.getByRole('table', { name: /Vad varje part svarat/ }).getByRole('row', { name: /Polisen/ })
      expect(await row.getByRole('cell').allTextContents()).toContain('1 av 1')
    })
  })

  describe('with JavaScript', () => {
    let reporter: Person
    beforeAll(async () => {
      reporter = await arrive(at(), 'reporter')
    })

    it('is warned while writing about what points out a person, and takes the suggestion', async () => {
      const { page } = reporter
      await page.goto('/report')
      await arrivesAt(page, 'Rapportera')
      await inspect(page, 'report')
      await choose(page, { category: 'Hot', area: 'Vårby' })
      await text(page).fill(`Hotade personalen vid bommen. ${personalNumber} var där. Ring 070-174 06 05.`)
      await sees(page, /Ser ut som ett personnummer/)
      await sees(page, /Ser ut som ett telefonnummer/)
      await inspect(page, 'report-warned')
      await press(page, 'Skriv om till ”En person”')
      await press(page, 'Skriv om till ”ett telefonnummer”')
      expect(await text(page).inputValue()).toBe(
        'Hotade personalen vid bommen. En person var där. Ring ett telefonnummer.',
      )
      expect(await page.getByText(/Ser ut som ett/).count()).toBe(0)
    })

    it('saves several in a sitting, and sees what was sent', async () => {
      const { page, complaints } = reporter
      await press(page, 'Spara och lägg till en till')
      await sees(page, 'Sparat. Lägg till en till, eller gå vidare.')
      await sees(page, /Hot, .*Vårby/)
      expect(await text(page).inputValue()).toBe('')
      await inspect(page, 'report-another')
      expect(await chosenIn(page, 'Var?')).toBe('Vårby')
      await page.getByText('Hot', { exact: true }).first().click()
      await page.getByText('I går', { exact: true }).click()
      await text(page).fill('Fönster krossat på förskolan, grannar hörde det vid midnatt.')
      await press(page, 'Spara, klart')
      await sees(page, 'Tack. Det är sparat.')
      await inspect(page, 'report-thanks')
      await page.getByRole('link', { name: /Hot, / }).first().click()
      await page.getByRole('heading', { level: 1, name: /Hot, .*Vårby/ }).waitFor()
      await inspect(page, 'observation-reporter')
      expect(complaints).toEqual([])
    })

    it('finds what was refused again, if she goes away without mending it', async () => {
      const { page } = reporter
      const words = 'Bråk vid kiosken. Ring 070-174 06 05.'
      await page.goto('/report')
      await choose(page, { category: 'Hot', area: 'Vårby' })
      await text(page).fill(words)
      await press(page, 'Spara, klart')
      await page.locator('mark').first().waitFor()
      await page.goto('/')
      await page.goto('/report')
      // What was kept is put back once the scripts are there, which may be after the page has loaded.
      await expect.poll(() => text(page).inputValue()).toBe(words)
      await press(page, 'Kasta utkastet')
      expect(await text(page).inputValue()).toBe('')
    })

    it('loses nothing when the session ends while writing', async () => {
      const [writing, elsewhere] = [await arrive(at(), 'patrol'), await arrive(at(), 'patrol')]
      const { page, complaints } = writing
      const words = 'Mopedkörning på gångvägen 😀 mellan tre och fyra, <b>högt</b> ljud.'
      await page.goto('/report')
      await choose(page, { category: 'Hot', area: 'Skogås' })
      await text(page).fill(words)
      const others = elsewhere.page.getByRole('table').getByRole('row').filter({ hasNotText: 'den här' })
      await elsewhere.page.reload()
      while ((await others.getByRole('button').count()) > 0) {
        await others.getByRole('button').first().click()
        await sees(elsewhere.page, 'Enheten är utloggad.')
      }
      await press(page, 'Spara, klart')
      await sees(page, /Du har blivit utloggad/)
      await inspect(page, 'report-signed-out')
      await follow(page, 'Logga in')
      await signIn(writing, 'patrol')
      await page.waitForURL('**/report')
      await sees(page, 'En rapport som väntade är skickad.')
      await page.reload()
      await page
        .getByRole('link', { name: /Hot, Skogås/ })
        .first()
        .click()
      await sees(page, words)
      await page.goto('/report')
      expect(await text(page).inputValue()).toBe('')
      expect(complaints).toEqual([])
    })
  })

  describe('without JavaScript', () => {
    let reporter: Person
    beforeAll(async () => {
      reporter = await arrive({ ...at(), javaScript: false }, 'reporter')
    })

    it('is refused a personal number with the reason, and what was written is still there', async () => {
      const { page } = reporter
      await page.goto('/report')
      await choose(page, { category: 'Hot', area: 'Flemingsberg' })
      await text(page).fill(`Bråk på torget, ${personalNumber} inblandad.`)
      await press(page, 'Spara, klart')
      await sees(page, /Ser ut som ett personnummer/)
      expect(await text(page).inputValue()).toBe(`Bråk på torget, ${personalNumber} inblandad.`)
      expect(await page.locator('mark').textContent()).toBe(personalNumber)
      await sees(page, 'Bråk på torget, en person inblandad.')
      expect(await page.getByLabel('Var?', { exact: true }).locator('option:checked').textContent()).toBe(
        'Flemingsberg',
      )
      await press(page, 'Spara med förslaget')
      await sees(page, 'Tack. Det är sparat.')
    })

    it('is told what is missing, saves several, and says that there is nothing to report', async () => {
      const { page } = reporter
      await follow(page, 'Rapportera en till')
      await press(page, 'Spara, klart')
      await sees(page, /Fyll i fältet/)
      await choose(page, { category: 'Hot', area: 'Länna' })
      await press(page, 'Spara och lägg till en till')
      await sees(page, 'Sparat. Lägg till en till, eller gå vidare.')
      await page.getByText('Hot', { exact: true }).first().click()
      await page.getByText('I går', { exact: true }).click()
      await press(page, 'Spara, klart')
      await sees(page, 'Tack. Det är sparat.')
      await page.goto('/report')
      await page
        .getByRole('button', { name: /Inget att rapportera/ })
        .first()
        .click()
      await sees(page, /Det är noterat att ni inte har något att rapportera/)
      expect(await page.getByRole('listitem').filter({ hasText: /Hot, / }).count()).toBeGreaterThanOrEqual(5)
    })
  })
})
