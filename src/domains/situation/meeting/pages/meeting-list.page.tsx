import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import type { MeetingShown } from '../meeting.view.ts'
import { useMeetingTexts } from './meeting-words.ts'

type Listed = {
  readonly meetings: readonly MeetingShown[]
  readonly latestWeek: string
  readonly waiting: readonly string[]
}
type Props = PageProps<{ list: Read<Listed> }>

export function MeetingListPage({ answers, request: { language } }: Props) {
  const t = useMeetingTexts()
  const { meetings, latestWeek, waiting } = answers.list.data
  const open = (
    <LinkButton href={`/meeting/${latestWeek}`} variant="primary">
      {t('meetings.open', { week: formatWeek(language, latestWeek) })}
    </LinkButton>
  )
  return (
    <>
      <PageTitle
        title={t('meetings.title')}
        lead={t('meetings.lead')}
        actions={
          <>
            {open}
            <LinkButton href="/focus-meetings">{t('focus-meetings.title')}</LinkButton>
          </>
        }
      />
      {waiting.length > 0 && (
        <p>
          {t('meetings.waiting')}{' '}
          {waiting.map((week, index) => (
            <span key={week}>
              {index > 0 && ', '}
              <a href={`/meeting/${week}`}>{formatWeek(language, week, true)}</a>
            </span>
          ))}
        </p>
      )}
      <DataTable
        caption={t('meetings.list')}
        captionHidden
        columns={[
          {
            label: t('meetings.week'),
            rowHeader: true,
            cell: ({ week }) => <a href={`/meeting/${week}`}>{formatWeek(language, week, true)}</a>,
          },
          {
            label: t('meetings.state'),
            cell: ({ closedAt }) =>
              closedAt === null ? (
                <State stage="active">{t('meetings.state.running')}</State>
              ) : (
                <State stage="done">{t('meetings.state.closed')}</State>
              ),
          },
          { label: t('meetings.started'), cell: ({ startedAt }) => formatInstant(language, startedAt) },
          {
            label: t('meetings.minutes'),
            cell: ({ week, closedAt }) =>
              closedAt === null ? '–' : <a href={`/meeting/${week}/minutes`}>{t('meetings.minutes')}</a>,
          },
        ]}
        rows={meetings}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title={t('meetings.empty.title')} meaning={t('meetings.empty.meaning')} />}
      />
    </>
  )
}
