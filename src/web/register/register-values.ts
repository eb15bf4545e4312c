import { collator, formatDate, formatNumber } from '#kernel/i18n/format.ts'
import { type Bilingual, type Language, translator } from '#kernel/i18n/texts.ts'
import type { RegisterDeclaration, RegisterField, RegisterFields } from '#kernel/register/register.ts'
import { isIsoDate } from '#kernel/time/week.ts'
import { registerTexts } from './register.texts.ts'

export type Declared = Omit<RegisterDeclaration<RegisterFields>, 'mark'> & {
  readonly mark?: (entry: AnyEntry) => Bilingual | null
}
/** An entry as a page sees it: the fields are known by the declaration only. */
export type AnyEntry = { readonly id: number; readonly version: number } & Readonly<Record<string, unknown>>

/** A field's value in words; empty when there is none. */
export function valueText(
  language: Language,
  field: RegisterField,
  value: unknown,
  nameOf: (id: number) => string,
): string {
  const t = translator(registerTexts, language)
  if (value === null || value === undefined || value === '') return ''
  switch (field.kind) {
    case 'yes-no':
      return value === true ? t('register.yes') : t('register.no')
    case 'choice':
      return field.choices[String(value)]?.[language] ?? String(value)
    case 'date':
    case 'optional-date':
      return isIsoDate(String(value)) ? formatDate(language, String(value)) : String(value)
    case 'number':
    case 'optional-number':
      return Number.isFinite(Number(value)) ? formatNumber(language, Number(value)) : String(value)
    case 'lines':
      return [value].flat().join(', ')
    case 'parent':
      return nameOf(Number(value))
    case 'text':
    case 'optional-text':
    case 'long-text':
    case 'optional-long-text':
      return String(value)
    default:
      return field satisfies never
  }
}

/** What was written in a form's field as the value it would have; as it stands when it cannot be read. */
export function writtenValue(field: RegisterField, written: string | undefined): unknown {
  if (field.kind === 'yes-no') return written !== undefined
  const read = field.schema.safeParse(written)
  return read.success ? read.data : written
}

export const titleOf = (declaration: Declared, entry: AnyEntry | undefined): string =>
  String(entry?.[declaration.names] ?? '')

export const hasValidity = ({ fields }: Declared): boolean => 'validFrom' in fields && 'validTo' in fields

export const isCurrentOn = (entry: AnyEntry, today: string): boolean =>
  String(entry.validFrom ?? '') <= today &&
  (entry.validTo === null || entry.validTo === undefined || String(entry.validTo) >= today)

export type Selection = {
  readonly validity: 'current' | 'ended' | 'all'
  readonly filters: Readonly<Record<string, string>>
  readonly sort: string
  readonly descending: boolean
}

/** What the address asks for: validity, filters and order. */
export function readSelection(
  declaration: Declared,
  query: Readonly<Record<string, string | readonly string[]>>,
): Selection {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const validity = one('validity')
  const sort = one('sort') ?? declaration.names
  return {
    validity:
      validity === 'ended' || validity === 'all' || !hasValidity(declaration)
        ? validity === 'ended'
          ? 'ended'
          : 'all'
        : 'current',
    filters: Object.fromEntries(
      declaration.filters.flatMap((name) => (one(name) === undefined ? [] : [[name, one(name) ?? '']])),
    ),
    sort: sort in declaration.fields ? sort : declaration.names,
    descending: one('order') === 'descending',
  }
}

/** The selected entries in order; words sort as in the reader's language, numbers as numbers. */
export function select(
  declaration: Declared,
  entries: readonly AnyEntry[],
  { selection, language, today }: { selection: Selection; language: Language; today: string },
): readonly AnyEntry[] {
  const compare = collator(language).compare
  const byId = new Map(entries.map((entry) => [entry.id, titleOf(declaration, entry)]))
  const field = declaration.fields[selection.sort]
  const wordOf = (entry: AnyEntry) =>
    field ? valueText(language, field, entry[selection.sort], (id) => byId.get(id) ?? '') : ''
  const isChosen = (entry: AnyEntry) =>
    (selection.validity === 'all' || isCurrentOn(entry, today) === (selection.validity === 'current')) &&
    Object.entries(selection.filters).every(([name, wanted]) => String(entry[name]) === wanted)
  const isNumeric = field?.kind === 'number' || field?.kind === 'optional-number'
  const order = (a: AnyEntry, b: AnyEntry) =>
    isNumeric ? Number(a[selection.sort] ?? -1) - Number(b[selection.sort] ?? -1) : compare(wordOf(a), wordOf(b))
  return entries.filter(isChosen).sort((a, b) => (selection.descending ? order(b, a) : order(a, b)) || a.id - b.id)
}
