import type { PageProps } from '#kernel/http/route.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { securityTexts } from '../security.texts.ts'
import { PasskeyForm } from './passkey-form.tsx'

/** What the first step answered; shown once. After a wrong code the form itself carries the ticket. */
type Halfway = {
  readonly ticket: string
  readonly municipality: string
  readonly next: string
  readonly code: boolean
  readonly passkey: Readonly<Record<string, unknown>> | null
}

export function SignInStepPage({ form }: PageProps) {
  const t = useTexts(securityTexts)
  const posted = usePosted(form)
  const begun = form.result as Halfway | undefined
  const fields = {
    ticket: begun?.ticket ?? posted.value('ticket') ?? '',
    municipality: begun?.municipality ?? posted.value('municipality') ?? '',
    next: begun?.next ?? posted.value('next') ?? '/',
  }
  const anew = <LinkButton href="/sign-in">{t('security.step.anew')}</LinkButton>
  if (fields.ticket === '')
    return (
      <>
        <PageTitle title={t('security.step.title')} />
        <Notice actions={anew}>{t('security.step.none')}</Notice>
      </>
    )
  return (
    <>
      <PageTitle title={t('security.step.title')} lead={t('security.step.lead')} />
      <FormProblem posted={posted} />
      {begun?.passkey && (
        <Section title={t('security.step.passkey')}>
          <PasskeyForm action="/sign-in/step/passkey" kind="use" options={begun.passkey} fields={fields} />
        </Section>
      )}
      <Section title={t(begun && !begun.code ? 'security.step.recovery' : 'security.step.code')}>
        <Form action="/sign-in/step">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextInput
            name="code"
            label={t('security.code')}
            help={t('security.step.code-help')}
            autoComplete="one-time-code"
            width={20}
            error={posted.error('code')}
            secret
          />
          <Button>{t('security.step.submit')}</Button>
        </Form>
      </Section>
      <Section title={t('security.lost.title')}>
        <p>{t('security.lost')}</p>
        <p>{anew}</p>
      </Section>
    </>
  )
}
