import type { Actor } from '#kernel/auth/actor.ts'
import { hasRole } from '#kernel/auth/actor.ts'
import type { FormState } from '#kernel/http/request.ts'
import { RadioGroup } from '#web/ui/choice.tsx'
import { fieldId } from '#web/ui/field.tsx'
import { Select, TextArea, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { OptionsOf } from '#web/ui/options-of.tsx'
import { type PickableArea, PickMap } from '#web/ui/pick-map.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { findingsIn, hasSoftOnly, PrivacyFindings } from '../../privacy/pages/privacy-findings.tsx'
import { RightChannels } from '../../privacy/pages/right-channels.tsx'
import { observationTexts } from '../observation.texts.ts'
import type { Choices, ObservationView } from '../observation.view.ts'
import { otherChoice } from '../observation-input.ts'
import type { Names } from './observation-names.ts'

type WhatProps = {
  names: Names
  posted: Posted
  /** what is reported most often, for the large choices */
  common: readonly number[]
}

/** The party's most used as large choices, all of them in a list behind the last one. */
export function WhatFields({ names, posted, common }: WhatProps) {
  const t = useTexts(observationTexts)
  const tiles = common.filter(names.isChoosable)
  const all = (name: string, label: string) => (
    <Select
      name={name}
      value={posted.value(name)}
      error={tiles.length === 0 ? posted.error('category') : undefined}
      label={label}
      options={names.categoryOptions}
    />
  )
  if (tiles.length === 0) return all('category', t('observations.field.category'))
  return (
    <div className="other-choice">
      <RadioGroup
        name="category"
        id={fieldId('category')}
        value={posted.value('category')}
        error={posted.error('category')}
        label={t('observations.field.category')}
        layout="tiles"
        choices={[
          ...tiles.map((id) => ({ value: String(id), label: names.category(id) })),
          { value: otherChoice, label: t('observations.other-category') },
        ]}
      />
      <div className="other-fields">{all('otherCategory', t('observations.field.other-category'))}</div>
    </div>
  )
}

type WhereProps = {
  names: Names
  posted: Posted
  stored?: Pick<ObservationView, 'areaId' | 'placeId'> | undefined
  /** An area chosen beforehand. */
  areaId?: string | undefined
  map: readonly PickableArea[]
}

/** The area, on a list or a map, and the place in it. Adresses are never asked for: the nearest place is as exact as it gets. */
export function WhereFields({ names, posted, stored, areaId, map }: WhereProps) {
  const t = useTexts(observationTexts)
  return (
    <>
      <Select
        name="area"
        value={posted.value('area', stored?.areaId ?? areaId)}
        error={posted.error('area')}
        label={t('observations.field.area')}
        options={names.areaOptions}
      />
      {map.length > 1 && <PickMap selectId={fieldId('area')} areas={map} label={t('observations.map')} />}
      {names.placeOptions.length > 0 && (
        <OptionsOf selectId={fieldId('area')}>
          <Select
            name="place"
            value={posted.value('place', stored?.placeId)}
            error={posted.error('place')}
            label={t('observations.field.place')}
            help={t('observations.field.place-help')}
            options={names.placeOptions}
            optional
          />
        </OptionsOf>
      )}
    </>
  )
}

type WordsProps = {
  choices: Pick<Choices, 'channels' | 'publicPhones'>
  posted: Posted
  form: FormState
  actor: Actor
  stored?: Pick<ObservationView, 'text' | 'basis'> | undefined
  /** What the form's own button sends as `then`, for the one that accepts a rewritten text. */
  then: string
}

/** What was seen, in words that point out nobody, and whether it was seen or heard. */
export function WordsFields({ choices, posted, form, actor, stored, then }: WordsProps) {
  const t = useTexts(observationTexts)
  const found = findingsIn(form, 'text', choices.publicPhones)
  return (
    <>
      <TextArea
        name="text"
        value={posted.value('text', stored?.text)}
        error={found ? t('observations.privacy.title') : posted.error('text')}
        label={t('observations.field.text')}
        rows={4}
        maxLength={4000}
        guard
        findings={found && <PrivacyFindings found={found} then={then} />}
        publicPhones={choices.publicPhones}
        optional
      >
        <RightChannels channels={choices.channels} />
      </TextArea>
      {hasSoftOnly(found) && hasRole(actor, 'coordinator', 'owner') && (
        <TextInput
          name="privacyReason"
          value={posted.value('privacyReason')}
          label={t('observations.field.privacy-reason')}
          optional
        />
      )}
      <RadioGroup
        name="basis"
        value={posted.value('basis') ?? stored?.basis ?? 'seen'}
        error={posted.error('basis')}
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
