import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/input.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { Card, PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import type { FocusMeeting } from '../focus-meeting.ts'
import { useMeetingTexts } from './meeting-words.ts'

type Listed = { readonly meetings: readonly (FocusMeeting & { readonly area: string })[] }
type Props = PageProps<{ list: Read<Listed> }>

const stageOf: Record<FocusMeeting['status'], Stage> = { called: 'needs-you', held: 'done', dropped: 'stopped' }

export function FocusMeetingsPage({ answers, request, form }: Props) {
  const t = useMeetingTexts()
  const { language, path } = request
  const { meetings } = answers.list.data
  return (
    <>
      <PageTitle
        title={t('focus-meetings.title')}
        lead={t('focus-meetings.lead')}
        actions={<LinkButton href="/focus-meetings/rules">{t('meetings.focus.rule')}</LinkButton>}
      />
      {meetings.length === 0 && (
        <EmptyState
          title={t('focus-meetings.empty.title')}
          meaning={t('focus-meetings.empty.meaning')}
          next={<LinkButton href="/meeting">{t('meetings.title')}</LinkButton>}
        />
      )}
      {meetings.map((meeting) => (
        <Card
          key={meeting.id}
          title={meeting.area}
          aside={<State stage={stageOf[meeting.status]}>{t(`focus-meetings.status.${meeting.status}`)}</State>}
        >
          <Facts
            facts={[
              { label: t('focus-meetings.about'), value: <bdi>{meeting.about}</bdi> },
              {
                label: t('focus-meetings.weeks'),
                value: t('focus-meetings.weeks.value', {
                  n: meeting.events,
                  from: formatWeek(language, meeting.firstWeek),
                  to: formatWeek(language, meeting.lastWeek, true),
                }),
              },
              ...(meeting.outcome === null
                ? []
                : [{ label: t('focus-meetings.outcome'), value: <bdi>{meeting.outcome}</bdi> }]),
            ]}
          />
          {meeting.status === 'called' && answers.list.can.close?.allowed && (
            <CloseForm meeting={meeting} form={path.includes(`/${meeting.id}/`) ? form : null} />
          )}
        </Card>
      ))}
    </>
  )
}

const untouched = { values: {}, issues: [], problem: null }

function CloseForm({ meeting, form }: { readonly meeting: FocusMeeting; readonly form: Props['form'] | null }) {
  const t = useMeetingTexts()
  const posted = usePosted(form ?? untouched)
  return (
    <>
      <FormProblem posted={posted} />
      <Form action={`/focus-meetings/${meeting.id}/close`}>
        <input type="hidden" name="version" value={meeting.version} />
        <TextArea
          name="outcome"
          id={`outcome-${meeting.id}`}
          label={t('focus-meetings.outcome')}
          value={posted.value('outcome')}
          error={posted.error('outcome')}
          rows={3}
          maxLength={2000}
          guard
        />
        <ButtonRow>
          <Button name="status" value="held">
            {t('focus-meetings.status.held')}
          </Button>
          <Button name="status" value="dropped" variant="secondary">
            {t('focus-meetings.status.dropped')}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
