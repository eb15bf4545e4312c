import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie, setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AnyAction, House } from '../action/perform.ts'
import { inMunicipality } from '../db/tenancy.ts'
import { Problem } from '../errors/problem.ts'
import type { Language } from '../i18n/texts.ts'
import { isPublic } from './public-surface.ts'
import {
  decodeForm,
  emptyForm,
  type FormBody,
  type FormState,
  type PageRequest,
  type Theme,
  themes,
} from './request.ts'
import type { Cookie, FileRoute, FormRoute, PageProps, PageRoute, Route } from './route.ts'
import { isSameOrigin, ownOrigin, securityHeaders } from './security.ts'
import { browserCookie, languageOf, senderOf } from './session.ts'
import { statusOf } from './status.ts'

/** A built file; `packed` is the same under brotli, for what is worth it. */
export type Asset = {
  readonly body: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer> | null
  readonly type: string
  readonly immutable: boolean
}

export type ServerOptions = {
  readonly house: House
  readonly routes: readonly Route[]
  readonly actions: readonly AnyAction[]
  /** Draws a page or an error page as a whole HTML document; only the composition root knows how. */
  readonly drawPage: (route: PageRoute, props: PageProps) => string
  readonly drawProblem: (problem: Problem, reference: string, request: PageRequest) => string
  /** What a problem says in words, and beside which field, for a script that shows it by itself. */
  readonly sayProblem: (problem: Problem, language: Language) => readonly { path: string; text: string }[]
  readonly findAsset: (path: string) => Promise<Asset | null>
  readonly behindProxy: boolean
  readonly logProblem: (entry: { reference: string; path: string; problem: Problem }) => void
}
type Variables = { pageRequest: PageRequest; reference: string }
type Env = { Variables: Variables }

/** Where somebody whose role asks for a second step sets one up; nothing else is open to her until then. */
const securePath = '/me/security'
/** A phone on a bad line loads a page in a third of the bytes. Files that are packed already go as they are. */
const compressPages = compress({ encoding: 'gzip' })

export const themeCookie = 'samsyn_theme'

/** Builds the server from the lists of routes and actions. What is not in a list does not exist. */
export function createServer(options: ServerOptions): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('reference', randomUUID().slice(0, 8))
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value)
    if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store')
  })
  app.use(compressPages)
  for (const path of ['/assets/*', '/service-worker.js', '/manifest.webmanifest'])
    app.get(path, (c) => serveAsset(c, options))
  app.use(async (c, next) => {
    c.set('pageRequest', await readRequest(c, options))
    if (!['GET', 'HEAD'].includes(c.req.method)) refuseForeign(c, options)
    await next()
  })
  for (const route of options.routes) mount(app, options, route)
  for (const act of options.actions) if (act.api) mountApi(app, options, act)
  app.notFound((c) => answerProblem(c, options, new Problem('not-found', 'problem.not-found')))
  app.onError((error, c) =>
    answerProblem(c, options, error instanceof Problem ? error : new Problem('bug', 'problem.bug', { cause: error })),
  )
  return app
}

async function readRequest(c: Context<Env>, options: ServerOptions): Promise<PageRequest> {
  const { actor, unread } = await senderOf(c, options.house)
  const url = new URL(c.req.url)
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name).filter((value) => value !== '')
    if (values.length > 0)
      Object.defineProperty(query, name, { value: values.length === 1 ? values[0] : values, enumerable: true })
  }
  const theme = getCookie(c, themeCookie)
  const forwarded = options.behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return {
    path: url.pathname,
    params: {},
    query,
    actor,
    unread,
    language: actor.kind === 'person' ? actor.language : languageOf(c),
    theme: themes.find((known) => known === theme) ?? ('auto' satisfies Theme),
    source: forwarded ?? socket?.remoteAddress ?? 'unknown',
    device: c.req.header('user-agent') ?? '',
    browser: getCookie(c, browserCookie) ?? '',
    origin: ownOrigin(c, options.behindProxy),
  }
}

function refuseForeign(c: Context<Env>, options: ServerOptions): void {
  const headers = { secFetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin') }
  if (!isSameOrigin(headers, ownOrigin(c, options.behindProxy))) throw new Problem('forbidden', 'problem.foreign-form')
}

/** A redirect that also says where it leads, for whoever does not follow by herself (RFC 9110, 15.4). */
function leadTo(c: Context<Env>, address: string): Response {
  return c.html(`<!doctype html><title>Samsyn</title><p><a href="${address}">Samsyn</a></p>`, 303, {
    Location: address,
  })
}

function mount(app: Hono<Env>, options: ServerOptions, route: Route): void {
  const open = isPublic(route)
  const guarded = async (c: Context<Env>, answer: (request: PageRequest) => Promise<Response>) => {
    const request = { ...c.get('pageRequest'), params: c.req.param() as Record<string, string> }
    if (!open && request.actor.kind !== 'person') {
      if (route.kind === 'page') return leadTo(c, `/sign-in?next=${encodeURIComponent(c.req.path)}`)
      throw await signedOut(c, route)
    }
    // The pipeline refuses all else; a page is led to where the second step is made.
    if (request.actor.limit?.kind === 'unsecured' && route.kind === 'page' && !route.path.startsWith(securePath))
      return leadTo(c, securePath)
    return answer(request)
  }
  switch (route.kind) {
    case 'page':
      app.get(route.path, (c) => guarded(c, (request) => showPage(c, options, route, { request, form: emptyForm })))
      return
    case 'file':
      app.get(route.path, (c) => guarded(c, (request) => sendFile(c, options, route, request)))
      return
    case 'form': {
      app.post(route.path, limitBody(route.bodyLimit), (c) =>
        guarded(c, (request) => receiveForm(c, options, route, request)),
      )
      return
    }
    default:
      route satisfies never
  }
}

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () =>
      Promise.reject(
        new Problem('invalid', 'problem.body-too-large', { params: { limit: Math.floor(maxSize / 1_000_000) } }),
      ),
  })

/**
 * A form that came without a session: back to its page after signing in, where the browser has kept what was written. For a
 * browser without script the words come back with the answer, so that they can be copied.
 */
async function signedOut(c: Context<Env>, route: FormRoute | FileRoute): Promise<Problem> {
  if (route.kind === 'file')
    return new Problem('unauthenticated', 'denied.signed-out', { params: { next: c.req.path } })
  const next = route.again.path.replace(/:(\w+)/g, (_, name: string) => c.req.param(name) ?? '')
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(c.req.header('content-type') ?? '')
  const body = isForm ? [...(await readForm(c))] : []
  const written = body.flatMap(([name, value]) =>
    route.words.includes(name) && typeof value === 'string' ? [value] : [],
  )
  return new Problem('unauthenticated', 'denied.signed-out', { params: { next, written: written.join('\n\n') } })
}

type Showing = { readonly request: PageRequest; readonly form: FormState }

async function showPage(
  c: Context<Env>,
  options: ServerOptions,
  route: PageRoute,
  { request, form }: Showing,
): Promise<Response> {
  const { house } = options
  const acting = route.actorFor ? { ...request, actor: route.actorFor(request) } : request
  const answers = await inMunicipality(house.pool, acting.actor.municipality, async (db) => {
    const found: Record<string, unknown> = {}
    for (const [name, reading] of Object.entries(route.reads)) found[name] = await reading.perform(db, house, acting)
    return found
  })
  const status: ContentfulStatusCode = form.problem ? statusOf[form.problem.kind] : 200
  return c.html(options.drawPage(route, { answers: answers as PageProps['answers'], request, form }), status)
}

async function receiveForm(
  c: Context<Env>,
  options: ServerOptions,
  route: FormRoute,
  request: PageRequest,
): Promise<Response> {
  refuseOtherAccount(c, request)
  const body = decodeForm((await readForm(c)).entries())
  const acting = route.actorFor ? { ...request, actor: route.actorFor(request, body) } : request
  const { house } = options
  try {
    const answer = await inMunicipality(house.pool, acting.actor.municipality, (db) =>
      route.perform(db, house, acting, body),
    )
    const outcome = route.done(answer, acting, body)
    if ('problem' in outcome) throw outcome.problem
    if (wantsJson(c) && 'redirect' in outcome) return c.json({ to: outcome.redirect })
    for (const cookie of outcome.cookies ?? []) writeCookie(c, cookie, request.origin.startsWith('https:'))
    if ('show' in outcome) {
      const { page, request: seen, result } = outcome.show
      return showPage(c, options, page, { request: seen, form: { ...emptyForm, result } })
    }
    return c.redirect(outcome.redirect, 303)
  } catch (error) {
    if (wantsJson(c) || !(error instanceof Problem) || error.kind === 'not-found' || error.kind === 'bug') throw error
    const form: FormState = { values: body, issues: error.issues, problem: error }
    return showPage(c, options, route.again, { request: route.againParams(request, body), form })
  }
}

/** A script that sends a form by itself, from a queue on a phone, asks for the answer in words it can show. */
const wantsJson = (c: Context<Env>): boolean => c.req.header('accept') === 'application/json'

/** What was written as one account must not be sent as another that has signed in on the same device meanwhile. */
function refuseOtherAccount(c: Context<Env>, { actor }: PageRequest): void {
  const meant = c.req.header('samsyn-account')
  if (meant !== undefined && meant !== String(actor.accountId))
    throw new Problem('unauthenticated', 'denied.signed-out')
}

async function readForm(c: Context<Env>): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('invalid', 'problem.not-a-form', { cause })
  }
}

function writeCookie(c: Context<Env>, cookie: Cookie, secure: boolean): void {
  setCookie(c, cookie.name, cookie.value, {
    httpOnly: cookie.httpOnly,
    sameSite: 'Lax',
    secure,
    path: '/',
    maxAge: cookie.maxAgeSeconds,
  })
}

async function sendFile(
  c: Context<Env>,
  options: ServerOptions,
  route: FileRoute,
  request: PageRequest,
): Promise<Response> {
  const { house } = options
  const answer = await inMunicipality(house.pool, request.actor.municipality, (db) => route.perform(db, house, request))
  const { body, type, fileName } = await route.respond(answer, request)
  const disposition = fileName === null ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`
  return c.body(body as Uint8Array<ArrayBuffer> | string | ReadableStream, 200, {
    'Content-Type': type,
    'Content-Disposition': disposition,
  })
}

/** The programming interface: the same actions, JSON in and out. */
function mountApi(app: Hono<Env>, options: ServerOptions, act: AnyAction): void {
  const [method = 'GET', path = ''] = act.http.split(' ')
  app.on(method, `/api${path}`, limitBody(1_000_000), async (c) => {
    const request = c.get('pageRequest')
    if (request.actor.kind !== 'person') throw new Problem('unauthenticated', 'denied.signed-out')
    const body: FormBody = method === 'POST' ? await readJson(c) : request.query
    return c.json(await act.perform(options.house, request.actor, { ...body, ...c.req.param() }))
  })
}

const deepestJson = 20

/** What follows a value down by recursion must not be led deeper than the stack goes. */
function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1))
}

async function readJson(c: Context<Env>): Promise<FormBody> {
  const text = await c.req.text()
  try {
    const read: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof read !== 'object' || read === null || Array.isArray(read) || isTooDeep(read, deepestJson))
      throw new SyntaxError('not an object of ordinary depth')
    return read as FormBody
  } catch (cause) {
    throw new Problem('invalid', 'problem.not-json', { cause })
  }
}

function answerProblem(c: Context<Env>, options: ServerOptions, problem: Problem): Response {
  const reference = c.get('reference')
  const status = statusOf[problem.kind]
  if (status >= 500) options.logProblem({ reference, path: c.req.path, problem })
  const request = c.get('pageRequest') as PageRequest | undefined
  const { kind, code, params, issues } = problem
  if (c.req.path.startsWith('/api/') || wantsJson(c) || !request) {
    const texts = request && wantsJson(c) ? options.sayProblem(problem, request.language) : undefined
    return c.body(
      JSON.stringify({ type: `/problems/${kind}`, status, code, params, issues, reference, texts }),
      status,
      {
        'Content-Type': 'application/problem+json',
      },
    )
  }
  return c.html(options.drawProblem(problem, reference, request), status)
}

async function serveAsset(c: Context<Env>, options: ServerOptions): Promise<Response> {
  const asset = await options.findAsset(c.req.path)
  if (!asset) return c.notFound()
  const packed = asset.packed && c.req.header('accept-encoding')?.includes('br') ? asset.packed : null
  return c.body(packed ?? asset.body, 200, {
    'Content-Type': asset.type,
    'Cache-Control': asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(asset.packed && { Vary: 'Accept-Encoding' }),
    ...(packed && { 'Content-Encoding': 'br' }),
  })
}
