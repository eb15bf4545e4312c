import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { dayOf } from '#kernel/time/clock.ts'
import { daysBetween } from '#kernel/time/week.ts'
import { State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, Select, TextArea } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { moderationTexts } from '../../moderation/moderation.texts.ts'
import type { PictureView } from '../../pictures/picture.ts'
import type { NoticeReceipt } from '../../pictures/picture-notice.ts'
import { titleOf } from '../../pictures/picture-report-page.ts'
import { distributionTexts } from '../distribution.texts.ts'
import { lagBehind, type Presentation, type Receipt, type Receiver } from '../distribution.ts'
import { sayAfterPublication, sayLag } from '../distribution-say.ts'

type Receipts = {
  readonly picture: PictureView
  readonly receipts: readonly Receipt[]
  readonly forums: readonly Receiver[]
  readonly presentations: readonly Presentation[]
  readonly notices: readonly NoticeReceipt[]
  readonly today: string
}
export type PictureDeliveriesReads = { found: Read<Receipts> }

/** The way of one picture: who got it and when, who opened it, where it was presented and what was decided. K-02, K-21 */
export function PictureDeliveriesPage({ answers, request, form }: PageProps<PictureDeliveriesReads>) {
  const t = useTexts(distributionTexts)
  const posted = usePosted(form)
  const { picture, receipts, forums, presentations, notices, today } = answers.found.data
  const mayChange = answers.found.can.change?.allowed ?? false
  const path = `/pictures/${picture.id}`
  const title = titleOf(picture, request.language)
  const opened = receipts.filter(({ openedAt }) => openedAt !== null).length
  const delivered = receipts.filter(({ deliveredAt }) => deliveredAt !== null).length
  return (
    <>
      <Breadcrumbs trail={[{ label: title, href: path }]} here={t('distribution.receipts')} />
      <PageTitle
        kicker={title}
        title={t('distribution.receipts')}
        lead={t('distribution.receipts.lead', { delivered, opened })}
        actions={<LinkButton href="/distribution">{t('distribution.title')}</LinkButton>}
      />
      <FormProblem posted={posted} />
      {typeof request.query.delivered === 'string' && (
        <Notice tone="success">{t('distribution.delivered-now', { n: Number(request.query.delivered) })}</Notice>
      )}
      {request.query.presented === 'yes' && <Notice tone="success">{t('distribution.presented-now')}</Notice>}
      <Deliveries receipts={receipts} picture={picture} presentations={presentations} />
      {receipts.length > 0 && <p className="field-help">{t('distribution.what-it-means')}</p>}
      {mayChange && picture.publishedAt !== null && (
        <Form action={`${path}/deliver`}>
          <p>{t('distribution.deliver-help')}</p>
          <Button variant="secondary">{t('distribution.deliver')}</Button>
        </Form>
      )}
      <Toolbar downloads={[{ format: 'CSV', href: `${path}/deliveries.csv` }]} />
      <NoticeReceipts notices={notices} picture={picture} />
      <Section title={t('distribution.presented')}>
        <Presentations presentations={presentations} picture={picture} />
        <Unanswered forums={forums} presentations={presentations} />
        {mayChange && forums.length > 0 && picture.publishedAt !== null && (
          <Present path={path} forums={forums} today={today} posted={posted} />
        )}
      </Section>
    </>
  )
}

function Deliveries({ receipts, picture, presentations }: Pick<Receipts, 'receipts' | 'picture' | 'presentations'>) {
  const t = useTexts(distributionTexts)
  const language = useLanguage()
  const instant = (at: string | null) => (at === null ? t('distribution.not-yet') : formatInstant(language, at))
  return (
    <DataTable
      caption={t('distribution.receipts')}
      captionHidden
      rows={receipts}
      rowKey={({ id }) => String(id)}
      columns={[
        { label: t('distribution.receiver'), rowHeader: true, cell: ({ label }) => label },
        { label: t('distribution.how'), cell: ({ kind }) => t(`distribution.how.${kind}`) },
        {
          label: t('distribution.at'),
          cell: ({ deliveredAt, withheld }) =>
            withheld ? (
              <>
                <State stage="stopped">{t('distribution.not-handed')}</State> {t(`distribution.withheld.${withheld}`)}
              </>
            ) : (
              instant(deliveredAt)
            ),
        },
        {
          label: t('distribution.difference'),
          cell: ({ deliveredAt }) =>
            deliveredAt !== null && picture.publishedAt !== null
              ? `${sayAfterPublication(language, picture.publishedAt, deliveredAt)}, ${sayLag(language, lagBehind(presentations, deliveredAt))}`
              : '–',
        },
        { label: t('distribution.mail'), cell: ({ mail }) => (mail === null ? '–' : t(`distribution.mail.${mail}`)) },
        {
          label: t('distribution.opened'),
          cell: ({ openedAt, deliveredAt }) => (deliveredAt === null ? '–' : instant(openedAt)),
        },
      ]}
      empty={<EmptyState title={t('distribution.none.title')} meaning={t('distribution.none.text')} />}
    />
  )
}

/** Who was told that something in the picture no longer holds, and who has opened the page that says it. */
function NoticeReceipts({ notices, picture }: { notices: readonly NoticeReceipt[]; picture: PictureView }) {
  const t = useTexts(distributionTexts)
  const m = useTexts(moderationTexts)
  const language = useLanguage()
  if (notices.length === 0) return null
  const instant = (at: string | null) => (at === null ? t('distribution.not-yet') : formatInstant(language, at))
  return (
    <Section title={m('picture.notices')} id="notices">
      <DataTable
        caption={m('picture.notices')}
        captionHidden
        rows={notices}
        rowKey={({ noticeId, receiverId }) => `${noticeId} ${receiverId}`}
        columns={[
          {
            label: m('picture.notice.what'),
            rowHeader: true,
            cell: ({ what, saidAt }) => (
              <a href={`/pictures/${picture.id}#notices`}>
                {m(`picture.notice.short.${what}`)} {formatInstant(language, saidAt)}
              </a>
            ),
          },
          { label: t('distribution.receiver'), cell: ({ label }) => label },
          {
            label: t('distribution.at'),
            cell: ({ deliveredAt, withheld }) =>
              withheld ? <State stage="stopped">{t(`distribution.withheld.${withheld}`)}</State> : instant(deliveredAt),
          },
          {
            label: t('distribution.opened'),
            cell: ({ openedAt, deliveredAt }) => (deliveredAt === null ? '–' : instant(openedAt)),
          },
        ]}
        empty={null}
      />
    </Section>
  )
}

function Presentations({ presentations, picture }: { presentations: readonly Presentation[]; picture: PictureView }) {
  const t = useTexts(distributionTexts)
  const language = useLanguage()
  const published = picture.publishedAt === null ? picture.to : dayOf(picture.publishedAt)
  return (
    <DataTable
      caption={t('distribution.presented')}
      captionHidden
      rows={presentations}
      rowKey={({ id }) => String(id)}
      columns={[
        { label: t('distribution.forum'), rowHeader: true, cell: ({ forum }) => forum },
        { label: t('distribution.presented-on'), cell: ({ presentedOn }) => formatDate(language, presentedOn) },
        {
          label: t('distribution.difference'),
          cell: ({ presentedOn }) =>
            t('distribution.days', {
              n: daysBetween(published, presentedOn),
            }),
        },
        {
          label: t('distribution.decision'),
          cell: ({ decision }) => decision ?? t('distribution.received-only'),
        },
        {
          label: t('distribution.evidence'),
          cell: ({ sha256, intact }) =>
            intact ? <code>{sha256.slice(0, 12)}</code> : <State stage="overdue">{t('distribution.broken')}</State>,
        },
      ]}
      empty={<p>{t('distribution.not-presented')}</p>}
    />
  )
}

/** Forums on the list that have not received the picture: what waits for an answer. */
function Unanswered({ forums, presentations }: Pick<Receipts, 'forums' | 'presentations'>) {
  const t = useTexts(distributionTexts)
  const waiting = forums.filter(({ id }) => !presentations.some(({ receiverId }) => receiverId === id))
  if (waiting.length === 0) return null
  return (
    <Notice tone="needs-you">
      {t('distribution.unanswered', { forums: waiting.map(({ label }) => label).join(', ') })}
    </Notice>
  )
}

type PresentProps = { path: string; forums: readonly Receiver[]; today: string; posted: Posted }

function Present({ path, forums, today, posted }: PresentProps) {
  const t = useTexts(distributionTexts)
  return (
    <Form action={`${path}/presentations`}>
      <Select
        name="receiver"
        label={t('distribution.forum')}
        value={posted.value('receiver')}
        error={posted.error('receiver')}
        options={forums.map(({ id, label }) => ({ value: String(id), label }))}
      />
      <DateInput
        name="presentedOn"
        label={t('distribution.presented-on')}
        value={posted.value('presentedOn', today)}
        error={posted.error('presentedOn')}
      />
      <TextArea
        name="decision"
        label={t('distribution.decision')}
        value={posted.value('decision')}
        error={posted.error('decision')}
        rows={3}
        maxLength={1000}
        guard
        optional
      />
      <Button>{t('distribution.present')}</Button>
    </Form>
  )
}
