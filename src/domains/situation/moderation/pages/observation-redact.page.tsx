import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatInstant } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import type { ObservationView } from '../../observations/observation.view.ts'
import { Words } from '../../observations/pages/observation-marks.tsx'
import { moderationTexts } from '../moderation.texts.ts'
import { mostStrikes, type Strike, strikeKinds } from '../redaction.ts'

type Seal = {
  readonly id: number
  readonly reason: string
  readonly sealedBy: string
  readonly sealedAt: string
  readonly destroyedFrom: string
  readonly kept: boolean
}
type Redaction = {
  readonly observation: ObservationView
  readonly suggested: readonly Strike[]
  readonly seals: readonly Seal[]
  readonly sealDays: number
}
type Props = PageProps<{ redaction: Read<Redaction> }>

/** Striking words from a text, and the originals that were sealed by it. */
export function ObservationRedactPage({ answers, request, form }: Props) {
  const t = useTexts(moderationTexts)
  const o = useTexts(observationTexts)
  const posted = usePosted(form)
  const { observation, suggested, seals, sealDays } = answers.redaction.data
  const result = (form.result ?? {}) as { readonly text?: string | null; readonly remains?: readonly Remain[] }
  const pictures = Number(request.query.pictures ?? 0)
  return (
    <>
      <PageTitle
        kicker={<a href={`/observations/${observation.id}`}>{o('observations.one', { id: observation.id })}</a>}
        title={t('redaction.title')}
        lead={t('redaction.lead', { days: sealDays })}
      />
      {request.query.done !== undefined && (
        <Notice tone="success">
          {t('redaction.done')} {t('redaction.pictures', { n: pictures })}
        </Notice>
      )}
      {result.remains && <Remains remains={result.remains} />}
      <FormProblem posted={posted} />
      {result.text !== undefined && (
        <Notice tone="info" title={t('redaction.original')}>
          <p>{result.text === null ? t('redaction.original-gone') : <bdi>{result.text}</bdi>}</p>
        </Notice>
      )}
      <Section title={t('redaction.text')}>
        <p>
          <Words text={observation.text} />
        </p>
        {observation.status === 'in-picture' && <Notice>{t('redaction.frozen')}</Notice>}
        {observation.text === '' ? (
          <p>{t('redaction.empty')}</p>
        ) : (
          <StrikeForm observation={observation} suggested={suggested} posted={posted} />
        )}
      </Section>
      <Seals observation={observation} seals={seals} posted={posted} language={request.language} />
    </>
  )
}

type Remain = {
  readonly kind: 'picture' | 'activity' | 'level' | 'meeting' | 'observation'
  readonly place: string
}

const addressOf = ({ kind, place }: Remain): string =>
  ({
    picture: `/pictures/${place}`,
    activity: `/activities/${place}`,
    level: `/situation?week=${place}`,
    meeting: `/meeting/${place}`,
    observation: `/observations/${place}`,
  })[kind]

function Remains({ remains }: { remains: readonly Remain[] }) {
  const t = useTexts(moderationTexts)
  return (
    <Notice tone="needs-you" title={t('redaction.remains')}>
      <p>{t('redaction.remains-lead')}</p>
      <ul>
        {remains.map((one) => (
          <li key={`${one.kind} ${one.place}`}>
            <a href={addressOf(one)}>{t(`redaction.remains.${one.kind}`, { place: one.place })}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function StrikeForm({
  observation,
  suggested,
  posted,
}: {
  observation: ObservationView
  suggested: readonly Strike[]
  posted: Posted
}) {
  const t = useTexts(moderationTexts)
  const length = Math.min(mostStrikes, Math.max(3, suggested.length + 1))
  const rows = Array.from({ length }, (_, at) => ({ at }))
  return (
    <Form action={`/observations/${observation.id}/redact`}>
      <input type="hidden" name="version" value={observation.version} />
      {rows.map(({ at }) => (
        <div className="field-pair" key={at}>
          <TextInput
            name={`strikes.${at}.words`}
            label={t('redaction.words', { n: at + 1 })}
            value={posted.value(`strikes.${at}.words`, suggested[at]?.words)}
            error={posted.error(`strikes.${at}.words`)}
            maxLength={200}
            secret
            optional={at > 0}
          />
          <Select
            name={`strikes.${at}.kind`}
            label={t('redaction.kind', { n: at + 1 })}
            value={posted.value(`strikes.${at}.kind`, suggested[at]?.kind ?? 'name')}
            options={strikeKinds.map((kind) => ({ value: kind, label: t(`redaction.kind.${kind}`) }))}
          />
        </div>
      ))}
      <TextInput
        name="reason"
        label={t('redaction.reason')}
        value={posted.value('reason')}
        error={posted.error('reason')}
        maxLength={500}
      />
      <Button danger>{t('redaction.do')}</Button>
    </Form>
  )
}

type SealsProps = {
  observation: ObservationView
  seals: readonly Seal[]
  posted: Posted
  language: 'sv' | 'en'
}

function Seals({ observation, seals, language }: SealsProps) {
  const t = useTexts(moderationTexts)
  const kept = seals.filter((seal) => seal.kept)
  return (
    <Section title={t('redaction.seals')} aside={<LinkButton href="/moderation">{t('redaction.rules')}</LinkButton>}>
      <DataTable
        caption={t('redaction.seals')}
        captionHidden
        rows={seals}
        rowKey={({ id }) => String(id)}
        columns={[
          { label: t('redaction.sealed'), rowHeader: true, cell: ({ sealedAt }) => formatInstant(language, sealedAt) },
          { label: t('redaction.by'), cell: ({ sealedBy }) => sealedBy },
          { label: t('redaction.why'), cell: ({ reason }) => <bdi>{reason}</bdi> },
          {
            label: t('redaction.state'),
            cell: (seal) =>
              seal.kept
                ? t('redaction.kept-until', { day: formatDate(language, seal.destroyedFrom) })
                : t('redaction.destroyed'),
          },
        ]}
        empty={<p>{t('redaction.seals-none')}</p>}
      />
      {kept.length > 0 && (
        <Form action={`/observations/${observation.id}/sealed`}>
          <p>{t('redaction.read-lead')}</p>
          <Select
            name="seal"
            label={t('redaction.sealed')}
            options={kept.map(({ id, sealedAt }) => ({ value: String(id), label: formatInstant(language, sealedAt) }))}
            value={String(kept[0]?.id)}
          />
          <TextInput name="reason" id="read-reason" label={t('redaction.read-why')} maxLength={500} />
          <Button variant="secondary">{t('redaction.read')}</Button>
        </Form>
      )}
    </Section>
  )
}
