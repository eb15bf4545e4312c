import type { PageProps } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../observation.texts.ts'
import type { ObservationView } from '../observation.view.ts'
import type { ObservationReads } from './observation.page.tsx'
import { ObservationFields } from './observation-form.tsx'
import { namesOf } from './observation-names.ts'

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' })
/** `2026-09-18T22:30`, as a datetime field wants it. */
const toField = (instant: string): string => local.format(new Date(instant)).replace(' ', 'T')

/** When the stored row changed meanwhile, the form keeps what was written and shows what is stored now beside it. */
export function ObservationEditPage({ answers, request, form }: PageProps<ObservationReads>) {
  const t = useTexts(observationTexts)
  const posted = usePosted(form)
  const names = namesOf(answers.choices.data, request.language)
  const observation: ObservationView = answers.found.data.observation
  const storedWhen = {
    when: toField(observation.occurredFrom),
    until: observation.occurredTo ? toField(observation.occurredTo) : undefined,
  }
  return (
    <>
      <PageTitle kicker={t('observations.one', { id: observation.id })} title={t('observations.action.correct')} />
      <FormProblem posted={posted} />
      <Form action={`/observations/${observation.id}/edit`}>
        <input type="hidden" name="version" value={observation.version} />
        <ObservationFields names={names} posted={posted} stored={observation} storedWhen={storedWhen} />
        <Button>{t('observations.action.save')}</Button>
      </Form>
    </>
  )
}
