import { formatInstant } from '#kernel/i18n/format.ts'
import type { QueueRecord } from './queue-record.ts'
import { pageLanguage, say } from './say.ts'

type Deeds = {
  /** null where there is no form to mend it in */
  readonly mend: ((record: QueueRecord) => void) | null
  readonly remove: (record: QueueRecord) => void
}
const stateWords = {
  waiting: 'island.queue-waiting',
  sending: 'island.queue-sending',
  'signed-out': 'island.queue-signed-out',
  refused: 'island.queue-refused',
  sent: 'island.queue-sent',
} as const

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  words = '',
  data: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.textContent = words
  Object.assign(made.dataset, data)
  return made
}

function button(words: string, about: string, deed: () => void): HTMLButtonElement {
  const made = element('button', words, { variant: 'secondary' })
  made.type = 'button'
  made.className = 'ds-button'
  made.setAttribute('aria-label', `${words}: ${about}`)
  made.addEventListener('click', deed)
  return made
}

function lineOf(record: QueueRecord, deeds: Deeds): HTMLLIElement {
  const line = element('li', '', { state: record.state })
  const about = `${record.title}, ${formatInstant(pageLanguage(), record.savedAt)}`
  line.append(element('p', about), element('p', say(stateWords[record.state])))
  for (const why of record.why) line.append(element('p', why))
  if (record.state === 'signed-out') {
    const link = element('a', say('island.queue-sign-in'))
    link.href = `/sign-in?next=${encodeURIComponent('/report')}`
    line.append(link)
  }
  if (record.state === 'refused') {
    const row = element('div')
    row.className = 'button-row'
    const { mend, remove } = deeds
    if (mend) row.append(button(say('island.queue-mend'), record.title, () => mend(record)))
    row.append(button(say('island.queue-remove'), record.title, () => remove(record)))
    line.append(row)
  }
  return line
}

export type Panel = { show(records: readonly QueueRecord[]): void; tell(words: string): void }

/**
 * Draws what is kept on this device after the form, each with its state, and speaks of what changes. `tell` is for what was just
 * done; it is both seen and heard.
 */
export function openPanel(form: HTMLElement, deeds: Deeds): Panel {
  const root = element('section')
  root.className = 'queue'
  root.hidden = true
  const title = element('h2', say('island.queue-title'))
  title.className = 'ds-heading'
  title.dataset.size = 'sm'
  const list = element('ul')
  root.append(title, list)
  const said = element('p')
  said.className = 'queue-said'
  said.setAttribute('role', 'status')
  said.setAttribute('aria-live', 'polite')
  form.before(said)
  form.after(root)
  return {
    show: (records) => {
      root.hidden = records.length === 0
      list.replaceChildren(...records.map((record) => lineOf(record, deeds)))
    },
    tell: (words) => {
      said.textContent = words
      if (words !== '') said.scrollIntoView({ block: 'nearest' })
    },
  }
}
