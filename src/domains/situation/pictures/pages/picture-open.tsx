import type { FormState } from '#kernel/http/request.ts'
import { ReportView } from '#reporting/html/report-view.tsx'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choice.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea, TextInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Card, CardGrid, PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { ActivityFields, ActivityTable } from '../../activities/pages/activity-parts.tsx'
import { LevelForm, LevelOf, Standing, Why } from '../../levels/pages/level-parts.tsx'
import { classifications } from '../picture.ts'
import type { PictureContent } from '../picture-content.ts'
import { daysOf, titleOf } from '../picture-report-page.ts'
import { say, sayAll } from '../picture-say.ts'
import { Downloads, Editions, PictureState } from './picture-parts.tsx'
import { PeriodLevels } from './picture-period.tsx'
import type { PictureAnswer, PictureProps } from './picture-props.ts'
import { useSituationTexts } from './situation-words.ts'

/** Which of the page's forms came back with an error; the others are drawn as new. */
const formOf = (form: FormState, path: string, end: RegExp): FormState | null =>
  form.problem !== null && end.test(path) ? form : null

const untouched: FormState = { values: {}, issues: [], problem: null }

/** A draft or a picture in review: levels, words and activities, and how it will look. */
export function OpenPicture({ answers, request, form }: PictureProps) {
  const t = useSituationTexts()
  const { language, path } = request
  const { picture, content, editions, report } = answers.found.data
  const { write, decide } = answers.found.can
  const stepped = usePosted(formOf(form, path, /\/(submit|take-back|publish|accept)$/) ?? untouched)
  if (content === null) return null
  const corrected = editions.find(({ id }) => id === picture.correctsId)
  return (
    <>
      <PageTitle
        title={titleOf(picture, language)}
        kicker={daysOf(content, language)}
        state={<PictureState status={picture.status} />}
        actions={
          <Steps found={answers.found.data} mayWrite={write?.allowed === true} mayDecide={decide?.allowed === true} />
        }
      />
      <FormProblem posted={stepped} />
      {corrected && (
        <Notice>{t('picture.correcting', { edition: corrected.edition, note: picture.correctionNote ?? '' })}</Notice>
      )}
      {content.week && <Missing content={content} />}
      {content.week ? (
        <WeekLevels found={answers.found.data} form={form} path={path} mayDecide={decide?.allowed === true} />
      ) : (
        <PeriodLevels
          found={answers.found.data}
          form={formOf(form, path, /\/levels$/)}
          mayDecide={decide?.allowed === true}
        />
      )}
      {write?.allowed && (
        <Words found={answers.found.data} form={formOf(form, path, /\/words$/) ?? untouched} language={language} />
      )}
      <Activities
        found={answers.found.data}
        form={formOf(form, path, /\/activities$/) ?? untouched}
        mayDecide={decide?.allowed === true}
      />
      <Section title={t('picture.preview')}>
        <Downloads picture={picture} inside />
        <DescriptionDetails summary={t('picture.preview')}>
          <ReportView report={report} headingLevel={3} />
        </DescriptionDetails>
      </Section>
      <Editions editions={editions} current={picture.id} />
    </>
  )
}

function Steps({ found, mayWrite, mayDecide }: { found: PictureAnswer; mayWrite: boolean; mayDecide: boolean }) {
  const t = useSituationTexts()
  const { picture, over } = found
  const step = (name: 'submit' | 'take-back' | 'publish', primary: boolean) => (
    <Form action={`/pictures/${picture.id}/${name}`}>
      <input type="hidden" name="version" value={picture.version} />
      <Button
        variant={primary ? 'primary' : 'secondary'}
        disabledReason={name === 'publish' && !over ? t('picture.not-over') : undefined}
      >
        {t(`picture.${name}`)}
      </Button>
    </Form>
  )
  if (picture.status === 'draft') return mayWrite ? step('submit', true) : null
  return (
    <>
      {mayDecide && step('publish', true)}
      {mayWrite && step('take-back', false)}
    </>
  )
}

function Missing({ content }: { content: PictureContent }) {
  const t = useSituationTexts()
  const missing = content.week?.coverage.missing ?? []
  if (missing.length === 0) return null
  return (
    <Notice tone="needs-you">{t('picture.missing-parties', { n: missing.length, names: missing.join(', ') })}</Notice>
  )
}

type LevelsProps = {
  readonly found: PictureAnswer
  readonly form: FormState
  readonly path: string
  readonly mayDecide: boolean
}

function WeekLevels({ found, form, path, mayDecide }: LevelsProps) {
  const t = useSituationTexts()
  const { picture, content } = found
  if (!content?.week) return null
  const { areas, rules } = content.week
  const open = areas.filter(({ level }) => !level.decided).length
  return (
    <Section title={t('picture.levels')} id="levels" aside={t('picture.accept-help', { n: open })}>
      {mayDecide && open > 0 && (
        <Form action={`/pictures/${picture.id}/accept`}>
          <input type="hidden" name="week" value={content.week.week} />
          <Button variant="secondary">{t('picture.accept')}</Button>
        </Form>
      )}
      <CardGrid>
        {areas.map((area) => (
          <Card
            key={area.id}
            id={`area-${area.id}`}
            level={3}
            title={area.name}
            aside={<Standing level={area.level} />}
          >
            <LevelOf level={area.level.level} words={content.levelWords} size="medium" />
            <Why level={area.level} rules={rules} />
            {mayDecide && (
              <LevelForm
                area={area}
                action={`/pictures/${picture.id}/areas/${area.id}/level`}
                week={content.week?.week ?? ''}
                words={content.levelWords}
                form={path.includes(`/areas/${area.id}/`) ? formOf(form, path, /\/level$/) : null}
              />
            )}
          </Card>
        ))}
      </CardGrid>
    </Section>
  )
}

function Words({ found, form, language }: { found: PictureAnswer; form: FormState; language: 'sv' | 'en' }) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  const { picture, content } = found
  if (content === null) return null
  const suggested = content.week?.summary.map((sentence) => say(language, sentence)) ?? []
  const areas = content.week
    ? content.week.areas.map(({ id, name, note, suggestedNote }) => ({
        id,
        name,
        text: note ?? sayAll(language, suggestedNote),
      }))
    : content.period.map(({ id, name, note }) => ({ id, name, text: note ?? '' }))
  const soft = form.issues.some(({ code }) => code.startsWith('privacy.soft'))
  return (
    <Section title={t('picture.words')} id="words">
      <p>{t('picture.words.lead')}</p>
      <FormProblem posted={posted} />
      <Form action={`/pictures/${picture.id}/words`}>
        <input type="hidden" name="version" value={picture.version} />
        <TextArea
          name="summary"
          label={t('picture.words.summary')}
          help={t('picture.words.summary-help')}
          value={posted.value('summary', (picture.summary ?? suggested).join('\n'))}
          error={posted.error('summary') ?? firstUnder(posted.errors, 'summary.')}
          rows={6}
          guard
        />
        {areas.map(({ id, name, text }, index) => (
          <div key={id}>
            <input type="hidden" name={`notes.${index}.area`} value={id} />
            <TextArea
              name={`notes.${index}.text`}
              label={t('picture.words.area', { area: name })}
              value={posted.value(`notes.${index}.text`, text)}
              error={posted.error(`notes.${index}.text`)}
              rows={3}
              maxLength={2000}
              guard
            />
          </div>
        ))}
        <RadioGroup
          name="classification"
          label={t('picture.words.classification')}
          help={t('picture.words.classification-help')}
          value={posted.value('classification', picture.classification)}
          error={posted.error('classification')}
          choices={classifications.map((one) => ({ value: one, label: t(`picture.classification.${one}`) }))}
        />
        {soft && (
          <TextInput
            name="privacyReason"
            label={t('picture.privacy-reason')}
            value={posted.value('privacyReason')}
            optional
          />
        )}
        <ButtonRow>
          <Button>{t('picture.words.save')}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

const firstUnder = (errors: readonly { name: string; message: string }[], prefix: string): string | undefined =>
  errors.find(({ name }) => name.startsWith(prefix))?.message

function Activities({ found, form, mayDecide }: { found: PictureAnswer; form: FormState; mayDecide: boolean }) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  const { picture, content, choices } = found
  if (content === null) return null
  const areaName = (id: number | null) => choices.areas.find((area) => area.id === id)?.name ?? null
  return (
    <Section title={t('picture.activities')} id="activities">
      <ActivityTable
        activities={content.activities.map((activity) => ({ ...activity, area: areaName(activity.areaId) }))}
      />
      {mayDecide && content.week && (
        <DescriptionDetails summary={t('picture.activities.add')}>
          <FormProblem posted={posted} />
          <Form action={`/pictures/${picture.id}/activities`}>
            <input type="hidden" name="agreedWeek" value={content.week.week} />
            <ActivityFields posted={posted} choices={choices} />
            <Button variant="secondary">{t('activities.add')}</Button>
          </Form>
        </DescriptionDetails>
      )}
    </Section>
  )
}
