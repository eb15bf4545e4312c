import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { FileInput, Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { namesOf } from '../../observations/pages/observation-names.ts'
import { importPageTexts } from '../import-page.texts.ts'

export function ImportNewPage({ answers, request, form }: PageProps<{ choices: Read<Choices> }>) {
  const t = useTexts(importPageTexts)
  const posted = usePosted(form)
  const { ownPartyOptions } = namesOf(answers.choices.data, request.language)
  return (
    <>
      <PageTitle
        kicker={<a href="/imports">{t('imports.title')}</a>}
        title={t('imports.new.title')}
        lead={t('imports.new.lead')}
      />
      <FormProblem posted={posted} />
      <Form action="/imports/new" multipart>
        <FileInput
          name="file"
          label={t('imports.new.file')}
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,.gz"
          error={posted.error('file')}
        />
        <Select
          name="party"
          label={t('imports.new.party')}
          help={t('imports.new.party-help')}
          options={ownPartyOptions}
          value={posted.value('party', request.actor.partyId)}
          error={posted.error('party')}
        />
        <Button>{t('imports.new.submit')}</Button>
      </Form>
    </>
  )
}
