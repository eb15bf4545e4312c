import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber, formatWeekday } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { hotPlacesTexts } from '../hot-places.texts.ts'
import type { Period } from '../hot-places.ts'
import { HotPlacesFrame } from './hot-places-frame.tsx'

type Range = { readonly low: readonly number[]; readonly high: readonly number[] }
type HoursAnswer = {
  readonly period: Period
  readonly n: number
  readonly used: number
  readonly weekOnly: number
  readonly longSpans: number
  readonly reversed: number
  readonly weights: readonly number[]
  readonly hourOfDay: readonly number[]
  readonly weekday: readonly number[]
  readonly band: { readonly hourOfDay: Range; readonly weekday: Range } | null
  readonly draws: number
}
const days = [0, 1, 2, 3, 4, 5, 6] as const
const hours = Array.from({ length: 24 }, (_, hour) => hour)
const two = (hour: number) => String(hour).padStart(2, '0')
/** Four hours stand for the time of day in which most happens. */
const longest = 4
const enough = 20

export function HotHoursPage({ answers, request }: PageProps<{ choices: Read<Choices>; places: Read<HoursAnswer> }>) {
  const t = useTexts(hotPlacesTexts)
  const { language } = request
  const { data, can } = answers.places
  const { weights, hourOfDay, weekday, band, used } = data
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  const count = (value: number | undefined) => formatNumber(language, value ?? 0, 1)
  const range = (of: Range | undefined, at: number) => (of ? `${count(of.low[at])}–${count(of.high[at])}` : '–')
  const lines = [
    ['places.hours.week-only', data.weekOnly],
    ['places.hours.long', data.longSpans],
    ['places.hours.reversed', data.reversed],
  ] as const
  return (
    <HotPlacesFrame
      view="hours"
      request={request}
      choices={answers.choices.data}
      period={data.period}
      n={data.n}
      mayPoints={can.points?.allowed === true}
    >
      <p>{t('places.hours.lead')}</p>
      {used === 0 ? (
        <EmptyState
          title={t('places.empty.title')}
          meaning={t('places.refused.no-events')}
          next={<LinkButton href="/situation/places/hours?weeks=52">{t('places.empty.next')}</LinkButton>}
        />
      ) : (
        <>
          <Notice>
            <p>
              {used < enough
                ? t('places.hours.few', { n: used })
                : t(
                    'places.hours.most',
                    mostOf(weekday, hourOfDay, (day) => formatWeekday(language, day)),
                  )}
            </p>
          </Notice>
          <Section title={t('places.hours.table')}>
            <DataTable
              caption={t('places.hours.table')}
              captionHidden
              narrow="scroll"
              columns={[
                { label: t('places.hours.hour'), rowHeader: true, cell: (hour) => `${two(hour)}–${two(hour + 1)}` },
                ...days.map((day) => ({
                  label: formatWeekday(language, day),
                  numeric: true,
                  cell: (hour: number) => {
                    const weight = weights[day * 24 + hour] ?? 0
                    return (
                      <span className="heat" data-heat={heatOf(weight, largest)}>
                        {count(weight)}
                      </span>
                    )
                  },
                })),
              ]}
              rows={hours}
              rowKey={String}
              empty={null}
            />
            <DescriptionDetails>
              <p>{t('places.how.hours', { draws: data.draws })}</p>
            </DescriptionDetails>
            {lines
              .filter(([, n]) => n > 0)
              .map(([text, n]) => (
                <p key={text}>{t(text, { n })}</p>
              ))}
          </Section>
          <Section title={t('places.hours.by-day')}>
            <DataTable
              caption={t('places.hours.by-day')}
              captionHidden
              narrow="scroll"
              columns={[
                {
                  label: t('places.hours.weekday'),
                  rowHeader: true,
                  cell: (day) => formatWeekday(language, day),
                },
                { label: t('places.col.count'), numeric: true, cell: (day) => count(weekday[day]) },
                { label: t('places.hours.between'), numeric: true, cell: (day) => range(band?.weekday, day) },
              ]}
              rows={days}
              rowKey={String}
              empty={null}
            />
          </Section>
          <Section title={t('places.hours.by-hour')}>
            <DataTable
              caption={t('places.hours.by-hour')}
              captionHidden
              narrow="scroll"
              columns={[
                { label: t('places.hours.hour'), rowHeader: true, cell: (hour) => `${two(hour)}–${two(hour + 1)}` },
                { label: t('places.col.count'), numeric: true, cell: (hour) => count(hourOfDay[hour]) },
                { label: t('places.hours.between'), numeric: true, cell: (hour) => range(band?.hourOfDay, hour) },
              ]}
              rows={hours}
              rowKey={String}
              empty={null}
            />
          </Section>
        </>
      )}
    </HotPlacesFrame>
  )
}

/** Five steps of shade; the figure stands in the cell. */
const heatOf = (weight: number, largest: number): number => (largest > 0 ? Math.ceil((weight / largest) * 4) : 0)

/** The day, and the four hours on end, with most. */
function mostOf(weekday: readonly number[], hourOfDay: readonly number[], name: (day: number) => string) {
  const best = (values: readonly number[]) => values.indexOf(Math.max(...values))
  const runs = hours.map((from) =>
    Array.from({ length: longest }, (_, ahead) => hourOfDay[(from + ahead) % 24] ?? 0).reduce((a, b) => a + b, 0),
  )
  const from = best(runs)
  return { weekday: name(best(weekday)), from: two(from), to: two((from + longest) % 24) }
}
