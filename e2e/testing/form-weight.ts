import type { Page } from 'playwright-core'

/** What may come over the line before the report form can be used, compressed: HTML, style, script. 1 kB = 1,000 bytes. */
export const mostBytes = 90_000

export type Weight = {
  readonly parts: readonly { readonly name: string; readonly bytes: number }[]
  /** what the form needs before it can be read and used */
  readonly needed: number
  /** fonts: the text stands in a font of the phone until they have come (font-display: swap) */
  readonly fonts: number
}

/** Weighs the page one stands at by what the browser says it received, compressed as it came. */
export async function weigh(page: Page): Promise<Weight> {
  await page.waitForLoadState('networkidle')
  const parts = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) => ({
      name: new URL(entry.name).pathname,
      bytes: (entry as PerformanceResourceTiming).encodedBodySize,
    })),
  )
  const isFont = ({ name }: { name: string }) => name.endsWith('.woff2')
  // The form that is kept for later is fetched when this one already stands; it is a second load, not the first.
  const first = parts.filter(({ name }) => name !== '/report/offline' && name !== '/service-worker.js')
  const sum = (some: typeof parts) => some.reduce((total, { bytes }) => total + bytes, 0)
  return { parts: first, needed: sum(first.filter((part) => !isFont(part))), fonts: sum(first.filter(isFont)) }
}
