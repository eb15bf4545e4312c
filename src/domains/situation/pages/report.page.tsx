import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { weekOf } from '#kernel/time/week.ts'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../observation.texts.ts'
import type { Choices, ObservationView } from '../observation.view.ts'
import { ObservationFields } from './observation-form.tsx'
import { namesOf } from './observation-names.ts'

type Listed = {
  readonly rows: readonly ObservationView[]
  readonly total: number
  readonly page: number
  readonly pages: number
}
type Today = { readonly day: string; readonly now: string }
export type ReportReads = { choices: Read<Choices>; recent: Read<Listed>; today: Read<Today> }

/** What a partner fills in on a phone in about a minute. */
export function ReportPage({ answers, request, form }: PageProps<ReportReads>) {
  const t = useTexts(observationTexts)
  const posted = usePosted(form)
  const { language, actor, query } = request
  const names = namesOf(answers.choices.data, language)
  const own = names.ownPartyOptions
  const { day, now } = answers.today.data
  const week = weekOf(day)
  const chosen = posted.value('party', typeof query.party === 'string' ? query.party : actor.partyId) ?? own[0]?.value
  const party = own.some(({ value }) => value === chosen) ? chosen : own[0]?.value
  const draft = { key: 'report', account: String(actor.accountId) }
  if (own.length === 0)
    return <EmptyState title={t('observations.report.title')} meaning={t('observations.no-party')} />
  const partyField =
    own.length > 1 ? (
      <Select name="party" label={t('observations.field.party')} value={party} options={own} emptyLabel={null} />
    ) : (
      <input type="hidden" name="party" value={party} />
    )
  return (
    <>
      <PageTitle
        kicker={formatWeek(language, week, true)}
        title={t('observations.report.title')}
        lead={t('observations.report.lead')}
      />
      {query.saved === 'yes' && (
        <Notice tone="success" draftDone={draft}>
          {t('observations.report.saved')}
        </Notice>
      )}
      {query.saved === 'nothing' && (
        <Notice tone="success">{t('observations.report.nothing-saved', { week: formatWeek(language, week) })}</Notice>
      )}
      <FormProblem posted={posted} />
      <Form action="/report" draft={draft}>
        {partyField}
        <ObservationFields names={names} posted={posted} storedWhen={{ when: now, until: undefined }} />
        <ButtonRow>
          <Button name="then" value="another">
            {t('observations.report.another')}
          </Button>
          <Button name="then" value="done" variant="secondary">
            {t('observations.report.done')}
          </Button>
        </ButtonRow>
      </Form>
      <Section title={t('observations.report.sitting', { party: names.party(Number(party)) })}>
        {answers.recent.data.rows.length === 0 ? (
          <>
            <p>{t('observations.report.none-yet', { week: formatWeek(language, week) })}</p>
            <Form action="/report/nothing">
              <input type="hidden" name="party" value={party} />
              <input type="hidden" name="week" value={week} />
              <Button variant="secondary">{t('observations.report.nothing')}</Button>
            </Form>
          </>
        ) : (
          <ul>
            {answers.recent.data.rows.map((row) => (
              <li key={row.id}>
                <a href={`/observations/${row.id}`}>
                  {names.category(row.categoryId)}, {names.where(row)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
