import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { accountTexts } from '../account.texts.ts'
import { roleReviewTexts } from '../role-review.texts.ts'
import type { ReviewDue, RoleToReview } from '../role-review.ts'
import { type AccountChoices, type AccountWords, type AreaChoices, wordsOf } from './account-words.ts'

export type SignedLine = {
  readonly id: number
  readonly dueOn: string
  readonly signedAt: string
  readonly by: string
  readonly kept: number
  readonly ended: number
}
type Review = {
  readonly due: ReviewDue
  readonly lines: readonly RoleToReview[]
  readonly signed: readonly SignedLine[]
}
export type RoleReviewReads = { choices: Read<AccountChoices>; areas: Read<AreaChoices>; review: Read<Review> }

const stageOf = { later: 'done', soon: 'needs-you', overdue: 'overdue' } as const satisfies Record<
  ReviewDue['state'],
  Stage
>

/** Who has which role, line by line, with what is to be decided of each; and the reviews that were signed. */
export function RoleReviewPage({ answers, request, form }: PageProps<RoleReviewReads>) {
  const t = useTexts(roleReviewTexts)
  const name = useTexts(accountTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const { due, lines, signed } = answers.review.data
  const words = wordsOf(answers.choices.data, answers.areas.data, language)
  const maySign = answers.review.can.sign?.allowed ?? false
  const when = { due: formatDate(language, due.dueOn), days: Math.abs(due.days) }
  const accounts = new Set(lines.map(({ accountId }) => accountId)).size
  return (
    <>
      <Breadcrumbs trail={[{ label: name('accounts.title'), href: '/accounts' }]} here={t('review.title')} />
      <PageTitle
        title={t('review.title')}
        state={<State stage={stageOf[due.state]}>{t(`review.state.${due.state}`, when)}</State>}
        lead={t('review.lead')}
      />
      <FormProblem posted={posted} />
      {typeof query.ended === 'string' && (
        <Notice tone="success">{t('review.done', { ended: Number(query.ended) })}</Notice>
      )}
      <Section title={t('review.lines')} aside={t('review.count', { n: lines.length, accounts })}>
        {maySign ? (
          <Form action="/accounts/review">
            <Lines lines={lines} words={words} answer={{ posted, own: request.actor.accountId }} />
            <p>{t('review.sign-help')}</p>
            <Button>{t('review.sign')}</Button>
          </Form>
        ) : (
          <>
            <Lines lines={lines} words={words} answer={null} />
            <p className="field-help">{t('review.only-owners')}</p>
          </>
        )}
        <Toolbar downloads={[{ format: 'CSV', href: '/accounts/review.csv' }]} />
      </Section>
      <Section title={t('review.earlier')}>
        <Earlier signed={signed} />
      </Section>
    </>
  )
}

type LinesProps = {
  lines: readonly RoleToReview[]
  words: AccountWords
  /** null for whoever only looks */
  answer: { posted: Posted; own: number | null } | null
}

function Lines({ lines, words, answer }: LinesProps) {
  const t = useTexts(roleReviewTexts)
  const numbered = lines.map((line, index) => ({ ...line, index }))
  return (
    <DataTable
      caption={t('review.lines')}
      captionHidden
      rows={numbered}
      rowKey={({ key }) => key}
      columns={[
        {
          label: t('review.name'),
          rowHeader: true,
          cell: ({ accountId, name }) => (
            <>
              <a href={`/accounts/${accountId}`}>{name}</a>
              {accountId === answer?.own && ` (${t('review.own')})`}
            </>
          ),
        },
        { label: t('review.party'), cell: ({ accountParty }) => words.party(accountParty) },
        { label: t('review.role'), cell: (line) => words.roleWithDates(line) },
        { label: t('review.last'), cell: (line) => words.lastSignedIn(line) },
        ...(answer
          ? [
              {
                label: t('review.verdict'),
                cell: (line: (typeof numbered)[number]) => (
                  <Answer line={line} posted={answer.posted} role={words.role(line)} />
                ),
              },
            ]
          : []),
      ]}
      empty={null}
    />
  )
}

type AnswerProps = { line: RoleToReview & { readonly index: number }; posted: Posted; role: string }

function Answer({ line, posted, role }: AnswerProps) {
  const t = useTexts(roleReviewTexts)
  const field = `lines.${line.index}.verdict`
  return (
    <>
      <input type="hidden" name={`lines.${line.index}.key`} value={line.key} />
      <Select
        name={field}
        label={t('review.verdict-of', { name: line.name, role })}
        labelHidden
        value={posted.value(field)}
        error={posted.error(field)}
        options={(['keep', 'end'] as const).map((value) => ({ value, label: t(`review.verdict.${value}`) }))}
      />
    </>
  )
}

function Earlier({ signed }: { signed: readonly SignedLine[] }) {
  const t = useTexts(roleReviewTexts)
  const language = useLanguage()
  return (
    <DataTable
      caption={t('review.earlier')}
      captionHidden
      rows={signed}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          label: t('review.signed'),
          rowHeader: true,
          cell: ({ id, signedAt }) => <a href={`/accounts/reviews/${id}`}>{formatInstant(language, signedAt)}</a>,
        },
        { label: t('review.by'), cell: ({ by }) => by },
        { label: t('review.due'), cell: ({ dueOn }) => formatDate(language, dueOn) },
        { label: t('review.kept'), numeric: true, cell: ({ kept }) => kept },
        { label: t('review.ended'), numeric: true, cell: ({ ended }) => ended },
      ]}
      empty={<p>{t('review.none')}</p>}
    />
  )
}
