import type { ReactNode } from 'react'
import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { type Block, chart } from '#reporting/block.ts'
import { Sparkline } from '#reporting/chart/sparkline.tsx'
import { BlockView } from '#reporting/html/block-view.tsx'
import { levels } from '#reporting/level-colours.ts'
import { pageTheme } from '#reporting/theme.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { sayAlerts, sayCoverage, sayFigure, sayRemarks, toldOf } from '../../counts/figure-say.ts'
import { levelName } from '../../levels/level-words.ts'
import { sayCoverageWeeks } from '../../round/coverage-say.ts'
import type { AreaPicture, CategoryCount, LevelWords, PictureCategory, WeekContent } from '../picture-content.ts'
import { sayRange } from '../picture-say.ts'
import { useSituationTexts } from './situation-words.ts'

/** The week in the address: one back, one on, or any. */
export function WeekSwitch({ action, week }: { action: string; week: string }) {
  const t = useSituationTexts()
  return (
    <nav className="button-row" aria-label={t('situation.weeks')}>
      <LinkButton href={`${action}?week=${addWeeks(week, -1)}`} variant="tertiary" icon="arrow-left">
        {t('situation.previous')}
      </LinkButton>
      <LinkButton href={`${action}?week=${addWeeks(week, 1)}`} variant="tertiary" icon="arrow-right">
        {t('situation.next')}
      </LinkButton>
      <form method="get" action={action} className="button-row">
        <TextInput name="week" label={t('situation.week')} labelHidden value={week} width={9} />
        <button className="ds-button" data-variant="secondary" type="submit">
          {t('situation.show')}
        </button>
      </form>
    </nav>
  )
}

export function HowCounted({ content }: { content: WeekContent }) {
  const t = useSituationTexts()
  const language = useLanguage()
  const { weeks, tested, season, calendar } = content.method
  const remarks = sayRemarks(language, content.method)
  return (
    <DescriptionDetails>
      <p>{t('situation.how.range', { weeks, season: season ? 'yes' : 'no' })}</p>
      {calendar && <p>{t('calendar.counted')}</p>}
      <p>{tested === 0 ? t('situation.how.short') : t('situation.how.words', { tested })}</p>
      {remarks.length > 0 && (
        <ul>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <p>{t('situation.how.level')}</p>
      <p>
        <a href="/situation/method">{t('method.link')}</a>
      </p>
    </DescriptionDetails>
  )
}

export function Coverage({ coverage }: { coverage: WeekContent['coverage'] }) {
  const t = useSituationTexts()
  const lines = (['missing', 'nothing', 'delivered'] as const).filter((key) => coverage[key].length > 0)
  const language = useLanguage()
  if (lines.length === 0) return <p>{t('report.coverage.none-expected')}</p>
  return (
    <>
      <ul>
        {lines.map((key) => (
          <li key={key}>{t(`report.coverage.${key}`, { names: coverage[key].join(', ') })}</li>
        ))}
      </ul>
      {sayCoverageWeeks(language, coverage.weeks).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  )
}

/** Twelve weeks beside a row: the figures stand in words for those who do not see the line. */
export function WeeksLine({ area }: { area: AreaPicture }) {
  const t = useSituationTexts()
  const language = useLanguage()
  const points = area.weeks.map(({ week, n }) => ({ label: formatWeek(language, week), value: n }))
  const told = points.map(({ value }) => value ?? '–').join(', ')
  return (
    <span className="report-figure report-figure-spark">
      <Sparkline
        figure={{ form: 'spark', stepLabel: t('report.week'), valueLabel: t('report.events'), points }}
        id={`weeks-${area.id}`}
        caption={t('report.area.weeks', { area: area.name })}
        alt={told}
        language={language}
        theme={pageTheme}
      />
    </span>
  )
}

type Counts = {
  readonly area: AreaPicture
  readonly categories: readonly PictureCategory[]
  /** where a category's observations are, for whoever may list them */
  readonly hrefOf: ((category: number) => string) | null
  /** the star of a category, where it can be followed */
  readonly star?: (category: number) => ReactNode
}

export function CountTable({ area, categories, hrefOf, star }: Counts) {
  const t = useSituationTexts()
  const language = useLanguage()
  const names = new Map(categories.map(({ id, name }) => [id, name[language]]))
  const name = ({ categoryId, sum }: CategoryCount) => {
    const own = names.get(categoryId) ?? String(categoryId)
    if (sum) return t('report.category.sum', { name: own })
    return hrefOf === null ? own : <a href={hrefOf(categoryId)}>{own}</a>
  }
  return (
    <DataTable
      caption={t('report.area.counts', { area: area.name })}
      captionHidden
      columns={[
        { label: t('report.category'), rowHeader: true, cell: name },
        { label: t('report.count'), numeric: true, cell: ({ n }) => formatNumber(language, n) },
        {
          label: t('report.expected'),
          numeric: true,
          cell: ({ expected }) => (expected ? sayRange(language, expected) : '–'),
        },
        {
          label: t('report.standing'),
          cell: (count) =>
            count.sum ? (
              ''
            ) : (
              <InWords
                standing={count.standing}
                sentences={[
                  sayFigure(language, toldOf(count)),
                  ...sayCoverage(language, count.expected),
                  ...sayAlerts(language, count, names.get(count.categoryId) ?? ''),
                ]}
              />
            ),
        },
        { label: t('report.before'), numeric: true, cell: ({ before }) => formatNumber(language, before) },
        ...(star
          ? [{ label: t('follow.add'), cell: ({ categoryId, sum }: CategoryCount) => (sum ? '' : star(categoryId)) }]
          : []),
      ]}
      rows={area.counts}
      rowKey={({ categoryId, sum }) => `${categoryId} ${sum}`}
      empty={<p>{t('area.events.none')}</p>}
    />
  )
}

/** The word for how a number stands, and under it the number in plain sentences. */
export function InWords({
  standing,
  sentences,
}: {
  standing: CategoryCount['standing']
  sentences: readonly string[]
}) {
  const t = useSituationTexts()
  return (
    <div>
      {t(`picture.standing.${standing}`)}
      <p className="figure-context">{sentences.join(' ')}</p>
    </div>
  )
}

/** The area's sums over one, four and twelve weeks. */
export function WindowTable({ area }: { area: AreaPicture }) {
  const t = useSituationTexts()
  const language = useLanguage()
  return (
    <DataTable
      caption={t('figure.windows')}
      columns={[
        { label: t('figure.period'), rowHeader: true, cell: ({ window }) => t('figure.window', { window }) },
        { label: t('report.count'), numeric: true, cell: ({ n }) => formatNumber(language, n) },
        {
          label: t('report.expected'),
          numeric: true,
          cell: ({ expected }) => (expected ? sayRange(language, expected) : '–'),
        },
        {
          label: t('report.standing'),
          cell: (sum) => (
            <InWords
              standing={sum.standing}
              sentences={[sayFigure(language, sum), ...sayCoverage(language, sum.expected)]}
            />
          ),
        },
      ]}
      rows={area.windows}
      rowKey={({ window }) => String(window)}
      empty={null}
    />
  )
}

/** Twelve weeks as a drawing with its table. */
export function WeeksChart({ area, number }: { area: AreaPicture; number: number }) {
  const t = useSituationTexts()
  const language = useLanguage()
  const last = area.weeks.at(-1)
  const block = chart(
    {
      form: 'band',
      stepLabel: t('report.week'),
      valueLabel: t('report.events'),
      range: { label: t('report.expected'), lowLabel: t('report.expected.low'), highLabel: t('report.expected.high') },
      points: area.weeks.map(({ week, n, low, high }) => ({ label: formatWeek(language, week), value: n, low, high })),
    },
    {
      caption: t('report.area.weeks', { area: area.name }),
      alt: t('report.weeks.alt', {
        week: formatWeek(language, last?.week ?? ''),
        n: area.n,
        trend: t(`picture.trend.${area.trend}`),
      }),
    },
  )
  return <BlockView block={block} id="weeks-chart" language={language} number={number} />
}

type Step = { readonly week: string; readonly level: number | null }
type HistoryProps = {
  readonly areaId: number
  readonly history: readonly Step[]
  readonly week: string
  readonly words: LevelWords
  readonly name: string
  readonly number: number
}
const weeksShown = 52

/** BEAT-2.a: the level of an area as a step curve, with its table; weeks without a stored level keep the one before. */
export function LevelHistory({ areaId, history, week, words, name, number }: HistoryProps) {
  const t = useSituationTexts()
  const language = useLanguage()
  if (history.length === 0) return <p>{t('area.history.none')}</p>
  const known = new Map(history.map((step) => [step.week, step.level]))
  const weeks = Array.from({ length: weeksShown }, (_, index) => addWeeks(week, index - weeksShown + 1))
  const points: { label: string; level: (typeof levels)[number] | null }[] = []
  for (const one of weeks) {
    const level = known.get(one) ?? points.at(-1)?.level ?? null
    points.push({ label: formatWeek(language, one), level: levels.find((of) => of === level) ?? null })
  }
  const block: Block = chart(
    {
      form: 'steps',
      stepLabel: t('report.week'),
      levelLabel: t('report.level'),
      scale: levels.map((level) => ({ level, word: levelName(words, level)[language] })),
      points,
    },
    {
      caption: `${t('area.history')}, ${name}`,
      alt: t('area.history.alt', {
        n: weeksShown,
        week: formatWeek(language, week),
        level: points.at(-1)?.level ?? '–',
      }),
    },
  )
  const stored = history.filter(({ level }) => level !== null).toReversed()
  return (
    <>
      <BlockView block={block} id="level-history" language={language} number={number} />
      <DescriptionDetails summary={t('area.history.why')}>
        <ul>
          {stored.map((step) => (
            <li key={step.week}>
              {formatWeek(language, step.week, true)}:{' '}
              <a href={`/situation/areas/${areaId}?week=${step.week}#why`}>
                {t('level.why', { level: step.level ?? 0 })}
              </a>
            </li>
          ))}
        </ul>
      </DescriptionDetails>
    </>
  )
}
