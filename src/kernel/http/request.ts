import type { Actor } from '../auth/actor.ts'
import type { FieldIssue, Problem } from '../errors/problem.ts'
import type { Language } from '../i18n/texts.ts'

/** What a route may know of the request: where, by whom, and what was sent. */
export type PageRequest = {
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | readonly string[]>>
  readonly actor: Actor
  /** the actor's letters that she has not read */
  readonly unread: number
  readonly language: Language
  readonly theme: Theme
  /** the sender's address, for limits on guessing */
  readonly source: string
  readonly device: string
  /** the secret by which this browser is known to have been signed in before; empty when it is not */
  readonly browser: string
  readonly origin: string
}
export const themes = ['auto', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]
export type FormBody = Readonly<Record<string, unknown>>

/** A form as it came back: what was written, what was wrong, and the problem as a whole. Empty on the first showing. */
export type FormState = {
  readonly values: FormBody
  readonly issues: readonly FieldIssue[]
  readonly problem: Problem | null
  /** What a form answered that may be shown once and never stand in an address, such as a new link. */
  readonly result?: unknown
}
export const emptyForm: FormState = { values: {}, issues: [], problem: null }

const deepest = 8

/**
 * Reads `a.0.b=1` as `{ a: [{ b: '1' }] }`. Empty fields are left out, repeated ones become lists, files stay files.
 */
export function decodeForm(entries: Iterable<[string, unknown]>): FormBody {
  const root: Record<string, unknown> = {}
  for (const [name, value] of entries) {
    if (value === '' || (value instanceof File && value.size === 0 && value.name === '')) continue
    const path = name.split('.')
    // A name that goes deeper than any form of ours is kept as it is, and refused as an unknown field.
    place(root, path.length > deepest ? [name] : path, value)
  }
  return toLists(root) as FormBody
}

function place(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = root
  for (const step of path.slice(0, -1)) {
    const next = Object.hasOwn(at, step) ? at[step] : undefined
    const child = typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : {}
    Object.defineProperty(at, step, { value: child, enumerable: true, configurable: true, writable: true })
    at = child
  }
  const last = path.at(-1) ?? ''
  const known = Object.hasOwn(at, last) ? at[last] : undefined
  if (Array.isArray(known)) {
    known.push(value)
    return
  }
  const merged = known === undefined ? value : [known, value]
  Object.defineProperty(at, last, { value: merged, enumerable: true, configurable: true, writable: true })
}

function toLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof File) return value
  if (Array.isArray(value)) return value
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key)))
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => toLists(inner))
  return Object.fromEntries(entries.map(([key, inner]) => [key, toLists(inner)]))
}
