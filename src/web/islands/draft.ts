import { formatInstant } from '#kernel/i18n/format.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { type Control, collect, type Draft, draftKey, isKept, restore, sameEntries } from './draft-entries.ts'
import { findDraft, forgetOldDrafts, putRecord, removeRecord } from './queue-store.ts'
import { pageLanguage, say } from './say.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (element: Element): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
const isFiles = (field: Field): field is HTMLInputElement => field.type === 'file'

const toControl = (field: Field): Control => ({
  name: field.name,
  type: field.type,
  value: field.value,
  checked: field instanceof HTMLInputElement && field.checked,
  secret: field.dataset.secret !== undefined,
})

const told = (field: Field) => field.dispatchEvent(new Event('input', { bubbles: true }))

function put(fields: readonly Field[], controls: readonly Control[]): void {
  fields.forEach((field, at) => {
    const control = controls[at]
    if (!control || !isKept(control)) return
    field.value = control.value
    if (field instanceof HTMLInputElement) field.checked = control.checked
    told(field)
    // What follows a choice, such as the places of an area, listens for it.
    if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

const photosIn = (fields: readonly Field[]): readonly File[] =>
  fields.filter(isFiles).flatMap(({ files }) => [...(files ?? [])])

function putPhotos(fields: readonly Field[], photos: readonly File[]): void {
  const field = fields.find(isFiles)
  if (!field) return
  const files = new DataTransfer()
  for (const photo of photos) files.items.add(photo)
  field.files = files.files
  told(field)
}

/** A form that lies on the device for a link says in its address only whose it is. */
const keyOf = (account: string | undefined, form: string | undefined): string =>
  draftKey(account || window.location.pathname, form ?? '')

/** Forgets the drafts that this page says were saved, and all that nobody came back for. */
export async function forgetDone(): Promise<void> {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-draft-done]'))
    await removeRecord(keyOf(dataset.draftAccount, dataset.draftDone))
  await forgetOldDrafts(systemClock.now())
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
 * Keeps what is written in a form, and its photos, on this device, so that an ended session, a lost network or a killed browser
 * loses nothing. It is put back the next time the form is opened, and forgotten when a page says that it was saved.
 */
export async function mount(form: HTMLElement): Promise<void> {
  if (!(form instanceof HTMLFormElement)) throw new Error('the draft island belongs on a form')
  const { draftAccount, draftKey: name } = form.dataset
  const key = keyOf(draftAccount, name)
  const fields = [...form.elements].filter(isField)
  let asServed = fields.map(toControl)
  let photosServed: readonly File[] = []
  await forgetDone()
  let kept = await findDraft(key)

  let waiting = 0
  const drop = () => {
    kept = null
    void removeRecord(key)
  }
  const keep = () => {
    window.clearTimeout(waiting)
    const [entries, photos] = [collect(fields.map(toControl)), photosIn(fields)]
    // A refused form comes back as it was written: then what is kept is what is served, and still saved nowhere.
    if (kept && sameEntries(entries, kept.entries) && samePhotos(photos, kept.photos)) return
    if (samePhotos(photos, photosServed) && sameEntries(entries, collect(asServed))) {
      if (kept) drop()
      return
    }
    const account = draftAccount || window.location.pathname
    kept = { sending: key, account, savedAt: systemClock.now(), entries, photos, state: 'draft' }
    void putRecord(kept)
  }

  if (kept && (kept.photos.length > 0 || !sameEntries(kept.entries, collect(asServed)))) {
    const draft = kept
    putPhotos(fields, draft.photos)
    put(fields, restore(asServed, draft.entries))
    tell(form, draft, () => {
      put(fields, asServed)
      putPhotos(fields, [])
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
    drop()
    window.setTimeout(() => {
      asServed = fields.map(toControl)
      photosServed = photosIn(fields)
    })
  })
  form.addEventListener('submit', keep)
  // A phone that puts the page away may never say that it has closed it.
  document.addEventListener('visibilitychange', keep)
  window.addEventListener('pagehide', keep)
}

const samePhotos = (a: readonly File[], b: readonly File[]): boolean =>
  a.length === b.length && a.every(({ name, size }, at) => name === b[at]?.name && size === b[at]?.size)
