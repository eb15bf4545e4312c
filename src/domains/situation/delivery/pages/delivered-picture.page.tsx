import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { ReportView } from '#reporting/html/report-view.tsx'
import type { Report } from '#reporting/report.ts'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Notices } from '../../pictures/pages/picture-notices.tsx'
import type { NoticeView } from '../../pictures/picture-notice.ts'
import { errandTexts } from '../../round/errand.texts.ts'
import { distributionTexts } from '../distribution.texts.ts'
import { sayAfterPublication } from '../distribution-say.ts'

type Delivered =
  | { readonly refused: 'errand.refused.closed' | 'problem.too-many-attempts' }
  | {
      readonly report: Report
      readonly notices: readonly NoticeView[]
      readonly corrected: boolean
      readonly municipality: string
      readonly publishedAt: string
      readonly deliveredAt: string
      readonly until: string
    }
export type DeliveredPictureReads = { opened: Read<Delivered> }

/** What somebody without account sees behind her link: the one picture, and nothing else. */
export function DeliveredPicturePage({ answers }: PageProps<DeliveredPictureReads>) {
  const t = useTexts(distributionTexts)
  const closed = useTexts(errandTexts)
  const language = useLanguage()
  const opened = answers.opened.data
  if ('refused' in opened)
    return (
      <>
        <PageTitle title={closed('errand.closed.title')} />
        <p>{t('distribution.link-closed')}</p>
      </>
    )
  return (
    <>
      {opened.corrected && <Notice tone="needs-you">{t('distribution.link-corrected')}</Notice>}
      <Notices notices={opened.notices} language={language} />
      <p>
        {t('distribution.link-from', {
          municipality: opened.municipality,
          until: formatDate(language, dayOf(opened.until)),
        })}
      </p>
      <p>
        {t('distribution.link-when', {
          published: formatInstant(language, opened.publishedAt),
          after: sayAfterPublication(language, opened.publishedAt, opened.deliveredAt),
        })}
      </p>
      <ReportView report={opened.report} headingLevel={1} />
    </>
  )
}
