import { type ReactNode, useId } from 'react'
import type { DraftKey } from './form.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type NoticeTone = 'info' | 'needs-you' | 'success' | 'error'

const tones = {
  info: { color: 'neutral', icon: 'info' },
  'needs-you': { color: 'warning', icon: 'bell' },
  success: { color: 'accent', icon: 'circle-check' },
  error: { color: 'danger', icon: 'stop' },
} as const satisfies Record<NoticeTone, { color: string; icon: IconName }>

type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  /** What to do about it. */
  actions?: ReactNode
  /** The form that was saved: on the page after a successful save its kept draft is no longer needed. */
  draftDone?: DraftKey | undefined
}

/** A message on the page. Errors and results are announced when the page is shown; the tone is also said in words. */
export function Notice({ tone = 'info', title, children, actions, draftDone }: NoticeProps) {
  const t = useTexts(uiTexts)
  const { color, icon } = tones[tone]
  const role = tone === 'error' ? 'alert' : tone === 'success' ? 'status' : undefined
  return (
    <div
      className="notice"
      data-color={color}
      role={role}
      data-island={draftDone ? 'draft-done' : undefined}
      data-draft-done={draftDone?.key}
      data-draft-account={draftDone?.account}
    >
      <Icon name={icon} label={t(`ui.notice.${tone}`)} />
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {children}
        {actions && <div className="button-row">{actions}</div>}
      </div>
    </div>
  )
}

type EmptyStateProps = {
  title: ReactNode
  /** What it means that there is nothing: not reported, none that match, or truly none. */
  meaning: ReactNode
  next?: ReactNode
}

/** An empty list never stands alone: what it means and the next step. A failed load is a Notice, never this. */
export function EmptyState({ title, meaning, next }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      <p>{meaning}</p>
      {next && <div className="button-row">{next}</div>}
    </div>
  )
}

export type FormError = {
  readonly message: string /** Id of the field; absent when the whole form is meant. */
  readonly fieldId?: string | undefined
}

/** All that stopped a form, first on the page, with a link to each field. */
export function ErrorSummary({ errors }: { errors: readonly FormError[] }) {
  const t = useTexts(uiTexts)
  const titleId = useId()
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" aria-labelledby={titleId} tabIndex={-1} id="errors" data-island="focus">
      <h2 className="ds-heading" data-size="xs" id={titleId}>
        {t('ui.errors-title', { count: errors.length })}
      </h2>
      <ul className="ds-list">
        {errors.map(({ message, fieldId }) => (
          <li key={`${fieldId ?? ''} ${message}`}>{fieldId ? <a href={`#${fieldId}`}>{message}</a> : message}</li>
        ))}
      </ul>
      <p>{t('ui.errors-kept')}</p>
    </div>
  )
}
