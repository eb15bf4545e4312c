import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import type { Activity } from '../activity.ts'
import type { ActivityEffect } from '../activity-effect.ts'
import { sayEffect } from '../activity-say.ts'

type Listed = Pick<Activity, 'id' | 'text' | 'dueWeek' | 'status' | 'outcome'> & {
  readonly party: string
  readonly area: string | null
  readonly late: boolean
  readonly responsible?: string | null
  readonly answer?: Activity['answer']
  readonly carried?: number
}
type TableProps = {
  readonly activities: readonly Listed[]
  readonly showArea?: boolean
  readonly newHref?: string | undefined
}

const stageOf: Record<Activity['status'], Stage> = { open: 'open', done: 'done', dropped: 'stopped' }

export function ActivityState({ status, late }: { status: Activity['status']; late: boolean }) {
  const t = useSituationTexts()
  return (
    <State stage={late ? 'overdue' : stageOf[status]}>
      {late ? t('activities.late') : t(`activities.status.${status}`)}
    </State>
  )
}

export function ActivityTable({ activities, showArea = true, newHref }: TableProps) {
  const t = useSituationTexts()
  const language = useLanguage()
  return (
    <DataTable
      caption={t('activities.title')}
      captionHidden
      columns={[
        {
          label: t('report.activity'),
          rowHeader: true,
          cell: ({ id, text }) => (
            <a href={`/activities/${id}`}>
              <bdi>{text}</bdi>
            </a>
          ),
        },
        ...(showArea
          ? [{ label: t('activities.area'), cell: ({ area }: Listed) => area ?? t('activities.whole') }]
          : []),
        { label: t('activities.party'), cell: (activity) => <Responsible {...activity} /> },
        {
          label: t('report.due'),
          cell: ({ dueWeek, carried = 0 }) =>
            [
              formatWeek(language, dueWeek, true),
              ...(carried > 0 ? [t('activities.carried', { n: carried })] : []),
            ].join(', '),
        },
        {
          label: t('activities.state'),
          cell: ({ status, late, answer = null }) => (
            <>
              <ActivityState status={status} late={late} />
              {status === 'open' && answer !== null && ` ${t(`activities.answer.${answer}`)}`}
            </>
          ),
        },
      ]}
      rows={activities}
      rowKey={({ id }) => String(id)}
      empty={
        <EmptyState
          title={t('activities.empty.title')}
          meaning={t('activities.empty.meaning')}
          next={newHref && <LinkButton href={newHref}>{t('activities.new')}</LinkButton>}
        />
      }
    />
  )
}

/** The party, and the function there that answers for it. */
export function Responsible({ party, responsible = null }: { party: string; responsible?: string | null }) {
  if (responsible === null) return <>{party}</>
  return (
    <>
      {party}, <bdi>{responsible}</bdi>
    </>
  )
}

/** What the party last said, and when. */
export function Answered({ answer, answerText, answeredAt }: Pick<Activity, 'answer' | 'answerText' | 'answeredAt'>) {
  const t = useSituationTexts()
  const language = useLanguage()
  if (answer === null || answeredAt === null) return null
  return (
    <>
      {t('activities.answered', {
        answer: t(`activities.answer.${answer}`),
        when: formatInstant(language, answeredAt),
      })}
      {answerText !== null && (
        <>
          {': '}
          <bdi>{answerText}</bdi>
        </>
      )}
    </>
  )
}

/** What was done beside the area's figures; the words say what it does not show. */
export function Effects({ effects }: { effects: readonly ActivityEffect[] }) {
  const t = useSituationTexts()
  const language = useLanguage()
  if (effects.length === 0) return null
  return (
    <Section title={t('activities.effect')} level={3}>
      <p>{t('activities.effect.lead')}</p>
      <ul>
        {effects.map((effect) => (
          <li key={effect.activityId}>{sayEffect(language, effect)}</li>
        ))}
      </ul>
    </Section>
  )
}

export type Choices = {
  readonly areas: readonly { readonly id: number; readonly name: string }[]
  readonly parties: readonly { readonly id: number; readonly name: string }[]
}
type FieldsProps = {
  readonly posted: Posted
  readonly choices: Choices
  readonly activity?: (Activity & { readonly contact: string | null }) | undefined
  readonly dueWeek?: string | undefined
}

const toOptions = (list: Choices['areas']) => list.map(({ id, name }) => ({ value: String(id), label: name }))

/** What, where, who and when: the same for a new activity and a changed one. */
export function ActivityFields({ posted, choices, activity, dueWeek }: FieldsProps) {
  const t = useSituationTexts()
  const field = (name: string, stored?: string | number | null) => ({
    name,
    value: posted.value(name, stored),
    error: posted.error(name),
  })
  return (
    <>
      <TextInput {...field('text', activity?.text)} label={t('activities.text')} maxLength={500} />
      <Select
        {...field('area', activity?.areaId)}
        label={t('activities.area')}
        options={toOptions(choices.areas)}
        emptyLabel={t('activities.whole')}
        optional
      />
      <Select
        {...field('party', activity?.partyId)}
        label={t('activities.party')}
        options={toOptions(choices.parties)}
      />
      <TextInput
        {...field('responsible', activity?.responsible)}
        label={t('activities.responsible')}
        help={t('activities.responsible-help')}
        maxLength={120}
        optional
      />
      <TextInput
        {...field('contact', activity?.contact)}
        label={t('activities.contact')}
        help={t('activities.contact-help')}
        type="email"
        autoComplete="off"
        optional
      />
      <TextInput
        {...field('dueWeek', activity?.dueWeek ?? dueWeek)}
        label={t('activities.due')}
        help={t('activities.due-help')}
        width={9}
      />
    </>
  )
}
