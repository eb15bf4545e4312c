import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek, formatWeekDays } from '#kernel/i18n/format.ts'
import { addDays } from '#kernel/time/week.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { type DraftKey, Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import type { PickableArea } from '#web/ui/pick-map.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../observation.texts.ts'
import type { Choices, ObservationView } from '../observation.view.ts'
import { WhatFields, WhereFields, WordsFields } from './observation-form.tsx'
import { type Names, namesOf } from './observation-names.ts'
import { WhenFields } from './observation-time.tsx'
import { whenText } from './observation-when.ts'
import { PhotoFields } from './photo-parts.tsx'

type Start = {
  readonly day: string
  readonly now: string
  readonly week: string
  readonly sending: string
  readonly party: number | null
  readonly common: readonly number[]
  readonly reported: readonly ObservationView[]
  readonly silent: readonly string[]
}
export type ReportReads = { choices: Read<Choices>; start: Read<Start>; map: Read<readonly PickableArea[]> }

const alreadySent = 'observations.rejected.already-sent'

/** What a partner fills in on a phone in about a minute. */
export function ReportPage(props: PageProps<ReportReads>) {
  const t = useTexts(observationTexts)
  const { answers, request } = props
  const { party, week, reported, silent } = answers.start.data
  const { language, query, actor } = request
  const names = namesOf(answers.choices.data, language)
  const draft = { key: 'report', account: String(actor.accountId) }
  if (party === null) return <PageTitle title={t('observations.report.title')} lead={t('observations.no-party')} />
  const isDone = query.saved === 'done' || query.saved === 'nothing'
  return (
    <>
      <PageTitle
        kicker={formatWeek(language, week, true)}
        title={t('observations.report.title')}
        lead={isDone ? undefined : t('observations.report.lead')}
        actions={!isDone && silent.length > 0 && <a href="#nothing">{t('observations.report.nothing-title')}</a>}
      />
      {query.saved === 'yes' && (
        <Notice tone="success" draftDone={draft}>
          {t('observations.report.saved')}
        </Notice>
      )}
      {isDone ? (
        <Thanks week={query.saved === 'nothing' ? String(query.week) : null} party={party} draft={draft} />
      ) : (
        <ReportForm {...props} names={names} party={party} draft={draft} />
      )}
      <Section title={t('observations.report.sitting', { party: names.party(party) })}>
        {reported.length === 0 ? (
          <p>{t('observations.report.none-yet')}</p>
        ) : (
          <ul>
            {reported.map((row) => (
              <li key={row.id}>
                <a href={`/observations/${row.id}`}>
                  {names.category(row.categoryId)}, {names.where(row)}
                </a>
                , {whenText(language, row)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {!isDone && silent.length > 0 && <Nothing weeks={silent} party={party} />}
    </>
  )
}

function Thanks({ week, party, draft }: { week: string | null; party: number; draft: DraftKey }) {
  const t = useTexts(observationTexts)
  const language = useLanguage()
  const said =
    week === null
      ? t('observations.report.thanks')
      : t('observations.report.nothing-saved', { week: formatWeek(language, week) })
  return (
    <Notice
      tone="success"
      draftDone={week === null ? draft : undefined}
      actions={
        <>
          <LinkButton href="/" variant="primary">
            {t('observations.report.home')}
          </LinkButton>
          <LinkButton href={`/report?party=${party}`}>{t('observations.report.more')}</LinkButton>
        </>
      }
    >
      {said}
    </Notice>
  )
}

/** One click for each week that nobody has said anything about: on a Monday it is often the last one. */
function Nothing({ weeks, party }: { weeks: readonly string[]; party: number }) {
  const t = useTexts(observationTexts)
  const language = useLanguage()
  return (
    <Section id="nothing" title={t('observations.report.nothing-title')}>
      <p>{t('observations.report.nothing-lead')}</p>
      <Form action="/report/nothing">
        <input type="hidden" name="party" value={party} />
        <ButtonRow>
          {weeks.map((week) => (
            <Button key={week} name="week" value={week} variant="secondary">
              {t('observations.report.nothing', {
                week: formatWeek(language, week),
                days: formatWeekDays(language, week),
              })}
            </Button>
          ))}
        </ButtonRow>
      </Form>
    </Section>
  )
}

type ReportFormProps = PageProps<ReportReads> & {
  names: Names
  party: number
  draft: DraftKey
  /** kept on the device, for when there is no network */
  shell?: boolean
}

export function ReportForm({ answers, request, form, names, party, draft, shell = false }: ReportFormProps) {
  const t = useTexts(observationTexts)
  const posted = usePosted(form)
  const own = names.ownPartyOptions
  const { start, map } = answers
  const { now, day, sending, common } = start.data
  const { query, actor } = request
  const wasSent = form.problem?.code === alreadySent
  return (
    <>
      {wasSent ? (
        // What was kept of the form has been stored: another save is another report.
        <Notice tone="needs-you" title={posted.problem} draftDone={draft}>
          {t('observations.report.sent-earlier')}
        </Notice>
      ) : (
        <FormProblem posted={posted} />
      )}
      <Form action="/report" draft={draft} kept={{ account: draft.account, shell }} multipart>
        {/* Kept with the draft, unlike a hidden field: a draft that is put back and sent again is the same report. */}
        <input
          type="text"
          name="sending"
          hidden
          readOnly
          defaultValue={wasSent ? sending : posted.value('sending', sending)}
        />
        {own.length > 1 ? (
          <Select
            name="party"
            label={t('observations.field.party')}
            value={posted.value('party', party)}
            error={posted.error('party')}
            options={own}
            emptyLabel={null}
          />
        ) : (
          <input type="hidden" name="party" value={party} />
        )}
        <WhatFields names={names} posted={posted} common={common} />
        {/* The next of several is often about the same area; what happened is chosen anew, since it decides the level. */}
        <WhereFields
          names={names}
          posted={posted}
          areaId={typeof query.area === 'string' ? query.area : undefined}
          map={map.data}
        />
        <WhenFields posted={posted} now={now} yesterday={addDays(day, -1)} />
        <WordsFields choices={answers.choices.data} posted={posted} form={form} actor={actor} then="done" />
        <PhotoFields posted={posted} />
        <ButtonRow>
          <Button name="then" value="done">
            {t('observations.report.done')}
          </Button>
          <Button name="then" value="another" variant="secondary">
            {t('observations.report.another')}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
