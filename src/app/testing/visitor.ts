import type { House } from '#kernel/action/perform.ts'
import type { Route } from '#kernel/http/route.ts'
import { createServer } from '#kernel/http/server.ts'
import type { Clock } from '#kernel/time/clock.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { allActions, allRoutes } from '../domains.ts'
import { drawPage, drawProblem, sayProblem } from '../draw.tsx'

/** A clock that a test sets, for what happens with time. */
export function movableClock(start: string): Clock & { set(now: string): void; forward(minutes: number): void } {
  let now = start
  return {
    now: () => now,
    today: () => dayOf(now),
    set: (next) => {
      now = next
    },
    forward: (minutes) => {
      now = new Date(Date.parse(now) + minutes * 60_000).toISOString()
    },
  }
}

export type Answered = {
  readonly status: number
  readonly body: string
  /** where the answer leads, when it is a redirect */
  readonly to: string | null
  readonly headers: Headers
}
export type Visitor = {
  get(path: string): Promise<Answered>
  /** Sends a form as the product's own pages do. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Answered>
  /** What the browser keeps, as `name=value`. */
  readonly cookies: ReadonlyMap<string, string>
}

const assets = { styles: [], scripts: [] }

/** The whole product over a house, without a network: what a browser sends and gets. */
export function openDoor(house: House, extraRoutes: readonly Route[] = []) {
  const server = createServer({
    house,
    routes: [...allRoutes, ...extraRoutes],
    actions: allActions,
    drawPage: drawPage(assets),
    drawProblem: drawProblem(assets),
    sayProblem,
    findAsset: async () => null,
    behindProxy: true,
    logProblem: ({ problem }) => {
      throw problem.cause instanceof Error ? problem.cause : problem
    },
  })
  /** Somebody at a browser of her own, at a network address. */
  return (address = '192.0.2.1', headers: Readonly<Record<string, string>> = {}): Visitor => {
    const cookies = new Map<string, string>()
    const send = async (path: string, init: RequestInit): Promise<Answered> => {
      const response = await server.request(`https://samsyn.test${path}`, {
        ...init,
        headers: {
          host: 'samsyn.test',
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': address,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
          ...(init.headers as Record<string, string>),
        },
      })
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const { status } = response
      return { status, body: await response.text(), to: response.headers.get('location'), headers: response.headers }
    }
    return {
      cookies,
      get: (path) => send(path, { method: 'GET' }),
      post: (path, fields = {}) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    }
  }
}
