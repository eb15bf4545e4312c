import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { securityTexts } from '../security.texts.ts'
import { PasskeyForm } from './passkey-form.tsx'

type OwnPasskey = {
  readonly id: number
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}
type Security = {
  readonly code: boolean
  readonly passkeys: readonly OwnPasskey[]
  readonly recoveryCodes: number
  readonly requirement: { readonly role: string; readonly from: string } | null
  readonly mustNow: boolean
}
export type SecurityReads = { security: Read<Security> }
type NewPasskey = { readonly ticket: string; readonly name: string; readonly passkey: Record<string, unknown> }

const done = ['code', 'code-removed', 'passkey', 'passkey-removed'] as const

export function SecurityPage({ answers, request, form }: PageProps<SecurityReads>) {
  const t = useTexts(securityTexts)
  const posted = usePosted(form)
  const own = answers.security.data
  const secured = own.code || own.passkeys.length > 0
  const said = done.find((one) => one === request.query.done)
  const begun = form.result as NewPasskey | undefined
  return (
    <>
      <PageTitle
        title={t('security.title')}
        state={
          <State stage={secured ? 'done' : 'open'}>{t(secured ? 'security.state.on' : 'security.state.off')}</State>
        }
        lead={t('security.lead')}
        actions={!own.mustNow && <LinkButton href="/me">{t('security.to-account')}</LinkButton>}
      />
      <FormProblem posted={posted} />
      {said && <Notice tone="success">{t(`security.done.${said}`)}</Notice>}
      <Requirement own={own} />
      {begun && (
        <Section title={t('security.passkey.making', { name: begun.name })}>
          <PasskeyForm
            action="/me/security/passkeys"
            kind="new"
            options={begun.passkey}
            fields={{ ticket: begun.ticket, name: begun.name }}
          />
        </Section>
      )}
      <CodeSection own={own} posted={posted} />
      <PasskeySection own={own} posted={posted} />
      {secured && <RecoverySection own={own} posted={posted} />}
    </>
  )
}

function Requirement({ own }: { own: Security }) {
  const t = useTexts(securityTexts)
  const language = useLanguage()
  if (!own.requirement) return null
  return (
    <Notice tone="needs-you">
      {own.mustNow
        ? t('security.must-now')
        : t('security.must-from', { from: formatDate(language, own.requirement.from) })}
    </Notice>
  )
}

/** The password, asked for anew wherever the way of signing in is changed. */
function CurrentPassword({ posted, id }: { posted: Posted; id?: string }) {
  const t = useTexts(securityTexts)
  return (
    <TextInput
      name="current"
      id={id && `current-${id}`}
      type="password"
      label={t('security.current')}
      autoComplete="current-password"
      error={posted.error('current')}
      secret
    />
  )
}

function CodeSection({ own, posted }: { own: Security; posted: Posted }) {
  const t = useTexts(securityTexts)
  return (
    <Section title={t('security.code.title')}>
      <p>{t(own.code ? 'security.code.on' : 'security.code.off')}</p>
      <Form action={own.code ? '/me/security/code/remove' : '/me/security/code/begin'}>
        <CurrentPassword posted={posted} />
        <Button variant={own.code ? 'secondary' : 'primary'} danger={own.code}>
          {t(own.code ? 'security.code.remove' : 'security.code.begin')}
        </Button>
      </Form>
    </Section>
  )
}

function PasskeySection({ own, posted }: { own: Security; posted: Posted }) {
  const t = useTexts(securityTexts)
  const language = useLanguage()
  return (
    <Section title={t('security.passkeys.title')}>
      <p>{t('security.passkeys.lead')}</p>
      {own.passkeys.length > 0 && (
        <DataTable
          caption={t('security.passkeys.title')}
          captionHidden
          rows={own.passkeys}
          rowKey={({ id }) => String(id)}
          columns={[
            { label: t('security.passkey.name'), rowHeader: true, cell: ({ name }) => name },
            {
              label: t('security.passkey.created'),
              cell: ({ createdAt }) => formatInstant(language, createdAt),
            },
            {
              label: t('security.passkey.used'),
              cell: ({ lastUsedAt }) => (lastUsedAt ? formatInstant(language, lastUsedAt) : t('security.never')),
            },
            {
              label: t('security.passkey.remove-column'),
              cell: (passkey) => <RemovePasskey passkey={passkey} posted={posted} />,
            },
          ]}
          empty={null}
        />
      )}
      <Form action="/me/security/passkeys/begin">
        <TextInput
          name="name"
          label={t('security.passkey.name')}
          help={t('security.passkey.name-help')}
          value={posted.value('name')}
          error={posted.error('name')}
          maxLength={60}
        />
        <CurrentPassword posted={posted} id="passkey" />
        <Button variant="secondary">{t('security.passkey.begin')}</Button>
      </Form>
    </Section>
  )
}

function RemovePasskey({ passkey, posted }: { passkey: OwnPasskey; posted: Posted }) {
  const t = useTexts(securityTexts)
  return (
    <details className="ds-details">
      <summary>
        {t('security.passkey.remove')}
        <span className="sr-only"> {passkey.name}</span>
      </summary>
      <Form action={`/me/security/passkeys/${passkey.id}/remove`}>
        <CurrentPassword posted={posted} id={`remove-${passkey.id}`} />
        <Button variant="secondary" danger>
          {t('security.passkey.remove-now')}
        </Button>
      </Form>
    </details>
  )
}

function RecoverySection({ own, posted }: { own: Security; posted: Posted }) {
  const t = useTexts(securityTexts)
  return (
    <Section title={t('security.recovery.title')}>
      <p>{t('security.recovery.left', { n: own.recoveryCodes })}</p>
      <Form action="/me/security/recovery">
        <CurrentPassword posted={posted} id="recovery" />
        <Button variant="secondary">{t('security.recovery.renew')}</Button>
      </Form>
    </Section>
  )
}
