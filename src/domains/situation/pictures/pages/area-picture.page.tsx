import type { ReactNode } from 'react'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDay, formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import type { Activity } from '../../activities/activity.ts'
import type { ActivityEffect } from '../../activities/activity-effect.ts'
import { ActivityTable, Effects } from '../../activities/pages/activity-parts.tsx'
import { sayRaised, weekKicker } from '../../calendar/calendar-say.ts'
import { inSentence } from '../../categories/category.ts'
import { sayPower } from '../../counts/figure-say.ts'
import { LevelForm, LevelOf, Standing, Why } from '../../levels/pages/level-parts.tsx'
import { usualPeriod } from '../../places/hot-places.ts'
import { sayReporters } from '../../round/coverage-say.ts'
import { Star } from '../../warnings/pages/follow-parts.tsx'
import { isOpen } from '../picture.ts'
import type { AreaPicture } from '../picture-content.ts'
import { say } from '../picture-say.ts'
import type { WeekAnswer } from './situation.page.tsx'
import { CountTable, HowCounted, LevelHistory, WeekSwitch, WeeksChart, WindowTable } from './situation-parts.tsx'
import { useSituationTexts } from './situation-words.ts'

type AreaAnswer = WeekAnswer & {
  readonly areaId: number
  readonly followed: readonly number[]
  readonly closePairs: number | null
  readonly history: readonly { readonly week: string; readonly level: number | null }[]
  readonly activities: readonly (Activity & { readonly party: string; readonly late: boolean })[]
  readonly effects: readonly ActivityEffect[]
}
type Props = PageProps<{ area: Read<AreaAnswer> }>

export function AreaPicturePage({ answers, request, form }: Props) {
  const t = useSituationTexts()
  const { language } = request
  const { content, levelWords, areaId, followed, closePairs, history, activities, effects, pictures } =
    answers.area.data
  const area = content.areas.find(({ id }) => id === areaId)
  // The action answers only for areas in the picture; without one there is nothing to draw.
  if (!area) return null
  const { week } = content
  const raised = sayRaised(language, content.notes, area.id)
  const frozen = pictures.some(({ status }) => status === 'published') && !pictures.some(isOpen)
  const nameOf = (category: number) => content.categories.find(({ id }) => id === category)?.name[language] ?? ''
  const mayList = answers.area.can.observations?.allowed === true
  const inWeek = `from=${week}&to=${week}&area=${area.id}`
  return (
    <>
      <Breadcrumbs
        trail={[{ label: `${t('situation.title')} ${formatWeek(language, week)}`, href: `/situation?week=${week}` }]}
        here={area.name}
      />
      <PageTitle
        title={area.name}
        kicker={weekKicker(language, content)}
        state={<LevelOf level={area.level.level} words={levelWords} size="medium" />}
        lead={<Standing level={area.level} />}
        actions={<Star area={area.id} category={null} name={area.name} week={week} followed={followed.includes(0)} />}
      />
      <WeekSwitch action={`/situation/areas/${area.id}`} week={week} />
      {request.query.saved !== undefined && <Notice tone="success">{t('area.set.saved')}</Notice>}
      {!content.complete && <Notice>{t('situation.unfinished')}</Notice>}
      <Section id="why" title={t('area.why')}>
        <Why level={area.level} rules={content.rules} />
        {frozen && <p>{t('area.set.frozen')}</p>}
        {!frozen && answers.area.can.setLevels?.allowed && (
          <LevelForm
            area={area}
            action={`/situation/areas/${area.id}/level?week=${week}`}
            week={week}
            words={levelWords}
            form={form.problem ? form : null}
          />
        )}
      </Section>
      <Section title={t('area.new')}>
        {area.changes.length === 0 ? (
          <p>{t('picture.change.none')}</p>
        ) : (
          <ul>
            {area.changes.map((sentence) => (
              <li key={JSON.stringify(sentence)}>{say(language, sentence)}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="follow" title={t('area.events')}>
        <CountTable
          area={area}
          categories={content.categories}
          hrefOf={mayList ? (category) => `/observations?${inWeek}&category=${category}` : null}
          star={(category) => (
            <Star
              area={area.id}
              category={category}
              name={nameOf(category)}
              week={week}
              followed={followed.includes(category)}
            />
          )}
        />
        {raised !== null && <p>{raised}</p>}
        <WindowTable area={area} />
        {area.power !== null && <p>{sayPower(language, area.power, nameOf(area.power.categoryId))}</p>}
        <HowCounted content={content} />
        {mayList && <LinkButton href={`/observations?${inWeek}`}>{t('area.all-observations')}</LinkButton>}
      </Section>
      <Events
        area={area}
        categories={content.categories}
        fewest={content.rules.rules.repeatsInFourWeeks}
        language={language}
        mayList={mayList}
      />
      {closePairs !== null && (
        <p>
          <a href={`/situation/places/near?area=${area.id}&to=${week}&weeks=${usualPeriod}`}>{t('area.near')}</a>
          {': '}
          {t('area.near.count', { n: closePairs })}
        </p>
      )}
      <Section title={t('area.weeks')}>
        <WeeksChart area={area} number={1} />
        <p>{t(`picture.trend.${area.trend}`)}</p>
        <p>
          {sayReporters(
            language,
            content.coverage.areas.find((one) => one.areaId === area.id),
          ).join(' ')}
        </p>
      </Section>
      <Section title={t('area.history')}>
        <LevelHistory areaId={area.id} history={history} week={week} words={levelWords} name={area.name} number={2} />
      </Section>
      <Section title={t('activities.title')}>
        <ActivityTable activities={activities.map((activity) => ({ ...activity, area: null }))} showArea={false} />
        <Effects effects={effects} />
      </Section>
      <Section title={t('area.facts')}>
        <Facts
          facts={[
            {
              label: t('area.population'),
              value: area.population === null ? '–' : formatNumber(language, area.population),
            },
            { label: t('report.area'), value: <a href={`/areas/${area.id}`}>{area.name}</a> },
            ...(answers.area.can.indications?.allowed
              ? [
                  {
                    label: t('situation.link.indications'),
                    value: <a href={`/indications?area=${area.id}`}>{t('area.indications')}</a>,
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  )
}

type EventsProps = {
  readonly area: AreaPicture
  readonly categories: WeekAnswer['content']['categories']
  readonly fewest: number
  readonly language: 'sv' | 'en'
  /** whether the observations themselves may be opened */
  readonly mayList: boolean
}

const SeriousEvent = ({ href, children }: { href: string | null; children: ReactNode }) =>
  href === null ? children : <a href={href}>{children}</a>

/** Serious events and places that repeat: what the meeting talks about one by one. */
function Events({ area, categories, fewest, language, mayList }: EventsProps) {
  const t = useSituationTexts()
  const names = new Map(categories.map(({ id, name }) => [id, name[language]]))
  return (
    <>
      {area.serious.length > 0 && (
        <Section title={t('area.serious')}>
          <ul>
            {area.serious.map((event) => (
              <li key={event.id}>
                <SeriousEvent href={mayList ? `/observations/${event.id}` : null}>
                  {names.get(event.categoryId)}, {formatDay(language, event.day)}
                </SeriousEvent>
                {event.place !== null && `, ${event.place}`}
                {event.text !== null && (
                  <>
                    {': '}
                    <bdi>{event.text}</bdi>
                  </>
                )}{' '}
                {event.heard &&
                  t(event.assessment === 'confirmed' ? 'report.serious.confirmed' : 'report.serious.heard')}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {area.unconfirmed !== null && area.unconfirmed > 0 && (
        <p>{t('report.unconfirmed', { n: area.unconfirmed, total: area.n })}</p>
      )}
      {area.repeatPlaces.length > 0 && (
        <Section title={t('area.repeat')}>
          <ul>
            {area.repeatPlaces.map(({ placeId, categoryId, name, n }) => (
              <li key={`${placeId} ${categoryId}`}>
                {t('area.repeat.item', { place: name, name: inSentence(names.get(categoryId) ?? ''), n })}
              </li>
            ))}
          </ul>
          <p>{t('area.repeat.how', { n: fewest })}</p>
        </Section>
      )}
    </>
  )
}
