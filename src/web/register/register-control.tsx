import type { RegisterField } from '#kernel/register/register.ts'
import { CheckboxGroup } from '#web/ui/choice.tsx'
import { DateInput, Select, TextArea, TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import type { Posted } from '#web/ui/posted.tsx'

type ControlProps = {
  name: string
  field: RegisterField
  posted: Posted
  stored: unknown
  /** Other entries that may stand above this one. */
  parents: readonly { readonly value: string; readonly label: string }[]
  /** The form has been sent: a box that is not in it was left empty. */
  sent: boolean
}

/** The control that suits a field's kind. */
export function RegisterControl({ name, field, posted, stored, parents, sent }: ControlProps) {
  const language = useLanguage()
  const known = Array.isArray(stored)
    ? stored.join('\n')
    : typeof stored === 'string' || typeof stored === 'number'
      ? stored
      : null
  const common = {
    name,
    label: field.label[language],
    help: field.help?.[language],
    error: posted.error(name),
    optional: field.optional,
    value: posted.value(name, known),
  }
  switch (field.kind) {
    case 'text':
    case 'optional-text':
      return <TextInput {...common} maxLength={field.max} />
    case 'long-text':
    case 'optional-long-text':
      return <TextArea {...common} rows={3} maxLength={field.max} guard />
    case 'lines':
      return <TextArea {...common} rows={3} />
    case 'choice':
      return (
        <Select
          {...common}
          options={Object.entries(field.choices).map(([value, label]) => ({ value, label: label[language] }))}
        />
      )
    case 'yes-no': {
      const { value: _value, optional: _optional, ...rest } = common
      const isOn = sent ? posted.value(name) !== undefined : stored === true
      return (
        <CheckboxGroup
          {...rest}
          values={isOn ? ['true'] : []}
          choices={[{ value: 'true', label: language === 'sv' ? 'Ja' : 'Yes' }]}
        />
      )
    }
    case 'number':
    case 'optional-number':
      return <TextInput {...common} inputMode="numeric" width={6} />
    case 'date':
    case 'optional-date':
      return <DateInput {...common} />
    case 'parent':
      return <Select {...common} options={parents} />
    default:
      return field satisfies never
  }
}
