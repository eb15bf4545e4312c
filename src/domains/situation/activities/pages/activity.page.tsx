import type { FormState } from '#kernel/http/request.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { DescriptionDetails, Facts } from '#web/ui/facts.tsx'
import { Field } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { type Activity, activityAnswers } from '../activity.ts'
import { AnswerFields } from './activity-answer.tsx'
import { ActivityFields, ActivityState, Answered, type Choices, Responsible } from './activity-parts.tsx'

type Found = Choices & {
  readonly activity: Activity
  readonly contact: string | null
  readonly week: string
  readonly late: boolean
}
type Entries = Parameters<typeof ObjectHistory>[0]['entries']
type Props = PageProps<{ found: Read<Found>; history: Read<Entries> }>
const untouched: FormState = { values: {}, issues: [], problem: null }

export function ActivityPage({ answers, request, form }: Props) {
  const t = useSituationTexts()
  const { language, path } = request
  const { activity, contact, week, late, areas, parties } = answers.found.data
  const { change, close } = answers.found.can
  const area = areas.find(({ id }) => id === activity.areaId)
  const party = parties.find(({ id }) => id === activity.partyId)
  const names = (field: string, value: unknown) => {
    if (field === 'areaId') return areas.find(({ id }) => id === value)?.name
    if (field === 'partyId') return parties.find(({ id }) => id === value)?.name
    if (field === 'answer') return isAnswer(value) ? t(`activities.answer.${value}`) : undefined
    if (field === 'answeredAt') return typeof value === 'string' ? formatInstant(language, value) : undefined
    return field === 'status' ? t(`activities.status.${value as Activity['status']}`) : undefined
  }
  const open = activity.status === 'open'
  return (
    <>
      <Breadcrumbs trail={[{ label: t('activities.title'), href: '/activities' }]} here={activity.text} />
      <PageTitle title={<bdi>{activity.text}</bdi>} state={<ActivityState status={activity.status} late={late} />} />
      {request.query.saved !== undefined && <Notice tone="success">{t('picture.saved')}</Notice>}
      <Facts
        facts={[
          {
            label: t('activities.party'),
            value: <Responsible party={party?.name ?? '–'} responsible={activity.responsible} />,
          },
          ...(contact === null ? [] : [{ label: t('activities.contact'), value: contact }]),
          { label: t('activities.area'), value: area?.name ?? t('activities.whole') },
          { label: t('activities.agreed'), value: formatWeek(language, activity.agreedWeek, true) },
          {
            label: t('activities.due'),
            value: [
              formatWeek(language, activity.dueWeek, true),
              ...(activity.carried > 0 ? [t('activities.carried', { n: activity.carried })] : []),
            ].join(', '),
          },
          ...(activity.answer === null || activity.answeredAt === null
            ? []
            : [{ label: t('activities.answer'), value: <Answered {...activity} /> }]),
          ...(activity.outcome === null
            ? []
            : [{ label: t('activities.outcome'), value: <bdi>{activity.outcome}</bdi> }]),
        ]}
      />
      {open && close?.allowed && <AnswerForm activity={activity} form={path.endsWith('/answer') ? form : untouched} />}
      {open && change?.allowed && <AnswerLink activity={activity} request={request} form={form} />}
      {open && change?.allowed && (
        <DescriptionDetails summary={t('activities.carry.title')}>
          <CarryForm activity={activity} week={week} form={path.endsWith('/carry') ? form : untouched} />
        </DescriptionDetails>
      )}
      {open && change?.allowed && <CloseForm activity={activity} form={path.endsWith('/close') ? form : untouched} />}
      {open && change?.allowed && (
        <DescriptionDetails summary={t('activities.change')}>
          <ChangeForm
            activity={{ ...activity, contact }}
            choices={{ areas, parties }}
            form={path.endsWith('/change') ? form : untouched}
          />
        </DescriptionDetails>
      )}
      {!open && change?.allowed && (
        <Form action={`/activities/${activity.id}/reopen`}>
          <input type="hidden" name="version" value={activity.version} />
          <Button variant="secondary">{t('activities.reopen')}</Button>
        </Form>
      )}
      <Section title={t('picture.history')}>
        <ObjectHistory entries={answers.history.data} type="situation.activity" name={names} />
      </Section>
    </>
  )
}

const isAnswer = (value: unknown): value is (typeof activityAnswers)[number] =>
  activityAnswers.some((answer) => answer === value)

type MadeLink = { readonly path: string; readonly expiresAt: string }

/** A link with which somebody without account answers; shown this once. */
function AnswerLink({ activity, request, form }: { activity: Activity } & Pick<Props, 'request' | 'form'>) {
  const t = useSituationTexts()
  const made = (form.result ?? null) as MadeLink | null
  if (made === null)
    return (
      <DescriptionDetails summary={t('activities.link.make')}>
        <p>{t('activities.link.help')}</p>
        <Form action={`/activities/${activity.id}/link`}>
          <Button variant="secondary">{t('activities.link.make')}</Button>
        </Form>
      </DescriptionDetails>
    )
  return (
    <Notice tone="success" title={t('activities.link.made')}>
      <p>{t('activities.link.once', { until: formatInstant(request.language, made.expiresAt) })}</p>
      <Field label={t('activities.link.label')} name="link">
        {(control) => <input {...control} type="text" readOnly value={`${request.origin}${made.path}`} data-secret />}
      </Field>
    </Notice>
  )
}

/** What the responsible party says of it. */
function AnswerForm({ activity, form }: { activity: Activity; form: FormState }) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  return (
    <Section title={t('activities.answer.title')} id="answer">
      <FormProblem posted={posted} />
      <Form action={`/activities/${activity.id}/answer`}>
        <input type="hidden" name="version" value={activity.version} />
        <AnswerFields posted={posted} />
        <Button>{t('activities.answer.send')}</Button>
      </Form>
    </Section>
  )
}

function CarryForm({ activity, week, form }: { activity: Activity; week: string; form: FormState }) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  const later = activity.dueWeek > week ? activity.dueWeek : week
  return (
    <>
      <FormProblem posted={posted} />
      <Form action={`/activities/${activity.id}/carry`}>
        <input type="hidden" name="version" value={activity.version} />
        <TextInput
          name="dueWeek"
          id="carry-due-week"
          label={t('activities.due')}
          help={t('activities.due-help')}
          value={posted.value('dueWeek', addWeeks(later, 1))}
          error={posted.error('dueWeek')}
          width={9}
        />
        <Button variant="secondary">{t('activities.carry')}</Button>
      </Form>
    </>
  )
}

function CloseForm({ activity, form }: { activity: Activity; form: FormState }) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  return (
    <Section title={t('activities.close')}>
      <FormProblem posted={posted} />
      <Form action={`/activities/${activity.id}/close`}>
        <input type="hidden" name="version" value={activity.version} />
        <TextInput
          name="outcome"
          label={t('activities.outcome')}
          value={posted.value('outcome')}
          error={posted.error('outcome')}
          maxLength={500}
          optional
        />
        <ButtonRow>
          <Button name="status" value="done">
            {t('activities.status.done')}
          </Button>
          <Button name="status" value="dropped" variant="secondary">
            {t('activities.status.dropped')}
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

function ChangeForm({
  activity,
  choices,
  form,
}: {
  activity: Activity & { readonly contact: string | null }
  choices: Choices
  form: FormState
}) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  return (
    <>
      <FormProblem posted={posted} />
      <Form action={`/activities/${activity.id}/change`}>
        <input type="hidden" name="version" value={activity.version} />
        <ActivityFields posted={posted} choices={choices} activity={activity} />
        <Button variant="secondary">{t('activities.save')}</Button>
      </Form>
    </>
  )
}
