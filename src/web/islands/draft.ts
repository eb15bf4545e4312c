import { formatInstant } from '#kernel/i18n/format.ts'
import { systemClock } from '#kernel/time/clock.ts'
import {
  type Control,
  collect,
  type Draft,
  isExpired,
  isKept,
  isOurs,
  parseDraft,
  restore,
  sameEntries,
  storageKey,
} from './draft-entries.ts'
import { pageLanguage, say } from './say.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

const toControl = (field: Field): Control => ({
  name: field.name,
  type: field.type,
  value: field.value,
  checked: field instanceof HTMLInputElement && field.checked,
  secret: field.dataset.secret !== undefined,
})

function put(fields: readonly Field[], controls: readonly Control[]): void {
  fields.forEach((field, at) => {
    const control = controls[at]
    if (!control || !isKept(control)) return
    field.value = control.value
    if (field instanceof HTMLInputElement) field.checked = control.checked
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** Forgets the drafts that this page says were saved, and all that nobody came back for. */
export function forgetDone(): void {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-draft-done]'))
    localStorage.removeItem(storageKey(dataset.draftAccount ?? '', dataset.draftDone ?? ''))
  for (const key of Object.keys(localStorage).filter(isOurs)) {
    const draft = parseDraft(localStorage.getItem(key))
    if (!draft || isExpired(draft, systemClock.now())) localStorage.removeItem(key)
  }
}

/** Tells that a draft was put back, with a way to be rid of it. */
function tell(form: HTMLFormElement, draft: Draft, discard: () => void): void {
  const notice = document.createElement('div')
  notice.className = 'notice'
  notice.dataset.color = 'neutral'
  notice.setAttribute('role', 'status')
  const body = document.createElement('div')
  body.className = 'notice-body'
  const text = document.createElement('p')
  text.textContent = say('island.draft-restored', { when: formatInstant(pageLanguage(), draft.savedAt) })
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'ds-button'
  button.dataset.variant = 'secondary'
  button.textContent = say('island.draft-discard')
  button.addEventListener('click', () => {
    discard()
    text.textContent = say('island.draft-discarded')
    button.remove()
  })
  body.append(text, button)
  notice.append(body)
  form.prepend(notice)
}

/**
 * Keeps what is written in a form in this browser, so that an ended session or a lost network loses nothing. It is put back
 * the next time the form is opened, and forgotten when a page says that it was saved.
 */
export function mount(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) throw new Error('the draft island belongs on a form')
  forgetDone()
  const key = storageKey(form.dataset.draftAccount ?? '', form.dataset.draftKey ?? '')
  const fields = [...form.elements].filter(isField)
  let asServed = fields.map(toControl)

  let waiting = 0
  const keep = () => {
    window.clearTimeout(waiting)
    const entries = collect(fields.map(toControl))
    const kept = parseDraft(localStorage.getItem(key))
    // A refused form comes back as it was written: then what is kept is what is served, and still saved nowhere.
    if (kept && sameEntries(entries, kept.entries)) return
    if (sameEntries(entries, collect(asServed))) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ savedAt: systemClock.now(), entries } satisfies Draft))
  }

  const draft = parseDraft(localStorage.getItem(key))
  if (draft && !sameEntries(draft.entries, collect(asServed))) {
    put(fields, restore(asServed, draft.entries))
    tell(form, draft, () => {
      put(fields, asServed)
      keep()
    })
  }
  form.addEventListener('input', () => {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(keep, 400)
  })
  // Emptied for the next, or stored elsewhere: there is nothing to keep of it. The fields themselves are empty a moment later.
  form.addEventListener('reset', () => {
    window.clearTimeout(waiting)
    localStorage.removeItem(key)
    window.setTimeout(() => {
      asServed = fields.map(toControl)
    })
  })
  form.addEventListener('submit', keep)
  window.addEventListener('pagehide', keep)
}
