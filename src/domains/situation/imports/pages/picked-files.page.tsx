import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { State } from '#web/ui/badge.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { importPageTexts } from '../import-page.texts.ts'
import { pickedFileTexts } from '../picked-file.texts.ts'
import type { PickedFile, PickedOutcome } from '../picked-file.ts'

const stages = { stored: 'done', same: 'stopped', refused: 'needs-you' } as const

/** What was picked up from the senders' folders: each day in a sentence, and file by file. */
export function PickedFilesPage({ answers, request }: PageProps<{ files: Read<readonly PickedFile[]> }>) {
  const t = useTexts(pickedFileTexts)
  const page = useTexts(importPageTexts)
  const say = useCodes()
  const { language } = request
  const files = answers.files.data
  const days = [...Map.groupBy(files, ({ pickedAt }) => dayOf(pickedAt))].slice(0, 7)
  return (
    <>
      <PageTitle
        kicker={<a href="/imports">{page('imports.title')}</a>}
        title={t('imports.picked.title')}
        lead={t('imports.picked.lead')}
      />
      {days.length > 0 && (
        <ul className="ds-list">
          {days.map(([day, ofDay]) => (
            <li key={day}>{t('imports.picked.summary', { day: formatDate(language, day), ...summary(ofDay) })}</li>
          ))}
        </ul>
      )}
      <DataTable
        caption={t('imports.picked.title')}
        captionHidden
        rows={files}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            label: t('imports.picked.file'),
            rowHeader: true,
            cell: ({ fileName, importId }) =>
              importId === null ? fileName : <a href={`/imports/${importId}`}>{fileName}</a>,
          },
          { label: t('imports.picked.sender'), cell: ({ sender }) => sender },
          { label: t('imports.picked.when'), cell: ({ pickedAt }) => formatInstant(language, pickedAt) },
          {
            label: t('imports.picked.outcome'),
            cell: ({ outcome }) => <State stage={stages[outcome]}>{t(`imports.picked.outcome.${outcome}`)}</State>,
          },
          { label: page('imports.column.stored'), numeric: true, cell: (file) => ofStored(file, file.stored) },
          { label: page('imports.column.updated'), numeric: true, cell: (file) => ofStored(file, file.updated) },
          {
            label: t('imports.picked.why'),
            cell: ({ outcome, importId, code, params }) => {
              if (code !== null) return say(code, params)
              if (outcome !== 'refused' || importId === null) return '–'
              return <a href={`/imports/${importId}`}>{t('imports.picked.see')}</a>
            },
          },
        ]}
        empty={<EmptyState title={t('imports.picked.empty')} meaning={t('imports.picked.empty-text')} />}
      />
    </>
  )
}

/** The figures of a file that was there already are those of the import that brought it. */
const ofStored = ({ outcome }: PickedFile, count: number) => (outcome === 'stored' ? count : '–')

function summary(files: readonly PickedFile[]) {
  const count = (outcome: PickedOutcome) => files.filter((file) => file.outcome === outcome).length
  const stored = files.filter(({ outcome }) => outcome === 'stored')
  return {
    n: files.length,
    stored: count('stored'),
    same: count('same'),
    refused: count('refused'),
    rows: stored.reduce((sum, file) => sum + file.stored, 0),
    updated: stored.reduce((sum, file) => sum + file.updated, 0),
  }
}
