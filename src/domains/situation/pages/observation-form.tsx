import { RadioGroup } from '#web/ui/choice.tsx'
import { DateTimeInput, Select, TextArea, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { observationTexts } from '../observation.texts.ts'
import type { ObservationView } from '../observation.view.ts'
import type { Names } from './observation-names.ts'

type FieldsProps = {
  names: Names
  posted: Posted
  /** What is stored, when an observation is corrected. */
  stored?: ObservationView | undefined
  storedWhen?: { readonly when: string; readonly until: string | undefined } | undefined
}

/** The questions of an observation: what, where, when, what was seen. One block each, so that a phone shows one at a time. */
export function ObservationFields({ names, posted, stored, storedWhen }: FieldsProps) {
  const t = useTexts(observationTexts)
  const softlyStopped = posted.error('text') !== undefined
  const field = (name: string, value?: string | number | null) => ({
    name,
    value: posted.value(name, value),
    error: posted.error(name),
  })
  return (
    <>
      <Select
        {...field('category', stored?.categoryId)}
        label={t('observations.field.category')}
        options={names.categoryOptions}
      />
      <Select {...field('area', stored?.areaId)} label={t('observations.field.area')} options={names.areaOptions} />
      {names.placeOptions.length > 0 && (
        <Select
          {...field('place', stored?.placeId)}
          label={t('observations.field.place')}
          help={t('observations.field.place-help')}
          options={names.placeOptions}
          optional
        />
      )}
      <DateTimeInput
        {...field('when', storedWhen?.when)}
        label={t('observations.field.when')}
        help={t('observations.field.when-help')}
      />
      <DateTimeInput {...field('until', storedWhen?.until)} label={t('observations.field.until')} optional />
      <TextArea
        {...field('text', stored?.text)}
        label={t('observations.field.text')}
        rows={4}
        maxLength={4000}
        guard
        optional
      />
      {softlyStopped && (
        <TextInput {...field('privacyReason')} label={t('observations.field.privacy-reason')} optional />
      )}
      <RadioGroup
        {...field('basis', stored?.basis ?? 'seen')}
        value={posted.value('basis') ?? stored?.basis ?? 'seen'}
        label={t('observations.field.basis')}
        layout="tiles"
        choices={[
          { value: 'seen', label: t('observations.basis.seen') },
          { value: 'heard', label: t('observations.basis.heard') },
        ]}
      />
    </>
  )
}
