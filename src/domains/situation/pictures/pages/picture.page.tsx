import { formatInstant } from '#kernel/i18n/format.ts'
import type { Translate } from '#kernel/i18n/texts.ts'
import { ReportView } from '#reporting/html/report-view.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { Section } from '#web/ui/page.tsx'
import { usePosted } from '#web/ui/posted.tsx'
import { distributionTexts } from '../../delivery/distribution.texts.ts'
import { moderationTexts } from '../../moderation/moderation.texts.ts'
import { classifications, isOpen, pictureKinds, pictureStatuses } from '../picture.ts'
import { noticeKinds } from '../picture-notice.ts'
import { titleOf } from '../picture-report-page.ts'
import { Notices } from './picture-notices.tsx'
import { OpenPicture } from './picture-open.tsx'
import { CorrectForm, Downloads, Editions } from './picture-parts.tsx'
import type { PictureProps } from './picture-props.ts'
import { type SituationTexts, useSituationTexts } from './situation-words.ts'

/** An open picture is worked on, a published one is read. */
export function PicturePage(props: PictureProps) {
  const { answers, request } = props
  const t = useSituationTexts()
  const m = useTexts(moderationTexts)
  const { picture } = answers.found.data
  const said = (['saved', 'submitted', 'published'] as const).find((key) => request.query[key] !== undefined)
  const accepted = request.query.accepted
  return (
    <>
      <Breadcrumbs
        trail={[{ label: t('pictures.title'), href: '/pictures' }]}
        here={titleOf(picture, request.language)}
      />
      {said && <Notice tone="success">{t(`picture.${said}`)}</Notice>}
      {typeof accepted === 'string' && <Notice tone="success">{t('picture.accepted', { n: Number(accepted) })}</Notice>}
      {isOpen(picture) ? <OpenPicture {...props} /> : <PublishedPicture {...props} />}
      {answers.history.data.length > 0 && (
        <Section title={t('picture.history')}>
          <ObjectHistory
            entries={answers.history.data}
            type="situation.picture"
            name={(field, value) => nameValue({ t, m }, field, value)}
          />
        </Section>
      )}
    </>
  )
}

type Wording = { readonly t: SituationTexts; readonly m: Translate<keyof typeof moderationTexts.entries> }

/** The words of a coded value in the history; what is no code stays as it is. */
function nameValue({ t, m }: Wording, field: string, value: unknown): string | undefined {
  const among = <T extends string>(codes: readonly T[]) => codes.find((code) => code === value)
  switch (field) {
    case 'status': {
      const status = among(pictureStatuses)
      return status && t(`picture.status.${status}`)
    }
    case 'kind': {
      const kind = among(pictureKinds)
      return kind && t(`picture.kind.${kind}`)
    }
    case 'classification': {
      const classification = among(classifications)
      return classification && t(`picture.classification.${classification}`)
    }
    case 'notice': {
      const what = among(noticeKinds)
      return what && m(`picture.notice.short.${what}`)
    }
    default:
      return undefined
  }
}

function PublishedPicture({ answers, form, request }: PictureProps) {
  const t = useSituationTexts()
  const delivery = useTexts(distributionTexts)
  const moderation = useTexts(moderationTexts)
  const posted = usePosted(form)
  const { picture, content, intact, editions, report, notices, amendments } = answers.found.data
  const newest = editions.find(({ status }) => status === 'published')
  const open = editions.find(isOpen)
  return (
    <>
      {!intact && <Notice tone="error">{t('picture.broken')}</Notice>}
      {picture.status === 'corrected' && (
        <Notice
          tone="needs-you"
          actions={newest && <LinkButton href={`/pictures/${newest.id}`}>{t('picture.newest')}</LinkButton>}
        >
          {t('picture.is-corrected')}
        </Notice>
      )}
      <Notices
        notices={notices}
        language={request.language}
        readsEvery={answers.found.can.readEvery?.allowed ?? false}
      />
      <Downloads picture={picture} inside={content !== null} />
      {answers.found.can.seeDelivery?.allowed && (
        <p>
          <LinkButton href={`/pictures/${picture.id}/deliveries`}>{delivery('distribution.receipts')}</LinkButton>
        </p>
      )}
      <ReportView report={report} headingLevel={1} />
      {picture.publishedAt !== null && (
        <p>
          {t('pictures.published')} {formatInstant(request.language, picture.publishedAt)}.{' '}
          {t('picture.sha256', { sum: picture.sha256 ?? '' })}
        </p>
      )}
      {amendments.map(({ at, sha256Before, sha256After }) => (
        <p key={sha256After}>
          {moderation('picture.amended-sums', {
            at: formatInstant(request.language, at),
            before: sha256Before.slice(0, 12),
            after: sha256After.slice(0, 12),
          })}
        </p>
      ))}
      <Editions editions={editions} current={picture.id} />
      {answers.found.can.decide?.allowed && picture.status === 'published' && !open && (
        <CorrectForm picture={picture} posted={posted} />
      )}
    </>
  )
}
