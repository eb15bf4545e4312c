/** Where the service worker finds the report form when there is no network; the names stand there too. */
const cacheName = 'samsyn-report'
const shell = '/report/offline'

/**
 * Keeps the empty report form and the built files it needs, newly fetched, for when there is no network; nothing that anybody has
 * written. Where the browser cannot (no encrypted line), the form simply needs a network to open.
 */
export function keepShell(): Promise<void> {
  keeping = keep()
  return keeping
}

// Signing out waits for what is under way, so that nothing is put back after it was taken away.
let keeping: Promise<void> = Promise.resolve()
let isWanted = true

async function keep(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/service-worker.js')
  const page = await fetch(shell)
  if (!page.ok || page.redirected || !isWanted) return
  const cache = await caches.open(cacheName)
  await cache.put(shell, page)
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
    if (pathname !== shell && !needed.delete(pathname)) await cache.delete(url)
  }
  await cache.addAll([...needed])
}

/** Takes the kept form and its worker away: on this device nothing of the account is left. */
export async function forgetShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  isWanted = false
  await Promise.allSettled([keeping])
  await caches.delete(cacheName)
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister()
}
