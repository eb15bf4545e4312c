import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choice.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import {
  dateOrders,
  defaultFields,
  type ImportField,
  type ImportMapping,
  importFields,
  type Meaning,
  pointSystems,
} from '../import.ts'
import { importPageTexts } from '../import-page.texts.ts'

/** A category or an area that a word can be said to mean. */
export type Meant = { readonly code: string; readonly nameSv: string; readonly nameEn: string }
export type Unmatched = { readonly value: string; readonly rows: number }
export type Readable = {
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[]
  readonly mapping: ImportMapping
  readonly look: { readonly categories: readonly Unmatched[]; readonly areas: readonly Unmatched[] } | null
  readonly categories: readonly Meant[]
  readonly areas: readonly Meant[]
}
type Parts = { readable: Readable; posted: Posted }

export const wordsId = 'words'

/** How a file is read: which column is what, and what the sender's own words mean. */
export function MappingForm({ id, ...parts }: Parts & { id: string }) {
  const t = useTexts(importPageTexts)
  const { readable } = parts
  const { mapping, look } = readable
  const words = {
    categories: [...(look?.categories ?? []), ...mapping.categories],
    areas: [...(look?.areas ?? []), ...mapping.areas],
  }
  return (
    <Form action={`/imports/${id}/columns`}>
      {mapping.sheet !== null && <input type="hidden" name="sheet" value={mapping.sheet} />}
      {words.categories.length + words.areas.length > 0 && (
        <Section id={wordsId} title={t('imports.map.words')} level={3}>
          <Meanings name="categories" words={words.categories} choices={readable.categories} />
          <Meanings name="areas" words={words.areas} choices={readable.areas} />
        </Section>
      )}
      <Section title={t('imports.map.columns')} level={3}>
        <Columns {...parts} />
      </Section>
      <DescriptionDetails summary={t('imports.map.dates')}>
        <Dates {...parts} />
      </DescriptionDetails>
      <DescriptionDetails summary={t('imports.map.defaults')}>
        <Defaults {...parts} />
      </DescriptionDetails>
      <Button variant="secondary">{t('imports.map.submit')}</Button>
    </Form>
  )
}

const asked: readonly ImportField[] = ['when', 'category', 'area']

function Columns({ readable, posted }: Parts) {
  const t = useTexts(importPageTexts)
  const { columns, mapping } = readable
  return importFields.map((field) => {
    const name = `columns.${field}`
    const value = posted.value(name, mapping.columns[field] ?? null)
    const samples = columns.find((column) => column.name === value)?.samples ?? []
    return (
      <Select
        key={field}
        name={name}
        label={t(`imports.field.${field}`)}
        help={samples.length > 0 ? t('imports.map.samples', { samples: samples.join(' · ') }) : undefined}
        options={columns.map((column) => ({ value: column.name, label: withSample(column) }))}
        emptyLabel={t('imports.map.none')}
        value={value}
        error={posted.error(name)}
        optional={!asked.includes(field)}
      />
    )
  })
}
const withSample = ({ name, samples: [first] }: Readable['columns'][number]): string =>
  first === undefined ? name : `${name} (${first.slice(0, 40)})`

function Dates({ readable: { mapping }, posted }: Parts) {
  const t = useTexts(importPageTexts)
  return (
    <>
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
      <Select
        name="points"
        label={t('imports.map.points')}
        emptyLabel={null}
        value={posted.value('points', mapping.points)}
        options={pointSystems.map((system) => ({ value: system, label: t(`imports.map.points.${system}`) }))}
      />
    </>
  )
}

const chosenHere = ['category', 'area', 'made-up']

/** What no form asks about but was said before, on the command line or for an earlier file, is kept as it is. */
function Defaults({ readable, posted }: Parts) {
  const t = useTexts(importPageTexts)
  const language = useLanguage()
  const { defaults } = readable.mapping
  const choice = (field: 'category' | 'area', list: readonly Meant[]) => (
    <Select
      name={`defaults.${field}`}
      label={t(`imports.map.default.${field}`)}
      emptyLabel={t('imports.map.default.none')}
      options={withOwn(optionsOf(list, language), defaults[field])}
      value={posted.value(`defaults.${field}`, defaults[field] ?? null)}
      optional
    />
  )
  return (
    <>
      {choice('category', readable.categories)}
      {choice('area', readable.areas)}
      <CheckboxGroup
        name="defaults.made-up"
        label={t('imports.map.default.made-up')}
        values={posted.value('defaults.made-up', defaults['made-up'] ?? null) === undefined ? [] : ['yes']}
        choices={[{ value: 'yes', label: t('imports.map.default.made-up.yes') }]}
      />
      {defaultFields
        .filter((field) => !chosenHere.includes(field) && defaults[field] !== undefined)
        .map((field) => (
          <input key={field} type="hidden" name={`defaults.${field}`} value={defaults[field]} />
        ))}
    </>
  )
}

const optionsOf = (list: readonly Meant[], language: 'sv' | 'en') =>
  list.map(({ code, nameSv, nameEn }) => ({ value: code, label: language === 'sv' ? nameSv : nameEn }))
type Options = ReturnType<typeof optionsOf>
/** A default may have been said by its name: it stays a choice. */
const withOwn = (options: Options, own: string | undefined): Options =>
  own === undefined || options.some(({ value }) => value === own) ? options : [{ value: own, label: own }, ...options]

type MeaningsProps = {
  name: 'categories' | 'areas'
  words: readonly (Unmatched | Meaning)[]
  choices: readonly Meant[]
}

/** The sender's own words, each asked about once. */
function Meanings({ name, words, choices }: MeaningsProps) {
  const t = useTexts(importPageTexts)
  const language = useLanguage()
  return words.map((word, index) => (
    <div key={word.value}>
      <input type="hidden" name={`${name}.${index}.value`} value={word.value} />
      <Select
        name={`${name}.${index}.code`}
        label={
          'rows' in word
            ? t('imports.map.meaning', { value: word.value, n: word.rows })
            : t('imports.map.meaning-known', { value: word.value })
        }
        options={optionsOf(choices, language)}
        emptyLabel={t('imports.map.unknown')}
        value={'code' in word ? word.code : undefined}
        optional
      />
    </div>
  ))
}
