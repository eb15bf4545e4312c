/** One field's value in the order of the form; a name may come more than once. */
export type Entry = readonly [name: string, value: string]
/** What is written in a form and not saved yet, with its photos. Kept beside the reports that wait to be sent, under a name of its own. */
export type Draft = {
  /** `draftKey` of its account and form */
  readonly sending: string
  readonly account: string
  readonly savedAt: string
  readonly entries: readonly Entry[]
  readonly photos: readonly File[]
  readonly state: 'draft'
}

const daysKept = 14
const dayMs = 86_400_000

/** Under which name a form's draft lies among what the device keeps; two people at one phone never see each other's. */
export const draftKey = (account: string, form: string): string => `draft/${account}/${form}`

export const isExpired = (draft: Pick<Draft, 'savedAt'>, now: string): boolean =>
  Date.parse(now) - Date.parse(draft.savedAt) > daysKept * dayMs

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
