import { scanText } from '#kernel/privacy/guard.ts'
import type { PublicPhones } from '#kernel/privacy/phone.public.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Entry } from './draft-entries.ts'
import { phonesOnPage } from './guard-phones.ts'
import { openPanel, type Panel } from './queue-panel.ts'
import {
  afterTry,
  missingIn,
  newSending,
  type Outcome,
  type QueueRecord,
  quickTimes,
  toBeSent,
} from './queue-record.ts'
import { sendRecord } from './queue-send.ts'
import { listRecords, putRecord, removeRecord, updateRecord } from './queue-store.ts'
import { say } from './say.ts'
import { keepLinkShell, keepShell } from './shell-cache.ts'

const againMs = 30_000
const isGuarded = (name: string): boolean => name === 'text' || name.startsWith('photoAlt.')

type Room = { readonly form: HTMLFormElement; readonly account: string; readonly panel: Panel }

/**
 * Saves a report on this device before it is sent, so that no network, a lost answer, a killed browser or an ended session loses it
 * or doubles it. With a network the writer notices nothing: the page after is the server's.
 */
export async function mount(form: HTMLElement): Promise<void> {
  if (!(form instanceof HTMLFormElement)) throw new Error('the queue island belongs on a form')
  // A link's form lies here without its address, and is for the one it is opened at.
  const isLink = !/^\d+$/.test(form.dataset.kept ?? '')
  const isShell = form.dataset.shell !== undefined || form.dataset.kept === ''
  if (isShell) refreshShell(form)
  const account = form.dataset.kept || window.location.pathname
  const panel = openPanel(form, {
    mend: (record) => void mend(room, record),
    remove: (record) => void removeRecord(record.sending).then(() => draw(room)),
  })
  const room: Room = { form, account, panel }
  let passing = false
  let busy = false
  form.addEventListener('submit', (event) => {
    if (passing) return
    const { submitter } = event
    // A rewritten text is the server's suggestion, and its answer comes from there.
    if (submitter instanceof HTMLButtonElement && submitter.name === 'rewrite') return
    event.preventDefault()
    if (busy) return
    busy = true
    void saveAndSend(room, submitter)
      .then((next) => {
        if (next !== 'natively') return
        passing = true
        // While a form is still telling of one submission it takes no other, and says nothing.
        window.setTimeout(() => form.requestSubmit(submitter))
      })
      .finally(() => {
        busy = false
      })
  })
  const sendSoon = () => void sendWaiting(room)
  window.addEventListener('online', sendSoon)
  window.setInterval(sendSoon, againMs)
  for (const record of await listRecords(account)) if (record.state === 'sent') await removeRecord(record.sending)
  await draw(room)
  if (isShell) panel.tell(say('island.queue-offline'))
  else void (isLink ? keepLinkShell(account) : keepShell()).catch(noteUnkept)
  sendSoon()
}

/** Without a kept form there is no opening it offline; everything else works, so the reader is not troubled. */
const noteUnkept = (error: unknown): void => console.warn('the report form was not kept on this device', error)

const draw = async ({ account, panel }: Room): Promise<void> => panel.show(await listRecords(account))

/** What a form that was kept since another day says of now, today and yesterday; and an id that nobody has used. */
function refreshShell(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('[name="sending"], [name="sitting"]'))
    field.value = field.defaultValue = newSending()
  const times = quickTimes(systemClock.now())
  const choices = [...form.querySelectorAll<HTMLInputElement>('[name="quick"]')]
  times.forEach((time, at) => {
    const choice = choices[at]
    if (!choice) return
    choice.value = time
    const words = choice.parentElement?.querySelector('span')
    if (at === 0 && words) words.textContent = say('island.queue-now', { time: time.slice(11).replace(':', '.') })
  })
}

const titleOf = (form: HTMLFormElement): string => {
  const chosen = ['otherCategory', 'category', 'area'].flatMap((name) => {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement && field.value !== '') return [field.selectedOptions[0]?.text.trim() ?? '']
    const tile = form.querySelector(`input[name="${name}"]:checked:not([value="other"])`)
    return tile ? [tile.parentElement?.textContent?.trim() ?? ''] : []
  })
  return chosen.join(', ')
}

/** Saves what the form says, tries to send it, and tells whether the form is to be sent natively instead, for the server to answer. */
async function saveAndSend(room: Room, submitter: HTMLElement | null): Promise<'natively' | 'done'> {
  const { form, account, panel } = room
  const written = [...new FormData(form, submitter instanceof HTMLButtonElement ? submitter : null)]
  const entries = written.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const stopped = whyNotKept(entries, phonesOnPage(form))
  if (stopped !== null) {
    // With a network the server says it better, beside the field.
    if (navigator.onLine) return 'natively'
    panel.tell(stopped)
    return 'done'
  }
  const record: QueueRecord = {
    sending: entries.find(([name]) => name === 'sending')?.[1] ?? newSending(),
    account,
    action: new URL(form.action).pathname,
    savedAt: systemClock.now(),
    title: titleOf(form),
    entries,
    photos: written.flatMap(([name, value]) =>
      name === 'photos' && value instanceof File && value.size > 0 ? [value] : [],
    ),
    state: 'sending',
    why: [],
  }
  await putRecord(record)
  panel.tell(say('island.queue-sending'))
  return settle(room, record, await sendRecord(record))
}

/** The privacy guard has its say before anything is kept here; and what lacks what, where or when is no report yet. */
function whyNotKept(entries: readonly Entry[], allowed: PublicPhones | null): string | null {
  if (entries.some(([name, value]) => isGuarded(name) && scanText(value, allowed ?? undefined).length > 0))
    return say('island.queue-guard')
  const missing = missingIn(entries).map((field) => say(`island.queue-missing-${field}`))
  return missing.length > 0 ? say('island.queue-missing', { fields: missing.join(', ') }) : null
}

async function settle(room: Room, record: QueueRecord, outcome: Outcome): Promise<'natively' | 'done'> {
  const { form, panel } = room
  if (outcome.kind === 'sent') {
    await removeRecord(record.sending)
    forgetDraft(form)
    window.location.assign(outcome.to)
    return 'done'
  }
  if (outcome.kind === 'refused') {
    await removeRecord(record.sending)
    return 'natively'
  }
  await updateRecord(afterTry(record, outcome))
  beginAnew(form)
  await draw(room)
  panel.tell(say(outcome.kind === 'signed-out' ? 'island.queue-signed-out' : 'island.queue-saved'))
  return 'done'
}

/** Draft and form are empty again, ready for the next: the area stays, since the next is often about the same. */
function beginAnew(form: HTMLFormElement): void {
  const area = form.querySelector<HTMLSelectElement>('[name="area"]')
  const chosen = area?.value ?? ''
  const sending = form.querySelector<HTMLInputElement>('[name="sending"]')
  if (sending) sending.defaultValue = newSending()
  // What is served as chosen survives the emptying.
  for (const option of area?.options ?? []) option.defaultSelected = option.value === chosen
  form.reset()
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, [name^="photoAlt."]'))
    field.value = ''
  area?.dispatchEvent(new Event('change', { bubbles: true }))
}

const forgetDraft = (form: HTMLFormElement): void => {
  form.dispatchEvent(new Event('reset'))
}

/** Puts a refused report back into the form, to be mended and saved again under an id of its own. */
async function mend({ form, account, panel }: Room, record: QueueRecord): Promise<void> {
  for (const field of form.elements) {
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)
    )
      continue
    const values = record.entries.flatMap(([name, value]) => (name === field.name ? [value] : []))
    if (field.name === 'sending' || field.type === 'hidden') continue
    if (field instanceof HTMLInputElement && field.type === 'file') {
      const files = new DataTransfer()
      for (const photo of record.photos) files.items.add(photo)
      field.files = files.files
    } else if (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type))
      field.checked = values.includes(field.value)
    else field.value = values[0] ?? ''
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  await removeRecord(record.sending)
  await draw({ form, account, panel })
  panel.tell(say('island.queue-mending'))
  form.querySelector<HTMLElement>('textarea')?.focus()
}

/** Tries all that waits, one at a time, in one tab at a time; without a way to take turns the server tells the doubles. */
async function sendWaiting(room: Room): Promise<void> {
  const work = async () => {
    for (const record of toBeSent(await listRecords(room.account))) {
      const outcome = await sendRecord(record)
      await updateRecord(afterTry(record, outcome))
      await draw(room)
      if (outcome.kind === 'unreachable' || outcome.kind === 'signed-out') return
      room.panel.tell(say(outcome.kind === 'sent' ? 'island.queue-sent-now' : 'island.queue-refused-now'))
    }
  }
  if (!navigator.onLine) return
  if ('locks' in navigator)
    await navigator.locks.request('samsyn-queue', { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
  else await work()
}
