import type { FormState } from '#kernel/http/request.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { DescriptionDetails, Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import type { Activity } from '../activity.ts'
import { ActivityFields, ActivityState, type Choices } from './activity-parts.tsx'
import { useSituationTexts } from './situation-words.ts'

type Found = Choices & { readonly activity: Activity; readonly late: boolean }
type Entries = Parameters<typeof ObjectHistory>[0]['entries']
type Props = PageProps<{ found: Read<Found>; history: Read<Entries> }>
const untouched: FormState = { values: {}, issues: [], problem: null }

export function ActivityPage({ answers, request, form }: Props) {
  const t = useSituationTexts()
  const { language, path } = request
  const { activity, late, areas, parties } = answers.found.data
  const { change, close } = answers.found.can
  const area = areas.find(({ id }) => id === activity.areaId)
  const party = parties.find(({ id }) => id === activity.partyId)
  const names = (field: string, value: unknown) => {
    if (field === 'areaId') return areas.find(({ id }) => id === value)?.name
    if (field === 'partyId') return parties.find(({ id }) => id === value)?.name
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
          { label: t('activities.party'), value: party?.name ?? '–' },
          { label: t('activities.area'), value: area?.name ?? t('activities.whole') },
          { label: t('activities.agreed'), value: formatWeek(language, activity.agreedWeek, true) },
          { label: t('activities.due'), value: formatWeek(language, activity.dueWeek, true) },
          ...(activity.outcome === null
            ? []
            : [{ label: t('activities.outcome'), value: <bdi>{activity.outcome}</bdi> }]),
        ]}
      />
      {open && close?.allowed && <CloseForm activity={activity} form={path.endsWith('/close') ? form : untouched} />}
      {open && change?.allowed && (
        <DescriptionDetails summary={t('activities.change')}>
          <ChangeForm
            activity={activity}
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

function ChangeForm({ activity, choices, form }: { activity: Activity; choices: Choices; form: FormState }) {
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
