import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { Badge, State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { moderationTexts } from '../../moderation/moderation.texts.ts'
import { Moderation } from '../../moderation/pages/observation-moderation.tsx'
import { observationTexts } from '../observation.texts.ts'
import type { Choices, ObservationView } from '../observation.view.ts'
import { photoTexts } from '../photo.texts.ts'
import type { PhotoView } from '../photo.ts'
import { stageOf } from './observation-list.page.tsx'
import { ObservationMarks, Words } from './observation-marks.tsx'
import { type Names, namesOf } from './observation-names.ts'
import { whenText } from './observation-when.ts'
import { Photos } from './photo-parts.tsx'

type Found = {
  readonly observation: ObservationView
  readonly merged: readonly ObservationView[]
  readonly duplicates: readonly { readonly observation: ObservationView; readonly reasons: readonly string[] }[]
}
type Entry = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly changes: readonly { field: string; before: unknown; after: unknown; withheld?: boolean }[]
}
export type ObservationReads = { choices: Read<Choices>; found: Read<Found>; history: Read<readonly Entry[]> }
type WithPhotos = ObservationReads & { photos: Read<readonly PhotoView[]> }

export function ObservationPage({ answers, request, form }: PageProps<WithPhotos>) {
  const t = useTexts(observationTexts)
  const p = useTexts(photoTexts)
  const posted = usePosted(form)
  const code = useCodes()
  const { language } = request
  const names = namesOf(answers.choices.data, language)
  const { observation, merged, duplicates } = answers.found.data
  const { correct, triage, readSecret, redact } = answers.found.can
  return (
    <>
      <PageTitle
        kicker={t('observations.one', { id: observation.id })}
        title={`${names.category(observation.categoryId)}, ${names.where(observation)}`}
        state={
          <>
            <State stage={stageOf[observation.status]}>{t(`observations.status.${observation.status}`)}</State>
            <ObservationMarks observation={observation} />
          </>
        }
        actions={
          correct?.allowed && (
            <LinkButton href={`/observations/${observation.id}/edit`}>{t('observations.action.correct')}</LinkButton>
          )
        }
      />
      <FormProblem posted={posted} />
      {observation.madeUp && <Badge>{t('observations.made-up')}</Badge>}
      <ObservationFacts observation={observation} names={names} language={language} />
      {request.query.masked !== undefined && <Notice tone="success">{p('photo.masked-now')}</Notice>}
      <Photos
        observationId={observation.id}
        photos={answers.photos.data}
        mayRemove={correct?.allowed ?? false}
        mayMask={redact?.allowed ?? false}
      />
      {triage?.allowed && (
        <StatusActions observation={observation} reason={posted.value('reason')} error={posted.error('reason')} />
      )}
      <Moderation observation={observation} posted={posted} names={names} can={answers.found.can} />
      {duplicates.length > 0 && observation.status !== 'merged' && (
        <DuplicateList
          observation={observation}
          duplicates={duplicates}
          names={names}
          language={language}
          may={triage?.allowed ?? false}
        />
      )}
      {merged.length > 0 && (
        <Section title={t('observations.merged-sources')}>
          <ul>
            {merged.map((one) => (
              <li key={one.id}>
                <a href={`/observations/${one.id}`}>{names.party(one.partyId)}</a>: <Words text={one.text} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {readSecret?.allowed && (
        <p>
          <a href={`/observations/${observation.id}/secret`}>{t('observations.action.read-secret')}</a>
          {' · '}
          <a href={`/indications/new?observation=${observation.id}`}>{t('observations.action.raise-indication')}</a>
        </p>
      )}
      <Section title={t('observations.history')}>
        <ObjectHistory
          entries={answers.history.data}
          type="situation.observation"
          name={(field, value) => nameValue({ names, t, code }, field, value)}
        />
      </Section>
    </>
  )
}

type Wording = {
  names: Names
  t: ReturnType<typeof useTexts<keyof typeof observationTexts.entries>>
  code: ReturnType<typeof useCodes>
}

function nameValue({ names, t, code }: Wording, field: string, value: unknown): string | undefined {
  if (field === 'categoryId') return names.category(Number(value))
  if (field === 'areaId' || field === 'placeId') return names.area(Number(value))
  if (field === 'partyId') return names.party(Number(value))
  if (field === 'status') return t(`observations.status.${value as ObservationView['status']}`)
  if (field === 'precision') return t(`observations.precision.${value as ObservationView['precision']}`)
  if (field === 'basis') return t(`observations.basis.${value as ObservationView['basis']}`)
  if (field === 'assessmentPartyId') return names.party(Number(value))
  if (field === 'visibility' || field === 'assessment' || field === 'sealed')
    return code(`observations.${field}.${value}`)
  return undefined
}

function ObservationFacts({
  observation,
  names,
  language,
}: {
  observation: ObservationView
  names: Names
  language: Language
}) {
  const t = useTexts(observationTexts)
  const facts = [
    { label: t('observations.column.when'), value: whenText(language, observation) },
    { label: t('observations.column.week'), value: formatWeek(language, observation.week, true) },
    { label: t('observations.column.where'), value: names.where(observation) },
    { label: t('observations.column.party'), value: names.party(observation.partyId) },
    { label: t('observations.field.basis'), value: t(`observations.basis.${observation.basis}`) },
    { label: t('observations.column.text'), value: <Words text={observation.text} /> },
  ]
  const m = useTexts(moderationTexts)
  const { assessment, assessmentGround, assessmentPartyId, assessedBy, assessedAt } = observation
  const who = { by: assessedBy ?? '', at: assessedAt === null ? '' : formatInstant(language, assessedAt) }
  const more = [
    ...(assessment === null
      ? []
      : [
          { label: m('observations.assessment.state'), value: m(`observations.assessment.${assessment}`) },
          {
            label: m('observations.assessment.who'),
            value:
              assessmentPartyId === null
                ? m('observations.assessment.by', who)
                : m('observations.assessment.by-party', { ...who, party: names.party(assessmentPartyId) }),
          },
          { label: m('observations.assessment.ground'), value: <Words text={assessmentGround} /> },
        ]),
    ...(observation.visibilityReason
      ? [{ label: m('field-name.situation.observation.visibilityReason'), value: observation.visibilityReason }]
      : []),
    ...(observation.statusReason ? [{ label: t('observations.field.reason'), value: observation.statusReason }] : []),
    ...(observation.mergedInto
      ? [
          {
            label: t('observations.merged-into'),
            value: (
              <a href={`/observations/${observation.mergedInto}`}>
                {t('observations.one', { id: observation.mergedInto })}
              </a>
            ),
          },
        ]
      : []),
  ]
  return (
    <Section title={t('observations.facts')}>
      <Facts facts={[...facts, ...more]} />
    </Section>
  )
}

type StatusActionsProps = { observation: ObservationView; reason: string | undefined; error: string | undefined }

function StatusActions({ observation, reason, error }: StatusActionsProps) {
  const t = useTexts(observationTexts)
  const { id, version, status, basis } = observation
  const isOut = status === 'dismissed' || status === 'merged'
  const hidden = <input type="hidden" name="version" value={version} />
  return (
    <Section title={t('observations.column.status')}>
      {status !== 'in-picture' && (
        <Form action={`/observations/${id}/status`}>
          {hidden}
          <div className="button-row">
            {isOut && (
              <Button name="status" value="triaged" variant="secondary">
                {t('observations.action.restore')}
              </Button>
            )}
            {status === 'new' && (
              <Button name="status" value="triaged" variant="secondary">
                {t('observations.action.triage')}
              </Button>
            )}
            {(status === 'new' || status === 'triaged') && basis === 'seen' && (
              <Button name="status" value="verified">
                {t('observations.action.verify')}
              </Button>
            )}
          </div>
        </Form>
      )}
      {!isOut && (
        <Form action={`/observations/${id}/status`}>
          {hidden}
          <TextInput
            name="reason"
            label={t('observations.field.dismiss-reason')}
            value={reason}
            error={error}
            maxLength={500}
          />
          <Button name="status" value="dismissed" variant="secondary" danger>
            {t('observations.action.dismiss')}
          </Button>
        </Form>
      )}
    </Section>
  )
}

type DuplicateListProps = {
  observation: ObservationView
  duplicates: Found['duplicates']
  names: Names
  language: Language
  may: boolean
}

function DuplicateList({ observation, duplicates, names, language, may }: DuplicateListProps) {
  const t = useTexts(observationTexts)
  const code = useCodes()
  return (
    <Section title={t('observations.duplicates')}>
      <ul>
        {duplicates.map(({ observation: other, reasons }) => (
          <li key={other.id}>
            <a href={`/observations/${other.id}`}>
              {names.category(other.categoryId)}, {whenText(language, other)}, {names.party(other.partyId)}
            </a>{' '}
            <ObservationMarks observation={other} /> ({reasons.map((reason) => code(reason)).join(', ')})
            {may && (
              <Form action={`/observations/${observation.id}/merge`}>
                <input type="hidden" name="version" value={observation.version} />
                <input type="hidden" name="into" value={other.id} />
                <Button variant="secondary">{t('observations.action.merge')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
