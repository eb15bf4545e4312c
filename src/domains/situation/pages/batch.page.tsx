import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choice.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { batchTexts } from '../batch.texts.ts'
import { observationTexts } from '../observation.texts.ts'
import type { Choices, ObservationView } from '../observation.view.ts'
import { type Names, namesOf } from './observation-names.ts'
import { shortWhenText } from './observation-when.ts'

type Preview = {
  readonly observations: readonly ObservationView[]
  readonly changing: number
  readonly left: number
  readonly weeks: readonly { readonly week: string; readonly n: number; readonly frozen: boolean }[]
}
type Props = PageProps<{ choices: Read<Choices>; preview: Read<Preview> }>
const asked = ['category', 'area', 'place', 'status'] as const

/** Many observations at once: what would change, then the change, and the way back. */
export function BatchPage({ answers, request, form }: Props) {
  const t = useTexts(batchTexts)
  const o = useTexts(observationTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const names = namesOf(answers.choices.data, language)
  const { observations } = answers.preview.data
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const done = one('done')
  return (
    <>
      <PageTitle
        kicker={<a href="/observations">{o('observations.title')}</a>}
        title={t('batch.title')}
        lead={t('batch.count', { n: observations.length })}
      />
      {done !== undefined && (
        <Notice tone="success">
          <p>{t('batch.done', { changed: Number(one('changed') ?? 0), left: Number(one('left') ?? 0) })}</p>
          {one('undone') === undefined && (
            <Form action={`/batches/${done}/undo`}>
              <Button variant="secondary">{t('batch.undo')}</Button>
            </Form>
          )}
        </Notice>
      )}
      <FormProblem posted={posted} />
      {observations.length === 0 ? (
        done === undefined && <EmptyState title={t('batch.none')} meaning={t('batch.none-meaning')} />
      ) : (
        <Work {...{ preview: answers.preview.data, names, posted, one, language }} />
      )}
    </>
  )
}

type WorkProps = {
  preview: Preview
  names: Names
  posted: Posted
  one: (name: string) => string | undefined
  language: 'sv' | 'en'
}

function Work({ preview, names, posted, one, language }: WorkProps) {
  const t = useTexts(batchTexts)
  const o = useTexts(observationTexts)
  const { observations, changing, left, weeks } = preview
  const chosen = asked.some((name) => one(name) !== undefined)
  const ids = observations.map(({ id }) => <input key={id} type="hidden" name="ids" value={id} />)
  const frozen = weeks.filter((week) => week.frozen)
  return (
    <>
      <Section title={t('batch.change')}>
        <form className="form" method="get" action="/batches">
          {ids}
          <Select
            name="category"
            label={o('observations.column.category')}
            value={one('category')}
            options={names.categoryOptions}
            emptyLabel={t('batch.as-is')}
            optional
          />
          <Select
            name="area"
            label={o('observations.column.where')}
            value={one('area')}
            options={names.areaOptions}
            emptyLabel={t('batch.as-is')}
            optional
          />
          <Select
            name="place"
            label={o('observations.field.place')}
            value={one('place')}
            options={names.placeOptions}
            emptyLabel={t('batch.as-is')}
            optional
          />
          <Select
            name="status"
            label={o('observations.column.status')}
            value={one('status')}
            options={(['triaged', 'verified'] as const).map((status) => ({
              value: status,
              label: o(`observations.status.${status}`),
            }))}
            emptyLabel={t('batch.as-is')}
            optional
          />
          <Button variant="secondary">{t('batch.preview')}</Button>
        </form>
      </Section>
      {chosen && (
        <Section title={t('batch.would')} id="preview">
          <p>{t('batch.changing', { n: changing, left })}</p>
          <DataTable
            caption={t('batch.weeks')}
            rows={weeks}
            rowKey={({ week }) => week}
            columns={[
              {
                label: o('observations.column.week'),
                rowHeader: true,
                cell: ({ week }) => formatWeek(language, week, true),
              },
              { label: t('batch.n'), numeric: true, cell: ({ n }) => n },
              { label: t('batch.picture'), cell: (week) => (week.frozen ? t('batch.frozen') : t('batch.not-frozen')) },
            ]}
            empty={<p>{t('batch.no-weeks')}</p>}
          />
          {frozen.length > 0 && (
            <Notice tone="needs-you">
              {t('batch.frozen-weeks', {
                weeks: frozen.map(({ week }) => formatWeek(language, week, true)).join(', '),
              })}
            </Notice>
          )}
          {changing > 0 && (
            <Form action="/batches">
              {ids}
              {asked.map((name) => {
                const value = one(name)
                return value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />
              })}
              <TextInput
                name="note"
                label={t('batch.note')}
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
