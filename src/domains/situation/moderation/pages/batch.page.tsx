import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choice.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import type { Choices, ObservationView } from '../../observations/observation.view.ts'
import { type Names, namesOf } from '../../observations/pages/observation-names.ts'
import { shortWhenText } from '../../observations/pages/observation-when.ts'
import { batchTexts } from '../batch.texts.ts'
import { ChangeFields, changeNames, TouchedWeeks } from './batch-parts.tsx'

type Preview = {
  readonly observations: readonly ObservationView[]
  readonly changing: number
  readonly left: number
  readonly weeks: Parameters<typeof TouchedWeeks>[0]['weeks']
}
type Props = PageProps<{ choices: Read<Choices>; preview: Read<Preview> }>

/** Many observations at once: what would change, then the change, and the way back. */
export function BatchPage({ answers, request, form }: Props) {
  const t = useTexts(batchTexts)
  const o = useTexts(observationTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const names = namesOf(answers.choices.data, language)
  const { observations } = answers.preview.data
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  return (
    <>
      <PageTitle
        kicker={<a href="/observations">{o('observations.title')}</a>}
        title={t('batch.title')}
        lead={t('batch.count', { n: observations.length })}
      />
      <FormProblem posted={posted} />
      {observations.length === 0 ? (
        <EmptyState title={t('batch.none')} meaning={t('batch.none-meaning')} />
      ) : (
        <Work
          {...{ preview: answers.preview.data, names, posted, one, language }}
          mayShow={answers.preview.can.show?.allowed ?? false}
        />
      )}
    </>
  )
}

type WorkProps = {
  preview: Preview
  names: Names
  posted: Posted
  one: (name: string) => string | undefined
  mayShow: boolean
  language: 'sv' | 'en'
}

function Work({ preview, names, posted, one, language, mayShow }: WorkProps) {
  const t = useTexts(batchTexts)
  const { observations, changing, left, weeks } = preview
  const chosen = changeNames.some((name) => one(name) !== undefined)
  const ids = observations.map(({ id }) => <input key={id} type="hidden" name="ids" value={id} />)
  return (
    <>
      <Section title={t('batch.change')}>
        <form className="form" method="get" action="/batches">
          {ids}
          <ChangeFields names={names} prefix="" value={one} mayShow={mayShow} />
          <Button variant="secondary">{t('batch.preview')}</Button>
        </form>
      </Section>
      {chosen && (
        <Section title={t('batch.would')} id="preview">
          <p>{t('batch.changing', { n: changing, left })}</p>
          {left > 0 && <p>{t('batch.left-why')}</p>}
          <TouchedWeeks weeks={weeks} />
          {changing > 0 && (
            <Form action="/batches">
              {ids}
              {changeNames.map((name) => {
                const value = one(name)
                return value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />
              })}
              <TextInput
                name="note"
                label={t('batch.note')}
                help={t('batch.note-help')}
                value={posted.value('note')}
                error={posted.error('note')}
                maxLength={500}
              />
              <Button>{t('batch.do', { n: changing })}</Button>
            </Form>
          )}
        </Section>
      )}
      {observations.length > 1 && (
        <Section title={t('batch.merge')}>
          <p>{t('batch.merge-lead')}</p>
          <Form action="/batches/merge">
            {ids}
            <RadioGroup
              name="into"
              label={t('batch.into')}
              error={posted.error('into')}
              choices={observations.map((row) => ({
                value: String(row.id),
                label: `${names.category(row.categoryId)}, ${names.where(row)}, ${shortWhenText(language, row)}, ${names.party(row.partyId)}`,
              }))}
            />
            <Button variant="secondary">{t('batch.merge-do')}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}
