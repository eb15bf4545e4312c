import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { QrCode } from '#web/ui/qr-code.tsx'
import { securityTexts } from '../security.texts.ts'

export type OneTimeCodeReads = { code: Read<{ readonly secret: string; readonly address: string } | null> }

/** The secret in groups of four, as it is easiest to copy by eye. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

export function OneTimeCodePage({ answers, form }: PageProps<OneTimeCodeReads>) {
  const t = useTexts(securityTexts)
  const posted = usePosted(form)
  const made = answers.code.data
  const back = <LinkButton href="/me/security">{t('security.back')}</LinkButton>
  if (!made)
    return (
      <>
        <PageTitle title={t('security.code.title')} />
        <Notice actions={back}>{t('security.code.late')}</Notice>
      </>
    )
  return (
    <>
      <PageTitle title={t('security.code.title')} lead={t('security.code.lead')} />
      <FormProblem posted={posted} />
      <Section title={t('security.code.scan')}>
        <QrCode text={made.address} label={t('security.code.picture')} />
        <p>{t('security.code.by-hand')}</p>
        <p className="secret-text" data-secret>
          {inGroups(made.secret)}
        </p>
      </Section>
      <Section title={t('security.code.show')}>
        <Form action="/me/security/code">
          <TextInput
            name="code"
            label={t('security.code')}
            help={t('security.code.help')}
            inputMode="numeric"
            autoComplete="one-time-code"
            width={10}
            error={posted.error('code')}
            secret
          />
          <Button>{t('security.code.submit')}</Button>
        </Form>
      </Section>
    </>
  )
}
