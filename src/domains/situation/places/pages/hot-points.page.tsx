import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { hotPlacesTexts } from '../hot-places.texts.ts'
import type { Period } from '../hot-places.ts'
import { HotPlacesFrame } from './hot-places-frame.tsx'
import { type DrawnAreas, HotPlacesMap } from './hot-places-map.tsx'

type PointsAnswer = DrawnAreas & {
  readonly period: Period
  readonly n: number
  readonly missing: number
  readonly left: number
  readonly points: readonly {
    readonly lat: number
    readonly lng: number
    readonly n: number
    readonly where: string | null
  }[]
}
const rowsShown = 30

export function HotPointsPage({ answers, request }: PageProps<{ choices: Read<Choices>; places: Read<PointsAnswer> }>) {
  const t = useTexts(hotPlacesTexts)
  const { language } = request
  const { data } = answers.places
  const { period, points, n, missing, left } = data
  const weeks = { from: formatWeek(language, period.from, true), to: formatWeek(language, period.to, true) }
  return (
    <HotPlacesFrame
      view="points"
      request={request}
      choices={answers.choices.data}
      period={period}
      n={n + missing}
      mayPoints
    >
      {points.length === 0 ? (
        <EmptyState
          title={t('places.empty.title')}
          meaning={t('places.empty.meaning')}
          next={<LinkButton href="/situation/places/points?weeks=52">{t('places.empty.next')}</LinkButton>}
        />
      ) : (
        <>
          <Section title={t('places.map')}>
            <HotPlacesMap
              drawn={data}
              cells={[]}
              dots={points.map((point) => ({ position: [point.lng, point.lat], n: point.n }))}
              legend={[{ standing: 'dot', word: t('places.dot') }]}
              caption={t('places.map.points', weeks)}
              alt={t('places.map.alt', { summary: '' })}
            />
            {missing > 0 && <p>{t('places.missing', { n: missing })}</p>}
            {left > 0 && <p>{t('places.points-left', { n: left })}</p>}
          </Section>
          <Section title={t('places.table.points')}>
            <DataTable
              caption={t('places.table.points')}
              captionHidden
              columns={[
                {
                  label: t('places.col.where'),
                  rowHeader: true,
                  cell: ({ where, lat, lng }) =>
                    `${where ?? t('places.outside')} (${formatNumber(language, lat, 3)}, ${formatNumber(language, lng, 3)})`,
                },
                { label: t('places.col.count'), numeric: true, cell: (point) => formatNumber(language, point.n) },
              ]}
              rows={points.slice(0, rowsShown)}
              rowKey={({ lat, lng }) => `${lat} ${lng}`}
              empty={null}
            />
          </Section>
        </>
      )}
    </HotPlacesFrame>
  )
}
