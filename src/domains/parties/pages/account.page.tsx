import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { type Language, type Translate, translator } from '#kernel/i18n/texts.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { accessTexts } from '../access.texts.ts'
import { accountTexts } from '../account.texts.ts'
import { type AccountView, type RoleView, stateOf } from '../account.ts'
import { AccountStateMark } from './account-state.tsx'
import { type AccountChoices, type AccountWords, type AreaChoices, deviceWords, wordsOf } from './account-words.ts'

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
  security: Read<{ readonly secured: boolean }>
}

export function AccountPage({ answers, request, form }: PageProps<AccountReads>) {
  const t = useTexts(accountTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const words = wordsOf(answers.choices.data, answers.areas.data, language)
  const account = answers.account.data
  const access = useTexts(accessTexts)
  const mayChange = answers.account.can.change?.allowed ?? false
  return (
    <>
      <PageTitle
        kicker={words.party(account.partyId)}
        title={account.name}
        state={<AccountStateMark account={account} today={words.today} />}
        actions={mayChange && <LinkButton href={`/accounts/${account.id}/edit`}>{t('accounts.edit')}</LinkButton>}
      />
      <FormProblem posted={posted} />
      {query.saved === 'yes' && <Notice tone="success">{t('accounts.saved')}</Notice>}
      <Section title={t('accounts.facts')}>
        <AccountFacts account={account} words={words} />
        <p className="field-help">{access(answers.security.data.secured ? 'access.secured' : 'access.unsecured')}</p>
      </Section>
      {mayChange && <Access account={account} secured={answers.security.data.secured} today={words.today} />}
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
  const language = useLanguage()
  return (
    <Facts
      facts={[
        { label: t('accounts.field.email'), value: account.email },
        { label: t('accounts.field.party'), value: words.party(account.partyId) },
        { label: t('accounts.column.roles'), value: <RoleList roles={account.roles} words={words} /> },
        { label: t('accounts.column.last'), value: words.lastSignedIn(account) },
        ...lastDays(account, language, t),
      ]}
    />
  )
}

/** When access ends by itself: with the account's own last day, or with the party's. */
const lastDays = (
  { validTo, partyEnds }: AccountView,
  language: Language,
  t: Translate<keyof typeof accountTexts.entries>,
) => [
  ...(validTo ? [{ label: t('accounts.field.valid-to'), value: formatDate(language, validTo) }] : []),
  ...(partyEnds ? [{ label: t('accounts.party-ends'), value: formatDate(language, partyEnds) }] : []),
]

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

function Access({ account, secured, today }: { account: AccountView; secured: boolean; today: string }) {
  const t = useTexts(accountTexts)
  const access = useTexts(accessTexts)
  const closed = stateOf(account, today) === 'closed'
  return (
    <Section title={t('accounts.access')}>
      <p>{t('accounts.leaving.help')}</p>
      <p>
        <LinkButton href={`/accounts/${account.id}/leaving`}>{t('accounts.leaving')}</LinkButton>
      </p>
      {!closed && (
        <p>
          <LinkButton href={`/accounts/${account.id}/link`}>{t('accounts.link.new')}</LinkButton>
        </p>
      )}
      {secured && (
        <Form action={`/accounts/${account.id}/second-step/reset`}>
          <p>{access('access.reset.help')}</p>
          <Button variant="secondary" danger>
            {access('access.reset')}
          </Button>
        </Form>
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

const stepWords: Readonly<Record<string, 'access.value.code' | 'access.value.recovery'>> = {
  code: 'access.value.code',
  recovery: 'access.value.recovery',
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
    case 'secondStep':
      return translator(accessTexts, language)(stepWords[String(value)] ?? 'access.value.set')
    case 'keys':
      return translator(accessTexts, language)('access.value.held')
    case 'recoveryCodes':
      return translator(accessTexts, language)('access.value.new')
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
