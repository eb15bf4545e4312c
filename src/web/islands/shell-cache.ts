// Where the service worker finds a report form when there is no network; the names stand there too.
const ownCache = 'samsyn-report'
const ownForm = '/report/offline'
const linkCaches = 'samsyn-link-'
const linkForm = '/errand/report/offline'

type Shell = { readonly cacheName: string; readonly from: string; readonly under: string }

/**
 * Keeps the empty report form and the built files it needs, newly fetched, for when there is no network; nothing that anybody has
 * written. Where the browser cannot (no encrypted line), the form simply needs a network to open.
 */
export function keepShell(): Promise<void> {
  keeping = keep({ cacheName: ownCache, from: ownForm, under: ownForm }, async (page) => page)
  return keeping
}

/**
 * The same of the form behind a link. Its secret is neither in the name it is kept under nor in what is kept: the form is found by
 * whoever stands at the whole address again, and by nobody who looks through what the browser has.
 */
export const keepLinkShell = async (path: string): Promise<void> =>
  keep({ cacheName: await linkCacheOf(path), from: path, under: linkForm }, async (page) => {
    const body = (await page.text()).replaceAll(path, '')
    if (body.includes(path.split('/').at(-1) ?? path))
      throw new Error('the form would be kept with the secret of its link')
    return new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
  })

/** A link that is closed has no form to keep. */
export async function forgetLinkShell(path: string): Promise<void> {
  if ('caches' in window) await caches.delete(await linkCacheOf(path))
}

async function linkCacheOf(path: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(path)))
  return linkCaches + [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

// Signing out waits for what is under way, so that nothing is put back after it was taken away.
let keeping: Promise<void> = Promise.resolve()
let isWanted = true

async function keep({ cacheName, from, under }: Shell, clean: (page: Response) => Promise<Response>): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/service-worker.js')
  const page = await fetch(from)
  if (!page.ok || page.redirected || !isWanted) return
  const cache = await caches.open(cacheName)
  await cache.put(under, await clean(page))
  // All that this page has asked for, which is what the form needs: its scripts come in one after the other.
  await new Promise((resolve) => window.setTimeout(resolve, 1_500))
  if (!isWanted) return
  const needed = new Set(
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname),
  )
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== under && !needed.delete(pathname)) await cache.delete(url)
  }
  await cache.addAll([...needed])
}

/** Takes the kept form of an account away, and the worker unless a link's form needs it: of the account nothing is left here. */
export async function forgetShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  isWanted = false
  await Promise.allSettled([keeping])
  await caches.delete(ownCache)
  if ((await caches.keys()).some((name) => name.startsWith(linkCaches))) return
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
}
