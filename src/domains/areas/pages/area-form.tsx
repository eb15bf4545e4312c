import { CheckboxGroup } from '#web/ui/choice.tsx'
import { DateInput, type Option, Select, TextArea, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { type AreaFacts, areaKinds, rankOf } from '../area.ts'
import { inTreeOrder } from '../area-tree.ts'
import { areasTexts } from '../areas.texts.ts'

type FieldName = 'parentId' | 'code' | 'name' | 'kind' | 'inPicture' | 'validFrom' | 'validTo'
type Fields = { readonly [Name in FieldName]?: AreaFacts[Name] | undefined }
type Props = {
  readonly posted: Posted
  readonly stored: Fields /** the division's areas, from which the one above is chosen */
  readonly choices: readonly AreaFacts[]
}

/** What is asked of an area, for a new one and for one that is changed. */
export function AreaFields({ posted, stored, choices }: Props) {
  const t = useTexts(areasTexts)
  const field = (name: Exclude<FieldName, 'inPicture'>) => ({
    name,
    error: posted.error(name),
    value: posted.value(name, stored[name] ?? null),
  })
  const level = posted.value('inPicture', stored.inPicture ? 'on' : null)
  return (
    <>
      <TextInput {...field('name')} label={t('areas.name')} maxLength={120} />
      <TextInput {...field('code')} label={t('areas.code')} help={t('areas.code-help')} maxLength={40} width={16} />
      <Select
        {...field('kind')}
        label={t('areas.kind')}
        help={t('areas.kind-help')}
        options={areaKinds.map((kind) => ({ value: kind, label: t(`areas.kind.${kind}`) }))}
      />
      <Select
        {...field('parentId')}
        label={t('areas.parent')}
        help={t('areas.parent-help')}
        emptyLabel={t('areas.parent-none')}
        optional
        options={useParentOptions(choices)}
      />
      <CheckboxGroup
        name="inPicture"
        label={t('areas.level')}
        help={t('areas.level-help')}
        error={posted.error('inPicture')}
        optional
        values={level === undefined ? [] : ['on']}
        choices={[{ value: 'on', label: t('areas.level-choice') }]}
      />
      <DateInput {...field('validFrom')} label={t('areas.valid-from')} help={t('areas.valid-from-help')} />
      <DateInput {...field('validTo')} label={t('areas.valid-to')} help={t('areas.valid-to-help')} optional />
    </>
  )
}

function useParentOptions(choices: readonly AreaFacts[]): readonly Option[] {
  const t = useTexts(areasTexts)
  const language = useLanguage()
  const possible = choices.filter(({ kind }) => rankOf(kind) < rankOf('place'))
  return inTreeOrder(possible).map(({ area, depth }) => ({
    value: String(area.id),
    label: `${'\u2003'.repeat(depth)}${area.name} (${t(`areas.kind.${area.kind}`).toLocaleLowerCase(language)})`,
  }))
}

/** A pasted outline, or a place's point. */
export function DrawingFields({ posted }: { posted: Posted }) {
  const t = useTexts(areasTexts)
  const field = (name: string) => ({ name, value: posted.value(name), error: posted.error(name), optional: true })
  return (
    <>
      <TextArea {...field('outline')} label={t('areas.draw.outline')} help={t('areas.draw.outline-help')} rows={4} />
      <TextInput
        {...field('lat')}
        label={t('areas.draw.lat')}
        help={t('areas.draw.lat-help')}
        inputMode="decimal"
        width={12}
      />
      <TextInput {...field('lon')} label={t('areas.draw.lon')} inputMode="decimal" width={12} />
    </>
  )
}
