import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Card } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import type { Picture } from '../picture.ts'
import { titleOf } from '../picture-report-page.ts'
import { weekTexts } from '../week.texts.ts'
import type { Home, OwnParty } from '../week.view.ts'
import { ActivityState } from './activity-parts.tsx'
import { ObservationMarks, Words } from './observation-marks.tsx'
import { whenText } from './observation-when.ts'

const stageOf = { delivered: 'done', nothing: 'done', missing: 'needs-you' } as const

/** How one's own party stands this week, with what is left to do about it. */
export function OwnWeek({ party, thisWeek }: { party: OwnParty; thisWeek: string }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  const [now, ...earlier] = party.weeks
  const isMissing = now?.state === 'missing'
  return (
    <Card title={t('home.own', { name: party.name })} tone={isMissing ? 'needs-you' : undefined}>
      {now && (
        <p>
          {formatWeek(language, now.week)}: <State stage={stageOf[now.state]}>{t(`home.delivery.${now.state}`)}</State>
        </p>
      )}
      <div className="button-row">
        <LinkButton href={`/report?party=${party.id}`} variant="primary">
          {t('home.report')}
        </LinkButton>
        {isMissing && (
          <form method="post" action="/report/nothing">
            <input type="hidden" name="party" value={party.id} />
            <input type="hidden" name="week" value={thisWeek} />
            <Button variant="secondary">{t('home.own.nothing')}</Button>
          </form>
        )}
      </div>
      <p>
        {t('home.own.earlier')}:{' '}
        {earlier
          .map(({ week, state }) => `${formatWeek(language, week)} ${t(`home.delivery.${state}`).toLowerCase()}`)
          .join(', ')}
      </p>
      <h3 className="ds-heading" data-size="2xs">
        {t('home.own.recent')}
      </h3>
      {party.recent.length === 0 ? (
        <p>{t('home.own.none')}</p>
      ) : (
        <ul>
          {party.recent.map((observation) => (
            <li key={observation.id}>
              <a href={`/observations/${observation.id}`}>{whenText(language, observation)}</a>{' '}
              <Words text={observation.text} most={100} /> <ObservationMarks observation={observation} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`/observations?party=${party.id}`}>{t('home.own.all')}</a>
      </p>
    </Card>
  )
}

/** The latest published picture with its files, and the ones before. */
export function LatestPicture({ pictures }: { pictures: readonly Picture[] }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  const [latest, ...earlier] = pictures
  if (!latest) return null
  const file = (format: string) => `/pictures/${latest.id}/lagesbild.${format}?lang=${language}`
  return (
    <Card title={t('home.latest')} aside={<a href="/pictures">{t('home.latest.all')}</a>}>
      <p>
        <a href={`/pictures/${latest.id}`}>{titleOf(latest, language)}</a>
        {latest.publishedAt !== null && (
          <>
            {'. '}
            {t('home.latest.published', { when: formatInstant(language, latest.publishedAt) })}
          </>
        )}
      </p>
      <Toolbar
        print={false}
        downloads={[
          { format: 'PDF', href: file('pdf') },
          { format: 'Word', href: file('docx') },
        ]}
      />
      {earlier.length > 0 && (
        <p>
          {t('home.latest.earlier')}:{' '}
          {earlier.map((picture, index) => (
            <span key={picture.id}>
              {index > 0 && ', '}
              <a href={`/pictures/${picture.id}`}>{titleOf(picture, language)}</a>
            </span>
          ))}
        </p>
      )}
    </Card>
  )
}

export function OwnActivities({ activities }: { activities: Home['activities'] }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  return (
    <Card title={t('home.activities')} aside={<a href="/activities">{t('home.activities.all')}</a>}>
      {activities.length === 0 ? (
        <p>{t('home.activities.none')}</p>
      ) : (
        <ul>
          {activities.map(({ id, text, area, dueWeek, late, status }) => (
            <li key={id}>
              <a href={`/activities/${id}`}>
                <bdi>{text}</bdi>
              </a>{' '}
              {[area, t('home.activities.due', { week: formatWeek(language, dueWeek) })].filter(Boolean).join(', ')}{' '}
              {late && <ActivityState status={status} late={late} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
