import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'

type Preview = {
  readonly division: string | null
  readonly lines: readonly { readonly from: string; readonly to: string | null; readonly n: number }[]
  readonly moving: number
  readonly left: number
}

/** What moving the observations to the main division would do, before it is done. */
export function ObservationReassignPage({ answers, request, form }: PageProps<{ preview: Read<Preview> }>) {
  const t = useTexts(observationTexts)
  const posted = usePosted(form)
  const { division, lines, moving } = answers.preview.data
  const { language, query } = request
  const title = t('observations.reassign.title')
  if (division === null) return <EmptyState title={title} meaning={t('observations.reassign.no-division')} />
  return (
    <>
      <PageTitle
        kicker={<a href="/observations">{t('observations.title')}</a>}
        title={title}
        lead={t('observations.reassign.lead', { division })}
      />
      {typeof query.moved === 'string' && (
        <Notice tone="success">
          {t('observations.reassign.done', { moved: Number(query.moved), left: Number(query.left ?? 0) })}
        </Notice>
      )}
      <FormProblem posted={posted} />
      <Section title={t('observations.reassign.preview')}>
        <DataTable
          caption={t('observations.reassign.preview')}
          captionHidden
          rows={lines}
          rowKey={({ from, to }) => `${from} ${to ?? ''}`}
          columns={[
            { label: t('observations.reassign.from'), rowHeader: true, cell: ({ from }) => from },
            { label: t('observations.reassign.to'), cell: ({ to }) => to ?? t('observations.reassign.nowhere') },
            { label: t('observations.reassign.n'), numeric: true, cell: ({ n }) => formatNumber(language, n) },
          ]}
          empty={<p>{t('observations.reassign.nothing')}</p>}
        />
      </Section>
      {moving > 0 && (
        <Form action="/observations/reassign">
          <Button>{t('observations.reassign.do', { n: moving })}</Button>
        </Form>
      )}
    </>
  )
}
