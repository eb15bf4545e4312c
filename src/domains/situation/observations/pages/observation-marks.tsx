import { Badge } from '#web/ui/badge.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { moderationTexts } from '../../moderation/moderation.texts.ts'
import type { ObservationView } from '../observation.view.ts'

type Marked = Pick<ObservationView, 'basis' | 'assessment' | 'visibility' | 'redacted'>

/** What must be known wherever the observation is shown: that it was only heard, who may read it, that words are struck. */
export function ObservationMarks({ observation }: { observation: Marked }) {
  const t = useTexts(moderationTexts)
  const { basis, assessment, visibility, redacted } = observation
  return (
    <>
      {basis === 'heard' && <Badge>{t(`observations.assessment.${assessment ?? 'none'}`)}</Badge>}
      {visibility === 'restricted' && <Badge>{t('observations.visibility.restricted')}</Badge>}
      {redacted && <Badge>{t('observations.mark.redacted')}</Badge>}
    </>
  )
}

/** What somebody wrote, or that it is withheld from the reader. */
export function Words({ text, most }: { text: string | null; most?: number }) {
  const t = useTexts(moderationTexts)
  if (text === null) return <em>{t('observations.withheld')}</em>
  return <bdi>{most !== undefined && text.length > most ? `${text.slice(0, most)}…` : text}</bdi>
}
