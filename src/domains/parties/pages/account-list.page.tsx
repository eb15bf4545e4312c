import { roles } from '#kernel/auth/actor.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { accessTexts } from '../access.texts.ts'
import { accountTexts } from '../account.texts.ts'
import { type AccountView, accountStates } from '../account.ts'
import { roleReviewTexts } from '../role-review.texts.ts'
import { AccountStateMark } from './account-state.tsx'
import { type AccountChoices, type AreaChoices, wordsOf } from './account-words.ts'

export type AccountListReads = {
  choices: Read<AccountChoices>
  areas: Read<AreaChoices>
  accounts: Read<readonly AccountView[]>
}

export function AccountListPage({ answers, request }: PageProps<AccountListReads>) {
  const t = useTexts(accountTexts)
  const access = useTexts(accessTexts)
  const review = useTexts(roleReviewTexts)
  const { language, query } = request
  const words = wordsOf(answers.choices.data, answers.areas.data, language)
  const accounts = answers.accounts.data
  const invite = answers.accounts.can.invite
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const state = accountStates.find((known) => known === one('state'))
  const role = roles.find((known) => known === one('role'))
  const party = one('party')
  const filters = new URLSearchParams(
    Object.entries({ state, party, role }).filter((chosen): chosen is [string, string] => chosen[1] !== undefined),
  )
  const sentence = t('accounts.filter.sentence', {
    state: state ? t(`accounts.filter.state.${state}`) : t('accounts.filter.any-state'),
    party: party ? words.party(Number(party)) : t('accounts.filter.any-party'),
    role: role ? t(`role.${role}`) : t('accounts.filter.any-role'),
  })
  return (
    <>
      <PageTitle
        title={t('accounts.title')}
        lead={t('accounts.lead')}
        actions={
          <>
            {invite?.allowed && (
              <LinkButton href="/accounts/new" variant="primary">
                {t('accounts.invite.title')}
              </LinkButton>
            )}
            <LinkButton href="/accounts/invitations">{access('access.invitations.title')}</LinkButton>
            <LinkButton href="/accounts/review">{review('review.title')}</LinkButton>
            <LinkButton href="/accounts/rules">{access('access.title')}</LinkButton>
          </>
        }
      />
      <FilterBar
        action="/accounts"
        sentence={sentence}
        count={t('accounts.count', { n: accounts.length })}
        clearHref="/accounts"
        open={filters.size > 0}
      >
        <Select
          name="state"
          label={t('accounts.column.state')}
          value={state}
          options={accountStates.map((value) => ({ value, label: t(`accounts.filter.state.${value}`) }))}
          emptyLabel={t('accounts.filter.any-state')}
        />
        <Select
          name="party"
          label={t('accounts.column.party')}
          value={party}
          options={words.partyOptions}
          emptyLabel={t('accounts.filter.any-party')}
        />
        <Select
          name="role"
          label={t('accounts.field.role')}
          value={role}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          emptyLabel={t('accounts.filter.any-role')}
        />
      </FilterBar>
      <DataTable
        caption={t('accounts.title')}
        captionHidden
        rows={accounts}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            label: t('accounts.column.name'),
            rowHeader: true,
            cell: (row) => <a href={`/accounts/${row.id}`}>{row.name}</a>,
          },
          { label: t('accounts.column.party'), cell: (row) => words.party(row.partyId) },
          { label: t('accounts.column.roles'), cell: (row) => row.roles.map(words.role).join('; ') },
          {
            label: t('accounts.column.state'),
            cell: (row) => <AccountStateMark account={row} today={words.today} />,
          },
          { label: t('accounts.column.last'), cell: (row) => words.lastSignedIn(row) },
        ]}
        empty={
          <EmptyState
            title={t('accounts.empty.title')}
            meaning={t('accounts.empty.text')}
            next={<LinkButton href="/accounts">{t('accounts.link.to-list')}</LinkButton>}
          />
        }
      />
      <Toolbar downloads={[{ format: 'CSV', href: `/accounts/export.csv?${filters}` }]} />
    </>
  )
}
