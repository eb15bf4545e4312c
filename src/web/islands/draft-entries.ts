/** One field's value in the order of the form; a name may come more than once. */
export type Entry = readonly [name: string, value: string]
export type Draft = { readonly savedAt: string; readonly entries: readonly Entry[] }

const prefix = 'samsyn-draft/'
const daysKept = 14
const dayMs = 86_400_000

/** Two people at one computer never see each other's drafts. */
export const storageKey = (account: string, form: string): string => `${prefix}${account}/${form}`
export const isOurs = (key: string): boolean => key.startsWith(prefix)

export const isExpired = (draft: Draft, now: string): boolean =>
  Date.parse(now) - Date.parse(draft.savedAt) > daysKept * dayMs

const isEntry = (entry: unknown): entry is Entry =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string'

/** Reads what was stored; null when there is nothing, or nothing that this version can read. */
export function parseDraft(stored: string | null): Draft | null {
  const value: unknown = JSON.parse(stored ?? 'null')
  if (typeof value !== 'object' || value === null || !('savedAt' in value) || !('entries' in value)) return null
  const { savedAt, entries } = value
  if (typeof savedAt !== 'string' || !Array.isArray(entries) || !entries.every(isEntry)) return null
  return { savedAt, entries }
}

/** A control of a form as far as drafts are concerned. */
export type Control = {
  readonly name: string
  readonly type: string
  readonly value: string
  readonly checked: boolean
  /** marked `data-secret` */
  readonly secret: boolean
}

// What the server put there (hidden), what is secret, and what a script may not set.
const neverKept = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image'])
const isBox = (type: string): boolean => type === 'checkbox' || type === 'radio'

export const isKept = ({ name, type, secret }: Control): boolean => name !== '' && !secret && !neverKept.has(type)

/** What is written in a form, without what is never kept. */
export const collect = (controls: readonly Control[]): readonly Entry[] =>
  controls
    .filter((control) => isKept(control) && (!isBox(control.type) || control.checked))
    .map(({ name, value }): Entry => [name, value])

/** How the controls must stand for the form to say what the draft says. Fields the draft does not know stay as served. */
export function restore(controls: readonly Control[], entries: readonly Entry[]): readonly Control[] {
  const left = new Map<string, string[]>()
  for (const [name, value] of entries) left.set(name, [...(left.get(name) ?? []), value])
  return controls.map((control) => {
    if (!isKept(control)) return control
    if (isBox(control.type)) return { ...control, checked: (left.get(control.name) ?? []).includes(control.value) }
    return { ...control, value: left.get(control.name)?.shift() ?? control.value }
  })
}

export const sameEntries = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every(([name, value], at) => name === b[at]?.[0] && value === b[at]?.[1])
