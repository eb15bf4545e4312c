import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../src/kernel/time/clock.ts'
import { addWeeks, weekOf } from '../src/kernel/time/week.ts'
import { inspect, openBrowser, type Person, sees } from './testing/browser.ts'
import { become, startDemo } from './testing/demo.ts'
import type { Samsyn } from './testing/samsyn.ts'

// The demonstration has published the thirteen latest complete weeks; the one before them is still to be done.
const week = addWeeks(weekOf(systemClock.today()), -14)
const projector = { width: 1280, height: 720 }

const queue = (page: Page) => page.locator('[data-meeting-queue]')
const screen = (page: Page) => page.locator('[data-screen][data-shown]')
const decided = (page: Page) => page.locator('[data-meeting-steps] a[data-decided]').count()
const keys = async (page: Page, ...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}

describe('a coordinator who holds the weekly meeting by keyboard alone', () => {
  let samsyn: Samsyn
  let browser: Browser
  let coordinator: Person

  beforeAll(async () => {
    ;[samsyn, browser] = await Promise.all([startDemo(), openBrowser()])
    coordinator = await become({ browser, url: samsyn.url, viewport: projector }, 'Samordnare (demo)')
  })
  afterAll(async () => {
    await browser?.close()
    await samsyn?.stop()
  })

  it('starts it, and comes to the first area with the arrow', async () => {
    const { page } = coordinator
    await page.goto(`/meeting/${week}`)
    await page.getByRole('button', { name: 'Starta mötet' }).focus()
    await keys(page, 'Enter')
    await page.locator('.meeting[data-live]').waitFor()
    await inspect(page, 'meeting-attendance')
    // Two presses faster than the browser tells of a new address: none is lost.
    await keys(page, 'ArrowRight', 'ArrowRight')
    await sees(page, 'Område 1 av 12')
    await inspect(page, 'meeting-area')
  })

  it('sets a level with its reason', async () => {
    const { page } = coordinator
    await keys(page, '5', 'r')
    await page.keyboard.type('Partnerna beskriver mer oro än vad som har rapporterats.')
    await keys(page, 'Enter')
    await expect.poll(() => decided(page), { timeout: 20_000 }).toBe(1)
  })

  it('goes on when the network is gone: what is decided waits in sight, and is sent once when it is back', async () => {
    const { page, context } = coordinator
    await context.setOffline(true)
    await keys(page, 'ArrowRight')
    await sees(page, 'Område 2 av 12')
    await keys(page, '5', 'r')
    await page.keyboard.type('Skolan beskriver mer oro.')
    await keys(page, 'Enter', 'n')
    await page.keyboard.type('Belysningen tas upp igen.')
    await keys(page, 'Tab', 'Enter')
    await sees(page, 'Sparat här, skickas när nätet är tillbaka (2):')
    await keys(page, 'ArrowRight')
    await sees(page, 'Område 3 av 12')
    await context.setOffline(false)
    await expect.poll(() => queue(page).innerText(), { timeout: 20_000 }).toBe('')
    await keys(page, 'ArrowLeft')
    await sees(page, 'Område 2 av 12')
    expect(await screen(page).locator('input[type="radio"]:checked').getAttribute('value')).toBe('5')
    expect(await screen(page).locator('textarea').first().inputValue()).toBe('Belysningen tas upp igen.')
    expect(await decided(page)).toBe(2)
  })

  it('writes on where she was when an answer comes in the middle of it', async () => {
    const { page, context } = coordinator
    await keys(page, 'ArrowRight')
    await sees(page, 'Område 3 av 12')
    await context.setOffline(true)
    await keys(page, '5', 'r')
    await page.keyboard.type('Mer oro.')
    await keys(page, 'Enter', 'a')
    await page.keyboard.type('Se över ')
    await context.setOffline(false)
    await expect.poll(() => decided(page), { timeout: 20_000 }).toBe(3)
    await page.keyboard.type('belysningen')
    expect(await screen(page).locator('[name="text"]').inputValue()).toBe('Se över belysningen')
    await keys(page, 'Escape')
  })

  it('ends it with a published picture and minutes', async () => {
    const { page } = coordinator
    await page.goto(`/meeting/${week}#end`)
    await page.reload()
    await page.getByLabel('Godta förslagen för resten').focus()
    await keys(page, 'Space')
    await page.getByRole('button', { name: 'Publicera och avsluta' }).focus()
    await keys(page, 'Enter')
    await sees(page, 'Mötet är avslutat och lägesbilden publicerad.')
    await sees(page, 'Belysningen tas upp igen.')
    await inspect(page, 'meeting-minutes')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF' }).first().click(),
    ])
    const pdf = await readFile(await download.path())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})
