import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { accountTexts } from '../account.texts.ts'
import { AccountFields } from './account-form.tsx'
import { type AccountChoices, type AreaChoices, wordsOf } from './account-words.ts'

export type AccountNewReads = { choices: Read<AccountChoices>; areas: Read<AreaChoices> }

export function AccountNewPage({ answers, request, form }: PageProps<AccountNewReads>) {
  const t = useTexts(accountTexts)
  const posted = usePosted(form)
  const { language } = request
  const words = wordsOf(answers.choices.data, answers.areas.data, language)
  return (
    <>
      <PageTitle title={t('accounts.invite.title')} lead={t('accounts.invite.lead')} />
      <FormProblem posted={posted} />
      <Form action="/accounts/new">
        <AccountFields words={words} posted={posted} today={answers.choices.data.today} />
        <Select
          name="language"
          label={t('accounts.field.language')}
          value={posted.value('language', 'sv')}
          error={posted.error('language')}
          emptyLabel={null}
          options={[
            { value: 'sv', label: 'Svenska' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Button>{t('accounts.invite.submit')}</Button>
      </Form>
    </>
  )
}
