import type { PageProps, Reads } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choice.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { FileInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { defaultsTexts } from '../../home/defaults.texts.ts'

/** A file of categories, and every row of it that cannot be stored with its reason. */
export function CategoryImportPage({ request, form }: PageProps<Reads>) {
  const t = useTexts(defaultsTexts)
  const code = useCodes()
  const posted = usePosted(form)
  const { stored, duplicates } = request.query
  const errors = form.issues.flatMap((issue) => {
    const [, row, column] = /^(\d+)\.(.*)$/.exec(issue.path) ?? []
    return row === undefined
      ? []
      : [{ row, column, value: String(issue.params.value ?? ''), why: code(issue.code, issue.params) }]
  })
  return (
    <>
      <PageTitle
        kicker={<a href="/categories">{code('field-name.situation.observation.categoryId')}</a>}
        title={t('categories.import.title')}
        lead={t('categories.import.lead')}
      />
      {stored !== undefined && (
        <Notice tone="success">
          {t('categories.import.done', { stored: Number(stored), duplicates: Number(duplicates ?? 0) })}
        </Notice>
      )}
      {errors.length === 0 ? (
        <FormProblem posted={posted} />
      ) : (
        <>
          <Notice tone="error">{t('categories.import.errors', { n: errors.length })}</Notice>
          <Section title={t('categories.import.reason')}>
            <DataTable
              caption={t('categories.import.reason')}
              captionHidden
              rows={errors}
              rowKey={({ row, column, why }) => `${row} ${column} ${why}`}
              columns={[
                { label: t('categories.import.row'), rowHeader: true, cell: ({ row }) => row },
                { label: t('categories.import.column'), cell: ({ column }) => <code>{column}</code> },
                { label: t('categories.import.value'), cell: ({ value }) => <bdi>{value || '–'}</bdi> },
                { label: t('categories.import.reason'), cell: ({ why }) => why },
              ]}
              empty={null}
            />
          </Section>
        </>
      )}
      <Form action="/categories/import" multipart>
        <FileInput
          name="file"
          label={t('categories.import.file')}
          error={posted.error('file')}
          accept=".csv,.tsv,.txt,.xlsx"
        />
        <RadioGroup
          name="onConflict"
          label={t('categories.import.on-conflict')}
          value={posted.value('onConflict') ?? 'stop'}
          error={posted.error('onConflict')}
          choices={[
            { value: 'stop', label: t('categories.import.stop') },
            { value: 'skip', label: t('categories.import.skip') },
          ]}
        />
        <Button>{t('categories.import.do')}</Button>
      </Form>
    </>
  )
}
