import { scanText } from '#kernel/privacy/guard.ts'
import { privacyExplanations } from '#kernel/privacy/privacy.explanations.ts'
import { suggestRewrites } from '#kernel/privacy/rewrite.ts'
import { channelsFor } from '#kernel/privacy/right-channel.ts'
import { askForPhones, phonesOnPage } from './guard-phones.ts'
import { type Shown, sameShown, toShown } from './guard-view.ts'
import { pageLanguage, say } from './say.ts'

const pause = 500

/** One finding as a line: where it stands, why it matters, and a button that writes it over. */
function lineOf(
  { finding, rewrite: { words: instead }, before, found, after }: Shown,
  rewrite: () => void,
): HTMLElement {
  const line = document.createElement('div')
  line.className = 'guard-finding'
  line.dataset.severity = finding.severity
  const words = document.createElement('p')
  const mark = document.createElement('mark')
  mark.textContent = found
  words.append(before, mark, after, document.createElement('br'), privacyExplanations[finding.kind][pageLanguage()])
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'ds-button'
  button.dataset.variant = 'secondary'
  button.dataset.color = 'warning'
  button.textContent =
    instead === '' ? say('island.guard-leave-out') : say('island.guard-rewrite-to', { suggestion: instead.trim() })
  button.addEventListener('click', rewrite)
  line.append(words, button)
  return line
}

/** Brings out where the text sounds as if it belonged, from the list that the page holds; nothing changes while it says the same. */
function showChannels(root: HTMLElement, text: string): void {
  const answers = root.querySelector<HTMLElement>('.guard-channels')
  if (!answers || !root.querySelector('[data-channel]')) return
  const kinds = channelsFor(text)
  if (answers.dataset.kinds === kinds.join(' ')) return
  answers.dataset.kinds = kinds.join(' ')
  const lines = kinds.flatMap((kind) => {
    const listed = root.querySelector(`li[data-channel="${kind}"]`)
    if (!listed) return []
    const line = document.createElement('p')
    line.append(...Array.from(listed.childNodes, (node) => node.cloneNode(true)))
    return [line]
  })
  answers.replaceChildren(...lines)
}

/**
 * Answers under a free-text field while one writes: what points out a person, why, and a suggestion. It never stops anybody
 * from writing; the server scans again before anything is stored.
 */
export function mount(root: HTMLElement): void {
  const field = root.querySelector('textarea')
  const answers = root.querySelector('.guard-findings')
  if (!field || !answers) throw new Error('the guard island lacks its field or its place for answers')
  let allowed = phonesOnPage(root)
  let shown: readonly Shown[] = []
  let waiting = 0

  const scan = () => {
    window.clearTimeout(waiting)
    const text = field.value
    showChannels(root, text)
    const findings = scanText(text, allowed ?? undefined)
    if (allowed === null && findings.some(({ kind }) => kind === 'phone')) {
      void askForPhones().then((phones) => {
        allowed = phones
        scan()
      })
      return
    }
    const rewrites = suggestRewrites(text, findings, pageLanguage())
    const next = findings.flatMap((finding, index) => {
      const instead = rewrites[index]
      return instead ? [toShown(text, finding, instead)] : []
    })
    const same = sameShown(shown, next)
    shown = next
    if (!same) answers.replaceChildren(...next.map((one, at) => lineOf(one, () => rewrite(at))))
  }
  const rewrite = (at: number) => {
    // The text may have changed since the line was drawn: look again, and change only what still stands there.
    const meant = shown[at]
    scan()
    const instead = shown.find(({ found }) => found === meant?.found)?.rewrite
    if (instead) field.setRangeText(instead.words, instead.start, instead.end, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
    scan()
    field.focus()
  }
  const scanSoon = () => {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(scan, pause)
  }
  field.addEventListener('input', scanSoon)
  // Not at once: an answer that comes or goes while a button below is pressed would move the button from under the pointer.
  field.addEventListener('blur', scanSoon)
  scan()
}
