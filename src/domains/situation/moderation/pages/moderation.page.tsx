import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import { batchTexts } from '../batch.texts.ts'
import { moderationTexts } from '../moderation.texts.ts'

type Batch = {
  readonly id: number
  readonly kind: 'reclassify' | 'merge'
  readonly note: string
  readonly madeBy: string
  readonly madeAt: string
  readonly undoneAt: string | null
  readonly status: 'running' | 'done' | 'stopped'
  readonly changed: number
}
type Work = { readonly rumours: number; readonly duplicates: number; readonly batches: readonly Batch[] }
type Props = PageProps<{
  rules: Read<{ readonly version: number; readonly sealDays: number }>
  work: Read<Work>
}>

/** What waits for whoever moderates, what was done lately, and how long sealed originals are kept. */
export function ModerationPage({ answers, request, form }: Props) {
  const t = useTexts(moderationTexts)
  const o = useTexts(observationTexts)
  const code = useCodes()
  const posted = usePosted(form)
  const { version, sealDays } = answers.rules.data
  const { change } = answers.rules.can
  return (
    <>
      <PageTitle kicker={<a href="/observations">{o('observations.title')}</a>} title={t('moderation.title')} />
      {request.query.saved !== undefined && <Notice tone="success">{t('redaction.saved-rules')}</Notice>}
      <FormProblem posted={posted} />
      {answers.work.can.triage?.allowed && <Waiting work={answers.work.data} />}
      {answers.work.can.triage?.allowed && <Batches batches={answers.work.data.batches} />}
      <Section title={t('redaction.rules')}>
        <Form action="/moderation">
          <input type="hidden" name="version" value={version} />
          <TextInput
            name="sealDays"
            label={t('redaction.seal-days')}
            help={t('redaction.seal-days-help')}
            value={posted.value('sealDays', sealDays)}
            error={posted.error('sealDays')}
            inputMode="numeric"
            width={4}
          />
          {change?.allowed ? <Button>{t('redaction.save-rules')}</Button> : change && <p>{code(change.reason)}</p>}
        </Form>
      </Section>
    </>
  )
}

function Waiting({ work: { rumours, duplicates } }: { work: Work }) {
  const t = useTexts(moderationTexts)
  return (
    <Section title={t('moderation.waiting')}>
      <ul>
        <li>
          <a href="/observations?rumours=yes">{t('moderation.rumours', { n: rumours })}</a>
        </li>
        <li>
          <a href="/moderation/duplicates">{t('moderation.duplicates', { n: duplicates })}</a>
        </li>
        <li>
          <a href="/observations">{t('moderation.choose')}</a>
        </li>
      </ul>
    </Section>
  )
}

function Batches({ batches }: Pick<Work, 'batches'>) {
  const t = useTexts(batchTexts)
  const language = useLanguage()
  return (
    <Section title={t('batch.recent')}>
      <DataTable
        caption={t('batch.recent')}
        captionHidden
        rows={batches}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            label: t('batch.one'),
            rowHeader: true,
            cell: ({ id, kind }) => <a href={`/batches/${id}`}>{t(`batch.kind.${kind}`)}</a>,
          },
          { label: t('batch.n'), numeric: true, cell: ({ changed }) => changed },
          { label: t('batch.by'), cell: ({ madeBy, madeAt }) => `${madeBy}, ${formatInstant(language, madeAt)}` },
          { label: t('batch.why'), cell: ({ note }) => <bdi>{note}</bdi> },
          {
            label: t('batch.state'),
            cell: ({ status, undoneAt }) => t(`batch.state.${undoneAt === null ? status : 'undone'}`),
          },
        ]}
        empty={<p>{t('batch.recent-none')}</p>}
      />
    </Section>
  )
}
