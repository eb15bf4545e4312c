import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatShortDate, formatWeek } from '#kernel/i18n/format.ts'
import { weekOf } from '#kernel/time/week.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { calendarTexts } from '../calendar.texts.ts'
import { type CalendarYear, calendarKinds } from '../calendar.ts'
import { atStart, sayDays, sayName } from '../calendar-say.ts'

type Props = PageProps<{ calendar: Read<CalendarYear> }>

/** A year of the calendar, week by week. */
export function CalendarPage({ answers, request }: Props) {
  const t = useTexts(calendarTexts)
  const situation = useSituationTexts()
  const { year, notes, complete, since, breaks } = answers.calendar.data
  const mayChange = answers.calendar.can.change?.allowed === true
  const { query } = request
  const kind = calendarKinds.find((one) => one === query.kind)
  const said = t(kind === undefined ? 'calendar.kind.all' : `calendar.kind.${kind}`)
  const href = (of: number) => `/calendar?year=${of}${kind === undefined ? '' : `&kind=${kind}`}`
  return (
    <>
      <Breadcrumbs trail={[{ label: situation('situation.title'), href: '/situation' }]} here={t('calendar.title')} />
      <PageTitle title={t('calendar.title')} kicker={year} lead={t('calendar.lead')} actions={mayChange && <Ways />} />
      <Said query={query} />
      <p>
        {t(breaks === 0 ? 'calendar.breaks.none' : complete ? 'calendar.breaks.used' : 'calendar.breaks.short', {
          since: formatShortDate(request.language, since),
        })}
      </p>
      <nav className="button-row" aria-label={t('calendar.year')}>
        <LinkButton href={href(year - 1)} variant="tertiary" icon="arrow-left">
          {t('calendar.year.before')}
        </LinkButton>
        <LinkButton href={href(year + 1)} variant="tertiary" icon="arrow-right">
          {t('calendar.year.after')}
        </LinkButton>
      </nav>
      <FilterBar
        action="/calendar"
        sentence={t('calendar.sentence', { kind: said, year: String(year) })}
        count={t('calendar.count', { n: notes.length })}
        clearHref={`/calendar?year=${year}`}
        open={kind !== undefined}
      >
        <TextInput name="year" label={t('calendar.year')} value={String(year)} inputMode="numeric" width={4} />
        <Select
          name="kind"
          label={t('calendar.kind')}
          value={kind}
          options={calendarKinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
          emptyLabel={t('calendar.kind.all')}
          optional
        />
      </FilterBar>
      <Notes calendar={answers.calendar.data} mayChange={mayChange} />
      <Toolbar downloads={[{ format: 'CSV', href: `/calendar/export.csv?year=${year}` }]} />
    </>
  )
}

function Ways() {
  const t = useTexts(calendarTexts)
  return (
    <>
      <LinkButton href="/calendar/new" variant="primary" icon="plus">
        {t('calendar.new')}
      </LinkButton>
      <LinkButton href="/calendar/import">{t('calendar.import')}</LinkButton>
    </>
  )
}

function Said({ query }: { query: Props['request']['query'] }) {
  const t = useTexts(calendarTexts)
  if (query.stored !== undefined)
    return (
      <Notice tone="success">
        {t('calendar.imported', { stored: Number(query.stored), known: Number(query.known ?? 0) })}
      </Notice>
    )
  if (query.removed !== undefined) return <Notice tone="success">{t('calendar.removed')}</Notice>
  if (query.saved !== undefined) return <Notice tone="success">{t('calendar.saved')}</Notice>
  return null
}

function Notes({ calendar, mayChange }: { calendar: CalendarYear; mayChange: boolean }) {
  const t = useTexts(calendarTexts)
  const language = useLanguage()
  const areas = new Map(calendar.areas.map(({ id, name }) => [id, name]))
  return (
    <DataTable
      caption={t('calendar.title')}
      captionHidden
      columns={[
        {
          label: t('calendar.name'),
          rowHeader: true,
          cell: (note) =>
            note.id === null ? (
              atStart(language, sayName(language, note))
            ) : (
              <a href={`/calendar/${note.id}`}>
                <bdi>{note.name}</bdi>
              </a>
            ),
        },
        {
          label: t('calendar.week'),
          cell: ({ firstDay, lastDay }) => {
            const [from, to] = [weekOf(firstDay), weekOf(lastDay)]
            return (
              <>
                <a href={`/situation?week=${from}`}>{formatWeek(language, from)}</a>
                {to !== from && <> – {formatWeek(language, to)}</>}
              </>
            )
          },
        },
        { label: t('calendar.when'), cell: (note) => sayDays(language, note) },
        {
          label: t('calendar.kind'),
          cell: ({ kind, id }) =>
            id === null ? `${t(`calendar.kind.${kind}`)}, ${t('calendar.by-rule')}` : t(`calendar.kind.${kind}`),
        },
        {
          label: t('calendar.area'),
          cell: ({ areaId }) => (areaId === null ? t('calendar.area.whole') : (areas.get(areaId) ?? '–')),
        },
        {
          label: t('calendar.risk.column'),
          cell: ({ kind, risk }) => (kind === 'event' ? t(`calendar.risk.${risk}`) : '–'),
        },
      ]}
      rows={calendar.notes}
      rowKey={({ id, code, firstDay }) => `${id ?? code} ${firstDay}`}
      empty={
        <EmptyState
          title={t('calendar.empty.title')}
          meaning={t('calendar.empty.meaning')}
          next={mayChange && <LinkButton href="/calendar/new">{t('calendar.new')}</LinkButton>}
        />
      }
    />
  )
}
