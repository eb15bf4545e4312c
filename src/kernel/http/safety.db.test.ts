import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { allActions, allRoutes } from '../../app/domains.ts'
import { createFixture, type Fixture } from '../../app/testing/fixture.ts'
import { action } from '../action/action.ts'
import { exposed } from '../action/perform.ts'
import { everybody, signedIn } from '../auth/actor.ts'
import { openSession } from '../auth/session.store.ts'
import { inMunicipality } from '../db/tenancy.ts'
import { optional, strict, text } from '../model/fields.ts'
import { addressOf, demoSurface, publicSurface } from './public-surface.ts'
import { decodeForm } from './request.ts'
import { form, page, read } from './route.ts'
import { securityHeaders } from './security.ts'
import { sessionCookieFor } from './session.ts'
import { type Served, serveProduct } from './testing/served.ts'

let fixture: Fixture
let served: Served
let cookie: string
const received: unknown[] = []

const echo = action('test.echo', {
  http: 'POST /test/echo',
  input: strict({ name: optional(text(50)) }),
  allow: signedIn,
  run: async (_context, input) => {
    received.push(input)
    return input
  },
  audit: 'none',
  output: z.object({ name: z.string().nullable() }),
})
const breakDown = action('test.break', {
  http: 'GET /test/break',
  input: strict({ q: optional(text(100)) }),
  allow: everybody,
  run: async (_context, { q }) => {
    throw new TypeError(`cannot read ${q} of undefined`)
  },
  audit: 'none',
  output: z.null(),
})
const brokenPage = page({
  path: '/test/break',
  reads: { broken: read(breakDown) },
  title: () => '',
  view: () => null,
})
const quietPage = page({ path: '/test/quiet', reads: {}, title: () => 'Tyst', view: () => null })
/** Asks for public access without being on the pinned list: must stay closed. */
const slyPage = page({ path: '/test/sly', access: 'public', reads: {}, title: () => '', view: () => null })
const echoForm = form({
  path: '/test/echo',
  action: echo,
  again: quietPage,
  bodyLimit: 20_000,
  done: () => '/test/quiet',
})

beforeAll(async () => {
  fixture = await createFixture()
  served = await serveProduct(fixture.house, {
    routes: [quietPage, echoForm, brokenPage, slyPage],
    actions: [exposed(echo), exposed(breakDown)],
  })
  const { rows } = await fixture.database.owner.driver.query<{ id: number }>(
    `insert into auth.account (municipality_id, party_id, name, email) values ($1, $2, 'Prov', 'prov@example.org') returning id`,
    [fixture.municipality, fixture.partyId],
  )
  const at = { now: fixture.house.clock.now(), device: 'test', strong: false }
  const token = await inMunicipality(fixture.house.pool, fixture.municipality, (db) =>
    openSession(db, { municipality: fixture.municipality, accountId: rows[0]?.id ?? 0 }, at),
  )
  const { name, value } = sessionCookieFor(fixture.municipality, token, 60)
  cookie = `${name}=${value}`
})
afterAll(async () => {
  await served.close()
  await fixture.remove()
})
afterEach(() => {
  received.length = 0
  served.logged.length = 0
})

type Ask = { method?: string; headers?: Record<string, string>; body?: BodyInit }
const ask = (path: string, { headers, ...init }: Ask = {}) =>
  fetch(`${served.url}${path}`, {
    redirect: 'manual',
    // Each request on a connection of its own: after a broken one the server hangs up, as it should.
    headers: { 'sec-fetch-site': 'same-origin', connection: 'close', ...headers },
    ...init,
  })
const asMember = (path: string, init: Ask = {}) => ask(path, { ...init, headers: { cookie, ...init.headers } })
const postForm = (path: string, body: string, headers: Record<string, string> = {}) =>
  asMember(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })
const concrete = (path: string) => path.replace(/\/:[^/]+/g, '/1')

describe('what somebody without a session reaches', () => {
  test('is the pinned list and nothing else, in both directions', () => {
    const asking = allRoutes.filter(({ access }) => access === 'public').map(addressOf)
    expect([...asking].sort()).toEqual([...publicSurface].sort())
    expect(allRoutes.map(addressOf).filter((address) => demoSurface.includes(address))).toEqual([])
  })

  test('no other page, form or download, whatever it is called', async () => {
    const closed = [...allRoutes, quietPage, echoForm, brokenPage, slyPage].filter(
      (route) => !publicSurface.includes(addressOf(route)),
    )
    expect(closed.length).toBeGreaterThan(20)
    for (const route of closed) {
      const answer = await ask(concrete(route.path), { method: route.kind === 'form' ? 'POST' : 'GET' })
      if (route.kind === 'page') {
        expect([answer.status, answer.headers.get('location')], route.path).toEqual([
          303,
          `/sign-in?next=${encodeURIComponent(concrete(route.path))}`,
        ])
      } else expect(answer.status, route.path).toBe(401)
    }
  })

  test('no action of the programming interface', async () => {
    for (const { http } of allActions.filter(({ api }) => api)) {
      const [method = '', path = ''] = http.split(' ')
      expect((await ask(`/api${concrete(path)}`, { method })).status, http).toBe(401)
    }
  })

  test('with a session that never was, or a cookie that is none', async () => {
    for (const made of [
      `samsyn_session=9001.${'a'.repeat(43)}`,
      'samsyn_session=%E0%A4%A',
      'samsyn_session=',
      '=;;;=',
      `x=${'y'.repeat(4000)}`,
    ])
      expect((await ask('/test/quiet', { headers: { cookie: made } })).status, made).toBe(303)
    expect((await asMember('/test/quiet')).status).toBe(200)
  })
})

describe('every answer', () => {
  test.each([
    ['a page', '/sign-in', 200],
    ['an asset', '/assets/known.js', 200],
    ['an asset that is not there', '/assets/other.js', 404],
    ['a page that is not there', '/nowhere', 404],
    ['a redirect', '/test/quiet', 303],
    ['the programming interface', '/api/nowhere', 404],
  ])('carries the security headers: %s', async (_what, path, status) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    for (const [name, value] of Object.entries(securityHeaders)) expect(answer.headers.get(name), name).toBe(value)
    expect(answer.headers.get('cache-control')).toMatch(path === '/assets/known.js' ? /immutable/ : /no-store/)
    expect(answer.headers.get('x-powered-by')).toBeNull()
  })

  test('allows no inline script and no other origin', () => {
    const policy = securityHeaders['Content-Security-Policy'] ?? ''
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(policy).toContain("frame-ancestors 'none'")
  })

  test('draws pages without inline scripts, styles or handlers', async () => {
    const html = await (await ask('/sign-in')).text()
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:/i)
  })
})

describe('a form from somewhere else', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring subdomain', { 'sec-fetch-site': 'same-site' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
    ['another origin', { 'sec-fetch-site': '', origin: 'https://ond.example' }],
    ['no origin at all', { 'sec-fetch-site': '' }],
    ['a hidden origin', { 'sec-fetch-site': '', origin: 'null' }],
  ])('is refused: %s', async (_what, headers) => {
    const kept = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
    for (const path of ['/test/echo', '/api/test/echo', '/sign-in']) {
      const answer = await fetch(`${served.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...kept },
        body: 'name=x',
      })
      // fetch itself adds `sec-fetch-mode` but neither Origin nor Sec-Fetch-Site.
      expect(answer.status, path).toBe(403)
    }
    expect(received).toEqual([])
  })

  test('is taken from our own pages, also by a browser that only says its origin', async () => {
    expect((await postForm('/test/echo', 'name=x')).status).toBe(303)
    const answer = await fetch(`${served.url}/test/echo`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: served.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'name=y',
    })
    expect(answer.status).toBe(303)
    expect(received).toEqual([{ name: 'x' }, { name: 'y' }])
  })
})

describe('bad input', () => {
  const refused = async (answer: Response) => {
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await answer.text()).not.toMatch(/node_modules|\n\s+at |\.ts:\d/)
    expect(served.logged).toEqual([])
    expect(received).toEqual([])
  }

  test.each([
    ['a polluted prototype', '__proto__.admin=1'],
    ['a polluted constructor', 'constructor.prototype.admin=1'],
    ['a method for a field', 'toString=1&hasOwnProperty=2'],
    ['a name that goes far down', `${'a.'.repeat(50_00)}b=1`],
    ['one name many times', 'name=1&'.repeat(2000)],
    ['many names', Array.from({ length: 2000 }, (_, n) => `f${n}=1`).join('&')],
    ['broken percents', 'name=%E0%A4%A&%zz=%'],
    ['a zero byte', 'name=a%00b'],
    ['half a surrogate', 'name=%ED%A0%80&x=1'],
  ])('in a form: %s', async (_what, body) => {
    await refused(await postForm('/test/echo', body))
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test.each([
    ['no form at all', 'application/json', '{}'],
    ['no kind', '', 'name=x'],
    ['a multipart form without a boundary', 'multipart/form-data', '--x\r\n\r\n'],
    [
      'a multipart form that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nab',
    ],
  ])('instead of a form: %s', async (_what, type, body) => {
    await refused(
      await asMember('/test/echo', {
        method: 'POST',
        body: new TextEncoder().encode(body),
        headers: type ? { 'content-type': type } : {},
      }),
    )
  })

  test.each([['too long', 'name='.padEnd(30_000, 'x')]])('a body that is %s', async (_what, body) => {
    const answer = await postForm('/test/echo', body)
    expect(answer.status).toBe(422)
    await refused(answer)
  })

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a polluted prototype', '{"__proto__":{"admin":true}}'],
    ['depth without end', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a zero byte', '{"name":"a\\u0000b"}'],
    ['half a surrogate', '{"name":"\\ud800"}'],
    ['more than a megabyte', `{"name":"${'x'.repeat(1_100_000)}"}`],
  ])('to the programming interface: %s', async (_what, body) => {
    const answer = await asMember('/api/test/echo', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    await refused(answer)
  })

  test.each([
    '/assets/../secret.js',
    '/assets/%2e%2e/secret.js',
    '/assets/..%2fsecret.js',
    '/assets/%252e%252e/secret.js',
    '/assets/known.js/',
    '/assets/known.js/x.js',
    '/assets/known.js%00.js',
    `/assets/${'x'.repeat(500)}.js`,
    '/assets/',
    '/assets',
    '//assets/known.js',
    '/%E0%A4%A',
    '/observations/%00',
    '/observations/1e309',
    `/observations/${'9'.repeat(400)}`,
    '/sign-in?%E0%A4%A=%zz',
    `/sign-in?${'a=1&'.repeat(2000)}`,
    '/sign-in?__proto__[x]=1&constructor=2',
    '/claim/%2e%2e%2f%2e%2e',
    '/invitation/9001/..',
  ])('in an address: %s', async (path) => {
    const answer = await served.raw(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 [234]/)
    expect(answer).not.toContain('not to be served')
    expect(served.logged).toEqual([])
  })

  test.each([
    ['a header without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['an address without end', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ['a host that is none', 'GET /sign-in HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n'],
    ['two lengths', 'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    [
      'a smuggled request',
      'POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no request', 'hej\r\n\r\n'],
    ['an unknown method', 'FROB /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['TRACE', 'TRACE /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ])('on the line: %s', async (_what, bytes) => {
    const answer = await served.raw(bytes)
    expect(answer).toMatch(/^(HTTP\/1\.1 4|$)/)
    expect(answer).not.toMatch(/\n\s+at /)
    expect(served.logged).toEqual([])
    expect((await ask('/sign-in')).status).toBe(200)
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('the method %s does nothing', async (method) => {
    const answer = await asMember('/test/echo', { method })
    await refused(answer)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('HEAD answers like GET, without a body', async () => {
    const answer = await ask('/sign-in', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect((await asMember('/test/echo', { method: 'HEAD' })).status).toBe(404)
  })

  test('a field repeated a hundred thousand times is a list of as many', () => {
    const body = decodeForm(Array.from({ length: 100_000 }, () => ['name', 'x'] as [string, string]))
    expect(body.name).toHaveLength(100_000)
  })
})

describe('what we did not foresee', () => {
  test.each(['/test/break', '/api/test/break'])(
    'is answered with a reference, logged once, and tells nothing: %s',
    async (path) => {
      const answer = await asMember(`${path}?q=Hemligt`)
      expect(answer.status).toBe(500)
      const body = await answer.text()
      expect(served.logged).toHaveLength(1)
      const [entry] = served.logged
      expect(body).toContain(entry?.reference)
      expect(body).not.toMatch(/TypeError|cannot read|node_modules|\n\s+at /)
      expect(entry).toMatchObject({ path, problem: { kind: 'bug' } })
    },
  )
})

describe('leaving our pages', () => {
  test.each([
    '//ond.example',
    'https://ond.example',
    '/\\ond.example',
    '/\t/ond.example',
    'javascript:alert(1)',
    '/%09/x',
  ])('a preference form does not lead to %s', async (back) => {
    const answer = await postForm('/preferences', new URLSearchParams({ language: 'en', back }).toString())
    const to = answer.headers.get('location')
    if (to !== null) expect(new URL(to, served.url).origin).toBe(served.url)
    expect(answer.status).toBeLessThan(500)
  })

  test('cookies are for the server only, for our site only', async () => {
    const answer = await postForm('/preferences', new URLSearchParams({ language: 'en', back: '/' }).toString())
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i)
  })
})
