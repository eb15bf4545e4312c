import type { PageProps, Read } from '#kernel/http/route.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { registerTexts } from './register.texts.ts'
import { RegisterControl } from './register-control.tsx'
import {
  type AnyEntry,
  type Declared,
  hasValidity,
  readSelection,
  type Selection,
  select,
  titleOf,
  valueText,
  writtenValue,
} from './register-values.ts'

type HistoryEntry = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly changes: readonly { field: string; before: unknown; after: unknown }[]
}
export type ListReads = { entries: Read<readonly AnyEntry[]>; today: Read<{ readonly day: string }> }
export type EntryReads = {
  entry: Read<AnyEntry>
  entries: Read<readonly AnyEntry[]>
  history: Read<readonly HistoryEntry[]>
}
export type FormReads = { entries: Read<readonly AnyEntry[]> }
type With = { declaration: Declared }

const namer = (declaration: Declared, entries: readonly AnyEntry[]) => {
  const names = new Map(entries.map((entry) => [entry.id, titleOf(declaration, entry)]))
  return (id: number) => names.get(id) ?? String(id)
}

export function RegisterListPage({ declaration, answers, request }: PageProps<ListReads> & With) {
  const t = useTexts(registerTexts)
  const { language, query } = request
  const { path, texts, fields } = declaration
  const entries = answers.entries.data
  const selection = readSelection(declaration, query)
  const rows = select(declaration, entries, { selection, language, today: answers.today.data.day })
  const nameOf = namer(declaration, entries)
  const search = toSearch(selection)
  const mayAdd = declaration.mayAdd !== false && answers.entries.can.create?.allowed
  const sortBy = (name: string) => {
    const direction =
      selection.sort === name ? (selection.descending ? ('descending' as const) : ('ascending' as const)) : undefined
    return {
      href: `${path}?${toSearch({ ...selection, sort: name, descending: direction === 'ascending' })}`,
      direction,
    }
  }
  const add = mayAdd ? (
    <LinkButton href={`${path}/new`} variant="primary">
      {texts.add[language]}
    </LinkButton>
  ) : undefined
  return (
    <>
      <PageTitle
        title={texts.title[language]}
        lead={texts.lead?.[language]}
        actions={
          <>
            {add}
            {declaration.links
              ?.filter(({ writers }) => !writers || answers.entries.can.create?.allowed)
              .map(({ href, label }) => (
                <LinkButton key={href} href={href} variant="tertiary">
                  {label[language]}
                </LinkButton>
              ))}
          </>
        }
      />
      {(hasValidity(declaration) || declaration.filters.length > 0) && (
        <RegisterFilter
          declaration={declaration}
          selection={selection}
          count={t('register.count', { n: rows.length })}
        />
      )}
      <DataTable
        caption={texts.title[language]}
        captionHidden
        rows={rows}
        rowKey={(entry) => String(entry.id)}
        columns={[declaration.names, ...declaration.columns.filter((name) => name !== declaration.names)].map(
          (name) => {
            const field = fields[name]
            const words = (entry: AnyEntry) => (field ? valueText(language, field, entry[name], nameOf) : '')
            return {
              label: field?.label[language] ?? name,
              sort: sortBy(name),
              numeric: field?.kind === 'number' || field?.kind === 'optional-number',
              rowHeader: name === declaration.names,
              cell: (entry: AnyEntry) =>
                name === declaration.names ? (
                  <>
                    <a href={`${path}/${entry.id}`}>{words(entry)}</a> <Mark declaration={declaration} entry={entry} />
                  </>
                ) : (
                  words(entry)
                ),
            }
          },
        )}
        empty={
          entries.length === 0 ? (
            <EmptyState title={texts.title[language]} meaning={texts.empty[language]} next={add} />
          ) : (
            <EmptyState title={t('register.none-match')} meaning={t('register.change-selection')} />
          )
        }
      />
      <Toolbar downloads={[{ format: 'CSV', href: `${path}/export.csv?${search}` }]} />
    </>
  )
}

function Mark({ declaration, entry }: With & { entry: AnyEntry }) {
  const language = useLanguage()
  const mark = declaration.mark?.(entry)
  return mark ? <Badge>{mark[language]}</Badge> : null
}

const toSearch = ({ validity, filters, sort, descending }: Selection): URLSearchParams =>
  new URLSearchParams([
    ['validity', validity],
    ...Object.entries(filters),
    ['sort', sort],
    ...(descending ? [['order', 'descending']] : []),
  ] as [string, string][])

function RegisterFilter({ declaration, selection, count }: With & { selection: Selection; count: string }) {
  const t = useTexts(registerTexts)
  const language = useLanguage()
  const { path, fields, filters } = declaration
  const chosen = Object.entries(selection.filters).map(([name, value]) => {
    const field = fields[name]
    return field
      ? `${field.label[language].toLowerCase()}: ${valueText(language, field, field.kind === 'yes-no' ? value === 'true' : value, String)}`
      : ''
  })
  const sentence = [t('register.shown'), t(`register.${selection.validity}`), ...chosen].join(' ')
  return (
    <FilterBar action={path} sentence={sentence} count={count} clearHref={path} open={chosen.length > 0}>
      {hasValidity(declaration) && (
        <Select
          name="validity"
          label={t('register.validity')}
          value={selection.validity}
          emptyLabel={null}
          options={(['current', 'ended', 'all'] as const).map((value) => ({ value, label: t(`register.${value}`) }))}
        />
      )}
      {filters.map((name) => {
        const field = fields[name]
        if (!field) return null
        const options =
          field.kind === 'choice'
            ? Object.entries(field.choices).map(([value, label]) => ({ value, label: label[language] }))
            : [
                { value: 'true', label: t('register.yes') },
                { value: 'false', label: t('register.no') },
              ]
        return (
          <Select
            key={name}
            name={name}
            label={field.label[language]}
            value={selection.filters[name]}
            emptyLabel={t('register.any')}
            options={options}
          />
        )
      })}
    </FilterBar>
  )
}

export function RegisterEntryPage({ declaration, answers, request }: PageProps<EntryReads> & With) {
  const t = useTexts(registerTexts)
  const { language } = request
  const { path, texts, fields, name } = declaration
  const entry = answers.entry.data
  const nameOf = namer(declaration, answers.entries.data)
  const may = answers.entry.can.change
  return (
    <>
      <PageTitle
        kicker={<a href={path}>{texts.title[language]}</a>}
        title={valueText(
          language,
          fields[declaration.names] as Declared['fields'][string],
          entry[declaration.names],
          nameOf,
        )}
        state={<Mark declaration={declaration} entry={entry} />}
        actions={may?.allowed && <LinkButton href={`${path}/${entry.id}/edit`}>{t('register.change')}</LinkButton>}
      />
      <Section title={t('register.facts')}>
        <EntryFacts declaration={declaration} entry={entry} nameOf={nameOf} />
      </Section>
      <Section title={t('register.history')}>
        <ObjectHistory
          entries={answers.history.data}
          type={name}
          name={(key, value) => {
            const field = fields[key]
            return field ? valueText(language, field, value, nameOf) : undefined
          }}
        />
      </Section>
    </>
  )
}

function EntryFacts({ declaration, entry, nameOf }: With & { entry: AnyEntry; nameOf: (id: number) => string }) {
  const language = useLanguage()
  const facts = Object.entries(declaration.fields).map(([name, field]) => ({
    label: field.label[language],
    value: valueText(language, field, entry[name], nameOf) || '–',
  }))
  return <Facts facts={facts} />
}

type FormPageProps = With &
  Omit<PageProps<FormReads>, 'answers'> & {
    readonly answers: PageProps<FormReads>['answers'] & { readonly entry?: PageProps<EntryReads>['answers']['entry'] }
  }

/** The form of a new entry, or of one that is there. After a conflict it also shows what is stored now. */
export function RegisterFormPage({ declaration, answers, request, form }: FormPageProps) {
  const t = useTexts(registerTexts)
  const posted = usePosted(form)
  const { language } = request
  const { path, texts, fields } = declaration
  const entry = answers.entry?.data
  const entries = answers.entries.data
  const parents = entries
    .filter((one) => one.id !== entry?.id && (one.parentId === null || one.parentId === undefined))
    .map((one) => ({ value: String(one.id), label: titleOf(declaration, one) }))
  return (
    <>
      <PageTitle
        kicker={
          <a href={entry ? `${path}/${entry.id}` : path}>
            {entry ? titleOf(declaration, entry) : texts.title[language]}
          </a>
        }
        title={entry ? t('register.change') : texts.add[language]}
      />
      <FormProblem posted={posted} />
      {entry && form.problem?.kind === 'conflict' && (
        <Conflict declaration={declaration} entry={entry} posted={posted} nameOf={namer(declaration, entries)} />
      )}
      <Form action={entry ? `${path}/${entry.id}/edit` : `${path}/new`}>
        {entry && <input type="hidden" name="version" value={entry.version} />}
        {Object.entries(fields).map(([name, field]) => (
          <RegisterControl
            key={name}
            name={name}
            field={field}
            posted={posted}
            stored={entry?.[name] ?? null}
            parents={parents}
            sent={form.problem !== null}
          />
        ))}
        <ButtonRow>
          <Button>{t('register.save')}</Button>
          <LinkButton href={entry ? `${path}/${entry.id}` : path} variant="tertiary">
            {t('register.cancel')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}

type ConflictProps = With & { entry: AnyEntry; posted: Posted; nameOf: (id: number) => string }

/** The fields in which what is stored now differs from what was written, side by side. */
function Conflict({ declaration, entry, posted, nameOf }: ConflictProps) {
  const t = useTexts(registerTexts)
  const language = useLanguage()
  const rows = Object.entries(declaration.fields)
    .map(([name, field]) => ({
      name,
      label: field.label[language],
      now: valueText(language, field, entry[name], nameOf),
      yours: valueText(language, field, writtenValue(field, posted.value(name)), nameOf),
    }))
    .filter(({ now, yours }) => now !== yours)
  return (
    <Section title={t('register.conflict')}>
      <DataTable
        caption={t('register.conflict')}
        captionHidden
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { label: t('register.conflict-field'), rowHeader: true, cell: ({ label }) => label },
          { label: t('register.stored-now'), cell: ({ now }) => now || '–' },
          { label: t('register.you-wrote'), cell: ({ yours }) => yours || '–' },
        ]}
        empty={<p>{t('register.same')}</p>}
      />
    </Section>
  )
}
