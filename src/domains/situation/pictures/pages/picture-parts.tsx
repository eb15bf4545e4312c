import { type Stage, State } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted } from '#web/ui/posted.tsx'
import { type Download, Toolbar } from '#web/ui/toolbar.tsx'
import { type PictureStatus, type PictureView, pictureVersions } from '../picture.ts'
import { useSituationTexts } from './situation-words.ts'

const stageOf: Record<PictureStatus, Stage> = {
  draft: 'draft',
  review: 'needs-you',
  published: 'done',
  corrected: 'stopped',
}

export function PictureState({ status }: { status: PictureStatus }) {
  const t = useSituationTexts()
  return <State stage={stageOf[status]}>{t(`picture.status.${status}`)}</State>
}

const formats = ['pdf', 'docx', 'xlsx'] as const

/** The picture as files, in the versions that the reader may have. */
export function Downloads({ picture, inside }: { picture: Pick<PictureView, 'id'>; inside: boolean }) {
  const t = useSituationTexts()
  const lang = useLanguage()
  const versions = inside ? pictureVersions : (['shareable'] as const)
  const downloads: Download[] = versions.flatMap((version) =>
    formats.map((format) => ({
      format: t(`picture.format.${version}`, { format: format.toUpperCase() }),
      href: `/pictures/${picture.id}/lagesbild.${format}?lang=${lang}&version=${version}`,
    })),
  )
  const json = { format: 'JSON', href: `/pictures/${picture.id}/lagesbild.json?lang=${lang}` }
  return <Toolbar downloads={inside ? [...downloads, json] : downloads} />
}

export function Editions({ editions, current }: { editions: readonly PictureView[]; current: number }) {
  const t = useSituationTexts()
  if (editions.length < 2) return null
  return (
    <Section title={t('picture.editions')}>
      <ul>
        {editions.map(({ id, edition, status, correctionNote }) => (
          <li key={id}>
            {id === current ? (
              <strong>{t('picture.edition-number', { edition })}</strong>
            ) : (
              <a href={`/pictures/${id}`}>{t('picture.edition-number', { edition })}</a>
            )}{' '}
            <PictureState status={status} /> {correctionNote !== null && <bdi>{correctionNote}</bdi>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A published picture is never changed; what is wrong in it is corrected by a new edition that says so. */
export function CorrectForm({ picture, posted }: { picture: Pick<PictureView, 'id'>; posted: Posted }) {
  const t = useSituationTexts()
  return (
    <>
      <FormProblem posted={posted} />
      <DescriptionDetails summary={t('picture.correct')}>
        <p>{t('picture.correct.lead')}</p>
        <Form action={`/pictures/${picture.id}/correct`}>
          <TextArea
            name="note"
            label={t('picture.correct.note')}
            value={posted.value('note')}
            error={posted.error('note')}
            rows={2}
            maxLength={500}
            guard
          />
          <Button variant="secondary">{t('picture.correct.start')}</Button>
        </Form>
      </DescriptionDetails>
    </>
  )
}
