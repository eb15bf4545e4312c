import type { ReactNode } from 'react'
import { describedBy, FieldError, FieldHelp, type FieldProps, fieldId } from './field.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type Choice = { readonly value: string; readonly label: string; readonly help?: ReactNode }

type GroupProps = Omit<FieldProps, 'labelHidden'> & {
  choices: readonly Choice[]
  /** `tiles` lays out large targets side by side, for a phone in the field. */
  layout?: 'list' | 'tiles'
}

type DrawnGroup = GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }

function ChoiceGroup({ type, chosen, choices, layout = 'list', ...field }: DrawnGroup) {
  const { label, name, id = fieldId(name), help, error, optional = false } = field
  const t = useTexts(uiTexts)
  return (
    <fieldset
      className="ds-fieldset choice-group"
      aria-describedby={describedBy(id, { help: Boolean(help), error: Boolean(error) })}
      data-invalid={error ? true : undefined}
    >
      <legend className="ds-label">
        {label}
        {optional && <span className="field-optional"> {t('ui.optional')}</span>}
      </legend>
      {error && <FieldError id={id}>{error}</FieldError>}
      {help && <FieldHelp id={id}>{help}</FieldHelp>}
      <div className="choices" data-layout={layout}>
        {choices.map((choice, index) => (
          <label className="choice" key={choice.value}>
            <input
              // The first one answers to the group's id, so that ErrorSummary's link lands on something that takes focus.
              id={index === 0 ? id : `${id}-${choice.value}`}
              className="ds-input"
              type={type}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
            />
            <span>
              {choice.label}
              {choice.help && <span className="choice-help">{choice.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One of several. */
export function RadioGroup({ value, ...group }: GroupProps & { value?: string | undefined }) {
  return <ChoiceGroup {...group} type="radio" chosen={value === undefined ? [] : [value]} />
}

/** Any of several; a single yes or no is a group of one. */
export function CheckboxGroup({ values = [], ...group }: GroupProps & { values?: readonly string[] }) {
  return <ChoiceGroup {...group} type="checkbox" chosen={values} />
}
