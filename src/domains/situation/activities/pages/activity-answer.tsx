import { RadioGroup } from '#web/ui/choice.tsx'
import { TextArea } from '#web/ui/input.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { activityAnswers } from '../activity.ts'

/** Done, under way or not possible, and a few words. */
export function AnswerFields({ posted }: { posted: Posted }) {
  const t = useSituationTexts()
  return (
    <>
      <RadioGroup
        name="answer"
        label={t('activities.answer.question')}
        value={posted.value('answer')}
        error={posted.error('answer')}
        layout="tiles"
        choices={activityAnswers.map((answer) => ({ value: answer, label: t(`activities.answer.${answer}`) }))}
      />
      <TextArea
        name="text"
        label={t('activities.answer.text')}
        help={t('activities.answer.text-help')}
        value={posted.value('text')}
        error={posted.error('text')}
        rows={3}
        maxLength={500}
        guard
        optional
      />
    </>
  )
}
