import type { PageProps } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { partiesTexts } from '../parties.texts.ts'

export function ClaimPage({ request, form }: PageProps) {
  const t = useTexts(partiesTexts)
  const posted = usePosted(form)
  const field = (name: string) => ({ name, value: posted.value(name), error: posted.error(name) })
  return (
    <>
      <PageTitle title={t('accounts.claim.title')} lead={t('accounts.claim.lead')} />
      <FormProblem posted={posted} />
      <Form action={`/claim/${request.params.token}`}>
        <TextInput
          {...field('municipality')}
          label={t('accounts.claim.code')}
          help={t('accounts.claim.code-help')}
          inputMode="numeric"
          width={6}
        />
        <TextInput
          {...field('municipalityName')}
          label={t('accounts.claim.municipality')}
          autoComplete="organization"
        />
        <TextInput {...field('name')} label={t('accounts.name')} autoComplete="name" />
        <TextInput {...field('email')} label={t('accounts.email')} type="email" autoComplete="username" />
        <Select
          {...field('language')}
          label={t('accounts.language')}
          emptyLabel={null}
          options={[
            { value: 'sv', label: 'Svenska' },
            { value: 'en', label: 'English' },
          ]}
        />
        <TextInput
          name="password"
          label={t('accounts.password')}
          help={t('accounts.password-help')}
          type="password"
          autoComplete="new-password"
          error={posted.error('password')}
          secret
        />
        <Button>{t('accounts.claim.submit')}</Button>
      </Form>
    </>
  )
}
