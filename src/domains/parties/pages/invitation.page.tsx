import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { signInTexts } from '../sign-in.texts.ts'

type Invitation =
  | { readonly open: false }
  | {
      readonly open: true
      readonly name: string
      readonly email: string
      readonly purpose: 'invite' | 'reset'
      readonly expiresAt: string
    }
export type InvitationReads = { invitation: Read<Invitation> }

/** What a link of an invitation or of a forgotten password leads to: choose a password, and be signed in. */
export function InvitationPage({ answers, request, form }: PageProps<InvitationReads>) {
  const t = useTexts(signInTexts)
  const posted = usePosted(form)
  const invitation = answers.invitation.data
  if (!invitation.open)
    return (
      <PageTitle
        title={t('accounts.invitation.used.title')}
        lead={t('accounts.rejected.link-used')}
        actions={<LinkButton href="/sign-in">{t('accounts.sign-in.title')}</LinkButton>}
      />
    )
  const { name, email, purpose, expiresAt } = invitation
  const { municipality, token } = request.params
  return (
    <>
      <PageTitle
        title={t('accounts.invitation.title')}
        lead={t(purpose === 'invite' ? 'accounts.invitation.invite' : 'accounts.invitation.reset', { name, email })}
      />
      {request.actor.kind === 'person' && (
        <Notice>{t('accounts.invitation.as-other', { name: request.actor.name })}</Notice>
      )}
      <FormProblem posted={posted} />
      <Form action={`/invitation/${municipality}/${token}`}>
        <Field label={t('accounts.email')} name="email">
          {(control) => <input {...control} type="email" autoComplete="username" value={email} readOnly />}
        </Field>
        <TextInput
          name="password"
          type="password"
          label={t('accounts.password')}
          help={t('accounts.password-help')}
          autoComplete="new-password"
          error={posted.error('password')}
          secret
        />
        <Button>{t('accounts.invitation.submit')}</Button>
      </Form>
      <p className="field-help">
        {t('accounts.invitation.until', { until: formatInstant(request.language, expiresAt) })}
      </p>
    </>
  )
}
