import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivesAt, follow, inspect, openMenu, phone, press, sees, switches } from './testing/browser.ts'
import { mostBytes, weigh } from './testing/form-weight.ts'
import type { Samsyn } from './testing/samsyn.ts'
import { signIn, startTown } from './testing/town.ts'

// One browser with a profile on disk, as on a phone: closing it is like the phone's killing it.
let samsyn: Samsyn
let profile: string
let context: BrowserContext
let page: Page

const open = async () => {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: switches,
    baseURL: samsyn.url,
    viewport: phone,
    locale: 'sv-SE',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  page = context.pages()[0] ?? (await context.newPage())
}
const text = () => page.getByLabel('Beskriv', { exact: false })
const write = async (words: string, when = 'I dag') => {
  const list = page.getByLabel('Vad har hänt?', { exact: true })
  if ((await list.count()) === 1) await list.selectOption({ label: 'Hot' })
  else await page.getByText('Hot', { exact: true }).first().click()
  await page.getByLabel('Var?', { exact: true }).selectOption({ label: 'Vårby' })
  await page.getByText(when, { exact: true }).click()
  await text().fill(words)
}
const kept = () => page.locator('.queue li')
/** With the form's buttons in their place at its end: while they stay at the bottom they cover what one scrolls to. */
const look = async (name: string) => {
  await page.evaluate(() => document.documentElement.scrollIntoView({ block: 'end' }))
  await inspect(page, name)
}
/** How many of the party's reports of the week have these words, as the server knows. */
const stored = async (words: string) => {
  const answer = await context.request.get(`/api/observations?words=${encodeURIComponent(words)}`)
  return ((await answer.json()) as { data: { total: number } }).data.total
}
const isKept = () =>
  page.evaluate(async () => (await (await caches.open('samsyn-report')).keys()).map(({ url }) => new URL(url).pathname))

/** All that the device keeps of what was written, drafts too. */
const keptHere = () =>
  page.evaluate(
    () =>
      new Promise<{ state: string; photos: number; all: string }[]>((resolve) => {
        const request = indexedDB.open('samsyn-queue', 1)
        request.onsuccess = () => {
          const all = request.result.transaction('record').objectStore('record').getAll()
          all.onsuccess = () =>
            resolve(
              all.result.map((one: { state: string; photos: unknown[] }) => ({
                state: one.state,
                photos: one.photos.length,
                all: JSON.stringify(one),
              })),
            )
        }
      }),
  )

beforeAll(async () => {
  samsyn = await startTown()
  profile = await mkdtemp(join(tmpdir(), 'samsyn-phone-'))
  await open()
  await page.goto('/sign-in')
  await signIn({ page }, 'reporter')
})
afterAll(async () => {
  await context?.close()
  await samsyn?.stop()
  await rm(profile, { recursive: true, force: true })
})

describe('a reporter whose network comes and goes (PAR-1.7)', () => {
  it('loads at most 90 kB, keeps the form on the phone after one visit, and no page with anybody’s words', async () => {
    await page.goto('/report')
    await arrivesAt(page, 'Rapportera')
    const { needed, parts } = await weigh(page)
    expect(parts.some(({ name, bytes }) => name.includes('queue') && bytes > 0)).toBe(true)
    expect(needed).toBeLessThan(mostBytes)
    await expect.poll(isKept, { timeout: 20_000 }).toContain('/report/offline')
    await expect
      .poll(async () => (await isKept()).filter((path) => path.startsWith('/assets/')).length, { timeout: 20_000 })
      .toBeGreaterThan(4)
    expect((await isKept()).filter((path) => !path.startsWith('/assets/'))).toEqual(['/report/offline'])
  })

  it('writes two reports without network, and finds them again when the phone has been off', async () => {
    await context.setOffline(true)
    await page.goto('/report')
    await sees(page, /Du har inget nät/)
    await write('Hotfull stämning utan nät, den första.')
    await press(page, 'Spara och lägg till en till')
    await sees(page, /Sparad på den här enheten/)
    expect(await text().inputValue()).toBe('')
    expect(await page.getByLabel('Var?', { exact: true }).inputValue()).not.toBe('')
    await write('Hotfull stämning utan nät, den andra.', 'I går')
    await press(page, 'Spara, klart')
    await expect.poll(() => kept().count()).toBe(2)
    await sees(page, 'Sparad här, inte skickad än')
    await look('report-offline')
    await context.close()
    await open()
    await context.setOffline(true)
    await page.goto('/')
    await sees(page, /Du har inget nät/)
    await expect.poll(() => kept().count()).toBe(2)
    expect(await text().inputValue()).toBe('')
  })

  it('is stopped by the guard, and by what is missing, before anything is kept here', async () => {
    await press(page, 'Spara, klart')
    await sees(page, /Inte sparad. Fyll i: vad som har hänt/)
    await write('Ring 070-174 06 05.')
    await press(page, 'Spara, klart')
    await sees(page, /texten ser ut att peka ut en person/)
    expect(await kept().count()).toBe(2)
    await text().fill('')
  })

  it('sees them go by themselves when the network is back, once each', async () => {
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect.poll(() => page.locator('.queue li[data-state="sent"]').count(), { timeout: 30_000 }).toBe(2)
    await look('report-sent-later')
    expect(await stored('Hotfull stämning utan nät')).toBe(2)
  })

  it('is never doubled when the answer is lost after the server has stored it', async () => {
    await page.goto('/report')
    await write('Hotfull stämning, svaret kom bort.')
    const lose = async (route: Route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch({ maxRedirects: 0 })
      await route.abort('connectionreset')
    }
    await context.route('**/report', lose)
    await press(page, 'Spara, klart')
    await sees(page, /Sparad på den här enheten/)
    expect(await stored('svaret kom bort')).toBe(1)
    await context.unroute('**/report', lose)
    await page.reload()
    await sees(page, 'En rapport som väntade är skickad.')
    expect(await stored('svaret kom bort')).toBe(1)
  })

  it('is told why one was refused, mends it and sends it', async () => {
    await page.goto('/report')
    await write('Hotfull stämning, fel tid.', 'Annan tid')
    await page.getByLabel('Från', { exact: true }).fill('2999-01-01')
    await context.setOffline(true)
    await press(page, 'Spara, klart')
    await sees(page, /Sparad på den här enheten/)
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.locator('.queue li[data-state="refused"]').waitFor()
    await look('report-refused-later')
    await page.getByRole('button', { name: /^Rätta/ }).click()
    expect(await text().inputValue()).toBe('Hotfull stämning, fel tid.')
    await page.getByText('I dag', { exact: true }).click()
    await press(page, 'Spara, klart')
    await sees(page, 'Tack. Det är sparat.')
    expect(await stored('fel tid')).toBe(1)
  })

  it('sends a photo without place and camera, and sees it without them', async () => {
    const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#447766' } })
      .withExif({ IFD0: { Make: 'Kameraverket' }, IFD3: { GPSLatitude: '59/1 13/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer()
    expect(photo.includes('Kameraverket')).toBe(true)
    await page.goto('/report')
    await write('Klotter med bild.')
    await page
      .getByLabel(/^Bilder/)
      .setInputFiles({ name: 'IMG_hemma hos någon.jpg', mimeType: 'image/jpeg', buffer: photo })
    await sees(page, /Plats, tid och kamerauppgifter är borttagna/)
    // What the form holds from here on is what leaves the phone.
    const leaves = await page.getByLabel(/^Bilder/).evaluate(async (field) => {
      const [file] = (field as HTMLInputElement).files ?? []
      return file ? [file.name, new TextDecoder('latin1').decode(await file.arrayBuffer())].join() : ''
    })
    expect(leaves.length).toBeGreaterThan(1_000)
    for (const trace of ['Kameraverket', 'Exif', 'hemma']) expect(leaves.includes(trace), trace).toBe(false)
    await page.getByLabel('Vad visar bild 1?', { exact: false }).fill('Klotter på en transformatorstation.')
    expect(await page.getByLabel('Vad visar bild 2?', { exact: false }).isVisible()).toBe(false)
    await expect.poll(() => keptHere().then((all) => all.map(({ photos }) => photos))).toEqual([1])
    await context.close()
    await open()
    await page.goto('/report')
    await sees(page, /har lagts tillbaka i formuläret/)
    await page.getByRole('img', { name: 'Bild 1' }).waitFor()
    await look('report-draft-restored')
    await press(page, 'Spara, klart')
    await sees(page, 'Tack. Det är sparat.')
    await page.getByRole('link', { name: /Hot, / }).first().click()
    const image = page.getByRole('img', { name: 'Klotter på en transformatorstation. (bild 1 av 1)' })
    await image.waitFor()
    const bytes = await (await context.request.get((await image.getAttribute('src')) ?? '')).body()
    const { width, height, exif } = await sharp(bytes).metadata()
    expect([width, height, exif]).toEqual([1600, 1067, undefined])
    await look('observation-photo')
  })

  it('signs in again when the session has ended, and the queue goes on', async () => {
    await page.goto('/report')
    await write('Hotfull stämning efter utloggning.')
    await context.clearCookies()
    await press(page, 'Spara, klart')
    await sees(page, /Du har blivit utloggad/)
    await look('report-signed-out-queue')
    // Somebody else at the same phone neither sees nor sends what the first one wrote.
    await follow(page, 'Logga in')
    await signIn({ page }, 'patrol')
    await page.waitForURL('**/report')
    await expect.poll(() => page.locator('.queue').count()).toBe(1)
    expect([await kept().count(), await stored('efter utloggning'), (await keptHere()).length]).toEqual([0, 0, 1])
    await context.clearCookies()
    await page.goto('/sign-in?next=/report')
    await signIn({ page }, 'reporter')
    await sees(page, 'En rapport som väntade är skickad.')
    expect(await stored('efter utloggning')).toBe(1)
  })

  it('is warned before signing out with something unsent, and leaves nothing behind', async () => {
    await page.goto('/report')
    await write('Hotfull stämning som aldrig skickas.')
    await context.setOffline(true)
    await press(page, 'Spara, klart')
    await sees(page, /Sparad på den här enheten/)
    const asked: string[] = []
    page.once('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await openMenu(page)
    await press(page, 'Logga ut')
    await expect.poll(() => asked).toEqual([expect.stringContaining('Rapporter som inte är skickade: 1.')])
    expect(await kept().count()).toBe(1)
    // The one tab that sends must not come first.
    await context.route('**/report', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    )
    await context.setOffline(false)
    page.once('dialog', (dialog) => void dialog.accept())
    await press(page, 'Logga ut')
    await arrivesAt(page, 'Logga in')
    expect(await page.evaluate(async () => [await caches.keys(), Object.keys(localStorage)])).toEqual([[], []])
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
    expect(await keptHere()).toEqual([])
    expect(await stored('aldrig skickas').catch(() => 0)).toBeFalsy()
  })
})

describe('a caretaker with a link and no account (W-13)', () => {
  let path: string
  beforeAll(async () => {
    await page.goto('/sign-in?next=/links/new')
    await signIn({ page }, 'coordinator')
    await page.getByLabel('Vem är länken till?', { exact: false }).fill('Jourhavande fastighetsskötare')
    await page.getByLabel('Organisation').selectOption({ label: 'Polisen' })
    await press(page, 'Skapa länken')
    path = new URL(await page.getByLabel('Länk', { exact: true }).inputValue()).pathname
    await context.clearCookies()
  })
  const linkCaches = () =>
    page.evaluate(async () => {
      const found: string[] = []
      for (const name of await caches.keys()) {
        if (!name.startsWith('samsyn-link-')) continue
        const cache = await caches.open(name)
        for (const { url } of await cache.keys())
          found.push(name, url, /\.(js|css)$/.test(url) ? '' : ((await (await cache.match(url))?.text()) ?? ''))
      }
      return found
    })

  it('has the form on the phone after one visit, and the link’s secret in nothing that is cached', async () => {
    await page.goto(path)
    await arrivesAt(page, 'Rapportera')
    await expect.poll(async () => (await linkCaches()).length, { timeout: 20_000 }).toBeGreaterThan(12)
    const cached = (await linkCaches()).join('\n')
    expect(cached).toContain('name="text"')
    expect(cached).not.toContain(path.split('/').at(-1))
  })

  it('writes without network, loses nothing when the phone is off, and sends by itself', async () => {
    await context.setOffline(true)
    await page.goto(path)
    await sees(page, /Du har inget nät/)
    await write('Hotfull stämning vid tvättstugan.')
    await press(page, 'Spara, klart')
    await sees(page, /Sparad på den här enheten/)
    await text().fill('Ett utkast som ännu inte är sparat.')
    await expect.poll(async () => (await keptHere()).map(({ state }) => state).sort()).toEqual(['draft', 'waiting'])
    await context.close()
    await open()
    await context.setOffline(true)
    await page.goto(path)
    await sees(page, /har lagts tillbaka i formuläret/)
    expect(await text().inputValue()).toBe('Ett utkast som ännu inte är sparat.')
    await expect.poll(() => kept().count()).toBe(1)
    await look('link-offline')
    await context.setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await sees(page, 'En rapport som väntade är skickad.')
    await page.goto('/sign-in?next=/me')
    await signIn({ page }, 'coordinator')
    await page.waitForURL('**/me')
    expect(await stored('vid tvättstugan')).toBe(1)
  })
})
