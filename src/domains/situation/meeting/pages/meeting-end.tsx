import { formatNumber } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choice.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { LevelOf } from '../../levels/pages/level-parts.tsx'
import type { MeetingShown, MeetingView } from '../meeting.view.ts'
import { formAt, Screen, type Screening } from './meeting-screen.tsx'
import { useMeetingTexts } from './meeting-words.ts'

type Props = { readonly view: MeetingView; readonly screening: Screening; readonly meeting: MeetingShown }

/** How the meeting turned out, and the end of it: picture published, minutes written. */
export function MeetingEnd({ view, screening, meeting }: Props) {
  const t = useMeetingTexts()
  const language = useLanguage()
  const action = `/meeting/${view.week}/close`
  const posted = usePosted(formAt(screening, action))
  const { areas } = view.content
  const undecided = areas.length - view.decided
  const secondsOf = (area: number) => view.areas.find(({ id }) => id === area)?.seconds ?? 0
  return (
    <Screen id="end" title={t('meetings.end')} screening={screening}>
      <FormProblem posted={posted} />
      <p>{t('meetings.end.undecided', { n: undecided })}</p>
      {screening.holds && (
        <Form action={action}>
          <input type="hidden" name="version" value={meeting.version} />
          {undecided > 0 && (
            <CheckboxGroup
              name="acceptRest"
              label={t('meetings.end.rest')}
              choices={[{ value: 'on', label: t('meetings.end.accept') }]}
            />
          )}
          <p>{t('meetings.end.lead')}</p>
          <Button>{t('meetings.end.close')}</Button>
        </Form>
      )}
      <DataTable
        caption={t('meetings.end.table')}
        narrow="scroll"
        columns={[
          {
            label: t('meetings.end.area'),
            rowHeader: true,
            cell: ({ id, name }) => <a href={`#area-${id}`}>{name}</a>,
          },
          {
            label: t('meetings.end.level'),
            cell: ({ level }) =>
              level.decided ? <LevelOf level={level.level} words={view.levelWords} /> : t('meetings.end.undecided-one'),
          },
          {
            label: t('meetings.end.activities'),
            numeric: true,
            cell: ({ id }) =>
              view.activities.filter(({ areaId, agreedWeek }) => areaId === id && agreedWeek === view.week).length,
          },
          {
            label: t('meetings.end.minutes'),
            numeric: true,
            cell: ({ id }) => (secondsOf(id) === 0 ? '–' : formatNumber(language, secondsOf(id) / 60, 1)),
          },
        ]}
        rows={areas}
        rowKey={({ id }) => String(id)}
        empty={null}
      />
    </Screen>
  )
}
