import type { ReactNode } from 'react'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type FieldProps = {
  label: string
  name: string
  /** Only when two fields on a page share a name; else it follows from the name, so that ErrorSummary finds it. */
  id?: string | undefined
  help?: ReactNode
  error?: string | undefined
  /** Fields are required unless this says otherwise; the optional ones are marked, since they are fewer. */
  optional?: boolean
  labelHidden?: boolean
  /** A single key that leads to the field, where such keys are on. */
  shortcut?: string | undefined
}

/** What a control needs to be tied to its label, help and error without any script. */
export type Control = {
  readonly id: string
  readonly name: string
  readonly className: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'data-shortcut'?: string
  readonly 'data-shortcut-words'?: string
  readonly 'aria-keyshortcuts'?: string
}

/** The id of a field's control, for links from ErrorSummary. */
export const fieldId = (name: string): string => `field-${name}`

export const describedBy = (id: string, has: { help: boolean; error: boolean }): string | undefined =>
  [has.error && `${id}-error`, has.help && `${id}-help`].filter(Boolean).join(' ') || undefined

export function FieldError({ id, children }: { id: string; children: string }) {
  const t = useTexts(uiTexts)
  return (
    <p className="ds-validation-message field-error" id={`${id}-error`}>
      <span className="sr-only">{t('ui.error-prefix')} </span>
      {children}
    </p>
  )
}

export function FieldHelp({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="field-help" id={`${id}-help`}>
      {children}
    </p>
  )
}

/** One question: label above, error at the control, help under. The parts below are made of it; use it for a control of your own. */
export function Field({ children, ...props }: FieldProps & { children: (control: Control) => ReactNode }) {
  const { label, name, id = fieldId(name), help, error, optional = false, labelHidden = false, shortcut } = props
  const t = useTexts(uiTexts)
  return (
    <div className="field" data-invalid={error ? true : undefined}>
      <label className={labelHidden ? 'sr-only' : 'ds-label'} htmlFor={id}>
        {label}
        {optional && <span className="field-optional"> {t('ui.optional')}</span>}
      </label>
      {error && <FieldError id={id}>{error}</FieldError>}
      {children({
        id,
        name,
        className: 'ds-input',
        'aria-describedby': describedBy(id, { help: Boolean(help), error: Boolean(error) }),
        'aria-invalid': error ? true : undefined,
        ...(shortcut && { 'data-shortcut': shortcut, 'data-shortcut-words': label, 'aria-keyshortcuts': shortcut }),
      })}
      {help && <FieldHelp id={id}>{help}</FieldHelp>}
    </div>
  )
}
