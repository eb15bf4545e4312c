import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { roleReviewTexts } from '../role-review.texts.ts'
import type { RoleToReview } from '../role-review.ts'
import { type AccountChoices, type AreaChoices, wordsOf } from './account-words.ts'
import type { SignedLine } from './role-review.page.tsx'

export type ReviewedLine = Pick<RoleToReview, 'accountId' | 'name' | 'role' | 'partyId' | 'areaId' | 'validFrom'> & {
  readonly lastUsedAt: string | null
  readonly verdict: 'keep' | 'end'
}
export type SignedReviewReads = {
  choices: Read<AccountChoices>
  areas: Read<AreaChoices>
  review: Read<SignedLine & { readonly lines: readonly ReviewedLine[] }>
}

/** A review as it was signed: every role that was held then, and what was decided. */
export function SignedReviewPage({ answers, request: { language } }: PageProps<SignedReviewReads>) {
  const t = useTexts(roleReviewTexts)
  const { id, signedAt, by, dueOn, lines } = answers.review.data
  const words = wordsOf(answers.choices.data, answers.areas.data, language)
  const title = t('review.of', { at: formatInstant(language, signedAt) })
  return (
    <>
      <Breadcrumbs trail={[{ label: t('review.title'), href: '/accounts/review' }]} here={title} />
      <PageTitle title={title} />
      <Facts
        facts={[
          { label: t('review.by'), value: by },
          { label: t('review.due'), value: formatDate(language, dueOn) },
        ]}
      />
      <DataTable
        caption={t('review.lines')}
        captionHidden
        rows={lines.map((line, index) => ({ ...line, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { label: t('review.name'), rowHeader: true, cell: ({ name }) => name },
          { label: t('review.role'), cell: (line) => words.roleWithDates({ ...line, validTo: null }) },
          {
            label: t('review.last'),
            cell: ({ lastUsedAt }) => words.lastSignedIn({ lastSignedInAt: lastUsedAt }),
          },
          {
            label: t('review.verdict'),
            cell: ({ verdict }) => (
              <State stage={verdict === 'keep' ? 'done' : 'stopped'}>{t(`review.verdict.${verdict}`)}</State>
            ),
          },
        ]}
        empty={null}
      />
      <Toolbar downloads={[{ format: 'CSV', href: `/accounts/reviews/${id}/roles.csv` }]} />
    </>
  )
}
