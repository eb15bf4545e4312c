import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { errandTexts } from '../errand.texts.ts'
import type { MadeLink } from '../errand.view.ts'

type Named = { readonly id: number; readonly name: string }
type Start = { readonly until: string; readonly parties: readonly Named[]; readonly areas: readonly Named[] }
export type ErrandNewReads = { start: Read<Start> }

const options = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: String(id), label: name }))

/** Makes a link for a reporter without account, and shows it: this once, since only its hash is kept. */
export function ErrandNewPage({ answers, request, form }: PageProps<ErrandNewReads>) {
  const t = useTexts(errandTexts)
  const posted = usePosted(form)
  const { parties, areas, until } = answers.start.data
  const made = (form.result ?? null) as MadeLink | null
  return (
    <>
      <PageTitle
        kicker={<a href="/links">{t('errand.title')}</a>}
        title={t('errand.new.title')}
        lead={made ? undefined : t('errand.new.lead')}
      />
      <FormProblem posted={posted} />
      {made ? (
        <Made made={made} address={`${request.origin}${made.path}`} />
      ) : (
        <Form action="/links/new">
          <TextInput
            name="label"
            label={t('errand.label')}
            help={t('errand.label-help')}
            value={posted.value('label')}
            error={posted.error('label')}
            maxLength={120}
          />
          <Select
            name="party"
            label={t('errand.party')}
            value={posted.value('party')}
            error={posted.error('party')}
            options={options(parties)}
          />
          <Select
            name="area"
            label={t('errand.area')}
            value={posted.value('area')}
            error={posted.error('area')}
            options={options(areas)}
            emptyLabel={t('errand.area.all')}
            optional
          />
          <DateInput
            name="until"
            label={t('errand.until')}
            value={posted.value('until', until)}
            error={posted.error('until')}
          />
          <Button>{t('errand.make')}</Button>
        </Form>
      )}
    </>
  )
}

function Made({ made, address }: { made: MadeLink; address: string }) {
  const t = useTexts(errandTexts)
  const language = useLanguage()
  return (
    <>
      <Notice tone="success" title={t('errand.made')}>
        <p>{t('errand.made.once')}</p>
        <Field label={t('errand.made.link')} name="link">
          {(control) => <input {...control} type="text" readOnly value={address} data-secret />}
        </Field>
        <p>
          {t('errand.made.tell', {
            party: [made.party, made.area].filter(Boolean).join(', '),
            until: formatInstant(language, made.expiresAt),
          })}
        </p>
      </Notice>
      <ButtonRow>
        <LinkButton href="/links">{t('errand.to-list')}</LinkButton>
        <LinkButton href="/links/new" variant="tertiary">
          {t('errand.new')}
        </LinkButton>
      </ButtonRow>
    </>
  )
}
