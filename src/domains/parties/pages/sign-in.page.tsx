import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { signInTexts } from '../sign-in.texts.ts'

type Municipality = { readonly id: string; readonly name: string; readonly demo: boolean }
export type SignInReads = { municipalities: Read<readonly Municipality[]> }

export function SignInPage({ answers, request, form }: PageProps<SignInReads>) {
  const t = useTexts(signInTexts)
  const posted = usePosted(form)
  const municipalities = answers.municipalities.data
  const next = typeof request.query.next === 'string' ? request.query.next : '/'
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
      </Form>
    </>
  )
}
