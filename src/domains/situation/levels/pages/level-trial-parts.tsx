import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import { levelTrialTexts } from '../level-trial.texts.ts'
import type { LevelTrial } from '../level-trial.ts'

const stageOf: Record<LevelTrial['status'], Stage> = { running: 'active', done: 'done', failed: 'stopped' }

/** Trials that are kept, the latest first. */
export function TrialList({ trials }: { trials: readonly LevelTrial[] }) {
  const t = useTexts(levelTrialTexts)
  const language = useLanguage()
  return (
    <Section title={t('trials.list')} id="trials">
      <DataTable
        caption={t('trials.list')}
        captionHidden
        columns={[
          {
            label: t('trials.started'),
            rowHeader: true,
            cell: ({ id, startedAt }) => <a href={`/levels/trials/${id}`}>{formatInstant(language, startedAt)}</a>,
          },
          {
            label: t('trials.weeks'),
            cell: ({ from, to }) => `${formatWeek(language, from, true)} – ${formatWeek(language, to, true)}`,
          },
          {
            label: t('trials.state'),
            cell: ({ status }) => <State stage={stageOf[status]}>{t(`trials.status.${status}`)}</State>,
          },
        ]}
        rows={trials}
        rowKey={({ id }) => String(id)}
        empty={<p>{t('trials.none')}</p>}
      />
    </Section>
  )
}
