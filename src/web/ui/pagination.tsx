import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

type PaginationProps = {
  /** Counted from 1. */
  page: number
  pageSize: number
  total: number
  href: (page: number) => string
}

export function Pagination({ page, pageSize, total, href }: PaginationProps) {
  const t = useTexts(uiTexts)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (pages === 1) return null
  const from = (page - 1) * pageSize + 1
  const to = Math.min(total, page * pageSize)
  return (
    <nav className="pagination" aria-label={t('ui.pages')}>
      {page > 1 && (
        <a className="ds-button" data-variant="tertiary" href={href(page - 1)} rel="prev">
          <Icon name="arrow-left" />
          {t('ui.previous')}
        </a>
      )}
      <p>
        {t('ui.page-of', { page, pages })}{' '}
        <span className="pagination-rows">({t('ui.rows-of', { from, to, total })})</span>
      </p>
      {page < pages && (
        <a className="ds-button" data-variant="tertiary" href={href(page + 1)} rel="next">
          {t('ui.next')}
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
