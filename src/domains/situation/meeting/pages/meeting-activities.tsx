import { formatWeek } from '#kernel/i18n/format.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { ActivityState, Responsible } from '../../activities/pages/activity-parts.tsx'
import type { MeetingActivity, MeetingView } from '../meeting.view.ts'
import { formAt, MeetingForm, Opens, Screen, type Screening } from './meeting-screen.tsx'
import { useMeetingTexts } from './meeting-words.ts'

type Props = { readonly view: MeetingView; readonly screening: Screening }

/** What earlier meetings agreed and is still open, the first thing a meeting takes up. */
export function EarlierActivities({ view, screening }: Props) {
  const t = useMeetingTexts()
  const earlier = view.activities.filter(({ agreedWeek, status }) => agreedWeek < view.week && status === 'open')
  return (
    <Screen id="activities" title={t('meetings.step.activities')} screening={screening}>
      <p>{earlier.length === 0 ? t('meetings.activities.none') : t('meetings.activities.lead')}</p>
      <div className="meeting-list">
        {earlier.map((activity) => (
          <Earlier key={activity.id} activity={activity} view={view} screening={screening} />
        ))}
      </div>
    </Screen>
  )
}

function Earlier({ activity, view, screening }: Props & { readonly activity: MeetingActivity }) {
  const t = useMeetingTexts()
  const language = useLanguage()
  const area = view.content.areas.find(({ id }) => id === activity.areaId)
  const action = `/meeting/${view.week}/activities/${activity.id}`
  const form = formAt(screening, action)
  const posted = usePosted(form)
  const id = (name: string) => `${name}-${activity.id}`
  return (
    <Opens
      open={form.problem !== null}
      summary={
        <>
          <strong>{activity.text}</strong>{' '}
          <span>
            {area?.name ?? t('activities.whole')}. <Responsible {...activity} />,{' '}
            {formatWeek(language, activity.dueWeek)}
          </span>{' '}
          <ActivityState status={activity.status} late={activity.late} />
          {activity.answer !== null && ` ${t(`activities.answer.${activity.answer}`)}`}
          {activity.carried > 0 && ` ${t('activities.carried', { n: activity.carried })}`}
        </>
      }
    >
      {activity.answerText !== null && (
        <p>
          {t('activities.answer')}: <bdi>{activity.answerText}</bdi>
        </p>
      )}
      <FormProblem posted={posted} />
      {screening.holds && (
        <div className="meeting-forms">
          <MeetingForm action={action} queue={`settle-${activity.id}`} screening={screening}>
            <input type="hidden" name="version" value={activity.version} />
            <TextInput
              name="outcome"
              id={id('outcome')}
              label={t('meetings.activities.outcome')}
              value={posted.value('outcome')}
              error={posted.error('outcome')}
              maxLength={500}
              optional
            />
            <ButtonRow>
              <Button variant="secondary" name="status" value="done">
                {t('activities.status.done')}
              </Button>
              <Button variant="secondary" name="status" value="dropped">
                {t('activities.status.dropped')}
              </Button>
            </ButtonRow>
          </MeetingForm>
          <MeetingForm action={action} queue={`settle-${activity.id}`} screening={screening}>
            <input type="hidden" name="version" value={activity.version} />
            <TextInput
              name="dueWeek"
              id={id('due')}
              label={t('meetings.activities.later')}
              value={posted.value('dueWeek', laterThan(activity.dueWeek, view))}
              error={posted.error('dueWeek')}
              width={9}
            />
            <Button variant="secondary">{t('activities.carry')}</Button>
          </MeetingForm>
        </div>
      )}
    </Opens>
  )
}

const laterThan = (dueWeek: string, { week }: MeetingView): string => {
  const soon = addWeeks(week, 2)
  return dueWeek >= soon ? addWeeks(dueWeek, 1) : soon
}

type HandOutProps = Props & { readonly areaId: number }

/** An activity for a party, agreed here and now about one area. */
export function HandOut({ view, screening, areaId }: HandOutProps) {
  const t = useMeetingTexts()
  const action = `/meeting/${view.week}/areas/${areaId}/activities`
  const form = formAt(screening, action)
  const posted = usePosted(form)
  const field = (name: string, stored?: string) => ({
    name,
    id: `${name}-${areaId}`,
    value: posted.value(name, stored),
    error: posted.error(name),
  })
  return (
    <Opens summary={t('meetings.hand-out')} shortcut="a" open={form.problem !== null}>
      <FormProblem posted={posted} />
      <MeetingForm action={action} queue={`activity-${areaId}+`} screening={screening}>
        <TextInput {...field('text')} label={t('activities.text')} maxLength={500} />
        <Select
          {...field('party')}
          label={t('activities.party')}
          options={view.parties.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <TextInput {...field('responsible')} label={t('activities.responsible')} maxLength={120} optional />
        <TextInput {...field('dueWeek', addWeeks(view.week, 3))} label={t('activities.due')} width={9} />
        <Button variant="secondary">{t('meetings.hand-out.save')}</Button>
      </MeetingForm>
    </Opens>
  )
}
