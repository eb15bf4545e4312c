import type { PageProps, Read } from '#kernel/http/route.ts'
import type { Report } from '#reporting/report.ts'
import type { ObjectHistory } from '#web/ui/object-history.tsx'
import type { Picture } from '../picture.ts'
import type { PictureContent } from '../picture-content.ts'
import type { NoticeView } from '../picture-notice.ts'
import type { Choices } from './activity-parts.tsx'

/** What the page of a picture and its parts are given. */
export type PictureAnswer = {
  readonly picture: Picture
  readonly content: PictureContent | null
  readonly intact: boolean
  readonly editions: readonly Picture[]
  readonly report: Report
  readonly notices: readonly NoticeView[]
  readonly choices: Choices
  /** the last day of the period lies behind us */
  readonly over: boolean
}
type Entries = Parameters<typeof ObjectHistory>[0]['entries']
export type PictureProps = PageProps<{ found: Read<PictureAnswer>; history: Read<Entries> }>
