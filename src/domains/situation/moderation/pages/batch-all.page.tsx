import type { PageProps, Read } from '#kernel/http/route.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import type { Choices } from '../../observations/observation.view.ts'
import { filterNames, filterSentence } from '../../observations/pages/observation-filter.ts'
import { namesOf } from '../../observations/pages/observation-names.ts'
import { batchTexts } from '../batch.texts.ts'
import { ChangeFields, TouchedWeeks } from './batch-parts.tsx'

type Preview = {
  readonly total: number
  readonly changing: number
  readonly left: number
  readonly weeks: Parameters<typeof TouchedWeeks>[0]['weeks']
}
type Props = PageProps<{ choices: Read<Choices>; preview: Read<Preview> }>

const prefix = 'to-'

/** Everything that the filter of the list finds, however much that is: what would change, and then the change. */
export function BatchAllPage({ answers, request, form }: Props) {
  const t = useTexts(batchTexts)
  const o = useTexts(observationTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const names = namesOf(answers.choices.data, language)
  const { total, changing, left, weeks } = answers.preview.data
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  )
  const filter = given.filter(([name]) => filterNames.includes(name))
  const change = given.filter(([name]) => name.startsWith(prefix))
  const hidden = (fields: readonly [string, string][]) =>
    fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
  const back = `/observations?${new URLSearchParams(filter)}`
  return (
    <>
      <PageTitle
        kicker={<a href={back}>{o('observations.title')}</a>}
        title={t('batch.all.title')}
        lead={t('batch.all.count', { n: total })}
      />
      <p>
        {t('batch.all.selection')} <strong>{filterSentence(names, query, language)}</strong>.{' '}
        <a href={back}>{t('batch.all.other')}</a>
      </p>
      <FormProblem posted={posted} />
      <Section title={t('batch.change')}>
        <form className="form" method="get" action="/batches/all">
          {hidden(filter)}
          <ChangeFields
            names={names}
            prefix={prefix}
            value={(name) => given.find(([one]) => one === name)?.[1]}
            mayShow={answers.preview.can.show?.allowed ?? false}
          />
          <Button variant="secondary">{t('batch.preview')}</Button>
        </form>
      </Section>
      {change.length > 0 && (
        <Section title={t('batch.would')} id="preview">
          <p>{t('batch.changing', { n: changing, left })}</p>
          {left > 0 && <p>{t('batch.left-why')}</p>}
          <TouchedWeeks weeks={weeks} />
          {changing > 0 ? (
            <Form action="/batches/all">
              {hidden(filter)}
              {hidden(change)}
              <input type="hidden" name="expected" value={changing} />
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
          ) : (
            <Notice>{t('batch.rejected.nothing')}</Notice>
          )}
        </Section>
      )}
    </>
  )
}
