import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const pictures = fileURLToPath(new URL('../../test-results/journeys', import.meta.url))
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium, headless. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: switches })

export const phone = { width: 320, height: 720 }
export const desk = { width: 1440, height: 1000 }

type Person = {
  readonly browser: Browser
  readonly url: string
  readonly javaScript?: boolean
  readonly viewport?: typeof phone
}

/** A browser of one person: cookies of her own. What the console reports as an error fails the journey. */
export async function newPerson({
  browser,
  url,
  javaScript = true,
  viewport = desk,
}: Person): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: javaScript, viewport, locale: 'sv-SE' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A refused form is answered with 4xx on purpose, and the browser says so.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, context, complaints }
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * The page as it stands: no finding of axe in light and dark, no sideways scroll at 320 and 1440 px, and pictures of each for
 * people to look at (test-results, not kept in the project).
 */
export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const before = page.viewportSize()
  for (const size of [phone, desk])
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(pictures, `${name}-${size.width}-${scheme}.png`), fullPage: true })
      const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
      expect(found, `${name} at ${size.width} px, ${scheme}`).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${name} scrolls sideways at ${size.width} px`).toBeLessThanOrEqual(0)
    }
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
}
