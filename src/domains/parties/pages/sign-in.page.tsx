import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { securityTexts } from '../security.texts.ts'
import { signInTexts } from '../sign-in.texts.ts'
import { PasskeyForm } from './passkey-form.tsx'

type Municipality = { readonly id: string; readonly name: string; readonly demo: boolean }
export type SignInReads = { municipalities: Read<readonly Municipality[]> }

/** A passkey that is asked for, after its button was pressed. */
type Asked = {
  readonly ticket: string
  readonly municipality: string
  readonly next: string
  readonly passkey: Readonly<Record<string, unknown>>
}

export function SignInPage({ answers, request, form }: PageProps<SignInReads>) {
  const t = useTexts(signInTexts)
  const posted = usePosted(form)
  const municipalities = answers.municipalities.data
  const next = typeof request.query.next === 'string' ? request.query.next : '/'
  const asked = form.result as Asked | undefined
  return (
    <>
      <PageTitle
        title={t('accounts.sign-in.title')}
        lead={t('accounts.sign-in.help')}
        actions={
          municipalities.some(({ demo }) => demo) && <LinkButton href="/demo">{t('accounts.sign-in.demo')}</LinkButton>
        }
      />
      {municipalities.length === 0 && <Notice>{t('accounts.sign-in.nobody')}</Notice>}
      <FormProblem posted={posted} />
      {asked && <AskedPasskey asked={asked} />}
      <Form action="/sign-in">
        <input type="hidden" name="next" value={posted.value('next', next)} />
        {municipalities.length > 1 ? (
          <Select
            name="municipality"
            label={t('accounts.municipality')}
            value={posted.value('municipality')}
            error={posted.error('municipality')}
            options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <input type="hidden" name="municipality" value={municipalities[0]?.id ?? ''} />
        )}
        <TextInput
          name="email"
          type="email"
          label={t('accounts.email')}
          autoComplete="username"
          value={posted.value('email')}
          error={posted.error('email')}
        />
        <TextInput
          name="password"
          type="password"
          label={t('accounts.password')}
          autoComplete="current-password"
          error={posted.error('password')}
          secret
        />
        <Button>{t('accounts.sign-in.submit')}</Button>
        <Button variant="secondary" formAction="/sign-in/passkey/begin">
          {t('accounts.sign-in.passkey')}
        </Button>
      </Form>
    </>
  )
}

function AskedPasskey({ asked: { passkey, ...fields } }: { asked: Asked }) {
  const t = useTexts(securityTexts)
  return (
    <Section title={t('security.step.passkey')}>
      <PasskeyForm action="/sign-in/passkey" kind="use" options={passkey} fields={fields} />
    </Section>
  )
}
