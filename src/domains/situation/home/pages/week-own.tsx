import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Card } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { ActivityState } from '../../activities/pages/activity-parts.tsx'
import { ObservationMarks, Words } from '../../observations/pages/observation-marks.tsx'
import { whenText } from '../../observations/pages/observation-when.ts'
import type { PictureView } from '../../pictures/picture.ts'
import { titleOf } from '../../pictures/picture-report-page.ts'
import { DueLine, RoundMark, RoundWays } from '../../round/pages/round-parts.tsx'
import { weekTexts } from '../week.texts.ts'
import type { Home, OwnParty } from '../week.view.ts'

/** How one's own party stands this week, with what is left to do about it. */
export function OwnWeek({ party, thisWeek }: { party: OwnParty; thisWeek: string }) {
  const t = useTexts(weekTexts)
  const language = useLanguage()
  const { round } = party
  const earlier = party.weeks.filter(({ week }) => week < (round?.week ?? thisWeek))
  const waits = round?.state === 'missing' || round?.state === 'waiting'
  return (
    <Card title={t('home.own', { name: party.name })} tone={waits ? 'needs-you' : undefined}>
      {round ? (
        <>
          <p>
            <DueLine week={round.week} dueAt={round.dueAt} />. <RoundMark {...round} />
          </p>
          <RoundWays party={party} week={round.week} state={round.state} back="home" first />
        </>
      ) : (
        <div className="button-row">
          <LinkButton href={`/report?party=${party.id}`} variant="primary">
            {t('home.report')}
          </LinkButton>
        </div>
      )}
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
export function LatestPicture({ pictures }: { pictures: readonly PictureView[] }) {
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
