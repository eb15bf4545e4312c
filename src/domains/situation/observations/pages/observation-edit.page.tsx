import type { PageProps } from '#kernel/http/route.ts'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../observation.texts.ts'
import { shownMoment } from '../observation.ts'
import type { ObservationView } from '../observation.view.ts'
import type { ObservationReads } from './observation.page.tsx'
import { WhereFields, WordsFields } from './observation-form.tsx'
import { type Names, namesOf } from './observation-names.ts'
import { TimeSpan } from './observation-time.tsx'
import { spanText } from './observation-when.ts'

/** When the stored row changed meanwhile, the form keeps what was written and shows what is stored now beside it. */
export function ObservationEditPage({ answers, request, form }: PageProps<ObservationReads>) {
  const t = useTexts(observationTexts)
  const posted = usePosted(form)
  const { language, actor } = request
  const names = namesOf(answers.choices.data, language)
  const { observation } = answers.found.data
  const { when, until } = shownMoment(observation)
  return (
    <>
      <PageTitle
        kicker={<a href={`/observations/${observation.id}`}>{t('observations.one', { id: observation.id })}</a>}
        title={t('observations.action.correct')}
      />
      <FormProblem posted={posted} />
      {form.problem?.kind === 'conflict' && <Conflict observation={observation} posted={posted} names={names} />}
      <Form action={`/observations/${observation.id}/edit`}>
        <input type="hidden" name="version" value={observation.version} />
        <Select
          name="category"
          value={posted.value('category', observation.categoryId)}
          error={posted.error('category')}
          label={t('observations.field.category')}
          options={names.categoryOptions}
        />
        <WhereFields names={names} posted={posted} stored={observation} map={[]} />
        <fieldset className="ds-fieldset">
          <legend className="ds-label">{t('observations.field.when')}</legend>
          <TimeSpan posted={posted} when={when} until={until} error={posted.error('when')} />
        </fieldset>
        <WordsFields
          choices={answers.choices.data}
          posted={posted}
          form={form}
          actor={actor}
          stored={observation}
          then="save"
        />
        <ButtonRow>
          <Button>{t('observations.action.save')}</Button>
          <LinkButton href={`/observations/${observation.id}`} variant="tertiary">
            {t('observations.action.cancel')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}

/** Field by field where the two differ, so that nobody has to look for it. */
function Conflict({ observation, posted, names }: { observation: ObservationView; posted: Posted; names: Names }) {
  const t = useTexts(observationTexts)
  const { when, until } = shownMoment(observation)
  const written = (day: string, time: string) =>
    [posted.value(day), posted.value(time)].filter((part) => part !== undefined).join('T')
  const named = (of: (id: number) => string, id: string | undefined) => (id === undefined ? '' : of(Number(id)))
  const basis = posted.value('basis')
  const rows = [
    {
      field: t('observations.field.category'),
      now: names.category(observation.categoryId),
      yours: named(names.category, posted.value('category')),
    },
    {
      field: t('observations.field.area'),
      now: names.area(observation.areaId),
      yours: named(names.area, posted.value('area')),
    },
    {
      field: t('observations.field.place'),
      now: observation.placeId === null ? '' : names.area(observation.placeId),
      yours: named(names.area, posted.value('place')),
    },
    {
      field: t('observations.field.when'),
      now: spanText(when, until),
      yours: spanText(written('whenDay', 'whenTime'), written('untilDay', 'untilTime')),
    },
    { field: t('observations.field.text'), now: observation.text, yours: posted.value('text') ?? '' },
    {
      field: t('observations.field.basis'),
      now: t(`observations.basis.${observation.basis}`),
      yours: basis === 'heard' || basis === 'seen' ? t(`observations.basis.${basis}`) : '',
    },
  ].filter(({ now, yours }) => now !== yours)
  return (
    <Section title={t('observations.conflict.title')}>
      <DataTable
        caption={t('observations.conflict.title')}
        captionHidden
        rows={rows}
        rowKey={({ field }) => field}
        columns={[
          { label: t('observations.conflict.field'), rowHeader: true, cell: ({ field }) => field },
          { label: t('observations.conflict.now'), cell: ({ now }) => <bdi>{now || '–'}</bdi> },
          { label: t('observations.conflict.yours'), cell: ({ yours }) => <bdi>{yours || '–'}</bdi> },
        ]}
        empty={<p>{t('observations.conflict.nothing')}</p>}
      />
    </Section>
  )
}
