import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import type { Language, Translate } from '#kernel/i18n/texts.ts'
import { State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { accountTexts } from '../account.texts.ts'
import { type AccountView, type RoleView, stateOf } from '../account.ts'
import {
  type AccountChoices,
  type AccountWords,
  type AreaChoices,
  deviceWords,
  stageOf,
  wordsOf,
} from './account-words.ts'

type Entry = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly changes: readonly { field: string; before: unknown; after: unknown }[]
}
export type AccountReads = {
  choices: Read<AccountChoices>
  areas: Read<AreaChoices>
  account: Read<AccountView>
  history: Read<readonly Entry[]>
}

export function AccountPage({ answers, request, form }: PageProps<AccountReads>) {
  const t = useTexts(accountTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const words = wordsOf(answers.choices.data, answers.areas.data, language)
  const account = answers.account.data
  const state = stateOf(account)
  const mayChange = answers.account.can.change?.allowed ?? false
  return (
    <>
      <PageTitle
        kicker={words.party(account.partyId)}
        title={account.name}
        state={<State stage={stageOf[state]}>{t(`accounts.state.${state}`)}</State>}
        actions={mayChange && <LinkButton href={`/accounts/${account.id}/edit`}>{t('accounts.edit')}</LinkButton>}
      />
      <FormProblem posted={posted} />
      {query.saved === 'yes' && <Notice tone="success">{t('accounts.saved')}</Notice>}
      <Section title={t('accounts.facts')}>
        <AccountFacts account={account} words={words} />
      </Section>
      {mayChange && <Access account={account} />}
      <Section title={t('accounts.history')}>
        <ObjectHistory
          entries={answers.history.data}
          type="auth.account"
          name={(field, value) => nameValue(field, value, { words, language, t })}
        />
      </Section>
    </>
  )
}

export function AccountFacts({ account, words }: { account: AccountView; words: AccountWords }) {
  const t = useTexts(accountTexts)
  return (
    <Facts
      facts={[
        { label: t('accounts.field.email'), value: account.email },
        { label: t('accounts.field.party'), value: words.party(account.partyId) },
        { label: t('accounts.column.roles'), value: <RoleList roles={account.roles} words={words} /> },
        { label: t('accounts.column.last'), value: words.lastSignedIn(account) },
      ]}
    />
  )
}

export function RoleList({ roles, words }: { roles: readonly RoleView[]; words: AccountWords }) {
  const [only] = roles
  if (only && roles.length === 1) return <>{words.roleWithDates(only)}</>
  return (
    <ul className="ds-list">
      {roles.map((role) => (
        <li key={JSON.stringify(role)}>{words.roleWithDates(role)}</li>
      ))}
    </ul>
  )
}

function Access({ account }: { account: AccountView }) {
  const t = useTexts(accountTexts)
  const closed = stateOf(account) === 'closed'
  return (
    <Section title={t('accounts.access')}>
      {!closed && (
        <p>
          <LinkButton href={`/accounts/${account.id}/link`}>{t('accounts.link.new')}</LinkButton>
        </p>
      )}
      <Form action={`/accounts/${account.id}/open`}>
        <input type="hidden" name="version" value={account.version} />
        {!closed && <p>{t('accounts.close.help')}</p>}
        <Button name="open" value={closed ? 'yes' : 'no'} variant="secondary" danger={!closed}>
          {closed ? t('accounts.reopen') : t('accounts.close')}
        </Button>
      </Form>
    </Section>
  )
}

/** The words of a value in an account's history. */
function nameValue(
  field: string,
  value: unknown,
  { words, language, t }: { words: AccountWords; language: Language; t: Translate<keyof typeof accountTexts.entries> },
): string | undefined {
  switch (field) {
    case 'partyId':
      return words.party(Number(value))
    case 'roles':
      return (value as readonly RoleView[]).map(words.roleWithDates).join('; ')
    case 'disabledAt':
      return formatInstant(language, String(value))
    case 'signedIn':
      return value === 'demo' ? t('accounts.value.demo') : deviceWords(String(value), language)
    case 'session':
      return t('accounts.value.session', { id: Number(value) })
    case 'language':
      return value === 'sv' ? 'svenska' : 'English'
    case 'link':
      return t(value === 'reset' ? 'accounts.value.link.reset' : 'accounts.value.link.invite')
    case 'password':
      return t(value === 'set' ? 'accounts.value.password.set' : 'accounts.value.password.changed')
    default:
      return undefined
  }
}
