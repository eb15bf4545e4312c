import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatNumber } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Pagination } from '#web/ui/pagination.tsx'
import type { ImportStatus, ImportView } from '../import.ts'
import { importPageTexts } from '../import-page.texts.ts'
import type { Choices } from '../observation.view.ts'
import { namesOf } from './observation-names.ts'

type Listed = {
  readonly rows: readonly ImportView[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}
type Reads = { list: Read<Listed>; choices: Read<Choices> }

export const importStage: Record<ImportStatus, Stage> = {
  received: 'needs-you',
  running: 'active',
  stored: 'done',
  refused: 'needs-you',
  failed: 'overdue',
  undone: 'stopped',
}

export function ImportListPage({ answers, request }: PageProps<Reads>) {
  const t = useTexts(importPageTexts)
  const { language } = request
  const { rows, total, page, pageSize } = answers.list.data
  const names = namesOf(answers.choices.data, language)
  const receive = answers.list.can.receive?.allowed ? (
    <LinkButton href="/imports/new" variant="primary">
      {t('imports.new.title')}
    </LinkButton>
  ) : undefined
  const count = (key: 'read' | 'stored' | 'updated' | 'duplicates' | 'rejected') => ({
    label: t(`imports.column.${key}`),
    numeric: true,
    cell: (row: ImportView) => formatNumber(language, row[key]),
  })
  return (
    <>
      <PageTitle title={t('imports.title')} actions={receive} />
      <DataTable
        caption={t('imports.title')}
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={[
          {
            label: t('imports.column.file'),
            rowHeader: true,
            cell: (row) => <a href={`/imports/${row.id}`}>{row.fileName}</a>,
          },
          { label: t('imports.column.party'), cell: (row) => names.party(row.partyId) },
          { label: t('imports.column.when'), cell: (row) => formatInstant(language, row.createdAt) },
          {
            label: t('imports.column.status'),
            cell: (row) => <State stage={importStage[row.status]}>{t(`imports.status.${row.status}`)}</State>,
          },
          count('read'),
          count('stored'),
          count('duplicates'),
          count('rejected'),
        ]}
        empty={<EmptyState title={t('imports.empty.title')} meaning={t('imports.empty.text')} next={receive} />}
      />
      <Pagination page={page} pageSize={pageSize} total={total} href={(number) => `/imports?page=${number}`} />
    </>
  )
}
