import type { ReactNode } from 'react'
import { Field, type FieldProps, fieldId } from './field.tsx'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

type Valued = FieldProps & { value?: string | undefined }

type TextInputProps = Valued & {
  type?: 'text' | 'email' | 'password' | 'tel' | 'url'
  /** `numeric` and `decimal` bring up the digits on a phone without the quirks of type="number". */
  inputMode?: 'text' | 'numeric' | 'decimal' | undefined
  autoComplete?: string | undefined
  /** How many characters are usually written; the field is as wide as that. */
  width?: number | undefined
  maxLength?: number | undefined
  /** Never kept as a draft in the browser. Passwords never are. */
  secret?: boolean
}

export function TextInput({
  value,
  type = 'text',
  inputMode,
  autoComplete,
  width,
  maxLength,
  secret,
  ...field
}: TextInputProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type={type}
          defaultValue={value}
          inputMode={inputMode}
          autoComplete={autoComplete}
          size={width}
          maxLength={maxLength}
          data-secret={secret || undefined}
        />
      )}
    </Field>
  )
}

type TextAreaProps = Valued & {
  rows?: number
  maxLength?: number | undefined
  secret?: boolean
  /** Free text: the privacy guard answers under the field while one writes. The server checks again whatever this says. */
  guard?: boolean
  /** Phone numbers of authorities that the guard lets pass. */
  publicPhones?: readonly string[]
  /** What stands between the field and the guard's answers. */
  children?: ReactNode
  /** What the server's guard found, until the browser's own has something to say. */
  findings?: ReactNode
}

export function TextArea({
  value,
  rows = 5,
  maxLength,
  secret,
  guard = false,
  findings,
  publicPhones,
  children,
  help,
  ...field
}: TextAreaProps) {
  const t = useTexts(uiTexts)
  const area = (
    <Field {...field} help={help ?? (guard ? t('ui.guard-help') : undefined)}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          maxLength={maxLength}
          defaultValue={value}
          data-secret={secret || undefined}
        />
      )}
    </Field>
  )
  if (!guard) return area
  return (
    <div className="guarded" data-island="guard" data-public-phones={publicPhones?.join(';')}>
      {area}
      <div className="guard-channels" role="status" aria-live="polite" />
      {children}
      <div className="guard-findings" role="status" aria-live="polite">
        {findings}
      </div>
    </div>
  )
}

export type Option = { readonly value: string; readonly label: string }
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] }

const options = (list: readonly Option[]) =>
  list.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))

type SelectProps = Valued & {
  options: readonly (Option | OptionGroup)[]
  /** What the empty choice says; `null` when there is always a choice. */
  emptyLabel?: string | null | undefined
}

export function Select({ value, options: choices, emptyLabel, ...field }: SelectProps) {
  const t = useTexts(uiTexts)
  return (
    <Field {...field}>
      {(control) => (
        <select {...control} defaultValue={value ?? ''}>
          {emptyLabel !== null && <option value="">{emptyLabel ?? t('ui.choose')}</option>}
          {choices.map((choice) =>
            'options' in choice ? (
              <optgroup key={choice.label} label={choice.label}>
                {options(choice.options)}
              </optgroup>
            ) : (
              options([choice])
            ),
          )}
        </select>
      )}
    </Field>
  )
}

type PointInTimeProps = Valued & { min?: string | undefined; max?: string | undefined }

/** A calendar day, `2026-09-28`. */
export function DateInput({ value, min, max, ...field }: PointInTimeProps) {
  return (
    <Field {...field}>
      {(control) => <input {...control} type="date" defaultValue={value} min={min} max={max} data-width="date" />}
    </Field>
  )
}

/** A day and a time of day in Swedish time, `2026-09-28T22:30`. */
export function DateTimeInput({ value, min, max, ...field }: PointInTimeProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input {...control} type="datetime-local" defaultValue={value} min={min} max={max} data-width="date" />
      )}
    </Field>
  )
}

/** The form it stands in must be `multipart`. */
export function FileInput({
  accept,
  multiple = false,
  ...field
}: FieldProps & { accept?: string | undefined; multiple?: boolean }) {
  return <Field {...field}>{(control) => <input {...control} type="file" accept={accept} multiple={multiple} />}</Field>
}

type SearchInputProps = {
  label: string
  name: string
  value?: string | undefined
  id?: string | undefined
}

/** A search field with its button, for use inside a GET form. */
export function SearchInput({ label, name, value, id = fieldId(name) }: SearchInputProps) {
  const t = useTexts(uiTexts)
  return (
    <div className="search-input">
      <label className="sr-only" htmlFor={id}>
        {label}
      </label>
      <input className="ds-input" type="search" id={id} name={name} defaultValue={value} placeholder={label} />
      <button className="ds-button" data-variant="secondary" type="submit">
        <Icon name="search" />
        {t('ui.search')}
      </button>
    </div>
  )
}
