import type { FormState } from '#kernel/http/request.ts'
import { formatInstant, formatNumber } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import type { MapArea } from '#reporting/figure.ts'
import { ScrollFrame } from '#reporting/html/scroll-frame.tsx'
import { levels } from '#reporting/level-colours.ts'
import { AreaMap } from '#reporting/map/area-map.tsx'
import { pageTheme } from '#reporting/theme.ts'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { LevelBadge, LevelChoice, type LevelWords as Words } from '#web/ui/level.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { usePosted } from '#web/ui/posted.tsx'
import { sayStability } from '../../counts/figure-say.ts'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import type { AreaLevel, AreaPicture, LevelWords, Outline, WeekContent } from '../../pictures/picture-content.ts'
import { directionText } from '../../pictures/picture-report-page.ts'
import { sayReasons } from '../../pictures/picture-say.ts'
import { levelName } from '../level-words.ts'

type Shown = { readonly id: number; readonly code: string; readonly name: string; readonly level: number | null }
type MapProps = {
  readonly areas: readonly Shown[]
  readonly outlines: readonly Outline[]
  readonly words: LevelWords
  readonly hrefOf: (areaId: number) => string
}

export const asLevel = (level: number | null) => levels.find((one) => one === level) ?? null
export const wordsOf = (words: LevelWords, language: Language): Words => {
  const [one, two, three, four, five] = levels.map((level) => levelName(words, level)[language])
  return { 1: one ?? '', 2: two ?? '', 3: three ?? '', 4: four ?? '', 5: five ?? '' }
}

/** The areas coloured by level, number and word on each; every area is a link. The table beside it says the same. */
export function LevelMap({ areas, outlines, words, hrefOf }: MapProps) {
  const t = useSituationTexts()
  const language = useLanguage()
  const drawn = areas.flatMap(({ id, code, name, level }): MapArea[] => {
    const outline = outlines.find(({ areaId }) => areaId === id)
    return outline ? [{ code, name, level: asLevel(level), polygons: outline.polygons }] : []
  })
  if (drawn.length === 0) return <p>{t('situation.no-map')}</p>
  const ids = new Map(areas.map(({ id, code }) => [code, id]))
  const figure = {
    form: 'map' as const,
    areaLabel: t('report.area'),
    levelLabel: t('report.level'),
    scale: levels.map((level) => ({ level, word: levelName(words, level)[language] })),
    areas: drawn,
  }
  const told = drawn.map(({ name, level }) => `${name} ${level ?? '–'}`).join(', ')
  return (
    <div className="report-figure report-figure-map">
      <ScrollFrame name={t('situation.map')}>
        <AreaMap
          figure={figure}
          id="level-map"
          caption={t('situation.map')}
          alt={told}
          language={language}
          theme={pageTheme}
          hrefOf={(code) => hrefOf(ids.get(code) ?? 0)}
        />
      </ScrollFrame>
    </div>
  )
}

export function LevelOf({
  level,
  words,
  size = 'small',
}: {
  level: number | null
  words: LevelWords
  size?: 'small' | 'medium' | 'large'
}) {
  const t = useSituationTexts()
  const language = useLanguage()
  const known = asLevel(level)
  if (known === null) return <>{t('level.none')}</>
  return <LevelBadge level={known} word={levelName(words, known)[language]} size={size} />
}

/** "Varför 4?": the reasons and what each weighed, in one click wherever a level stands; works without script. */
export function WhyLevel({ level, href }: { level: AreaLevel; href: string }) {
  const t = useSituationTexts()
  const language = useLanguage()
  if (level.level === null) return null
  return (
    <DescriptionDetails summary={t('level.why', { level: level.level })}>
      <p>{sayReasons(language, level)}.</p>
      {level.decided && level.reason !== null && <p>{t('report.level.reason', { reason: level.reason })}</p>}
      {level.contributions.length > 0 && (
        <ul>
          {level.contributions.map(({ id, contribution }) => (
            <li key={id}>
              {t('level.why.points', {
                name: t(`level.indicator.${id as 'volume'}`),
                points: formatNumber(language, contribution, 2),
              })}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`${href}#why`}>{t('level.why.more')}</a>
      </p>
    </DescriptionDetails>
  )
}

/** "upp från 3", and whether somebody has set it. */
export function Standing({ level }: { level: AreaLevel }) {
  const t = useSituationTexts()
  if (level.level === null) return <>–</>
  const how = level.decided ? 'level.decided' : level.suggested === null ? 'level.kept-from-before' : 'level.undecided'
  return (
    <>
      {directionText({ t }, level)}, {t(how)}
    </>
  )
}

/** BEAT-2.b: why this level, in words, and one click away how it was counted. */
export function Why({ level, rules }: { level: AreaLevel; rules: WeekContent['rules'] }) {
  const t = useSituationTexts()
  const language = useLanguage()
  const number = (of: number) => formatNumber(language, of, Number.isInteger(of) ? 0 : 2)
  return (
    <>
      <p>{sayReasons(language, level)}.</p>
      {level.decided && level.reason !== null && <p>{t('report.level.reason', { reason: level.reason })}</p>}
      {level.setBy !== null && level.setAt !== null && (
        <p>{t('level.set-by', { who: level.setBy, when: formatInstant(language, level.setAt) })}</p>
      )}
      {level.stability !== null && <p>{sayStability(language, level.stability)}</p>}
      <DescriptionDetails summary={t('area.why.how')}>
        <p>
          {level.score === null
            ? t('area.why.no-score')
            : t('area.why.score', { score: number(level.score), cuts: rules.rules.cuts.map(number).join(', ') })}{' '}
          <a href="/levels/rules">{t('rules.title')}</a>
        </p>
        {level.stability !== null && <p>{t('figure.stability.how', { ...level.stability })}</p>}
        {level.contributions.length > 0 && (
          <DataTable
            caption={t('rules.indicators')}
            captionHidden
            columns={[
              {
                label: t('area.indicator'),
                rowHeader: true,
                cell: ({ id }) => t(`level.indicator.${id as 'volume'}`),
              },
              {
                label: t('area.indicator.value'),
                numeric: true,
                cell: ({ value }) => number(Math.round(value * 1000) / 1000),
              },
              {
                label: t('area.indicator.points'),
                numeric: true,
                cell: ({ points }) => formatNumber(language, points, 1),
              },
              {
                label: t('area.indicator.share'),
                numeric: true,
                cell: ({ contribution }) => formatNumber(language, contribution, 2),
              },
            ]}
            rows={level.contributions}
            rowKey={({ id }) => id}
            empty={null}
          />
        )}
      </DescriptionDetails>
    </>
  )
}

type LevelFormProps = {
  readonly area: Pick<AreaPicture, 'id' | 'name' | 'level'>
  readonly action: string
  readonly week: string
  readonly words: LevelWords
  /** the form as it came back, when it was this area's */
  readonly form: FormState | null
  /** in a meeting: the form's name in the browser's queue; number keys choose a level */
  readonly queue?: string | undefined
  /** in a meeting: the number of this drawing of the page */
  readonly entry?: string | undefined
}

/** Setting an area's level. Field names carry the area, since a page may have one form for each. */
export function LevelForm({ area, action, week, words, form, queue, entry }: LevelFormProps) {
  const t = useSituationTexts()
  const language = useLanguage()
  const { level } = area
  const [levelField, reasonField] = [`level-${area.id}`, `reason-${area.id}`]
  const posted = usePosted(
    form
      ? { ...form, issues: form.issues.map((issue) => ({ ...issue, path: `${issue.path}-${area.id}` })) }
      : { values: {}, issues: [], problem: null },
  )
  const chosen = asLevel(Number(posted.value(levelField, level.decided ? level.level : level.suggested)))
  return (
    <Form action={action} queue={queue}>
      {form?.problem?.kind === 'conflict' ? (
        <Conflict level={level} yours={{ level: chosen, reason: posted.value(reasonField) ?? '' }} />
      ) : (
        posted.problem !== null && posted.errors.length === 0 && <Notice tone="error">{posted.problem}</Notice>
      )}
      <input type="hidden" name="week" value={week} />
      {entry !== undefined && <input type="hidden" name="entry" value={entry} />}
      <input type="hidden" name="version" value={level.version} />
      <LevelChoice
        legend={t('area.set.legend', { area: area.name })}
        name={levelField}
        words={wordsOf(words, language)}
        value={chosen ?? undefined}
        suggested={asLevel(level.suggested) ?? undefined}
        error={posted.error(levelField)}
        shortcuts={queue !== undefined}
      />
      <TextInput
        name={reasonField}
        label={t('area.set.reason')}
        help={t('area.set.reason-help')}
        value={posted.value(reasonField, level.reason)}
        error={posted.error(reasonField)}
        maxLength={500}
        shortcut={queue === undefined ? undefined : 'r'}
        optional
      />
      <Button variant="secondary">{t('area.set.save')}</Button>
    </Form>
  )
}

function Conflict({ level, yours }: { level: AreaLevel; yours: { level: number | null; reason: string } }) {
  const t = useSituationTexts()
  const language = useLanguage()
  const because = (reason: string | null) => (reason ? t('area.conflict.reason', { reason }) : '')
  return (
    <Notice tone="error" title={t('area.conflict')}>
      <p>
        {t('area.conflict.theirs', {
          level: level.level ?? '–',
          reason: because(level.reason),
          who: level.setBy ?? '–',
          when: level.setAt === null ? '' : formatInstant(language, level.setAt),
        })}
      </p>
      <p>{t('area.conflict.yours', { level: yours.level ?? '–', reason: because(yours.reason) })}</p>
    </Notice>
  )
}
