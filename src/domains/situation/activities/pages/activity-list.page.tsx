import type { PageProps, Read } from '#kernel/http/route.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { type Activity, activityViews } from '../activity.ts'
import { ActivityTable, type Choices } from './activity-parts.tsx'

type Listed = Choices & {
  readonly activities: readonly (Activity & {
    readonly party: string
    readonly area: string | null
    readonly late: boolean
  })[]
  readonly counts: Readonly<Record<string, number>>
}
type Props = PageProps<{ list: Read<Listed> }>

export function ActivityListPage({ answers, request }: Props) {
  const t = useSituationTexts()
  const { activities, counts, areas, parties } = answers.list.data
  const { query } = request
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const view = activityViews.find((name) => name === one('view')) ?? 'open'
  const selection = ['area', 'party'].flatMap((name): [string, string][] => {
    const value = one(name)
    return value === undefined ? [] : [[name, value]]
  })
  const href = (to: string) => `/activities?${new URLSearchParams([['view', to], ...selection])}`
  const mayAdd = answers.list.can.create?.allowed === true
  const said = [
    t(`activities.view.${view}`),
    areas.find(({ id }) => String(id) === one('area'))?.name,
    parties.find(({ id }) => String(id) === one('party'))?.name,
  ].filter((part) => part !== undefined)
  const options = (list: Choices['areas']) => list.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <>
      <PageTitle
        title={t('activities.title')}
        lead={t('activities.lead')}
        actions={
          mayAdd && (
            <LinkButton href="/activities/new" variant="primary" icon="plus">
              {t('activities.new')}
            </LinkButton>
          )
        }
      />
      {one('saved') !== undefined && <Notice tone="success">{t('picture.saved')}</Notice>}
      <Tabs
        label={t('activities.title')}
        tabs={activityViews.map((name) => ({
          label: t(`activities.view.${name}`),
          href: href(name),
          current: name === view,
          count: counts[name] ?? 0,
        }))}
      />
      <FilterBar
        action="/activities"
        sentence={said.join(', ')}
        count={t('activities.count', { n: activities.length })}
        clearHref={`/activities?view=${view}`}
        open={selection.length > 0}
      >
        <input type="hidden" name="view" value={view} />
        <Select
          name="area"
          label={t('activities.area')}
          value={one('area')}
          options={options(areas)}
          emptyLabel={t('activities.view.all')}
          optional
        />
        <Select
          name="party"
          label={t('activities.party')}
          value={one('party')}
          options={options(parties)}
          emptyLabel={t('activities.view.all')}
          optional
        />
      </FilterBar>
      <ActivityTable activities={activities} newHref={mayAdd ? '/activities/new' : undefined} />
      <Toolbar
        downloads={[
          { format: 'CSV', href: `/activities/export.csv?${new URLSearchParams([['view', view], ...selection])}` },
        ]}
      />
    </>
  )
}
