import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choice.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import type { MeetingView } from '../meeting.view.ts'
import { formAt, MeetingForm, Screen, type Screening } from './meeting-screen.tsx'
import { useMeetingTexts } from './meeting-words.ts'

/** Who is here: party and function. */
type Props = { readonly view: MeetingView; readonly screening: Screening }

export function Attendance({ view, screening, closedRoom }: Props & { readonly closedRoom: boolean }) {
  const t = useMeetingTexts()
  const action = `/meeting/${view.week}/parties`
  const posted = usePosted(formAt(screening, action))
  const { usual } = view
  const others = view.parties.filter(({ id }) => !usual.some((party) => party.id === id))
  const last = `parties.${usual.length}`
  return (
    <Screen id="start" title={t('meetings.attendance')} screening={screening}>
      <p>{t('meetings.attendance.lead')}</p>
      <p>{t('meetings.attendance.count', { n: usual.filter(({ present }) => present).length })}</p>
      <FormProblem posted={posted} />
      {screening.holds && (
        <MeetingForm action={action} queue="attendance" screening={screening}>
          <div className="meeting-parties">
            {usual.map(({ id, name, present, responsible }, index) => (
              <div key={id}>
                <input type="hidden" name={`parties.${index}.party`} value={id} />
                <CheckboxGroup
                  name={`parties.${index}.present`}
                  label={name}
                  choices={[{ value: 'on', label: t('minutes.attendance') }]}
                  values={present ? ['on'] : []}
                />
                <TextInput
                  name={`parties.${index}.responsible`}
                  label={t('meetings.attendance.function', { party: name })}
                  labelHidden
                  help={t('meetings.attendance.other-function')}
                  value={posted.value(`parties.${index}.responsible`, responsible)}
                  error={posted.error(`parties.${index}.responsible`)}
                  maxLength={120}
                  optional
                />
              </div>
            ))}
          </div>
          <input type="hidden" name={`${last}.present`} value="on" />
          <Select
            name={`${last}.party`}
            label={t('meetings.attendance.other')}
            value={posted.value(`${last}.party`)}
            error={posted.error(`${last}.party`)}
            options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
            optional
          />
          <TextInput
            name={`${last}.responsible`}
            label={t('meetings.attendance.other-function')}
            value={posted.value(`${last}.responsible`)}
            error={posted.error(`${last}.responsible`)}
            maxLength={120}
            optional
          />
          <Button>{t('meetings.attendance.save')}</Button>
        </MeetingForm>
      )}
      {screening.holds && <Room view={view} screening={screening} closedRoom={closedRoom} />}
    </Screen>
  )
}

/** Who holds the meeting answers for who is in the room; said on the network, never from the queue. */
function Room({ view, screening, closedRoom }: Props & { readonly closedRoom: boolean }) {
  const t = useMeetingTexts()
  const action = `/meeting/${view.week}/room`
  const posted = usePosted(formAt(screening, action))
  return (
    <section className="meeting-room" aria-labelledby="room-title">
      <h3 className="ds-heading" data-size="2xs" id="room-title">
        {t('meetings.room')}
      </h3>
      <p>{t(closedRoom ? 'meetings.room.closed' : 'meetings.room.open')}</p>
      <FormProblem posted={posted} />
      <Form action={action}>
        {!closedRoom && <input type="hidden" name="closed" value="on" />}
        <ButtonRow>
          <Button variant="secondary">{t(closedRoom ? 'meetings.room.reopen' : 'meetings.room.close')}</Button>
          {screening.indications !== null && (
            <LinkButton href={screening.indications}>{t('meetings.room.indications')}</LinkButton>
          )}
        </ButtonRow>
      </Form>
    </section>
  )
}
