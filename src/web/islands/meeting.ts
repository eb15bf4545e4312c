import { systemClock } from '#kernel/time/clock.ts'
import { minutesText, paceOf } from './meeting-pace.ts'
import {
  enqueue,
  newEntry,
  nextToSend,
  outcomeOf,
  parseQueue,
  queueKey,
  refuse,
  type Sending,
  without,
} from './meeting-queue.ts'
import { say } from './say.ts'

const tick = 1000
const retry = 5000

const secondsSince = (instant: string): number =>
  Math.max(0, Math.floor((Date.parse(systemClock.now()) - Date.parse(instant)) / 1000))
const all = (root: ParentNode, selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)]

type Written = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const isField = (element: Element): element is Written =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
const isTicked = (field: Written): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')

/** Whether something else than what was served stands in it. */
function isTouched(field: Written): boolean {
  if (field.type === 'hidden') return false
  if (isTicked(field)) return field.checked !== field.defaultChecked
  if (field instanceof HTMLSelectElement) return [...field.options].some((one) => one.selected !== one.defaultSelected)
  return field.value !== field.defaultValue
}
const fieldsOf = (root: ParentNode): Written[] => [...root.querySelectorAll('input, textarea, select')].filter(isField)

const foldsOf = (screen: ParentNode, queue: string): HTMLDetailsElement[] =>
  [...screen.querySelectorAll('details')].filter(
    (fold) => !fold.querySelector(`form[data-queue="${CSS.escape(queue)}"]`),
  )
const nameOf = (fold: HTMLDetailsElement): string => fold.querySelector('summary')?.dataset.shortcut ?? fold.innerText

/** Where somebody is writing in another form than the one that was sent: she goes on there, in what she had opened. */
function keepPlace(screen: HTMLElement, queue: string): () => void {
  const open = foldsOf(screen, queue).flatMap((fold) => (fold.open ? [nameOf(fold)] : []))
  const at = document.activeElement
  const field = at && screen.contains(at) && isField(at) && at.form?.dataset.queue !== queue ? at : null
  const caret = field instanceof HTMLSelectElement || !field || isTicked(field) ? null : field.selectionStart
  const hadFocus = screen.contains(at)
  return () => {
    for (const fold of foldsOf(screen, queue)) if (open.includes(nameOf(fold))) fold.open = true
    const again = field && document.getElementById(field.id)
    if (again && isField(again)) {
      again.focus({ preventScroll: true })
      if (caret !== null && !(again instanceof HTMLSelectElement)) again.setSelectionRange(caret, caret)
    } else if (hadFocus) screen.focus({ preventScroll: true })
  }
}

/** What has been written in the screen's other forms than the one that was sent; put back when the screen is drawn anew. */
function keepWritten(screen: HTMLElement, queue: string): () => void {
  const kept = fieldsOf(screen)
    .filter((field) => field.form?.dataset.queue !== queue && isTouched(field))
    .map((field) => ({ id: field.id, value: field.value, checked: isTicked(field) && field.checked }))
  return () => {
    for (const { id, value, checked } of kept) {
      const field = document.getElementById(id)
      if (!field || !isField(field)) continue
      if (isTicked(field)) field.checked = checked
      else field.value = value
    }
  }
}

/**
 * Meeting mode: one screen at a time, clocks, and a queue in the browser. What is decided while the network is away is kept here,
 * shown, and sent when it is back; what the server then refuses is shown with what stands there now. Without this the same forms
 * stand under each other and are sent one by one.
 */
export function mount(root: HTMLElement): void {
  const { week = '', account = '', started = '', planned = '30' } = root.dataset
  const key = queueKey(account, week)
  const status = root.querySelector<HTMLElement>('[data-meeting-queue]')
  const screens = () => all(root, '[data-screen]')
  const read = () => parseQueue(localStorage.getItem(key))
  const write = (waiting: readonly Sending[]) => {
    if (waiting.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(waiting))
    tell()
  }

  const shown = () => screens().find(({ id }) => `#${id}` === location.hash) ?? screens()[0]
  const show = () => {
    const now = shown()
    for (const screen of screens()) screen.toggleAttribute('data-shown', screen === now)
    for (const link of all(root, '[data-meeting-steps] a'))
      if (link.getAttribute('href') === `#${now?.id}`) link.setAttribute('aria-current', 'step')
      else link.removeAttribute('aria-current')
    now?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }

  const tell = () => {
    const waiting = read()
    if (!status) return
    status.replaceChildren()
    if (waiting.length === 0) return
    const line = document.createElement('p')
    const left = waiting.filter(({ state }) => state === 'waiting').length
    line.textContent = say(left > 0 ? 'island.meeting-waiting' : 'island.meeting-refused-some', { n: String(left) })
    const list = document.createElement('ul')
    for (const { entry, label, state } of waiting) {
      const item = document.createElement('li')
      item.textContent = `${label}: ${say(state === 'waiting' ? 'island.meeting-kept' : 'island.meeting-refused')} `
      if (state === 'refused') item.append(letGo(entry))
      list.append(item)
    }
    if (isSignedOut) line.append(` ${say('island.meeting-signed-out')}`)
    status.append(line, list)
  }
  const letGo = (entry: string): HTMLElement => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'ds-button'
    button.dataset.variant = 'tertiary'
    button.textContent = say('island.meeting-let-go')
    button.addEventListener('click', () => write(without(read(), entry)))
    return button
  }

  /** Puts the page as the server now draws it in place, except for screens where somebody is in the middle of something. */
  const renew = (html: string, queue: string) => {
    const fresh = new DOMParser().parseFromString(html, 'text/html')
    for (const screen of screens()) {
      const next = fresh.getElementById(screen.id)
      const isSent = all(screen, 'form').some((form) => form.dataset.queue === queue)
      if (!next || (!isSent && fieldsOf(screen).some(isTouched))) continue
      const seconds = timeOf(screen)?.dataset.seconds
      const [putBack, goOn] = [keepWritten(screen, queue), keepPlace(screen, queue)]
      screen.replaceChildren(...next.childNodes)
      putBack()
      goOn()
      const time = timeOf(screen)
      if (time && seconds !== undefined) time.dataset.seconds = seconds
    }
    const [steps, drawn] = [root.querySelector('[data-meeting-steps]'), fresh.querySelector('[data-meeting-steps]')]
    if (steps && drawn) steps.replaceChildren(...drawn.childNodes)
    mark()
    clock()
  }
  const mark = () => {
    for (const link of all(root, '[data-meeting-steps] a'))
      if (link.getAttribute('href') === `#${shown()?.id}`) link.setAttribute('aria-current', 'step')
  }

  let isSignedOut = false
  let sending = false
  const send = async (): Promise<void> => {
    const next = nextToSend(read())
    if (sending || !next) return
    sending = true
    try {
      const body = new URLSearchParams([...next.fields.map(([name, value]) => [name, value]), ['entry', next.entry]])
      const answer = await fetch(next.action, { method: 'POST', body })
      const outcome = outcomeOf(answer.status)
      isSignedOut = answer.status === 401
      if (outcome === 'again') return tell()
      write(outcome === 'arrived' ? without(read(), next.entry) : refuse(read(), next.entry))
      renew(await answer.text(), next.queue)
    } catch (error) {
      // No network: what waits is told on the page, and tried again.
      if (!(error instanceof TypeError)) throw error
      return
    } finally {
      sending = false
    }
    await send()
  }

  root.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement) || form.dataset.queue === undefined) return
    event.preventDefault()
    const fields = [...new FormData(form, submitter)].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && value !== '' && name !== 'entry' ? [[name, value]] : [],
    )
    const title = form.closest('[data-screen]')?.querySelector('h2')?.textContent ?? ''
    const words = submitter?.textContent ?? ''
    const entry = newEntry(crypto.getRandomValues(new Uint8Array(16)))
    const { queue } = form.dataset
    form.closest<HTMLElement>('[data-screen]')?.focus({ preventScroll: true })
    write(enqueue(read(), { entry, queue, action: form.action, fields, label: `${title}, ${words}`, state: 'waiting' }))
    void send()
  })

  const timeOf = (screen: ParentNode | undefined) => screen?.querySelector<HTMLElement>('[data-meeting-time]') ?? null
  const timed = () => timeOf(shown())
  const clock = () => {
    const head = root.querySelector('[data-meeting-clock]')
    const areas = all(root, '[data-meeting-time]').length
    const done = all(root, '[data-meeting-steps] a[data-decided]').length
    const pace = paceOf({ seconds: secondsSince(started), plannedMinutes: Number(planned), done, areas })
    const how = pace.behind === 0 ? 'in-time' : pace.behind > 0 ? 'behind' : 'ahead'
    if (head)
      head.textContent = `${say('island.meeting-clock', {
        minutes: String(pace.minutes),
        planned,
        done: String(done),
        areas: String(areas),
      })} ${say(`island.meeting-${how}`, { n: String(Math.abs(pace.behind)) })}`
    for (const time of all(root, '[data-meeting-time]'))
      time.textContent = `${time.dataset.label}: ${minutesText(Number(time.dataset.seconds ?? 0))}`
  }
  const count = () => {
    const time = timed()
    if (time && !document.hidden) time.dataset.seconds = String(Number(time.dataset.seconds ?? 0) + 1)
    clock()
  }
  const untold = new Set<HTMLElement>()
  /** Tells the server how long the area has been shown; a time that does not arrive is told the next time. */
  const keepTime = (screen: HTMLElement | undefined) => {
    const time = timeOf(screen)
    if (!screen || !time || time.dataset.seconds === '0') return
    const { meetingTime: area, seconds } = time.dataset
    untold.add(screen)
    fetch(`/api/meetings/${week}/areas/${area}/time`, {
      method: 'POST',
      body: JSON.stringify({ seconds }),
      keepalive: true,
    }).then(
      ({ ok }) => ok && untold.delete(screen),
      () => undefined,
    )
  }

  let left = shown()
  const turn = () => {
    if (left === shown()) return
    keepTime(left)
    left = shown()
    show()
    clock()
  }
  window.addEventListener('hashchange', turn)
  // The browser tells of a new address only after a while: a second press before that would come from the screen that was left.
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    location.hash = link.hash
    turn()
  })
  window.addEventListener('pagehide', () => keepTime(shown()))
  window.addEventListener('online', () => void send())
  // What is unfolded is written in at once: the browser tells of it only after a while, and the first letters would be lost.
  root.addEventListener('click', (event) => {
    const fold = event.target instanceof Element ? event.target.closest('summary')?.parentElement : null
    if (!(fold instanceof HTMLDetailsElement)) return
    event.preventDefault()
    fold.open = !fold.open
    if (fold.open) fold.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')?.focus()
  })
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) shown()?.focus()
  })
  window.setInterval(count, tick)
  window.setInterval(() => {
    void send()
    for (const screen of untold) keepTime(screen)
  }, retry)

  root.dataset.live = ''
  show()
  clock()
  tell()
  void send()
}
