import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const pictures = fileURLToPath(new URL('../../test-results/journeys', import.meta.url))
export const switches = [
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

export type Wanted = {
  readonly browser: Browser
  readonly url: string
  readonly javaScript?: boolean
  readonly viewport?: typeof phone
}

/** Somebody at a browser of her own. */
export type Person = {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser's console reported as an error, and scripts that failed: must stay empty. */
  readonly complaints: readonly string[]
}

/** A browser of one person: cookies of her own. */
export async function newPerson({ browser, url, javaScript = true, viewport = desk }: Wanted): Promise<Person> {
  const context = await browser.newContext({
    baseURL: url,
    javaScriptEnabled: javaScript,
    viewport,
    locale: 'sv-SE',
    // A resized page breaks off the transition between pages, and the browser complains of it.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A refused form is answered with 4xx on purpose, and the browser says so.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, context, complaints }
}

/** Waits until the page shows the text, somewhere one can see it. */
export const sees = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

/** Waits until the page has the heading that names it. */
export const arrivesAt = (page: Page, title: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name: title }).waitFor()

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()
export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** Opens the menu with one's name, for language, account and signing out. */
export const openMenu = (page: Page): Promise<void> => page.locator('summary', { hasText: 'Ditt konto' }).click()

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Findings of axe. In the dark only colours differ, so only they are looked at again. */
async function findingsOf(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  // Nothing here is framed: axe need not open a page of its own to join the answers of frames.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (scheme === 'light'
    ? axe.withTags(standards)
    : axe.withRules('color-contrast')
  ).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** What stands out of the page to the right, by its outermost elements; what rolls inside a frame of its own does not. */
const overhanging = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const rolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || rolls(element.parentElement))
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !rolls(element.parentElement),
    )
    return out
      .filter((element) => !out.includes(element.parentElement ?? element))
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} sticks out`)
      .concat(`scrolls sideways by ${scrollWidth - clientWidth} px`)
  })

/**
 * The page as it stands: no finding of axe in light and dark, no sideways scroll at 320 and 1440 px, and pictures of each for
 * people to look at (test-results, not kept in the project).
 */
export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const before = page.viewportSize()
  const found: Record<string, string[]> = {}
  for (const size of [phone, desk])
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: scheme })
      await page.screenshot({ path: join(pictures, `${name}-${size.width}-${scheme}.png`), fullPage: true })
      found[`${size.width} px, ${scheme}`] = [...(await findingsOf(page, scheme)), ...(await overhanging(page))]
    }
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
  const faulty = Object.entries(found).filter(([, faults]) => faults.length > 0)
  expect(Object.fromEntries(faulty), `${name} (${page.url()})`).toEqual({})
}
