import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { addDays } from '#kernel/time/week.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import type { PickableArea } from '#web/ui/pick-map.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import type { Choices, ObservationView } from '../../observations/observation.view.ts'
import { WhatFields, WhereFields, WordsFields } from '../../observations/pages/observation-form.tsx'
import { type Names, namesOf } from '../../observations/pages/observation-names.ts'
import { WhenFields } from '../../observations/pages/observation-time.tsx'
import { whenText } from '../../observations/pages/observation-when.ts'
import { PhotoFields } from '../../observations/pages/photo-parts.tsx'
import { errandTexts } from '../errand.texts.ts'

type Sent = Pick<
  ObservationView,
  'id' | 'categoryId' | 'areaId' | 'placeId' | 'occurredFrom' | 'occurredTo' | 'precision' | 'week'
>
type OpenLink = {
  readonly day: string
  readonly now: string
  readonly sending: string
  readonly municipality: string
  readonly party: string
  readonly areaId: number | null
  readonly expiresAt: string
  readonly sitting: string
  readonly choices: Choices
  readonly map: readonly PickableArea[]
  readonly sent: readonly Sent[]
}
type Link = OpenLink | { readonly refused: 'errand.refused.closed' | 'problem.too-many-attempts' }
export type ErrandReportReads = { link: Read<Link> }

/** The form behind a signed link: what a reporter without account sees, and all that she sees. W-13. */
export function ErrandReportPage({ answers, request, form }: PageProps<ErrandReportReads>) {
  const t = useTexts(errandTexts)
  const link = answers.link.data
  const posted = usePosted(form)
  if ('refused' in link)
    return (
      <>
        <PageTitle title={t('errand.closed.title')} />
        {link.refused === 'errand.refused.closed' ? (
          <p data-island="closed-link">{t(link.refused)}</p>
        ) : (
          <FormProblem posted={posted} />
        )}
      </>
    )
  return <ReportForm link={link} request={request} form={form} />
}

type FormProps = Pick<PageProps, 'request' | 'form'> & { link: OpenLink }

function ReportForm({ link, request, form }: FormProps) {
  const t = useTexts(errandTexts)
  const say = useTexts(observationTexts)
  const posted = usePosted(form)
  const { language, query, params } = request
  const names = namesOf(link.choices, language)
  const path = `/errand/report/${params.municipality}/${params.token}`
  const draft = { key: 'report', account: path }
  const wasSent = form.problem?.code === 'observations.rejected.already-sent'
  const isDone = query.saved === 'done' && !posted.problem
  return (
    <>
      <PageTitle
        kicker={t('errand.report.kicker', { party: link.party, municipality: link.municipality })}
        title={say('observations.report.title')}
        lead={isDone ? undefined : say('observations.report.lead')}
      />
      {query.saved === 'yes' && (
        <Notice tone="success" draftDone={draft}>
          {say('observations.report.saved')}
        </Notice>
      )}
      {isDone ? (
        <Notice
          tone="success"
          draftDone={draft}
          actions={<LinkButton href={`${path}?sitting=${link.sitting}`}>{say('observations.report.more')}</LinkButton>}
        >
          {t('errand.report.thanks')}
        </Notice>
      ) : (
        <>
          {wasSent ? (
            <Notice tone="needs-you" title={posted.problem} draftDone={draft}>
              {say('observations.report.sent-earlier')}
            </Notice>
          ) : (
            <FormProblem posted={posted} />
          )}
          <Form action={path} draft={draft} kept={{ account: path }} multipart>
            {/* Kept with the draft, as in the form of whoever has an account. */}
            <input
              type="text"
              name="sending"
              hidden
              readOnly
              defaultValue={wasSent ? link.sending : posted.value('sending', link.sending)}
            />
            <input type="hidden" name="sitting" value={link.sitting} />
            <WhatFields names={names} posted={posted} common={[]} />
            <WhereFields
              names={names}
              posted={posted}
              areaId={link.areaId === null ? areaOf(query.area) : String(link.areaId)}
              map={link.map}
            />
            <WhenFields posted={posted} now={link.now} yesterday={addDays(link.day, -1)} />
            <WordsFields choices={link.choices} posted={posted} form={form} actor={request.actor} then="done" />
            <PhotoFields posted={posted} />
            <ButtonRow>
              <Button name="then" value="done">
                {say('observations.report.done')}
              </Button>
              <Button name="then" value="another" variant="secondary">
                {say('observations.report.another')}
              </Button>
            </ButtonRow>
          </Form>
        </>
      )}
      {link.sent.length > 0 && <SentNow sent={link.sent} names={names} />}
      <p className="field-help">{t('errand.report.until', { until: formatInstant(language, link.expiresAt) })}</p>
    </>
  )
}

const areaOf = (chosen: unknown): string | undefined => (typeof chosen === 'string' ? chosen : undefined)

function SentNow({ sent, names }: { sent: readonly Sent[]; names: Names }) {
  const t = useTexts(errandTexts)
  const language = useLanguage()
  return (
    <Section title={t('errand.report.sent')}>
      <ul>
        {sent.map((row) => (
          <li key={row.id}>
            {names.category(row.categoryId)}, {names.where(row)}, {whenText(language, row)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
