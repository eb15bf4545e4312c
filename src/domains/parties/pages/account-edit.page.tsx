import type { PageProps } from '#kernel/http/route.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { accountTexts } from '../account.texts.ts'
import { AccountFacts, type AccountReads } from './account.page.tsx'
import { AccountFields } from './account-form.tsx'
import { wordsOf } from './account-words.ts'

export type AccountEditReads = Pick<AccountReads, 'choices' | 'areas' | 'account'>

export function AccountEditPage({ answers, request, form }: PageProps<AccountEditReads>) {
  const t = useTexts(accountTexts)
  const posted = usePosted(form)
  const account = answers.account.data
  const { data: choices } = answers.choices
  const words = wordsOf(choices, answers.areas.data, request.language)
  return (
    <>
      <PageTitle title={t('accounts.edit.title', { name: account.name })} />
      <FormProblem posted={posted} />
      {form.problem?.kind === 'conflict' && (
        <Section title={t('accounts.conflict.now')}>
          <AccountFacts account={account} words={words} />
        </Section>
      )}
      <Form action={`/accounts/${account.id}/edit`}>
        <input type="hidden" name="version" value={account.version} />
        <AccountFields words={words} posted={posted} today={choices.today} stored={account} />
        <ButtonRow>
          <Button>{t('accounts.save')}</Button>
          <LinkButton href={`/accounts/${account.id}`} variant="tertiary">
            {t('accounts.link.to-account')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
