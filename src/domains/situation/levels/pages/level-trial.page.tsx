import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails, Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea, TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { levelTrialTexts } from '../level-trial.texts.ts'
import { type LevelTrial, summariseTrial, type TrialSummary } from '../level-trial.ts'
import { type TrialProgress, trialWords } from '../level-trial-progress.ts'
import { RulesInWords } from './level-rules.page.tsx'

type Found = {
  readonly trial: LevelTrial
  readonly state: TrialProgress
  readonly areas: readonly { readonly id: number; readonly name: string }[]
}
type Props = PageProps<{ found: Read<Found> }>
type Names = ReadonlyMap<number, string>

/** What a year's levels would have been under some rules, beside what was set. */
export function LevelTrialPage({ answers, form }: Props) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  const { trial, state, areas } = answers.found.data
  const mayChange = answers.found.can.change?.allowed === true
  const names: Names = new Map(areas.map(({ id, name }) => [id, name]))
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: situation('situation.title'), href: '/situation' },
          { label: situation('rules.title'), href: '/levels/rules' },
        ]}
        here={t('trials.title')}
      />
      <PageTitle title={t('trials.title')} lead={t('trials.lead')} />
      {state !== null && <Running trial={trial} state={state} mayCancel={mayChange} />}
      {state === null && trial.status !== 'done' && <Notice tone="needs-you">{t('trials.interrupted')}</Notice>}
      {trial.status === 'done' && <Result trial={trial} names={names} />}
      <Section title={t('trials.rules')}>
        <DescriptionDetails summary={t('trials.rules')}>
          <RulesInWords rules={trial.rules} />
        </DescriptionDetails>
      </Section>
      {trial.status === 'done' && mayChange && <Adopt trial={trial} form={form} />}
    </>
  )
}

type RunningProps = { trial: LevelTrial; state: NonNullable<TrialProgress>; mayCancel: boolean }

function Running({ trial, state, mayCancel }: RunningProps) {
  const t = useTexts(levelTrialTexts)
  const language = useLanguage()
  return (
    <>
      <Progress
        label={t('trials.running')}
        done={state.done}
        total={state.total ?? undefined}
        words={trialWords(state, language)}
        pollUrl={`/levels/trials/${trial.id}/progress.json`}
        reloadHref={`/levels/trials/${trial.id}`}
      />
      {mayCancel && (
        <Form action={`/levels/trials/${trial.id}/cancel`}>
          <Button variant="secondary">{t('trials.cancel')}</Button>
        </Form>
      )}
    </>
  )
}

const shownDifferences = 60

function Result({ trial, names }: { trial: LevelTrial; names: Names }) {
  const t = useTexts(levelTrialTexts)
  const summary = summariseTrial(trial.cells)
  const { compared } = summary
  return (
    <>
      <Section title={t('trials.result')}>
        <Numbers summary={summary} />
        {compared === 0 ? <p>{t('trials.nothing-set')}</p> : <p>{t('trials.honest')}</p>}
        <Spread summary={summary} />
      </Section>
      <Section title={t('trials.by-area')}>
        <ByArea summary={summary} names={names} />
      </Section>
      {compared > 0 && (
        <Section title={t('trials.differences')}>
          <Differences summary={summary} names={names} />
        </Section>
      )}
      <Toolbar downloads={[{ format: 'CSV', href: `/levels/trials/${trial.id}/export.csv` }]} />
    </>
  )
}

function Numbers({ summary }: { summary: TrialSummary }) {
  const t = useTexts(levelTrialTexts)
  const { changes, decidedChanges, compared, same, higher, lower, unknown } = summary
  const weeks = (n: number) => t('trials.area-weeks', { n })
  // The two rest on different numbers of weeks: a bare count of each would make the rules look restless.
  const over = (of: 'tried' | 'decided') => summary.spread.reduce((sum, level) => sum + level[of], 0)
  const changesOver = (n: number, of: 'tried' | 'decided') => t('trials.changes.value', { n, weeks: weeks(over(of)) })
  return (
    <Facts
      facts={[
        { label: t('trials.changes'), value: changesOver(changes, 'tried') },
        { label: t('trials.decided-changes'), value: changesOver(decidedChanges, 'decided') },
        ...(compared === 0
          ? []
          : [
              { label: t('trials.same'), value: t('trials.same.value', { same, compared }) },
              { label: t('trials.higher'), value: weeks(higher) },
              { label: t('trials.lower'), value: weeks(lower) },
            ]),
        ...(unknown === 0 ? [] : [{ label: t('trials.unknown'), value: weeks(unknown) }]),
      ]}
    />
  )
}

function Spread({ summary }: { summary: TrialSummary }) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  const language = useLanguage()
  return (
    <DataTable
      caption={t('trials.spread')}
      columns={[
        { label: situation('report.level'), rowHeader: true, cell: ({ level }) => level },
        { label: t('trials.tried'), numeric: true, cell: ({ tried }) => formatNumber(language, tried) },
        { label: t('trials.decided'), numeric: true, cell: ({ decided }) => formatNumber(language, decided) },
      ]}
      rows={summary.spread}
      rowKey={({ level }) => String(level)}
      empty={null}
    />
  )
}

function ByArea({ summary, names }: { summary: TrialSummary; names: Names }) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  const language = useLanguage()
  return (
    <DataTable
      caption={t('trials.by-area')}
      captionHidden
      columns={[
        { label: situation('report.area'), rowHeader: true, cell: ({ areaId }) => names.get(areaId) ?? areaId },
        { label: t('trials.changes'), numeric: true, cell: ({ changes }) => formatNumber(language, changes) },
        {
          label: t('trials.decided-changes'),
          numeric: true,
          cell: ({ decidedChanges, compared }) => (compared === 0 ? '–' : formatNumber(language, decidedChanges)),
        },
        {
          label: t('trials.different'),
          numeric: true,
          cell: ({ different, compared }) =>
            compared === 0 ? '–' : t('trials.different.value', { different, compared }),
        },
      ]}
      rows={summary.areas}
      rowKey={({ areaId }) => String(areaId)}
      empty={null}
    />
  )
}

function Differences({ summary, names }: { summary: TrialSummary; names: Names }) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  const language = useLanguage()
  const all = summary.differences
  return (
    <>
      <DataTable
        caption={t('trials.differences')}
        captionHidden
        columns={[
          {
            label: situation('report.week'),
            rowHeader: true,
            cell: ({ week, areaId }) => (
              <a href={`/situation/areas/${areaId}?week=${week}#why`}>{formatWeek(language, week, true)}</a>
            ),
          },
          { label: situation('report.area'), cell: ({ areaId }) => names.get(areaId) ?? areaId },
          { label: t('trials.tried'), numeric: true, cell: ({ level }) => level },
          { label: t('trials.decided'), numeric: true, cell: ({ decided }) => decided },
        ]}
        rows={all.slice(0, shownDifferences)}
        rowKey={({ week, areaId }) => `${week} ${areaId}`}
        empty={<p>{t('trials.no-differences')}</p>}
      />
      {all.length > shownDifferences && (
        <p>{t('trials.differences.more', { shown: shownDifferences, all: all.length })}</p>
      )}
    </>
  )
}

function Adopt({ trial, form }: { trial: LevelTrial; form: Props['form'] }) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  const posted = usePosted(form)
  return (
    <Section title={t('trials.adopt')}>
      <p>{t('trials.adopt.lead')}</p>
      <FormProblem posted={posted} />
      <Form action={`/levels/trials/${trial.id}/adopt`}>
        <TextInput
          name="validFrom"
          label={situation('rules.valid-from')}
          help={situation('situation.week-help')}
          value={posted.value('validFrom')}
          error={posted.error('validFrom')}
          width={9}
        />
        <TextArea
          name="note"
          label={situation('rules.note')}
          value={posted.value('note')}
          error={posted.error('note')}
          rows={2}
          maxLength={500}
          guard
        />
        <Button>{t('trials.adopt')}</Button>
      </Form>
    </Section>
  )
}
