import type { ReactNode } from 'react'
import { useTexts } from './language.tsx'
import { Time } from './time.tsx'
import { uiTexts } from './ui.texts.ts'

export type Change = {
  /** The field as the reader knows it, "Nivå". */
  readonly field: string
  /** Ready to read; `null` when the field was or became empty. */
  readonly before: string | null
  readonly after: string | null
  /** The reader may know that it changed but not what it says. */
  readonly secret?: boolean
}

export type HistoryEntry = {
  readonly id: string
  readonly at: string
  /** A function and its party, "Samordnare, Huddinge kommun". */
  readonly who: string
  /** "skapade aktiviteten", "satte nivån" */
  readonly what: ReactNode
  readonly reason?: ReactNode
  readonly changes: readonly Change[]
}

function ChangeWords({ change }: { change: Change }) {
  const t = useTexts(uiTexts)
  const { before, after } = change
  if (change.secret) return <>{t('ui.history-secret')}</>
  if (after === null) return <>{t('ui.history-cleared', { before: before ?? '' })}</>
  if (before === null) return <>{t('ui.history-set', { after })}</>
  return <>{t('ui.history-from-to', { before, after })}</>
}

/** What has happened to a record, newest first, in plain words. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  const t = useTexts(uiTexts)
  if (entries.length === 0) return <p>{t('ui.history-empty')}</p>
  return (
    <ol className="history">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p className="history-when">
            <Time kind="instant" value={entry.at} />
          </p>
          <div>
            <p>
              <strong>{entry.who}</strong> {entry.what}
            </p>
            {entry.changes.length > 0 && (
              <ul>
                {entry.changes.map((change) => (
                  <li key={change.field}>
                    {change.field} <ChangeWords change={change} />
                  </li>
                ))}
              </ul>
            )}
            {entry.reason && <p className="history-reason">{entry.reason}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
