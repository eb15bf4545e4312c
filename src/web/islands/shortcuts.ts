import { say } from './say.ts'
import { shortcutOf, takesText } from './shortcut-keys.ts'

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  takesText(target.tagName, target.getAttribute('type') ?? '', target.isContentEditable)

/** The keys that the links and buttons in sight answer to, with what they do in their own words. */
const offered = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-shortcut]')].filter((element) => element.checkVisibility())

function help(): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'shortcuts'
  const title = document.createElement('h2')
  title.className = 'ds-heading'
  title.dataset.size = 'sm'
  title.id = 'shortcuts-title'
  title.textContent = say('island.shortcuts')
  dialog.setAttribute('aria-labelledby', title.id)
  const list = document.createElement('dl')
  const line = (key: string, words: string) => {
    const [term, meaning, cap] = [
      document.createElement('dt'),
      document.createElement('dd'),
      document.createElement('kbd'),
    ]
    cap.textContent = key
    term.append(cap)
    meaning.textContent = words
    list.append(term, meaning)
  }
  for (const element of offered())
    line(element.dataset.shortcut ?? '', element.dataset.shortcutWords ?? element.textContent?.trim() ?? '')
  line('?', say('island.shortcuts-help'))
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'ds-button'
  close.dataset.variant = 'secondary'
  close.textContent = say('island.close')
  close.addEventListener('click', () => dialog.close())
  dialog.append(title, list, close)
  dialog.addEventListener('close', () => dialog.remove())
  return dialog
}

/** Single keys do what the page's marked links and buttons do; `?` lists them. Only where the reader has turned them on. */
export function mount(_page: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    const key = shortcutOf({ ...pick(event), writing: isWriting(event.target) })
    if (key === null || document.querySelector('dialog[open]')) return
    if (key === '?') {
      const dialog = help()
      document.body.append(dialog)
      dialog.showModal()
      return
    }
    const element = offered().find(({ dataset }) => dataset.shortcut?.toLowerCase() === key)
    if (!element) return
    event.preventDefault()
    element.focus()
    element.click()
  })
}

const pick = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey })
