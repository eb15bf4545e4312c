import { formatDay, formatWeek } from '#kernel/i18n/format.ts'
import { Sparkline } from '#reporting/chart/sparkline.tsx'
import { pageTheme } from '#reporting/theme.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { TextArea, TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { sayEffect } from '../../activities/activity-say.ts'
import { Responsible } from '../../activities/pages/activity-parts.tsx'
import { inSentence } from '../../categories/category.ts'
import { LevelForm, LevelOf } from '../../levels/pages/level-parts.tsx'
import type { AreaPicture } from '../../pictures/picture-content.ts'
import { say, sayRange, sayReasons } from '../../pictures/picture-say.ts'
import type { MeetingAreaShown, MeetingView } from '../meeting.view.ts'
import { HandOut } from './meeting-activities.tsx'
import { formAt, MeetingForm, Opens, Screen, type Screening } from './meeting-screen.tsx'
import { useMeetingTexts } from './meeting-words.ts'

type Props = {
  readonly view: MeetingView
  readonly screening: Screening
  readonly area: AreaPicture
  readonly kept: MeetingAreaShown
}

/** One area on one screen: how it stands and why to the left, what the meeting decides to the right. */
export function MeetingAreaScreen(props: Props) {
  const t = useMeetingTexts()
  const { view, screening, area, kept } = props
  const place = view.content.areas.findIndex(({ id }) => id === area.id) + 1
  return (
    <Screen
      id={`area-${area.id}`}
      title={area.name}
      screening={screening}
      aside={
        <p className="meeting-place">
          {t('meetings.area.place', { n: place, of: view.content.areas.length })}
          <span data-meeting-time={area.id} data-seconds={kept.seconds} data-label={t('meetings.area.time')} />
        </p>
      }
    >
      <div className="meeting-area">
        <div className="meeting-facts">
          <Standing {...props} />
        </div>
        <div className="meeting-work">
          <Work {...props} />
        </div>
      </div>
    </Screen>
  )
}

function Standing({ view, screening, area, kept }: Props) {
  const t = useMeetingTexts()
  const language = useLanguage()
  const names = new Map(view.content.categories.map(({ id, name }) => [id, inSentence(name[language])]))
  return (
    <>
      <dl className="meeting-levels">
        <div>
          <dt>{t('meetings.area.now')}</dt>
          <dd>
            <LevelOf level={area.level.before} words={view.levelWords} size="large" />
          </dd>
        </div>
        <div>
          <dt>{t('meetings.area.suggested')}</dt>
          <dd>
            <LevelOf level={area.level.suggested} words={view.levelWords} size="large" />
          </dd>
        </div>
        <div>
          <dt>{formatWeek(language, view.week)}</dt>
          <dd className="meeting-events">
            {t('meetings.area.events', { n: area.n })}
            {area.expected && (
              <small> {t('meetings.area.expected', { range: sayRange(language, area.expected) })}</small>
            )}
          </dd>
        </div>
      </dl>
      <p>{sayReasons(language, area.level)}.</p>
      {(area.serious.length > 0 || area.changes.length > 0 || kept.effects.length > 0) && (
        <ul>
          {area.serious.slice(0, 3).map((event) => (
            <li key={event.id}>
              <strong>{names.get(event.categoryId)}</strong>, {formatDay(language, event.day)}
              {event.place !== null && `, ${event.place}`}
            </li>
          ))}
          {area.changes.map((sentence) => (
            <li key={JSON.stringify(sentence)}>{say(language, sentence)}</li>
          ))}
          {kept.effects.map((effect) => (
            <li key={effect.activityId}>{sayEffect(language, effect)}</li>
          ))}
        </ul>
      )}
      <History area={area} kept={kept} />
      <p>
        {area.level.level !== null && (
          <>
            <a href={`/situation/areas/${area.id}?week=${view.week}#why`}>
              {t('level.why', { level: area.level.level })}
            </a>
            {' · '}
          </>
        )}
        <a href={`/situation/areas/${area.id}?week=${view.week}`}>{t('meetings.area.more')}</a>
        {screening.indications !== null && (
          <>
            {' · '}
            <a href={screening.indications}>{t('meetings.room.indications')}</a>
          </>
        )}
      </p>
    </>
  )
}

function History({ area, kept }: Pick<Props, 'area' | 'kept'>) {
  const t = useMeetingTexts()
  const language = useLanguage()
  const { history } = kept
  const [first, last] = [history[0], history.at(-1)]
  if (history.length < 2 || !first || !last) return null
  return (
    <div className="meeting-history">
      <span className="report-figure report-figure-spark">
        <Sparkline
          figure={{
            form: 'spark',
            stepLabel: t('meetings.week'),
            valueLabel: t('meetings.end.level'),
            points: history.map(({ week, level }) => ({ label: formatWeek(language, week), value: level })),
          }}
          id={`levels-${area.id}`}
          caption={t('meetings.area.history')}
          alt={t('meetings.area.history.alt', {
            levels: history.map(({ level }) => level ?? '–').join(', '),
            from: formatWeek(language, first.week),
            to: formatWeek(language, last.week),
          })}
          language={language}
          theme={pageTheme}
        />
      </span>
      <DescriptionDetails summary={t('meetings.area.history')}>
        <DataTable
          caption={t('meetings.area.history')}
          captionHidden
          narrow="scroll"
          columns={[
            { label: t('meetings.week'), rowHeader: true, cell: ({ week }) => formatWeek(language, week, true) },
            { label: t('meetings.end.level'), numeric: true, cell: ({ level }) => level ?? '–' },
          ]}
          rows={history.toReversed()}
          rowKey={({ week }) => week}
          empty={null}
        />
      </DescriptionDetails>
    </div>
  )
}

function Work({ view, screening, area, kept }: Props) {
  const language = useLanguage()
  const action = `/meeting/${view.week}/areas/${area.id}/level`
  const form = formAt(screening, action)
  const own = view.activities.filter(({ areaId, agreedWeek }) => areaId === area.id && agreedWeek === view.week)
  return (
    <>
      {screening.holds ? (
        <LevelForm
          area={area}
          action={action}
          week={view.week}
          words={view.levelWords}
          form={form.problem ? form : null}
          queue={`level-${area.id}`}
          entry={screening.entry}
        />
      ) : (
        <LevelOf level={area.level.level} words={view.levelWords} size="large" />
      )}
      <NoteForm view={view} screening={screening} area={area} kept={kept} />
      {own.length > 0 && (
        <ul>
          {own.map((activity) => (
            <li key={activity.id}>
              <bdi>{activity.text}</bdi>, <Responsible {...activity} />, {formatWeek(language, activity.dueWeek)}
            </li>
          ))}
        </ul>
      )}
      {screening.holds && <HandOut view={view} screening={screening} areaId={area.id} />}
      <Focus view={view} screening={screening} area={area} kept={kept} />
    </>
  )
}

function NoteForm({ view, screening, area, kept }: Props) {
  const t = useMeetingTexts()
  const action = `/meeting/${view.week}/areas/${area.id}/note`
  const form = formAt(screening, action)
  const posted = usePosted(form)
  if (!screening.holds) return kept.note === '' ? null : <p>{kept.note}</p>
  return (
    <>
      <FormProblem posted={posted} />
      <MeetingForm action={action} queue={`note-${area.id}`} screening={screening}>
        <input type="hidden" name="version" value={kept.noteVersion} />
        <TextArea
          name="note"
          id={`note-${area.id}`}
          label={t('meetings.note')}
          value={posted.value('note', kept.note)}
          error={posted.error('note')}
          rows={2}
          shortcut="n"
          maxLength={2000}
          optional
        />
        <Button variant="secondary">{t('meetings.note.save')}</Button>
      </MeetingForm>
    </>
  )
}

/** When several serious events have gone on: what the rule says, and calling a meeting about the area. */
function Focus({ view, screening, area, kept }: Props) {
  const t = useMeetingTexts()
  const language = useLanguage()
  const { focus, called } = kept
  const action = `/meeting/${view.week}/areas/${area.id}/focus`
  const form = formAt(screening, action)
  const posted = usePosted(form)
  const standing = t(focus.met ? 'meetings.focus.met' : 'meetings.focus.not-met', {
    events: focus.events,
    spread: focus.weeksWithEvents,
    from: formatWeek(language, focus.firstWeek),
    to: formatWeek(language, focus.lastWeek),
    least: focus.rule.events,
    weeks: focus.rule.weeks,
    weeksWith: focus.rule.weeksWithEvents,
  })
  const needed = focus.met && called === null
  return (
    <Opens
      shortcut="f"
      open={form.problem !== null}
      summary={
        <>
          {t('meetings.focus')} {needed && <Badge tone="needs-you">{t('meetings.focus.needed')}</Badge>}
        </>
      }
    >
      <p>
        {standing} <a href="/focus-meetings/rules">{t('meetings.focus.rule')}</a>
      </p>
      {called !== null && <p>{t('meetings.focus.called', { about: called.about })}</p>}
      {called === null && screening.holds && (
        <>
          <FormProblem posted={posted} />
          <MeetingForm action={action} queue={`focus-${area.id}`} screening={screening}>
            <TextInput
              name="about"
              id={`about-${area.id}`}
              label={t('meetings.focus.about')}
              value={posted.value('about')}
              error={posted.error('about')}
              maxLength={500}
            />
            <Button variant="secondary">{t('meetings.focus.call')}</Button>
          </MeetingForm>
        </>
      )}
    </Opens>
  )
}
