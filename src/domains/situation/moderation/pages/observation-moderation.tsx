import type { Decision } from '#kernel/auth/actor.ts'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Posted } from '#web/ui/posted.tsx'
import type { ObservationView } from '../../observations/observation.view.ts'
import type { Names } from '../../observations/pages/observation-names.ts'
import { moderationTexts } from '../moderation.texts.ts'

type Props = {
  observation: ObservationView
  posted: Posted
  names: Names
  can: Readonly<Record<string, Decision | undefined>>
}

/** What a coordinator does with an observation beside sorting it in. */
export function Moderation({ observation, posted, names, can }: Props) {
  const t = useTexts(moderationTexts)
  const { id, basis, status } = observation
  return (
    <>
      {can.triage?.allowed && basis === 'heard' && status !== 'merged' && (
        <AssessmentForm observation={observation} posted={posted} names={names} />
      )}
      {can.show?.allowed && <VisibilityForm observation={observation} posted={posted} />}
      {can.redact?.allowed && (
        <p>
          <a href={`/observations/${id}/redact`}>{t('redaction.title')}</a>
        </p>
      )}
    </>
  )
}

function AssessmentForm({ observation, posted, names }: Omit<Props, 'can'>) {
  const t = useTexts(moderationTexts)
  const { id, version, assessment } = observation
  return (
    <Section title={t('observations.assessment.title')} id="assessment">
      <p>{t('observations.assessment.lead')}</p>
      <Form action={`/observations/${id}/assessment`}>
        <input type="hidden" name="version" value={version} />
        <TextInput
          name="ground"
          label={t('observations.assessment.ground')}
          value={posted.value('ground', observation.assessmentGround)}
          error={posted.error('ground')}
          maxLength={500}
        />
        <Select
          name="party"
          label={t('observations.assessment.party')}
          value={posted.value('party', observation.assessmentPartyId)}
          options={names.partyOptions}
          emptyLabel={t('observations.assessment.party-none')}
          optional
        />
        <ButtonRow>
          {assessment !== 'confirmed' && (
            <Button name="outcome" value="confirmed">
              {t('observations.assessment.confirm')}
            </Button>
          )}
          {assessment !== 'denied' && (
            <Button name="outcome" value="denied" variant="secondary" danger>
              {t('observations.assessment.deny')}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </Section>
  )
}

function VisibilityForm({ observation, posted }: Pick<Props, 'observation' | 'posted'>) {
  const t = useTexts(moderationTexts)
  const { id, version, visibility } = observation
  const next = visibility === 'internal' ? 'restricted' : 'internal'
  return (
    <Section title={t('observations.visibility.title')} id="visibility">
      <p>{t(`observations.visibility.lead-${visibility}`)}</p>
      <Form action={`/observations/${id}/visibility`}>
        <input type="hidden" name="version" value={version} />
        <TextInput
          name="why"
          label={t('observations.visibility.why')}
          value={posted.value('why')}
          error={posted.error('why')}
          maxLength={500}
        />
        <Button name="visibility" value={next} variant="secondary">
          {t(next === 'restricted' ? 'observations.visibility.restrict' : 'observations.visibility.widen')}
        </Button>
      </Form>
    </Section>
  )
}
