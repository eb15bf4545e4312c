import type { PageProps } from '#kernel/http/route.ts'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { observationTexts } from '../observation.texts.ts'
import { namesOf } from './observation-names.ts'
import { ReportForm, type ReportReads } from './report.page.tsx'

/** The report form as a phone keeps it for when there is no network: the choices, and nothing that anybody has written. */
export function ReportOfflinePage(props: PageProps<Omit<ReportReads, 'map'>>) {
  const t = useTexts(observationTexts)
  const { answers, request } = props
  const { party } = answers.start.data
  if (party === null) return <EmptyState title={t('observations.report.title')} meaning={t('observations.no-party')} />
  const draft = { key: 'report', account: String(request.actor.accountId) }
  return (
    <>
      <PageTitle title={t('observations.report.title')} lead={t('observations.report.lead')} />
      <ReportForm
        {...props}
        answers={{ ...answers, map: { data: [], can: {} } }}
        names={namesOf(answers.choices.data, request.language)}
        party={party}
        draft={draft}
        shell
      />
    </>
  )
}
