import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { hotPlacesTexts } from '../hot-places.texts.ts'
import { type Comparison, comparisons, type Grid, type HotSpot, type Period, type PlaceCell } from '../hot-places.ts'
import { HotPlacesFrame, keptQuery } from './hot-places-frame.tsx'
import { type DrawnAreas, HotPlacesMap } from './hot-places-map.tsx'

type Refusal = { readonly reason: RefusalReason; readonly needed: number; readonly had: number }
type RefusalReason = 'too-few-events' | 'too-few-places' | 'no-variation' | 'events-without-exposure'
export type GridAnswer = DrawnAreas & {
  readonly period: Period
  readonly grid: Grid
  readonly against: Comparison
  readonly n: number
  readonly missing: number
  readonly cells: readonly PlaceCell[]
  readonly hotSpots: readonly HotSpot[]
  readonly inUse: number
  readonly refused: Refusal | null
  readonly warnings: readonly string[]
  readonly draws: number
}
type Props = PageProps<{ choices: Read<Choices>; places: Read<GridAnswer> }>
const rowsShown = 50

export function HotGridPage({ answers, request }: Props) {
  const t = useTexts(hotPlacesTexts)
  const { language } = request
  const { data, can } = answers.places
  const { cells, hotSpots, refused, period, n, missing, grid, against } = data
  const mayPoints = can.points?.allowed === true
  const standing = (one: PlaceCell['standing']) =>
    t(`places.standing.${refused ? 'untested' : one}` as 'places.standing.none')
  const count = (one: HotSpot['standing']) => hotSpots.filter((hotSpot) => hotSpot.standing === one).length
  const found =
    hotSpots.length > 0
      ? t('places.grid.found', { clear: count('clear'), possible: count('possible') })
      : t('places.grid.none')
  const summary = refused ? t(`places.refused.${refused.reason}`, refused) : found
  const weeks = { from: formatWeek(language, period.from, true), to: formatWeek(language, period.to, true) }
  const legend = [...new Set(cells.map((cell) => cell.standing))].map((one) => ({ standing: one, word: standing(one) }))
  return (
    <HotPlacesFrame
      view="grid"
      request={request}
      choices={answers.choices.data}
      period={period}
      n={n + missing}
      mayPoints={mayPoints}
      fields={
        <>
          {mayPoints && (
            <Select
              name="grid"
              label={t('places.grid')}
              value={grid}
              options={(['fine', 'coarse'] as const).map((value) => ({ value, label: t(`places.grid.${value}`) }))}
            />
          )}
          <Select
            name="against"
            label={t('places.against')}
            value={against}
            options={comparisons.map((value) => ({ value, label: t(`places.against.${value}`) }))}
          />
        </>
      }
    >
      {cells.length === 0 ? (
        <EmptyState
          title={t('places.empty.title')}
          meaning={t('places.empty.meaning')}
          next={<LinkButton href="/situation/places?weeks=52">{t('places.empty.next')}</LinkButton>}
        />
      ) : (
        <>
          <Notice>
            <p>{summary}</p>
            {data.warnings.includes('one-place-dominates') && <p>{t('places.one-place-dominates')}</p>}
          </Notice>
          <Section title={t('places.map')}>
            <HotPlacesMap
              drawn={data}
              cells={labelled(cells)}
              dots={[]}
              legend={legend}
              caption={t('places.map.caption', weeks)}
              alt={t('places.map.alt', { summary })}
            />
            {missing > 0 && <p>{t('places.missing', { n: missing })}</p>}
            <DescriptionDetails>
              <p>{t('places.how.grid', { draws: data.draws, cells: data.inUse })}</p>
              {against === 'usual' && <p>{t('places.how.usual')}</p>}
            </DescriptionDetails>
          </Section>
          <Section title={t(refused ? 'places.table.grid' : 'places.table.hotSpots')}>
            {refused ? (
              <DataTable
                caption={t('places.table.grid')}
                captionHidden
                columns={[
                  { label: t('places.col.where'), rowHeader: true, cell: ({ where }) => where ?? t('places.outside') },
                  { label: t('places.col.n'), numeric: true, cell: (cell) => formatNumber(language, cell.n) },
                ]}
                rows={cells.toSorted((a, b) => b.n - a.n).slice(0, rowsShown)}
                rowKey={({ outline }) => JSON.stringify(outline[0])}
                empty={null}
              />
            ) : (
              <DataTable
                caption={t('places.table.hotSpots')}
                captionHidden
                columns={[
                  {
                    label: t('places.col.where'),
                    rowHeader: true,
                    cell: ({ mark, where }) => `${mark}. ${where ?? t('places.outside')}`,
                  },
                  { label: t('places.col.cells'), numeric: true, cell: (one) => formatNumber(language, one.cells) },
                  { label: t('places.col.count'), numeric: true, cell: (one) => formatNumber(language, one.n) },
                  {
                    label: t('places.col.expected'),
                    numeric: true,
                    cell: ({ expected }) => formatNumber(language, expected, 1),
                  },
                  { label: t('places.col.standing'), cell: (one) => standing(one.standing) },
                ]}
                rows={hotSpots}
                rowKey={({ mark }) => String(mark)}
                empty={<p>{t('places.grid.none')}</p>}
              />
            )}
            <p>{t('places.all-cells', { n: cells.length })}</p>
            <LinkButton
              href={`/situation/places.csv?${keptQuery(request, ['weeks', 'to', 'area', 'category', 'grid', 'against'])}`}
              variant="tertiary"
            >
              {t('places.download')}
            </LinkButton>
          </Section>
        </>
      )}
    </HotPlacesFrame>
  )
}

/** The number of a hotSpot stands at its easternmost cell, where there is nothing of it to cover. */
function labelled(cells: readonly PlaceCell[]): readonly PlaceCell[] {
  const eastern = new Map<number, PlaceCell>()
  const east = ({ outline }: PlaceCell) => Math.max(...outline.map(([longitude]) => longitude))
  for (const cell of cells) {
    const known = cell.mark === null ? undefined : eastern.get(cell.mark)
    if (cell.mark !== null && (!known || east(cell) > east(known))) eastern.set(cell.mark, cell)
  }
  return cells.map((cell) => (cell.mark !== null && eastern.get(cell.mark) === cell ? cell : { ...cell, mark: null }))
}
