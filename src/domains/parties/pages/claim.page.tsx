import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { signInTexts } from '../sign-in.texts.ts'

type Claimable = { readonly open: boolean; readonly prepared: { readonly id: string; readonly name: string } | null }
export type ClaimReads = { claimable: Read<Claimable> }

export function ClaimPage({ answers, request, form }: PageProps<ClaimReads>) {
  const t = useTexts(signInTexts)
  const posted = usePosted(form)
  const { open, prepared } = answers.claimable.data
  if (!open)
    return (
      <PageTitle
        title={t('accounts.claim.done.title')}
        lead={t('accounts.rejected.claimed')}
        actions={<LinkButton href="/sign-in">{t('accounts.sign-in.title')}</LinkButton>}
      />
    )
  const field = (name: string, stored?: string) => ({
    name,
    value: posted.value(name, stored),
    error: posted.error(name),
  })
  return (
    <>
      <PageTitle title={t('accounts.claim.title')} lead={t('accounts.claim.lead')} />
      <FormProblem posted={posted} />
      <Form action={`/claim/${request.params.token}`}>
        <TextInput
          {...field('municipality', prepared?.id)}
          label={t('accounts.claim.code')}
          help={t('accounts.claim.code-help')}
          inputMode="numeric"
          width={6}
        />
        <TextInput
          {...field('municipalityName', prepared?.name)}
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
