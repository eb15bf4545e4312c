import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { accountTexts } from '../account.texts.ts'
import type { AccountView, NewLink } from '../account.ts'

export type AccountLinkReads = { account: Read<AccountView> }

/** Makes a new link, and shows it: this once, since only its hash is kept. */
export function AccountLinkPage({ answers, request, form }: PageProps<AccountLinkReads>) {
  const t = useTexts(accountTexts)
  const posted = usePosted(form)
  const account = answers.account.data
  const made = (form.result ?? null) as NewLink | null
  return (
    <>
      <PageTitle
        title={t('accounts.link.title', { name: account.name })}
        lead={made ? undefined : t(account.active ? 'accounts.link.lead-reset' : 'accounts.link.lead-invite')}
      />
      <FormProblem posted={posted} />
      {made ? (
        <MadeLink made={made} address={`${request.origin}${made.path}`} language={request.language} />
      ) : (
        <Form action={`/accounts/${account.id}/link`}>
          <Button>{t('accounts.link.new')}</Button>
        </Form>
      )}
      <ButtonRow>
        <LinkButton href={`/accounts/${account.id}`}>{t('accounts.link.to-account')}</LinkButton>
        <LinkButton href="/accounts" variant="tertiary">
          {t('accounts.link.to-list')}
        </LinkButton>
      </ButtonRow>
    </>
  )
}

type MadeLinkProps = { made: NewLink; address: string; language: Language }

function MadeLink({ made, address, language }: MadeLinkProps) {
  const t = useTexts(accountTexts)
  return (
    <Notice tone="success" title={t('accounts.link.ready')}>
      <p>{t('accounts.link.once', { name: made.name })}</p>
      <Field label={t('accounts.link.label')} name="link">
        {(control) => <input {...control} type="text" readOnly value={address} data-secret />}
      </Field>
      <p>{t('accounts.link.tell', { name: made.name, until: formatInstant(language, made.expiresAt) })}</p>
    </Notice>
  )
}
