import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatNumber } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Pagination } from '#web/ui/pagination.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { namesOf } from '../../observations/pages/observation-names.ts'
import { type ImportCounts, type ImportStatus, type ImportSummary, importStatuses } from '../import.ts'
import { importMappingTexts } from '../import-mapping.texts.ts'
import { importPageTexts } from '../import-page.texts.ts'
import { pickedFileTexts } from '../picked-file.texts.ts'

type Listed = {
  readonly rows: readonly ImportSummary[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
}
type Cancelled = { readonly id: number; readonly status: ImportStatus | null } | null
type Reads = { list: Read<Listed>; cancelled: Read<Cancelled>; choices: Read<Choices> }

export const importStage: Record<ImportStatus, Stage> = {
  received: 'needs-you',
  running: 'active',
  stored: 'done',
  refused: 'needs-you',
  failed: 'overdue',
  undone: 'stopped',
}

/** What came of a wish to cancel: nothing stored, or all of it. */
function CancelledNotice({ cancelled: { id, status } }: { cancelled: NonNullable<Cancelled> }) {
  const t = useTexts(importPageTexts)
  const link = <a href={`/imports/${id}`}>{t('imports.cancelled.see')}</a>
  if (status === null) return <Notice tone="success">{t('imports.cancelled.gone')}</Notice>
  if (status === 'stored')
    return (
      <Notice tone="needs-you" actions={link}>
        {t('imports.cancelled.stored')}
      </Notice>
    )
  return (
    <Notice actions={link}>{t(status === 'running' ? 'imports.cancelled.soon' : 'imports.cancelled.waits')}</Notice>
  )
}

export function ImportListPage({ answers, request }: PageProps<Reads>) {
  const t = useTexts(importPageTexts)
  const mappingWords = useTexts(importMappingTexts)
  const picked = useTexts(pickedFileTexts)
  const { language, query } = request
  const { rows, total, page, pageSize } = answers.list.data
  const names = namesOf(answers.choices.data, language)
  const status = importStatuses.find((one) => one === query.status)
  const party = names.partyOptions.find(({ value }) => value === query.party)
  const selection = new URLSearchParams({ ...(status && { status }), ...(party && { party: party.value }) })
  const from = party?.label ?? t('imports.filter.everybody')
  const receive = answers.list.can.receive?.allowed ? (
    <LinkButton href="/imports/new" variant="primary">
      {t('imports.new.title')}
    </LinkButton>
  ) : undefined
  const count = (key: keyof ImportCounts) => ({
    label: t(`imports.column.${key}`),
    numeric: true,
    cell: (row: ImportSummary) => formatNumber(language, row[key]),
  })
  return (
    <>
      <PageTitle
        title={t('imports.title')}
        lead={
          <>
            <a href="/imports/mappings">{mappingWords('imports.mappings.title')}</a>
            {' · '}
            <a href="/imports/picked-up">{picked('imports.picked.title')}</a>
          </>
        }
        actions={receive}
      />
      {answers.cancelled.data && <CancelledNotice cancelled={answers.cancelled.data} />}
      <FilterBar
        action="/imports"
        sentence={
          status
            ? t('imports.filter.sentence-status', { party: from, status: t(`imports.status.${status}`) })
            : t('imports.filter.sentence', { party: from })
        }
        count={t('imports.count', { n: total })}
        clearHref="/imports"
        open={selection.size > 0}
      >
        <Select
          name="party"
          label={t('imports.filter.party')}
          options={names.partyOptions}
          emptyLabel={t('imports.filter.everybody')}
          value={party?.value}
        />
        <Select
          name="status"
          label={t('imports.filter.status')}
          options={importStatuses.map((one) => ({ value: one, label: t(`imports.status.${one}`) }))}
          emptyLabel={t('imports.filter.any-status')}
          value={status}
        />
      </FilterBar>
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
          count('updated'),
          count('duplicates'),
          count('rejected'),
        ]}
        empty={
          <EmptyState
            title={t(selection.size > 0 ? 'imports.empty.filtered' : 'imports.empty.title')}
            meaning={t('imports.empty.text')}
            next={receive}
          />
        }
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        href={(number) => `/imports?${new URLSearchParams([...selection, ['page', String(number)]])}`}
      />
      {rows.length > 0 && <Toolbar downloads={[{ format: 'CSV', href: `/imports/export.csv?${selection}` }]} />}
    </>
  )
}
