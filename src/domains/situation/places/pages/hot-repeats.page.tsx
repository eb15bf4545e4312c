import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { weekOf } from '#kernel/time/week.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { hotPlacesTexts } from '../hot-places.texts.ts'
import type { Period } from '../hot-places.ts'
import { HotPlacesFrame, keptQuery } from './hot-places-frame.tsx'

type RepeatsAnswer = {
  readonly period: Period
  readonly n: number
  readonly rows: readonly {
    readonly place: string
    readonly area: string
    readonly category: string
    readonly n: number
    readonly weeks: number
    readonly lastWeek: string
  }[]
}

const rowsShown = 30

export function HotRepeatsPage({
  answers,
  request,
}: PageProps<{ choices: Read<Choices>; places: Read<RepeatsAnswer> }>) {
  const t = useTexts(hotPlacesTexts)
  const { language } = request
  const { period, rows, n } = answers.places.data
  return (
    <HotPlacesFrame
      view="repeats"
      request={request}
      choices={answers.choices.data}
      period={period}
      n={n}
      mayPoints={answers.places.can.points?.allowed === true}
    >
      <Section title={t('places.table.repeats')}>
        <DataTable
          caption={t('places.table.repeats')}
          captionHidden
          columns={[
            { label: t('places.col.where'), rowHeader: true, cell: ({ place, area }) => `${place}, ${area}` },
            { label: t('places.category'), cell: ({ category }) => category },
            { label: t('places.col.count'), numeric: true, cell: (row) => formatNumber(language, row.n) },
            {
              label: t('places.col.weeks'),
              numeric: true,
              cell: ({ weeks }) => t('places.repeats.of', { n: weeks, weeks: period.weeks }),
            },
            {
              label: t('places.col.last'),
              cell: ({ lastWeek }) => formatWeek(language, weekOf(lastWeek), true),
            },
          ]}
          rows={rows.slice(0, rowsShown)}
          rowKey={({ place, area, category }) => `${area} ${place} ${category}`}
          empty={
            <EmptyState
              title={t('places.repeats.none.title')}
              meaning={t('places.repeats.none.meaning')}
              next={<LinkButton href="/situation/places/repeats?weeks=52">{t('places.empty.next')}</LinkButton>}
            />
          }
        />
        {rows.length > rowsShown && <p>{t('places.repeats.rest', { n: rows.length, shown: rowsShown })}</p>}
        {rows.length > 0 && (
          <LinkButton href={`/situation/places/repeats.csv?${keptQuery(request)}`} variant="tertiary">
            {t('places.download')}
          </LinkButton>
        )}
      </Section>
    </HotPlacesFrame>
  )
}
