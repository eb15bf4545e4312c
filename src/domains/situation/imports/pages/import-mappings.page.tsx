import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatNumber } from '#kernel/i18n/format.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { namesOf } from '../../observations/pages/observation-names.ts'
import { importMappingTexts } from '../import-mapping.texts.ts'
import type { MappingVersion } from '../import-mapping.ts'
import { importPageTexts } from '../import-page.texts.ts'

type Reads = { mappings: Read<readonly MappingVersion[]>; choices: Read<Choices> }

/** How each sender's files are read now, and how often that has changed. */
export function ImportMappingsPage({ answers, request: { language } }: PageProps<Reads>) {
  const t = useTexts(importMappingTexts)
  const page = useTexts(importPageTexts)
  const names = namesOf(answers.choices.data, language)
  return (
    <>
      <PageTitle
        kicker={<a href="/imports">{page('imports.title')}</a>}
        title={t('imports.mappings.title')}
        lead={t('imports.mappings.lead')}
      />
      <DataTable
        caption={t('imports.mappings.title')}
        captionHidden
        rows={answers.mappings.data}
        rowKey={({ partyId }) => String(partyId)}
        columns={[
          {
            label: t('imports.mapping.party'),
            rowHeader: true,
            cell: ({ partyId }) => <a href={`/imports/mappings/${partyId}`}>{names.party(partyId)}</a>,
          },
          {
            label: t('imports.mapping.version'),
            numeric: true,
            cell: ({ version }) => formatNumber(language, version),
          },
          { label: t('imports.mapping.made'), cell: ({ createdAt }) => formatInstant(language, createdAt) },
          {
            label: t('imports.mapping.by'),
            cell: ({ createdByName }) => createdByName || t('imports.mapping.unknown'),
          },
          {
            label: t('imports.mapping.imports'),
            numeric: true,
            cell: ({ imports }) => formatNumber(language, imports),
          },
        ]}
        empty={
          <EmptyState
            title={t('imports.mappings.empty')}
            meaning={t('imports.mappings.empty-text')}
            next={<a href="/imports/new">{page('imports.new.title')}</a>}
          />
        }
      />
    </>
  )
}
