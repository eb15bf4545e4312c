import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type SavedView = { readonly label: string; readonly href: string; readonly current: boolean }

type FilterBarProps = {
  /** The list's own address; the filters become its query. */
  action: string
  /** The selection in force as a sentence: "Öppna åtgärder i Vårby, försenade". */
  sentence: string
  /** How many it gives, in words. */
  count: string
  /** Select, DateInput and the like, one per thing to filter on. */
  children: ReactNode
  clearHref?: string | undefined
  views?: readonly SavedView[]
  open?: boolean
}

/** The selection as a sentence; the fields behind it are one click away. A plain GET form, so the address holds what is shown. */
export function FilterBar({ action, sentence, count, children, clearHref, views = [], open = false }: FilterBarProps) {
  const t = useTexts(uiTexts)
  return (
    <div className="filter-bar">
      {views.length > 0 && (
        <nav className="saved-views" aria-label={t('ui.saved-views')}>
          <ul>
            {views.map(({ label, href, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <details open={open}>
        <summary>
          <span className="filter-sentence">
            {sentence} <span className="filter-count">· {count}</span>
          </span>
          <span className="filter-change">
            <Icon name="chevron-down" />
            {t('ui.filter-change')}
          </span>
        </summary>
        <form method="get" action={action}>
          <div className="filter-fields">{children}</div>
          <div className="button-row">
            <button className="ds-button" data-variant="primary" type="submit">
              {t('ui.filter-apply')}
            </button>
            {clearHref && (
              <a className="ds-button" data-variant="tertiary" href={clearHref}>
                {t('ui.filter-clear')}
              </a>
            )}
          </div>
        </form>
      </details>
    </div>
  )
}
