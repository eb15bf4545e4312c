import { formatDate, formatDue, formatList, formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Card, Section } from '#web/ui/page.tsx'
import { LevelMap, LevelOf, WhyLevel } from '../../levels/pages/level-parts.tsx'
import { titleOf } from '../../pictures/picture-report-page.ts'
import { say, sayRange } from '../../pictures/picture-say.ts'
import { DueLine } from '../../round/pages/round-parts.tsx'
import { roundTexts } from '../../round/round.texts.ts'
import { weekTexts } from '../week.texts.ts'
import type { Delivery, Home, Needs, SetupStep, WholeWeek } from '../week.view.ts'

/** What waits for whoever looks, each with the way there; says so when there is nothing. */
export function NeedsList({ home, faults }: { home: Home; faults: number }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  const { needs, whole, week, invited, review } = home
  const missing = needs ? (whole?.deliveries.filter(({ state }) => state === 'missing').length ?? 0) : 0
  const items = [
    ...(faults > 0 ? [{ key: 'nightly', text: t('home.needs.nightly'), href: null }] : []),
    ...(missing > 0 ? [{ key: 'missing', text: t('home.needs.missing', { n: missing }), href: `#deliveries` }] : []),
    ...(needs && needs.untriaged > 0
      ? [
          {
            key: 'untriaged',
            text: t('home.needs.untriaged', { n: needs.untriaged }),
            href: `/observations?status=new&from=${week}&to=${week}`,
          },
        ]
      : []),
    ...(needs && needs.undecided.length > 0
      ? [
          {
            key: 'undecided',
            text: t('home.needs.undecided', { n: needs.undecided.length }),
            href: whole?.picture ? `/pictures/${whole.picture.id}` : `/pictures/new?week=${week}`,
            note: changing(needs, { t, language }),
          },
        ]
      : []),
    ...(needs?.unwritten
      ? [{ key: 'unwritten', text: t('home.needs.unwritten'), href: `/pictures/new?week=${week}` }]
      : []),
    ...(needs?.open ?? []).map((picture) => ({
      key: `picture ${picture.id}`,
      text: t(picture.status === 'draft' ? 'home.needs.draft' : 'home.needs.review', {
        title: titleOf(picture, language),
      }),
      href: `/pictures/${picture.id}`,
    })),
    ...(needs && needs.lateActivities > 0
      ? [{ key: 'late', text: t('home.needs.late', { n: needs.lateActivities }), href: '/activities?view=late' }]
      : []),
    ...(review
      ? [
          {
            key: 'review',
            text: t(review.state === 'overdue' ? 'home.needs.review-overdue' : 'home.needs.review-soon', {
              due: formatDate(language, review.dueOn),
            }),
            href: '/accounts/review',
          },
        ]
      : []),
    ...(invited
      ? [{ key: 'invited', text: t('home.needs.invited', { n: invited }), href: '/accounts?state=invited' }]
      : []),
  ] satisfies Item[]
  return (
    <Card title={t('home.needs')} tone={items.length > 0 ? 'needs-you' : undefined}>
      {items.length === 0 ? <p>{t('home.needs.nothing')}</p> : <ItemList items={items} />}
    </Card>
  )
}

type Item = { readonly key: string; readonly text: string; readonly href: string | null; readonly note?: string | null }

function ItemList({ items }: { items: readonly Item[] }) {
  return (
    <ul>
      {items.map(({ key, text, href, note }) => (
        <li key={key}>
          {href === null ? text : <a href={href}>{text}</a>}
          {note && <p className="field-help">{note}</p>}
        </li>
      ))}
    </ul>
  )
}

type Wording = {
  readonly t: ReturnType<typeof useTexts<keyof typeof weekTexts.entries>>
  readonly language: 'sv' | 'en'
}

/** Which of the undecided levels the rules would change, and how. */
function changing({ undecided }: Needs, { t, language }: Wording): string | null {
  const names = undecided.flatMap(({ name, before, suggested }) =>
    suggested === null || before === null || suggested === before
      ? []
      : [t('home.needs.change', { name, before, suggested })],
  )
  return names.length === 0 ? null : t('home.needs.changing', { names: formatList(language, names) })
}

type DeliveriesProps = { whole: WholeWeek; mayReport: boolean }

/** Who is missing first, each with how long; the others in a sentence. */
export function Deliveries({ whole, mayReport }: DeliveriesProps) {
  const t = useTexts(weekTexts)
  const tRound = useTexts(roundTexts)
  const language = useLanguage()
  const { deliveries } = whole
  const missing = deliveries.filter(({ state }) => state === 'missing')
  const namesOf = (wanted: Delivery['state']) =>
    formatList(
      language,
      deliveries.filter(({ state }) => state === wanted).map(({ name }) => name),
    )
  const waiting = deliveries.filter(({ state }) => state === 'waiting')
  const done = deliveries.length - missing.length - waiting.length
  return (
    <Card
      id="deliveries"
      title={t('home.deliveries')}
      aside={deliveries.length > 0 && t('home.deliveries.count', { done, all: deliveries.length })}
    >
      <p>
        <a href="/round">
          <DueLine {...whole.round} />
        </a>
        {whole.round.tally.of > 0 && <>, {tRound('round.tally', whole.round.tally)}</>}
      </p>
      {deliveries.length === 0 && <p>{t('home.deliveries.none-expected')}</p>}
      {missing.length > 0 && (
        <>
          <p>
            <State stage="needs-you">{t('home.delivery.missing')}</State>
          </p>
          <ul>
            {missing.map((delivery) => (
              <Missing key={delivery.partyId} delivery={delivery} mayReport={mayReport} />
            ))}
          </ul>
        </>
      )}
      {waiting.length > 0 && (
        <ul>
          {waiting.map((delivery) => (
            <Waiting key={delivery.partyId} delivery={delivery} />
          ))}
        </ul>
      )}
      {(['nothing', 'delivered'] as const).map(
        (state) =>
          namesOf(state) !== '' && <p key={state}>{t(`home.deliveries.${state}`, { names: namesOf(state) })}</p>,
      )}
    </Card>
  )
}

/** Not here yet, and not late: by when it is to come. */
function Waiting({ delivery: { partyId, name, dueAt } }: { delivery: Delivery }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  return (
    <li>
      <a href={`/parties/${partyId}`}>{name}</a>:{' '}
      {dueAt === null
        ? t('home.delivery.not-yet')
        : t('home.delivery.not-yet-due', { due: formatDue(language, dueAt) })}
    </li>
  )
}

function Missing({ delivery, mayReport }: { delivery: Delivery; mayReport: boolean }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  const { partyId, name, lastWeek } = delivery
  return (
    <li>
      <a href={`/parties/${partyId}`}>{name}</a>,{' '}
      {lastWeek === null
        ? t('home.delivery.never')
        : t('home.delivery.since', { week: formatWeek(language, lastWeek, true) })}
      {mayReport && (
        <>
          {'. '}
          <a href={`/report?party=${partyId}`}>
            {t('home.delivery.for')}
            <span className="sr-only"> {name}</span>
          </a>
        </>
      )}
    </li>
  )
}

export function Situation({ whole, week }: { whole: WholeWeek; week: string }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  const { areas, outlines, levelWords, summary } = whole
  const href = (id: number) => `/situation/areas/${id}?week=${week}`
  return (
    <Section title={t('home.situation')} aside={<a href={`/situation?week=${week}`}>{t('home.situation.link')}</a>}>
      {summary.length > 0 && (
        <ul>
          {summary.map((sentence) => (
            <li key={sentence.code + JSON.stringify(sentence.params)}>{say(language, sentence)}</li>
          ))}
        </ul>
      )}
      <LevelMap areas={areas} outlines={outlines} words={levelWords} hrefOf={href} />
      <DataTable
        caption={t('home.situation.table')}
        captionHidden
        narrow="scroll"
        rows={areas.toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0))}
        rowKey={({ id }) => String(id)}
        columns={[
          { label: t('home.situation.area'), rowHeader: true, cell: ({ id, name }) => <a href={href(id)}>{name}</a> },
          {
            label: t('home.situation.level'),
            cell: ({ id, level, why }) => (
              <>
                <LevelOf level={level} words={levelWords} />
                <WhyLevel level={why} href={href(id)} />
              </>
            ),
          },
          { label: t('home.situation.before'), numeric: true, cell: ({ before }) => before ?? '–' },
          { label: t('home.situation.events'), numeric: true, cell: ({ n }) => formatNumber(language, n) },
          {
            label: t('home.situation.expected'),
            numeric: true,
            cell: ({ expected }) => (expected ? sayRange(language, expected) : '–'),
          },
        ]}
        empty={null}
      />
    </Section>
  )
}

const wayOf: Record<SetupStep, { readonly href: string } | { readonly post: string }> = {
  categories: { post: '/start/categories' },
  levels: { post: '/start/levels' },
  areas: { href: '/areas' },
  parties: { href: '/parties' },
  observations: { href: '/imports/new' },
}

/** What a new municipality does first, in order. */
export function Setup({ setup }: { setup: NonNullable<Home['setup']> }) {
  const t = useTexts(weekTexts)
  return (
    <Card title={t('home.setup')} tone="needs-you">
      <p>{t('home.setup.lead')}</p>
      <ol>
        {setup.map(({ step, done }) => (
          <li key={step}>
            <p>
              {t(`home.setup.${step}`)} {done && <State stage="done">{t('home.setup.done')}</State>}
            </p>
            {!done && <SetupWay step={step} />}
          </li>
        ))}
      </ol>
      <p>
        <a href="/accounts/new">{t('home.setup.accounts')}</a>
      </p>
    </Card>
  )
}

function SetupWay({ step }: { step: SetupStep }) {
  const t = useTexts(weekTexts)
  const way = wayOf[step]
  if ('href' in way) return <LinkButton href={way.href}>{t(`home.setup.${step}.do`)}</LinkButton>
  return (
    <form method="post" action={way.post}>
      <Button variant="secondary">{t(`home.setup.${step}.do`)}</Button>
    </form>
  )
}
