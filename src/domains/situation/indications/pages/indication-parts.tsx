import type { FormState } from '#kernel/http/request.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choice.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { indicationTexts } from '../indication.texts.ts'
import { type Indication, verdicts, type WeighedWeek } from '../indication.ts'

export type ListedIndication = Pick<Indication, 'id' | 'areaId' | 'raisedWeek' | 'status' | 'closedWeek'> & {
  readonly area: string
  readonly ofEvent: boolean
  readonly last: { readonly week: string; readonly verdict: (typeof verdicts)[number] } | null
  readonly due: boolean
}
export type WholeIndication = {
  readonly indication: Indication
  readonly area: string
  readonly weeks: readonly WeighedWeek[]
  readonly due: boolean
  readonly week: string
}

const stageOf: Record<Indication['status'], Stage> = { followed: 'active', acted: 'done', dropped: 'stopped' }

export function IndicationState({ status, due }: Pick<ListedIndication, 'status' | 'due'>) {
  const t = useTexts(indicationTexts)
  return (
    <State stage={due ? 'needs-you' : stageOf[status]}>
      {t(due ? 'indications.due' : `indications.status.${status}`)}
    </State>
  )
}

export function WeighedWeeks({ whole }: { readonly whole: WholeIndication }) {
  const t = useTexts(indicationTexts)
  const language = useLanguage()
  return (
    <DataTable
      caption={t('indications.weeks')}
      captionHidden
      columns={[
        { label: t('indications.week'), rowHeader: true, cell: ({ week }) => formatWeek(language, week, true) },
        {
          label: t('field-name.situation.indication.verdict'),
          cell: ({ week, verdict }) =>
            verdict === null && week === whole.indication.raisedWeek
              ? t('indications.raised')
              : t(`indications.verdict.${verdict ?? 'none'}`),
        },
        { label: t('field-name.situation.indication.note'), cell: ({ note }) => (note ? <bdi>{note}</bdi> : '–') },
      ]}
      rows={whole.weeks}
      rowKey={({ week }) => week}
      empty={null}
    />
  )
}

type WeighProps = { readonly whole: WholeIndication; readonly action: string; readonly form: FormState }

/** What the week says of it; the week's own words stand there when it has been weighed. */
export function WeighForm({ whole: { indication, weeks, week }, action, form }: WeighProps) {
  const t = useTexts(indicationTexts)
  const posted = usePosted(form)
  const said = weeks.find((one) => one.week === week)
  const id = (name: string) => `${name}-${indication.id}`
  return (
    <>
      {said?.verdict && <p>{t('indications.weigh.again')}</p>}
      <FormProblem posted={posted} />
      <Form action={action}>
        <input type="hidden" name="version" value={indication.version} />
        <RadioGroup
          name="verdict"
          id={id('verdict')}
          label={t('indications.verdict')}
          value={posted.value('verdict', said?.verdict ?? undefined)}
          error={posted.error('verdict')}
          choices={verdicts.map((verdict) => ({ value: verdict, label: t(`indications.verdict.${verdict}`) }))}
        />
        <TextArea
          name="note"
          id={id('note')}
          label={t('indications.note')}
          value={posted.value('note', said?.note ?? '')}
          error={posted.error('note')}
          rows={2}
          maxLength={1000}
          guard
          secret
          optional
        />
        <Button>{t('indications.weigh.save')}</Button>
      </Form>
    </>
  )
}
