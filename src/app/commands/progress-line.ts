import { progressWords } from '#domains/situation/imports/import-progress.ts'
import type { WorkControl } from '#kernel/action/house.ts'
import type { Language } from '#kernel/i18n/texts.ts'

type Stream = { readonly isTTY?: boolean; write(text: string): unknown }
export type ProgressLine = { readonly control: WorkControl; end(): void }

const [terminalMs, logMs] = [100, 10_000]
/** To the beginning of the line, and empties it. */
const lineAgain = '\r\u001b[K'

/**
 * How far an import has come, in percent and counts: on a terminal one line that is written over, elsewhere a line every ten seconds,
 * so that a log tells too. `now` is in milliseconds from any beginning.
 */
export function progressLine(stream: Stream, language: Language, now = () => performance.now()): ProgressLine {
  const isTerminal = stream.isTTY === true
  let told = now() - (isTerminal ? terminalMs : 0)
  let isShown = false
  return {
    control: {
      signal: new AbortController().signal,
      report: (state) => {
        if (now() - told < (isTerminal ? terminalMs : logMs)) return
        told = now()
        isShown = true
        const words = `${state.done} %: ${progressWords(state, language)}`
        stream.write(isTerminal ? `${lineAgain}${words}` : `${words}\n`)
      },
    },
    end: () => void (isTerminal && isShown && stream.write(lineAgain)),
  }
}
