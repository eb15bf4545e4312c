import type { PageProps, Read } from '#kernel/http/route.ts'
import type { Report } from '#reporting/report.ts'
import type { ObjectHistory } from '#web/ui/object-history.tsx'
import type { Choices } from '../../activities/pages/activity-parts.tsx'
import type { PictureView } from '../picture.ts'
import type { PictureContent } from '../picture-content.ts'
import type { NoticeView } from '../picture-notice.ts'

/** What the page of a picture and its parts are given. */
export type PictureAnswer = {
  readonly picture: PictureView
  readonly content: PictureContent | null
  readonly intact: boolean
  readonly amendments: readonly { readonly at: string; readonly sha256Before: string; readonly sha256After: string }[]
  readonly editions: readonly PictureView[]
  readonly report: Report
  readonly notices: readonly NoticeView[]
  readonly choices: Choices
  /** the last day of the period lies behind us */
  readonly over: boolean
}
type Entries = Parameters<typeof ObjectHistory>[0]['entries']
export type PictureProps = PageProps<{ found: Read<PictureAnswer>; history: Read<Entries> }>
