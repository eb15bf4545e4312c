import type { Role } from '#kernel/auth/actor.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { type Option, Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { accountTexts } from '../account.texts.ts'
import type { RoleView } from '../account.ts'
import type { NewBrowser, OwnSession } from '../own-account.ts'
import { securityTexts } from '../security.texts.ts'
import { signInTexts } from '../sign-in.texts.ts'
import { RoleList } from './account.page.tsx'
import { type AccountChoices, type AreaChoices, deviceWords, wordsOf } from './account-words.ts'

type Own = AccountChoices & {
  readonly name: string
  readonly email: string
  readonly partyId: number
  readonly roles: readonly RoleView[]
  readonly viewable: readonly Role[]
}
export type MeReads = {
  own: Read<Own>
  areas: Read<AreaChoices>
  sessions: Read<readonly OwnSession[]>
  alerts: Read<readonly NewBrowser[]>
}

export function MePage({ answers, request, form }: PageProps<MeReads>) {
  const t = useTexts(signInTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const own = answers.own.data
  const words = wordsOf(own, answers.areas.data, language)
  return (
    <>
      <PageTitle title={t('accounts.me.title')} />
      <FormProblem posted={posted} />
      {query.done === 'password' && <Notice tone="success">{t('accounts.me.password-done')}</Notice>}
      {query.done === 'others' && <Notice tone="success">{t('accounts.me.ended-others')}</Notice>}
      {query.done === 'not-me' && <Notice tone="needs-you">{t('accounts.me.not-me-done')}</Notice>}
      {query.done === 'session' && <Notice tone="success">{t('accounts.me.ended')}</Notice>}
      <Section title={t('accounts.me.facts')}>
        <Facts
          facts={[
            { label: t('accounts.name'), value: own.name },
            { label: t('accounts.email'), value: own.email },
            { label: t('accounts.me.party'), value: words.party(own.partyId) },
            { label: t('accounts.me.roles'), value: <RoleList roles={own.roles} words={words} /> },
          ]}
        />
        <p className="field-help">{t('accounts.me.roles-help')}</p>
      </Section>
      <Alerts alerts={answers.alerts.data} />
      <SecondStep />
      <Sessions sessions={answers.sessions.data} />
      <NewPassword posted={posted} />
      {own.viewable.length > 0 && <SeeAs viewable={own.viewable} parties={words.partyOptions} posted={posted} />}
      <Section title={t('accounts.language')}>
        <Form action="/preferences">
          <input type="hidden" name="back" value="/me" />
          <Select
            name="language"
            label={t('accounts.language')}
            labelHidden
            value={language}
            emptyLabel={null}
            options={[
              { value: 'sv', label: 'Svenska' },
              { value: 'en', label: 'English' },
            ]}
          />
          <Button variant="secondary">{t('accounts.me.language-submit')}</Button>
        </Form>
      </Section>
    </>
  )
}

/** Sign-ins from browsers that were not known; whoever did not make them throws the others out. */
function Alerts({ alerts }: { alerts: readonly NewBrowser[] }) {
  const t = useTexts(signInTexts)
  const language = useLanguage()
  if (alerts.length === 0) return null
  return (
    <Section title={t('accounts.me.alerts')}>
      <p>{t('accounts.me.alerts-lead')}</p>
      <ul className="ds-list">
        {alerts.map(({ device, firstSeenAt }) => (
          <li key={`${device} ${firstSeenAt}`}>
            {t('accounts.me.alert', {
              device: deviceWords(device, language),
              at: formatInstant(language, firstSeenAt),
            })}
          </li>
        ))}
      </ul>
      <Form action="/me/alerts/not-me">
        <p className="field-help">{t('accounts.me.not-me-help')}</p>
        <Button variant="secondary" danger>
          {t('accounts.me.not-me')}
        </Button>
      </Form>
    </Section>
  )
}

function SecondStep() {
  const t = useTexts(securityTexts)
  return (
    <Section title={t('security.title')}>
      <p>{t('security.lead')}</p>
      <p>
        <LinkButton href="/me/security">{t('security.open')}</LinkButton>
      </p>
    </Section>
  )
}

function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useTexts(signInTexts)
  const language = useLanguage()
  return (
    <Section title={t('accounts.me.sessions')}>
      <DataTable
        caption={t('accounts.me.sessions')}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            label: t('accounts.me.device'),
            rowHeader: true,
            cell: ({ device, current }) => (
              <>
                {deviceWords(device, language)} {current && <Badge>{t('accounts.me.this')}</Badge>}
              </>
            ),
          },
          { label: t('accounts.me.begun'), cell: ({ createdAt }) => formatInstant(language, createdAt) },
          { label: t('accounts.me.seen'), cell: ({ lastSeenAt }) => formatInstant(language, lastSeenAt) },
          { label: t('accounts.me.end-column'), cell: (session) => <EndSession session={session} /> },
        ]}
        empty={null}
      />
      {sessions.length > 1 && (
        <form method="post" action="/me/sessions/end-others">
          <Button variant="secondary">{t('accounts.me.end-others')}</Button>
        </form>
      )}
      <p className="field-help">{t('accounts.me.sessions-help')}</p>
    </Section>
  )
}

function EndSession({ session }: { session: OwnSession }) {
  const t = useTexts(signInTexts)
  const device = deviceWords(session.device, useLanguage())
  return (
    <form method="post" action={`/me/sessions/${session.id}/end`}>
      <Button variant="tertiary">
        {t('accounts.me.end')}
        <span className="sr-only"> {device}</span>
      </Button>
    </form>
  )
}

function NewPassword({ posted }: { posted: Posted }) {
  const t = useTexts(signInTexts)
  return (
    <Section title={t('accounts.me.password')}>
      <p>{t('accounts.me.password-lead')}</p>
      <Form action="/me/password">
        <TextInput
          name="current"
          type="password"
          label={t('accounts.me.password-current')}
          autoComplete="current-password"
          error={posted.error('current')}
          secret
        />
        <TextInput
          name="password"
          type="password"
          label={t('accounts.me.password-new')}
          help={t('accounts.password-help')}
          autoComplete="new-password"
          error={posted.error('password')}
          secret
        />
        <Button>{t('accounts.me.password-submit')}</Button>
      </Form>
    </Section>
  )
}

type SeeAsProps = { viewable: readonly Role[]; parties: readonly Option[]; posted: Posted }

function SeeAs({ viewable, parties, posted }: SeeAsProps) {
  const t = useTexts(signInTexts)
  const name = useTexts(accountTexts)
  return (
    <Section title={t('accounts.me.view')}>
      <p>{t('accounts.me.view-lead')}</p>
      <Form action="/me/view">
        <Select
          name="role"
          label={t('accounts.me.view-role')}
          value={posted.value('role')}
          error={posted.error('role')}
          options={viewable.map((role) => ({ value: role, label: name(`role.${role}`) }))}
        />
        <Select
          name="party"
          label={t('accounts.me.view-party')}
          value={posted.value('party')}
          error={posted.error('party')}
          options={parties}
          optional
        />
        <Button variant="secondary">{t('accounts.me.view-submit')}</Button>
      </Form>
    </Section>
  )
}
