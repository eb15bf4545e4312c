// Runs between the pages and the network, in a process of its own: it answers with the kept report form when there is no network,
// and has no part in anything else. It imports nothing, so that the browser can compare it byte by byte and take a new one at once.

type Extendable = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Extendable & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Scope = EventTarget & { skipWaiting(): Promise<void>; readonly clients: { claim(): Promise<void> } }

const worker = self as unknown as Scope
const own = { cacheName: 'samsyn-report', form: '/report/offline' }
const links = { cacheName: 'samsyn-link-', form: '/errand/report/offline', path: '/errand/report/' }
/** A line so bad that a page does not come counts as none. */
const patienceMs = 8_000

worker.addEventListener('install', (event) => (event as Extendable).waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => (event as Extendable).waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  const asked = event as Asked
  const { request } = asked
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') asked.respondWith(fromNetwork(request, pathname))
  else if (pathname.startsWith('/assets/')) asked.respondWith(kept(request))
})

/** Always the server's page while there is one. Without network the report form, whatever was asked for: it is all that works. */
async function fromNetwork(request: Request, pathname: string): Promise<Response> {
  const form = await keptForm(pathname)
  if (!form) return fetch(request)
  try {
    const isForm = pathname === '/report' || pathname === '/' || pathname.startsWith(links.path)
    return await (isForm ? fetch(request, { signal: AbortSignal.timeout(patienceMs) }) : fetch(request))
  } catch {
    return form
  }
}

/** A link's form for that link alone, found by the hash of its address; what an account keeps is not for whoever holds a link. */
async function keptForm(pathname: string): Promise<Response | undefined> {
  if (!pathname.startsWith('/errand/')) return caches.match(own.form, { cacheName: own.cacheName })
  if (!pathname.startsWith(links.path)) return undefined
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pathname)))
  const name = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return caches.match(links.form, { cacheName: links.cacheName + name })
}

/** A built file's name carries its hash: what is kept under it is right for ever. */
async function kept(request: Request): Promise<Response> {
  // Found or not, in any cache: opening one here would make it anew after it has been taken away.
  return (await caches.match(request)) ?? fetch(request)
}

export {}
