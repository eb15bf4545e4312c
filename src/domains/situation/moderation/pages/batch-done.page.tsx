import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import { batchTexts } from '../batch.texts.ts'
import { type BatchProgress, batchWords } from '../batch-progress.ts'
import { moderationTexts } from '../moderation.texts.ts'

type Batch = {
  readonly id: number
  readonly kind: 'reclassify' | 'merge'
  readonly note: string
  readonly madeBy: string
  readonly madeAt: string
  readonly undoneBy: string | null
  readonly undoneAt: string | null
  readonly status: 'running' | 'done' | 'stopped'
  readonly total: number | null
  readonly lookedAt: number
}
type Found = {
  readonly batch: Batch
  readonly counts: { readonly changed: number; readonly back: number; readonly left: number }
  readonly left: readonly number[]
  readonly state: BatchProgress
}

/** What was done to many at once, how far it has come, and the way back at any later time. */
export function BatchDonePage({ answers, request, form }: PageProps<{ found: Read<Found> }>) {
  const t = useTexts(batchTexts)
  const m = useTexts(moderationTexts)
  const language = useLanguage()
  const posted = usePosted(form)
  const { batch, counts, left, state } = answers.found.data
  const { undoneAt } = batch
  const path = `/batches/${batch.id}`
  const isToUndo = undoneAt === null || counts.back + counts.left < counts.changed
  return (
    <>
      <Breadcrumbs trail={[{ label: m('moderation.title'), href: '/moderation' }]} here={t('batch.one')} />
      <PageTitle title={t(`batch.kind.${batch.kind}`)} lead={t('batch.changed', { n: counts.changed })} />
      <FormProblem posted={posted} />
      {typeof request.query.left === 'string' && Number(request.query.left) > 0 && (
        <Notice>{t('batch.left', { n: Number(request.query.left) })}</Notice>
      )}
      {state !== null && (
        <Progress
          label={t(undoneAt === null ? 'batch.running' : 'batch.undoing')}
          done={state.done}
          total={state.total ?? undefined}
          words={batchWords(state, language)}
          pollUrl={`${path}/progress.json`}
          reloadHref={path}
        />
      )}
      {state !== null && undoneAt === null && (
        <Form action={`${path}/stop`}>
          <Button variant="secondary">{t('batch.stop')}</Button>
        </Form>
      )}
      {state === null && batch.status !== 'done' && (
        <Notice tone="needs-you">
          {t('batch.cut-off', { done: batch.lookedAt, total: batch.total ?? batch.lookedAt })}
        </Notice>
      )}
      {undoneAt !== null && state === null && (
        <Notice tone="success">{t('batch.undone', { back: counts.back, left: counts.left })}</Notice>
      )}
      <Facts
        facts={[
          { label: t('batch.by'), value: `${batch.madeBy}, ${formatInstant(language, batch.madeAt)}` },
          ...(batch.note === '' ? [] : [{ label: t('batch.why'), value: <bdi>{batch.note}</bdi> }]),
          ...(undoneAt === null
            ? []
            : [{ label: t('batch.undone-by'), value: `${batch.undoneBy}, ${formatInstant(language, undoneAt)}` }]),
        ]}
      />
      {left.length > 0 && <LeftList left={left} of={counts.left} />}
      {state === null && isToUndo && counts.changed > 0 && (
        <Form action={`${path}/undo`}>
          <p>{t('batch.undo-lead')}</p>
          <Button variant="secondary">{t('batch.undo')}</Button>
        </Form>
      )}
    </>
  )
}

function LeftList({ left, of }: { left: readonly number[]; of: number }) {
  const t = useTexts(batchTexts)
  const o = useTexts(observationTexts)
  return (
    <Section title={t('batch.left-title', { n: of })}>
      <p>{t('batch.left-lead')}</p>
      <ul>
        {left.map((id) => (
          <li key={id}>
            <a href={`/observations/${id}`}>{o('observations.one', { id })}</a>
          </li>
        ))}
      </ul>
      {of > left.length && <p>{t('batch.left-more', { n: of - left.length })}</p>}
    </Section>
  )
}
