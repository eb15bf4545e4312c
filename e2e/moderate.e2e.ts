import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivesAt, follow, inspect, openBrowser, type Person, press, sees } from './testing/browser.ts'
import { become, startDemo } from './testing/demo.ts'
import type { Samsyn } from './testing/samsyn.ts'

describe('whoever moderates', () => {
  let samsyn: Samsyn
  let browser: Browser
  let coordinator: Person

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startDemo(), openBrowser()])
    coordinator = await become({ browser, url: samsyn.url }, 'Samordnare (demo)')
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  /** Opens the observation whose text has the words. */
  const open = async (words: string) => {
    const { page } = coordinator
    await page.goto(`/observations?words=${encodeURIComponent(words)}`)
    await page.locator('tbody a[href^="/observations/"]').first().click()
    await sees(page, words)
  }

  it('sees what waits, and settles likely duplicates one by one', async () => {
    const { page } = coordinator
    await page.goto('/observations')
    await follow(page, 'Granskning')
    await arrivesAt(page, 'Granskning')
    await follow(page, /troliga dubbletter/)
    await arrivesAt(page, 'Troliga dubbletter')
    await inspect(page, 'duplicates')
    await page
      .getByRole('button', { name: /^Inte samma/ })
      .first()
      .click()
    await sees(page, /är två händelser/)
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().click()
    await sees(page, 'Det är ångrat.')
    await page
      .getByRole('button', { name: /^Slå ihop/ })
      .first()
      .click()
    await sees(page, 'De är ihopslagna och räknas som en händelse.')
    await page.getByRole('button', { name: 'Ångra', exact: true }).first().click()
    await sees(page, 'Det är ångrat.')
  })

  it('denies a rumour that stood in a picture, and the picture says so and to whom', async () => {
    const { page } = coordinator
    await open('grupper samlas sent på skolgården')
    await page.getByLabel('På vilken grund?').fill('Skolan hade en kvällsaktivitet, ingen störning.')
    await press(page, 'Dementera')
    await sees(page, 'Hört, dementerat')
    await page.goto('/pictures')
    await page
      .getByRole('link', { name: /^Lägesbild v\./ })
      .first()
      .click()
    await sees(page, /En uppgift om Störande samling i Trångsund är dementerad/)
    await follow(page, 'Leverans')
    await sees(page, 'Rättelser efter publiceringen')
    expect(await page.locator('#notices tbody tr').count()).toBeGreaterThan(0)
  })

  it('strikes words, which are then nowhere to be read', async () => {
    const { page } = coordinator
    await open('alkohol säljs till unga från en bil')
    await follow(page, 'Stryk ord')
    await page.getByLabel('Ord som stryks, rad 1').fill('från en bil')
    await page.getByLabel('Varför stryks de?').fill('Kan peka ut någon.')
    await press(page, 'Stryk orden')
    await sees(page, /\[struket: namn\] vid stationen/)
    await page.goto('/observations?words=fr%C3%A5n%20en%20bil%20vid')
    expect(await page.locator('tbody a[href^="/observations/"]').count()).toBe(0)
  })

  it('paints a box over a photo with the keyboard alone, sees what it becomes, and destroys the original', async () => {
    const { page } = coordinator
    await open('Nytt klotter på gaveln')
    await sees(page, 'Maskad')
    await page.getByRole('link', { name: /Maska delar av bilden/ }).focus()
    await page.keyboard.press('Enter')
    await arrivesAt(page, 'Maska bilden')
    await page.locator('.photo-boxes[data-live]').waitFor()
    await page.getByRole('button', { name: 'Lägg en ruta mitt i bilden' }).focus()
    await page.keyboard.press('Enter')
    const box = page.locator('.photo-box')
    expect(await box.getAttribute('aria-label')).toContain('Ruta 1: 40 % från vänster')
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowDown']) await page.keyboard.press(key)
    expect(await page.locator('[name="boxes.0.left"]').inputValue()).toBe('38')
    expect(await page.locator('[name="boxes.0.height"]').inputValue()).toBe('21')
    await inspect(page, 'mask')
    await page.locator('[name="boxes.0.height"]').focus()
    await page.keyboard.press('Enter')
    await arrivesAt(page, 'Så här blir bilden')
    await inspect(page, 'mask-confirm')
    await page.getByLabel('Varför maskas bilden?').focus()
    await page.keyboard.type('Ett ansikte syns i fönstret.')
    await page.keyboard.press('Enter')
    await sees(page, 'Bilden är maskad och originalet är förstört.')
    await sees(page, /2 rutor är målade/)
  })

  it('had no complaint from any page', () => {
    expect(coordinator.complaints).toEqual([])
  })
})
