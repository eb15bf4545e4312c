import type { FormState } from '#kernel/http/request.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { indicationTexts } from '../../indications/indication.texts.ts'
import {
  IndicationState,
  WeighedWeeks,
  WeighForm,
  type WholeIndication,
} from '../../indications/pages/indication-parts.tsx'
import { useMeetingTexts } from './meeting-words.ts'

type Found = {
  readonly week: string
  readonly closedRoom: boolean
  readonly indications: readonly WholeIndication[]
}
type Props = PageProps<{ found: Read<Found> }>
const untouched: FormState = { values: {}, issues: [], problem: null }

/** A page of its own beside the meeting's screens: nothing of it lies in what the meeting keeps, sends or prints. */
export function MeetingIndicationsPage({ answers, request, form }: Props) {
  const t = useTexts(indicationTexts)
  const words = useMeetingTexts()
  const { language, path } = request
  const { week, closedRoom, indications } = answers.found.data
  const meeting = words('meetings.one', { week: formatWeek(language, week, true) })
  return (
    <>
      <Breadcrumbs trail={[{ label: meeting, href: `/meeting/${week}` }]} here={t('indications.title')} />
      <PageTitle
        title={t('indications.title')}
        kicker={meeting}
        actions={<LinkButton href={`/meeting/${week}`}>{t('indications.meeting.back')}</LinkButton>}
      />
      {closedRoom ? (
        <Notice>{t('indications.meeting.lead')}</Notice>
      ) : (
        <Notice actions={<LinkButton href={`/meeting/${week}#start`}>{t('indications.meeting.close')}</LinkButton>}>
          {t('indications.meeting.open')}
        </Notice>
      )}
      {closedRoom && indications.length === 0 && <p>{t('indications.meeting.none')}</p>}
      {indications.map((whole) => {
        const { indication } = whole
        const action = `/meeting/${week}/indications/${indication.id}`
        return (
          <Section
            key={indication.id}
            id={`indication-${indication.id}`}
            title={whole.area}
            aside={<IndicationState status={indication.status} due={whole.due} />}
          >
            <p>
              <bdi>{indication.reason}</bdi>
            </p>
            {answers.found.can.follow?.allowed && (
              <WeighForm whole={whole} action={action} form={path === action ? form : untouched} />
            )}
            <DescriptionDetails summary={t('indications.weeks')}>
              <WeighedWeeks whole={whole} />
            </DescriptionDetails>
          </Section>
        )
      })}
    </>
  )
}
