import { isOwnPlace, isWorthSaying, type ProgressState, parseProgress, waitBefore } from './progress-state.ts'
import { say } from './say.ts'

/** Follows work that goes on at the server: moves the bar, says how far it has come, goes on when it has ended. */
export function mount(root: HTMLElement): void {
  const url = root.dataset.progressUrl
  const bar = root.querySelector('progress')
  const words = root.querySelector('[data-progress-words]')
  if (!url || !bar || !words) throw new Error('the progress island lacks its address, bar or words')
  let [looks, failures] = [0, 0]
  let said: ProgressState | null = null

  const show = (state: ProgressState) => {
    bar.max = state.total ?? 1
    if (state.total === null) bar.removeAttribute('value')
    else bar.value = state.done
    if (!isWorthSaying(said, state)) return
    words.textContent = state.words
    said = state
  }
  const look = async () => {
    const answer = await fetch(url, { headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(`progress: ${answer.status}`)
    const state = parseProgress(await answer.json())
    ;[looks, failures] = [looks + 1, 0]
    show(state)
    if (state.ended && state.next !== null && isOwnPlace(state.next, location.origin)) location.assign(state.next)
    return state.ended
  }
  const lost = () => {
    failures += 1
    words.textContent = say('island.progress-lost')
    said = null
    return false
  }
  const goOn = async (): Promise<void> => {
    if (await look().catch(lost)) return
    window.setTimeout(goOn, waitBefore(looks, failures))
  }
  void goOn()
}
