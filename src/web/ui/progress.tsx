import { useId } from 'react'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

type ProgressProps = {
  label: string
  done: number
  /** Not given while it is not known. */
  total?: number | undefined
  /** "12 000 av 200 000 rader": what the bar says, in words. */
  words: string
  /** Answers with the shape of `web/islands/progress.ts`; the bar then follows by itself. */
  pollUrl?: string | undefined
  /** Where the page is shown anew when there is no script. */
  reloadHref?: string | undefined
}

export function Progress({ label, done, total, words, pollUrl, reloadHref }: ProgressProps) {
  const t = useTexts(uiTexts)
  const id = useId()
  return (
    <div className="progress" data-island={pollUrl ? 'progress' : undefined} data-progress-url={pollUrl}>
      <label htmlFor={id}>{label}</label>
      <progress id={id} value={total === undefined ? undefined : done} max={total} />
      <p role="status" aria-live="polite" data-progress-words>
        {words}
      </p>
      {reloadHref && (
        <noscript>
          <a href={reloadHref}>{t('ui.progress-reload')}</a>
        </noscript>
      )}
    </div>
  )
}
