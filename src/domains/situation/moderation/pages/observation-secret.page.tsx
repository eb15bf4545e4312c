import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'

type Reads = { secret: Read<{ readonly id: number; readonly note: string }> }

export function ObservationSecretPage({ answers, form }: PageProps<Reads>) {
  const t = useTexts(observationTexts)
  const posted = usePosted(form)
  const { id, note } = answers.secret.data
  return (
    <>
      <PageTitle
        kicker={t('observations.one', { id })}
        title={t('observations.field.secret')}
        lead={t('observations.secret.lead')}
      />
      <FormProblem posted={posted} />
      <Form action={`/observations/${id}/secret`}>
        <TextArea
          name="note"
          label={t('observations.field.secret')}
          value={posted.value('note', note)}
          error={posted.error('note')}
          maxLength={2000}
          guard
          secret
          optional
        />
        <Button>{t('observations.action.save-secret')}</Button>
      </Form>
    </>
  )
}
