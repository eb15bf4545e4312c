import { RadioGroup } from '#web/ui/choice.tsx'
import { Field, fieldId } from '#web/ui/field.tsx'
import { DateInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { observationTexts } from '../observation.texts.ts'
import { otherChoice } from '../observation-input.ts'

type SpanProps = {
  posted: Posted
  when?: string | undefined
  until?: string | null | undefined
  error?: string | undefined
}

/** From and to, each a day and, when it is known, a time on the clock. */
export function TimeSpan({ posted, when = '', until, error }: SpanProps) {
  const t = useTexts(observationTexts)
  const time = (name: string, label: string, stored: string | undefined) => (
    <Field name={name} label={label} optional>
      {(control) => <input {...control} type="time" data-width="date" defaultValue={posted.value(name, stored)} />}
    </Field>
  )
  return (
    <>
      <div className="field-pair">
        <DateInput
          name="whenDay"
          id={fieldId('whenDay')}
          label={t('observations.when.from')}
          value={posted.value('whenDay', when.slice(0, 10))}
          error={error}
        />
        {time('whenTime', t('observations.when.from-time'), when.slice(11))}
      </div>
      <div className="field-pair">
        <DateInput
          name="untilDay"
          label={t('observations.when.until')}
          help={t('observations.when.until-help')}
          value={posted.value('untilDay', until?.slice(0, 10))}
          error={posted.error('until')}
          optional
        />
        {time('untilTime', t('observations.when.until-time'), until?.slice(11))}
      </div>
    </>
  )
}

type WhenProps = { posted: Posted /** `2026-09-18T22:30`, on the clock in Sweden */; now: string; yesterday: string }

/**
 * Now, today and yesterday are one tap; nothing is chosen beforehand, since a time that nobody chose is a wrong time. Each choice
 * carries its own day, so that a form that waited over midnight still means what it said.
 */
export function WhenFields({ posted, now, yesterday }: WhenProps) {
  const t = useTexts(observationTexts)
  const chosen = posted.value('quick')
  const moment = chosen?.includes('T') ? chosen : now
  return (
    <div className="other-choice">
      <RadioGroup
        name="quick"
        id={fieldId('when')}
        value={chosen}
        error={posted.error('when')}
        label={t('observations.field.when')}
        layout="tiles"
        choices={[
          { value: moment, label: t('observations.when.now', { time: moment.slice(11).replace(':', '.') }) },
          { value: now.slice(0, 10), label: t('observations.when.today') },
          { value: yesterday, label: t('observations.when.yesterday') },
          { value: otherChoice, label: t('observations.when.other') },
        ]}
      />
      <div className="other-fields">
        <TimeSpan posted={posted} />
      </div>
    </div>
  )
}
