import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choice.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { conflictPolicies, dateOrders, type ImportMapping, importFields, type RowProblem } from '../import.ts'
import { importPageTexts } from '../import-page.texts.ts'
import type { Choices } from '../observation.view.ts'
import { ImportProblems } from './import-problems.tsx'
import { type Names, namesOf } from './observation-names.ts'
import { whenText } from './observation-when.ts'

type LookedRow = {
  readonly row: number
  readonly partyId: number
  readonly categoryId: number
  readonly areaId: number
  readonly placeId: number | null
  readonly occurredFrom: string
  readonly occurredTo: string | null
  readonly precision: 'minute' | 'day' | 'week'
  readonly week: string
  readonly text: string
  readonly externalId: string | null
}
type Unmatched = { readonly value: string; readonly rows: number }
type Look = {
  readonly read: number
  readonly good: number
  readonly whole: boolean
  readonly rows: readonly LookedRow[]
  readonly problems: readonly RowProblem[]
  readonly categories: readonly Unmatched[]
  readonly areas: readonly Unmatched[]
}
type Meant = { readonly code: string; readonly nameSv: string; readonly nameEn: string }
type Inspected = {
  readonly fileName: string
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[]
  readonly mapping: ImportMapping
  readonly look: Look | null
  readonly categories: readonly Meant[]
  readonly areas: readonly Meant[]
}
export type ColumnsReads = { inspected: Read<Inspected>; choices: Read<Choices> }

/** How a file is read, what would happen if it were stored, and storing it. Nothing is stored before the last button. */
export function ImportColumnsPage({ answers, request, form }: PageProps<ColumnsReads>) {
  const t = useTexts(importPageTexts)
  const posted = usePosted(form)
  const { language, params } = request
  const inspected = answers.inspected.data
  const names = namesOf(answers.choices.data, language)
  const { look } = inspected
  return (
    <>
      <PageTitle
        kicker={<a href="/imports">{t('imports.title')}</a>}
        title={inspected.fileName}
        lead={t('imports.map.lead')}
      />
      <FormProblem posted={posted} />
      {look && <Preview look={look} names={names} language={language} />}
      {look && look.good > 0 && <RunForm id={String(params.id)} posted={posted} />}
      <Section title={t('imports.map.title')}>
        <MappingForm id={String(params.id)} inspected={inspected} posted={posted} language={language} />
      </Section>
      <Form action={`/imports/${params.id}/discard`}>
        <Button variant="tertiary" danger>
          {t('imports.discard')}
        </Button>
      </Form>
    </>
  )
}

type MappingFormProps = { id: string; inspected: Inspected; posted: Posted; language: 'sv' | 'en' }

function MappingForm({ id, inspected, posted, language }: MappingFormProps) {
  const t = useTexts(importPageTexts)
  const { columns, mapping, look } = inspected
  const options = columns.map(({ name, samples }) => ({
    value: name,
    label: samples.length > 0 ? `${name} (${samples.join(', ').slice(0, 60)})` : name,
  }))
  const known = (words: readonly { readonly value: string; readonly code: string }[]) =>
    words.map(({ value, code }) => ({ value, code, rows: null }))
  const asked = (
    words: readonly Unmatched[] | undefined,
    said: readonly { readonly value: string; readonly code: string }[],
  ) => [...(words ?? []).map(({ value, rows }) => ({ value, rows, code: '' })), ...known(said)]
  return (
    <Form action={`/imports/${id}/columns`}>
      {importFields.map((field) => (
        <Select
          key={field}
          name={`columns.${field}`}
          label={t(`imports.field.${field}`)}
          options={options}
          emptyLabel={t('imports.map.none')}
          value={posted.value(`columns.${field}`, mapping.columns[field] ?? null)}
          error={posted.error(`columns.${field}`)}
          optional={field !== 'when' && field !== 'category'}
        />
      ))}
      <Select
        name="dateOrder"
        label={t('imports.map.date-order')}
        emptyLabel={null}
        value={posted.value('dateOrder', mapping.dateOrder)}
        options={dateOrders.map((order) => ({ value: order, label: t(`imports.map.date-order.${order}`) }))}
      />
      <TextInput
        name="timeZone"
        label={t('imports.map.time-zone')}
        value={posted.value('timeZone', mapping.timeZone)}
        error={posted.error('timeZone')}
        width={24}
      />
      <Meanings
        name="categories"
        words={asked(look?.categories, mapping.categories)}
        choices={inspected.categories}
        language={language}
      />
      <Meanings name="areas" words={asked(look?.areas, mapping.areas)} choices={inspected.areas} language={language} />
      <Button variant="secondary">{t('imports.map.submit')}</Button>
    </Form>
  )
}

type MeaningsProps = {
  name: 'categories' | 'areas'
  words: readonly { readonly value: string; readonly rows: number | null; readonly code: string }[]
  choices: readonly Meant[]
  language: 'sv' | 'en'
}

/** The sender's own words, each asked about once. */
function Meanings({ name, words, choices, language }: MeaningsProps) {
  const t = useTexts(importPageTexts)
  const options = choices.map(({ code, nameSv, nameEn }) => ({
    value: code,
    label: language === 'sv' ? nameSv : nameEn,
  }))
  return words.map(({ value, rows, code }, index) => (
    <div key={value}>
      <input type="hidden" name={`${name}.${index}.value`} value={value} />
      <Select
        name={`${name}.${index}.code`}
        label={t('imports.map.meaning', { value, n: rows ?? 0 })}
        options={options}
        emptyLabel={t('imports.map.unknown')}
        value={code}
        optional
      />
    </div>
  ))
}

function Preview({ look, names, language }: { look: Look; names: Names; language: 'sv' | 'en' }) {
  const t = useTexts(importPageTexts)
  return (
    <Section title={t('imports.preview.title')}>
      <p>{t('imports.preview.summary', { good: look.good, read: look.read })}</p>
      {!look.whole && <p>{t('imports.preview.part', { read: look.read })}</p>}
      {look.problems.length > 0 && <ImportProblems problems={look.problems} caption={t('imports.preview.problems')} />}
      {look.rows.length > 0 && (
        <DataTable
          caption={t('imports.preview.rows')}
          rows={look.rows}
          rowKey={(row) => String(row.row)}
          columns={[
            {
              label: t('imports.column.row'),
              numeric: true,
              rowHeader: true,
              cell: (row) => formatNumber(language, row.row),
            },
            { label: t('imports.field.when'), cell: (row) => whenText(language, row) },
            { label: t('imports.field.category'), cell: (row) => names.category(row.categoryId) },
            { label: t('imports.field.area'), cell: (row) => names.where(row) },
            { label: t('imports.field.text'), cell: (row) => <bdi>{row.text.slice(0, 140)}</bdi> },
            { label: t('imports.field.source'), cell: (row) => names.party(row.partyId) },
          ]}
          empty={null}
        />
      )}
    </Section>
  )
}

function RunForm({ id, posted }: { id: string; posted: Posted }) {
  const t = useTexts(importPageTexts)
  return (
    <Section title={t('imports.run.title')}>
      <Form action={`/imports/${id}/begin`}>
        <Select
          name="onConflict"
          label={t('imports.run.conflict')}
          emptyLabel={null}
          value={posted.value('onConflict', 'stop')}
          options={conflictPolicies.map((policy) => ({ value: policy, label: t(`imports.run.conflict.${policy}`) }))}
        />
        <CheckboxGroup
          name="goodRows"
          label={t('imports.run.good-rows')}
          values={posted.value('goodRows') === undefined ? [] : ['true']}
          choices={[{ value: 'true', label: t('imports.run.good-rows.yes') }]}
        />
        <TextInput
          name="namesReason"
          label={t('imports.run.names-reason')}
          value={posted.value('namesReason')}
          error={posted.error('namesReason')}
          optional
        />
        <Button>{t('imports.run.submit')}</Button>
      </Form>
    </Section>
  )
}
