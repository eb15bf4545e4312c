import { formatWeek } from '#kernel/i18n/format.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import { visibilities } from '../../observations/observation.ts'
import type { Names } from '../../observations/pages/observation-names.ts'
import { batchTexts } from '../batch.texts.ts'
import { moderationTexts } from '../moderation.texts.ts'

export const changeNames = ['category', 'area', 'place', 'status', 'visibility'] as const
type FieldsProps = {
  names: Names
  /** what stands before each name in the address */
  prefix: string
  value: (name: string) => string | undefined
  /** whoever may say who reads the words */
  mayShow: boolean
}

/** What may be changed on many at once; what is left empty stays as it is. */
export function ChangeFields({ names, prefix, value, mayShow }: FieldsProps) {
  const t = useTexts(batchTexts)
  const m = useTexts(moderationTexts)
  const o = useTexts(observationTexts)
  const asIs = { emptyLabel: t('batch.as-is'), optional: true }
  const field = (name: (typeof changeNames)[number]) => ({
    name: `${prefix}${name}`,
    value: value(`${prefix}${name}`),
    ...asIs,
  })
  return (
    <>
      <Select {...field('category')} label={o('observations.column.category')} options={names.categoryOptions} />
      <Select {...field('area')} label={o('observations.column.where')} options={names.areaOptions} />
      <Select {...field('place')} label={o('observations.field.place')} options={names.placeOptions} />
      <Select
        {...field('status')}
        label={o('observations.column.status')}
        options={(['triaged', 'verified', 'dismissed'] as const).map((status) => ({
          value: status,
          label: o(`observations.status.${status}`),
        }))}
      />
      {mayShow && (
        <Select
          {...field('visibility')}
          label={m('observations.visibility.title')}
          options={visibilities.map((one) => ({ value: one, label: m(`observations.visibility.${one}`) }))}
        />
      )}
    </>
  )
}

type Touched = { readonly week: string; readonly n: number; readonly frozen: boolean; readonly levels: number }

/** So many stand open; the others unfold. */
const shownWeeks = 8

/** The weeks whose counts change, the latest first, and what rests on them. */
export function TouchedWeeks({ weeks }: { weeks: readonly Touched[] }) {
  const t = useTexts(batchTexts)
  const latest = weeks.toReversed()
  const [shown, rest] = [latest.slice(0, shownWeeks), latest.slice(shownWeeks)]
  const frozen = weeks.filter((week) => week.frozen)
  return (
    <>
      <p>{t('batch.weeks-sum', { n: weeks.length, frozen: frozen.length })}</p>
      {weeks.length > 0 && <WeekTable weeks={shown} />}
      {rest.length > 0 && (
        <DescriptionDetails summary={t('batch.weeks-more', { n: rest.length })}>
          <WeekTable weeks={rest} />
        </DescriptionDetails>
      )}
      {frozen.length > 0 && <Notice tone="needs-you">{t('batch.frozen-weeks')}</Notice>}
    </>
  )
}

function WeekTable({ weeks }: { weeks: readonly Touched[] }) {
  const t = useTexts(batchTexts)
  const o = useTexts(observationTexts)
  const language = useLanguage()
  return (
    <DataTable
      caption={t('batch.weeks')}
      rows={weeks}
      rowKey={({ week }) => week}
      columns={[
        {
          label: o('observations.column.week'),
          rowHeader: true,
          cell: ({ week }) => <a href={`/situation?week=${week}`}>{formatWeek(language, week, true)}</a>,
        },
        { label: t('batch.n'), numeric: true, cell: ({ n }) => n },
        { label: t('batch.picture'), cell: (week) => (week.frozen ? t('batch.frozen') : t('batch.not-frozen')) },
        { label: t('batch.levels'), cell: ({ levels }) => t('batch.levels-set', { n: levels }) },
      ]}
      empty={null}
    />
  )
}
