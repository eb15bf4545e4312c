import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatNumber, formatWeek, formatWeekDays } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { usualMinutes } from '../meeting.ts'
import type { MeetingShown, MeetingView } from '../meeting.view.ts'
import { EarlierActivities } from './meeting-activities.tsx'
import { MeetingAreaScreen } from './meeting-area.tsx'
import { Attendance } from './meeting-attendance.tsx'
import { MeetingEnd } from './meeting-end.tsx'
import type { Screening, Step } from './meeting-screen.tsx'
import { useMeetingTexts } from './meeting-words.ts'

type Props = PageProps<{ found: Read<MeetingView> }>

/** The meeting of a week: before it starts, while it runs, and after. */
export function MeetingPage(props: Props) {
  const { meeting } = props.answers.found.data
  if (meeting === null) return <NotStarted {...props} />
  return meeting.closedAt === null ? <Running {...props} meeting={meeting} /> : <Ended {...props} meeting={meeting} />
}

function Trail({ week }: { week: string }) {
  const t = useMeetingTexts()
  const language = useLanguage()
  return (
    <Breadcrumbs
      trail={[{ label: t('meetings.title'), href: '/meeting' }]}
      here={t('meetings.one', { week: formatWeek(language, week, true) })}
    />
  )
}

function NotStarted({ answers, request, form }: Props) {
  const t = useMeetingTexts()
  const { language } = request
  const { week, content, frozen, pictures } = answers.found.data
  const posted = usePosted(form)
  const areas = content.areas.length
  return (
    <>
      <Trail week={week} />
      <PageTitle
        title={t('meetings.one', { week: formatWeek(language, week, true) })}
        kicker={formatWeekDays(language, week)}
        lead={t('meetings.start.lead', {
          n: areas,
          minutes: usualMinutes,
          each: formatNumber(language, usualMinutes / Math.max(1, areas), 1),
        })}
      />
      {frozen && pictures[0] ? (
        <Notice actions={<LinkButton href={`/pictures/${pictures[0].id}`}>{t('meetings.to-picture')}</LinkButton>}>
          {t('meetings.frozen')}
        </Notice>
      ) : (
        !content.complete && <Notice>{t('meetings.not-over')}</Notice>
      )}
      <FormProblem posted={posted} />
      {!frozen && content.complete && answers.found.can.hold?.allowed && (
        <Form action={`/meeting/${week}/start`}>
          <TextInput
            name="minutes"
            label={t('meetings.start.minutes')}
            value={posted.value('minutes', usualMinutes)}
            error={posted.error('minutes')}
            inputMode="numeric"
            width={4}
          />
          <Button>{t('meetings.start')}</Button>
        </Form>
      )}
    </>
  )
}

type Held = Props & { readonly meeting: MeetingShown }

function Ended({ answers, request, meeting }: Held) {
  const t = useMeetingTexts()
  const { week } = answers.found.data
  return (
    <>
      <Trail week={week} />
      <PageTitle title={t('meetings.one', { week: formatWeek(request.language, week, true) })} />
      <Notice
        tone="success"
        actions={
          <>
            <LinkButton href={`/meeting/${week}/minutes`}>{t('meetings.minutes')}</LinkButton>
            <LinkButton href={`/pictures/${meeting.pictureId}`}>{t('meetings.to-picture')}</LinkButton>
          </>
        }
      >
        {t('meetings.ended')}
      </Notice>
    </>
  )
}

function Running({ answers, request, form, meeting }: Held) {
  const t = useMeetingTexts()
  const { language, path } = request
  const view = answers.found.data
  const { week, content } = view
  const keys = request.query.keys !== 'off'
  const steps: readonly Step[] = [
    { id: 'start', name: t('meetings.step.start'), decided: false },
    { id: 'activities', name: t('meetings.step.activities'), decided: false },
    ...content.areas.map(({ id, name, level }) => ({ id: `area-${id}`, name, decided: level.decided })),
    { id: 'end', name: t('meetings.step.end'), decided: false },
  ]
  const screening: Screening = {
    week,
    steps,
    path,
    form,
    entry: view.entry,
    holds: answers.found.can.hold?.allowed === true,
    indications: answers.found.can.indications?.allowed ? `/meeting/${week}/indications` : null,
  }
  return (
    <div
      className="meeting"
      data-island="meeting"
      data-week={week}
      data-account={request.actor.accountId}
      data-started={meeting.startedAt}
      data-planned={meeting.plannedMinutes}
    >
      <header className="meeting-head" data-island={keys ? 'shortcuts' : undefined}>
        <h1 className="ds-heading" data-size="xs">
          {t('meetings.one', { week: formatWeek(language, week, true) })}
        </h1>
        <p data-meeting-clock>
          {t('meetings.clock', { when: formatInstant(language, meeting.startedAt), n: meeting.plannedMinutes })}
        </p>
        <div className="meeting-queue" role="status" data-meeting-queue />
        <a href="/meeting">{t('meetings.list')}</a>
      </header>
      <nav className="meeting-steps" aria-label={t('meetings.steps')} data-meeting-steps>
        <ol>
          {steps.map(({ id, name, decided }) => (
            <li key={id}>
              <a href={`#${id}`} data-decided={decided || undefined}>
                {name}
                {decided && <span className="sr-only">, {t('meetings.step.decided')}</span>}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <Attendance view={view} screening={screening} closedRoom={meeting.closedRoom} />
      <EarlierActivities view={view} screening={screening} />
      {content.areas.map((area) => {
        const kept = view.areas.find(({ id }) => id === area.id)
        return kept && <MeetingAreaScreen key={area.id} view={view} screening={screening} area={area} kept={kept} />
      })}
      <MeetingEnd view={view} screening={screening} meeting={meeting} />
      <footer className="meeting-keys">
        {keys && <p>{t('meetings.keys.line')}</p>}
        <a href={`/meeting/${week}${keys ? '?keys=off' : ''}`}>{t(keys ? 'meetings.keys.off' : 'meetings.keys.on')}</a>
      </footer>
    </div>
  )
}
