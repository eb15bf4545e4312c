import type { ReactNode } from 'react'
import type { PageRequest } from '#kernel/http/request.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { isIsoWeek } from '#kernel/time/week.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { inSentence } from '../../categories/category.ts'
import type { Choices } from '../../observations/observation.view.ts'
import { namesOf } from '../../observations/pages/observation-names.ts'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { hotPlacesTexts } from '../hot-places.texts.ts'
import { type Period, periods } from '../hot-places.ts'

export const views = ['grid', 'points', 'repeats', 'near', 'hours'] as const
export type PlaceView = (typeof views)[number]
const pathOf = (view: PlaceView) => (view === 'grid' ? '/situation/places' : `/situation/places/${view}`)
const filters = ['weeks', 'to', 'area', 'category'] as const

type FrameProps = {
  readonly view: PlaceView
  readonly request: PageRequest
  readonly choices: Choices
  readonly period: Period
  readonly n: number
  readonly mayPoints: boolean
  /** what this view alone is filtered by */
  readonly fields?: ReactNode
  readonly children: ReactNode
}

/** The query in force, so that a view is opened with the same period, area and category as the one before. */
export const keptQuery = ({ query }: PageRequest, names: readonly string[] = filters): URLSearchParams =>
  new URLSearchParams(
    names.flatMap((name) => {
      const value = query[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )

/** Views of the same events: the filter and its sentence are theirs together. */
export function HotPlacesFrame({ view, request, choices, period, n, mayPoints, fields, children }: FrameProps) {
  const t = useTexts(hotPlacesTexts)
  const situation = useSituationTexts()
  const { language } = request
  const names = namesOf(choices, language)
  const kept = keptQuery(request)
  const areaOptions = names.areaOptions
  const categoryOptions = names.categoryOptions
  const labelOf = (options: readonly { readonly value: string; readonly label: string }[], name: string) =>
    options.find(({ value }) => value === kept.get(name))?.label
  const week = (iso: string) => (isIsoWeek(iso) ? formatWeek(language, iso, true) : iso)
  return (
    <>
      <Breadcrumbs trail={[{ label: situation('situation.title'), href: '/situation' }]} here={t('places.title')} />
      <PageTitle title={t('places.title')} lead={t('places.lead')} />
      <Tabs
        label={t('places.views')}
        tabs={views
          .filter((one) => one !== 'points' || mayPoints)
          .map((one) => ({
            label: t(`places.view.${one}`),
            href: kept.size > 0 ? `${pathOf(one)}?${kept}` : pathOf(one),
            current: one === view,
          }))}
      />
      <FilterBar
        action={pathOf(view)}
        sentence={t('places.sentence', {
          category:
            labelOf(
              categoryOptions.flatMap(({ options }) => options),
              'category',
            ) ?? t('places.everything'),
          area: labelOf(areaOptions, 'area') ?? inSentence(t('places.everywhere')),
          weeks: t(`places.weeks.${String(period.weeks) as (typeof periods)[number]}`).toLocaleLowerCase(language),
        })}
        count={t('places.count', { n, from: week(period.from), to: week(period.to) })}
        clearHref={kept.size > 0 ? pathOf(view) : undefined}
        open={kept.size > 0}
      >
        <Select
          name="weeks"
          label={t('places.weeks')}
          value={String(period.weeks)}
          options={periods.map((value) => ({ value, label: t(`places.weeks.${value}`) }))}
        />
        <TextInput
          name="to"
          label={t('places.to')}
          help={t('places.to-help')}
          value={kept.get('to') ?? undefined}
          width={9}
          optional
        />
        <Select
          name="area"
          label={t('places.area')}
          value={kept.get('area') ?? undefined}
          options={areaOptions}
          emptyLabel={t('places.everywhere')}
        />
        <Select
          name="category"
          label={t('places.category')}
          value={kept.get('category') ?? undefined}
          options={categoryOptions}
          emptyLabel={t('places.everything')}
        />
        {fields}
      </FilterBar>
      {children}
    </>
  )
}
