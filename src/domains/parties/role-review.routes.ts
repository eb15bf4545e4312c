import { exposed } from '#kernel/action/perform.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { file, form, page, type Read, type Route, read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { accountChoices } from './account.actions.ts'
import { accountTexts } from './account.texts.ts'
import type { AreaChoices } from './pages/account-words.ts'
import { RoleReviewPage } from './pages/role-review.page.tsx'
import { type ReviewedLine, SignedReviewPage } from './pages/signed-review.page.tsx'
import { getRoleReview, getSignedReview, remindOfReview, signRoleReview } from './role-review.actions.ts'
import { roleReviewTexts } from './role-review.texts.ts'
import type { RoleToReview } from './role-review.ts'

const choices = read(accountChoices, () => ({}))
const current = read(getRoleReview, () => ({}))
const signed = read(getSignedReview, ({ params }: PageRequest) => ({ id: params.id }))

/** The review of who has which role; the areas that a role may be limited to come from the domain that keeps them. */
export function roleReviewRoutes(areas: Read<AreaChoices>): readonly Route[] {
  const reviewPage = page({
    path: '/accounts/review',
    reads: { choices, areas, review: current },
    title: ({ request }) => translator(roleReviewTexts, request.language)('review.title'),
    view: RoleReviewPage,
  })
  return [
    reviewPage,
    form({
      path: '/accounts/review',
      action: signRoleReview,
      again: reviewPage,
      input: (_request, body) => body,
      done: ({ data }) => `/accounts/review?ended=${data.ended}`,
    }),
    file({
      path: '/accounts/review.csv',
      read: current,
      respond: ({ data }, { language }) => csv(data.lines.map(toRow), language),
    }),
    page({
      path: '/accounts/reviews/:id',
      reads: { choices, areas, review: signed },
      title: ({ answers, request: { language } }) =>
        translator(roleReviewTexts, language)('review.of', {
          at: formatInstant(language, answers.review.data.signedAt),
        }),
      view: SignedReviewPage,
    }),
    file({
      path: '/accounts/reviews/:id/roles.csv',
      read: signed,
      respond: ({ data }, { language }) => csv(data.lines, language),
    }),
  ]
}

type Row = Omit<ReviewedLine, 'verdict'> & { readonly verdict: ReviewedLine['verdict'] | null }
const toRow = ({ lastSignedInAt, ...line }: RoleToReview): Row => ({
  ...line,
  lastUsedAt: lastSignedInAt,
  verdict: null,
})

const csv = async (rows: readonly Row[], language: Language) => ({
  body: Buffer.concat(await Array.fromAsync(writeCsv(toRows(rows, language)))),
  type: 'text/csv; charset=utf-8',
  fileName: translator(roleReviewTexts, language)('review.file'),
})

function* toRows(rows: readonly Row[], language: Language): Generator<readonly string[]> {
  const t = translator(roleReviewTexts, language)
  const name = translator(accountTexts, language)
  yield [t('review.name'), t('review.role'), t('review.from'), t('review.last'), t('review.verdict')]
  for (const row of rows)
    yield [
      row.name,
      name(`role.${row.role}`),
      row.validFrom,
      row.lastUsedAt ?? '',
      row.verdict ? t(`review.verdict.${row.verdict}`) : '',
    ]
}

export const roleReviewActions = [
  exposed(getRoleReview),
  exposed(signRoleReview),
  exposed(getSignedReview),
  exposed(remindOfReview),
]
