import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { ReportView } from '#reporting/html/report-view.tsx'
import type { Report } from '#reporting/report.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import type { MeetingShown } from '../meeting.view.ts'
import { useMeetingTexts } from './meeting-words.ts'

type Found = { readonly meeting: MeetingShown | null; readonly report: Report }
type Props = PageProps<{ found: Read<Found> }>

/** The minutes as they were frozen, with their files. */
export function MinutesPage({ answers, request: { language, params, query } }: Props) {
  const t = useMeetingTexts()
  const { meeting, report } = answers.found.data
  const week = params.week ?? ''
  const file = (format: string) => ({
    format: format.toUpperCase(),
    href: `/meeting/${week}/protokoll.${format}?lang=${language}`,
  })
  return (
    <>
      <Breadcrumbs
        trail={[{ label: t('meetings.title'), href: '/meeting' }]}
        here={t('meetings.one', { week: formatWeek(language, week, true) })}
      />
      {query.ended !== undefined && (
        <Notice
          tone="success"
          actions={<LinkButton href={`/pictures/${meeting?.pictureId}`}>{t('meetings.to-picture')}</LinkButton>}
        >
          {t('meetings.ended')}
        </Notice>
      )}
      <Toolbar downloads={['pdf', 'docx'].map(file)} />
      <ReportView report={report} headingLevel={1} />
      <p>{t('meetings.ended.sum', { sum: meeting?.sha256 ?? '' })}</p>
    </>
  )
}
