import type { Action } from '../action/action.ts'
import { type Answer, type House, performIn } from '../action/perform.ts'
import type { Actor } from '../auth/actor.ts'
import type { Db } from '../db/connect.ts'
import type { Problem } from '../errors/problem.ts'
import type { FormBody, FormState, PageRequest } from './request.ts'

/** One reading of a page: an action with its input taken from the address. Generics are closed over, so that routes are plain values. */
export type Read<Output> = {
  readonly name: string
  readonly perform: (db: Db, house: House, request: PageRequest) => Promise<Answer<Output>>
}
export const read = <Input, Target, Output>(
  act: Action<Input, Target, Output>,
  toInput: (request: PageRequest) => unknown = (request) => ({ ...request.query, ...request.params }),
): Read<Output> => ({
  name: act.name,
  perform: (db, house, request) => performIn(db, house, request.actor, act, toInput(request)),
})

export type Reads = Readonly<Record<string, Read<unknown>>>
export type Answers<R extends Reads> = {
  readonly [K in keyof R]: R[K] extends Read<infer Output> ? Answer<Output> : never
}

/** What a page component gets. Each answer carries `data` and `can`. */
export type PageProps<R extends Reads = Reads> = {
  readonly answers: Answers<R>
  readonly request: PageRequest
  readonly form: FormState
}
type Access = 'signed-in' | 'public'

export type PageRoute = {
  readonly kind: 'page'
  readonly path: string
  readonly access: Access
  readonly reads: Reads
  readonly actorFor: ((request: PageRequest) => Actor) | null
  readonly title: (props: PageProps) => string
  /** A component; only the composition root knows how it is drawn. */
  readonly view: (props: PageProps) => unknown
}

/** Declares a page: its address, what it reads (in one transaction), its title and its component. */
export function page<const R extends Reads>(definition: {
  readonly path: string
  readonly access?: Access
  readonly reads: R
  /** Who reads, when that is not the sender of the request: somebody without a session in the municipality of the address. */
  readonly actorFor?: (request: PageRequest) => Actor
  readonly title: (props: PageProps<R>) => string
  readonly view: (props: PageProps<R>) => unknown
}): PageRoute {
  // The reads' types are checked at the call; past this door routes are a plain list.
  return { access: 'signed-in', actorFor: null, ...definition, kind: 'page' } as unknown as PageRoute
}

export type Cookie = {
  readonly name: string
  readonly value: string
  readonly maxAgeSeconds: number
  readonly httpOnly: boolean
}
export type Outcome =
  | { readonly redirect: string; readonly cookies?: readonly Cookie[] }
  | { readonly problem: Problem }
  | {
      /** The answer itself is a page: for what must be seen once and never stand in an address. */
      readonly show: { readonly page: PageRoute; readonly request: PageRequest; readonly result: unknown }
      readonly cookies?: readonly Cookie[]
    }

export type FormRoute = {
  readonly kind: 'form'
  readonly path: string
  readonly access: Access
  readonly name: string
  readonly bodyLimit: number
  /** Fields whose words are given back when the session had ended, so that they can be copied; never a secret one. */
  readonly words: readonly string[]
  readonly actorFor: ((request: PageRequest, body: FormBody) => Actor) | null
  readonly perform: (db: Db, house: House, request: PageRequest, body: FormBody) => Promise<Answer<unknown>>
  readonly done: (answer: Answer<unknown>, request: PageRequest, body: FormBody) => Outcome
  /** The page that is shown again, with what was written and what was wrong. */
  readonly again: PageRoute
  readonly againParams: (request: PageRequest, body: FormBody) => PageRequest
}

/** Declares a form's receiver: POST to `path` performs the action, then redirects, or shows `again` with the errors. */
export function form<Input, Target, Output>(definition: {
  readonly path: string
  readonly access?: Access
  readonly action: Action<Input, Target, Output>
  readonly again: PageRoute
  readonly input?: (request: PageRequest, body: FormBody) => unknown
  readonly done: (answer: Answer<Output>, request: PageRequest, body: FormBody) => Outcome | string
  readonly bodyLimit?: number
  readonly words?: readonly string[]
  /** Who acts, when that is not the sender of the request: whoever signs in does so as nobody, in the municipality she names. */
  readonly actorFor?: (request: PageRequest, body: FormBody) => Actor
  readonly againParams?: (request: PageRequest, body: FormBody) => PageRequest
}): FormRoute {
  const { action: act, done } = definition
  const toInput = definition.input ?? ((request: PageRequest, body: FormBody) => ({ ...body, ...request.params }))
  return {
    kind: 'form',
    path: definition.path,
    access: definition.access ?? 'signed-in',
    name: act.name,
    bodyLimit: definition.bodyLimit ?? 1_000_000,
    words: definition.words ?? [],
    actorFor: definition.actorFor ?? null,
    perform: (db, house, request, body) => performIn(db, house, request.actor, act, toInput(request, body)),
    done: (answer, request, body) => {
      const outcome = done(answer as Answer<Output>, request, body)
      return typeof outcome === 'string' ? { redirect: outcome } : outcome
    },
    again: definition.again,
    againParams: definition.againParams ?? ((request) => request),
  }
}

export type FileAnswer = {
  readonly body: Uint8Array | string | ReadableStream
  readonly type: string
  readonly fileName: string | null
}
export type FileRoute = {
  readonly kind: 'file'
  readonly path: string
  readonly access: Access
  readonly name: string
  readonly perform: (db: Db, house: House, request: PageRequest) => Promise<Answer<unknown>>
  readonly respond: (answer: Answer<unknown>, request: PageRequest) => Promise<FileAnswer> | FileAnswer
}

/** Declares a download: reads through an action and answers with a file. */
export function file<Output>(definition: {
  readonly path: string
  readonly access?: Access
  readonly read: Read<Output>
  readonly respond: (answer: Answer<Output>, request: PageRequest) => Promise<FileAnswer> | FileAnswer
}): FileRoute {
  const { read: reading, respond } = definition
  return {
    kind: 'file',
    path: definition.path,
    access: definition.access ?? 'signed-in',
    name: reading.name,
    perform: reading.perform,
    respond: (answer, request) => respond(answer as Answer<Output>, request),
  }
}

export type Route = PageRoute | FormRoute | FileRoute
