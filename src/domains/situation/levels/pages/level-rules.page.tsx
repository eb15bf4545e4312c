import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails, Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea, TextInput } from '#web/ui/input.tsx'
import { useLanguage } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { levels } from '../level.ts'
import type { LevelRules, StoredRules } from '../level-rules.ts'
import type { LevelTrial } from '../level-trial.ts'
import { TrialList } from './level-trial-parts.tsx'

type Props = PageProps<{ rules: Read<readonly StoredRules[]>; trials: Read<readonly LevelTrial[]> }>

/** `hysteresis.upPeriods` and the like: where each number stands in the rules, and its text. */
const numbers = [
  ['minimumCoverage', 'rules.coverage'],
  ['hysteresis.upMargin', 'rules.up-margin'],
  ['hysteresis.downMargin', 'rules.down-margin'],
  ['hysteresis.upPeriods', 'rules.up-periods'],
  ['hysteresis.downPeriods', 'rules.down-periods'],
  ['hysteresis.jump', 'rules.jump'],
  ['volumeWindow', 'rules.volume-window'],
  ['repeatsInFourWeeks', 'rules.repeats'],
] as const
const flat = (rules: LevelRules): Record<string, number> => ({
  minimumCoverage: rules.minimumCoverage,
  volumeWindow: rules.volumeWindow,
  repeatsInFourWeeks: rules.repeatsInFourWeeks,
  ...Object.fromEntries(Object.entries(rules.hysteresis).map(([name, value]) => [`hysteresis.${name}`, value])),
})

export function LevelRulesPage({ answers, request, form }: Props) {
  const t = useSituationTexts()
  const posted = usePosted(form)
  const all = answers.rules.data
  const [current] = all
  if (!current) return null
  return (
    <>
      <Breadcrumbs trail={[{ label: t('situation.title'), href: '/situation' }]} here={t('rules.title')} />
      <PageTitle title={t('rules.title')} lead={t('rules.lead')} />
      {request.query.saved !== undefined && <Notice tone="success">{t('rules.saved')}</Notice>}
      <FormProblem posted={posted} />
      <Section title={t('rules.now')}>
        <RulesInWords rules={current.rules} />
      </Section>
      {answers.rules.can.change?.allowed && (
        <Section title={t('rules.change')}>
          <p>{t('rules.change.lead')}</p>
          <DescriptionDetails summary={t('rules.form')}>
            <RulesForm rules={current.rules} posted={posted} />
          </DescriptionDetails>
        </Section>
      )}
      <TrialList trials={answers.trials.data} />
      <Versions all={all} />
      <p>
        <a href="/levels/overrides">{t('overrides.title')}</a>
      </p>
    </>
  )
}

/** Weights, points, cut-offs and inertia, as they are said to people. */
export function RulesInWords({ rules }: { rules: LevelRules }) {
  const t = useSituationTexts()
  const language = useLanguage()
  const number = (of: number) => formatNumber(language, of, Number.isInteger(of) ? 0 : of < 0.01 ? 3 : 2)
  const stored = flat(rules)
  return (
    <>
      <DataTable
        caption={t('rules.indicators')}
        columns={[
          { label: t('area.indicator'), rowHeader: true, cell: ({ id }) => t(`level.indicator.${id}`) },
          { label: t('rules.weight'), numeric: true, cell: ({ weight }) => number(weight) },
          {
            label: t('rules.points'),
            cell: ({ curve }) =>
              curve.knots
                .map(({ at, points }) => t('rules.points.item', { at: number(at), points: number(points) }))
                .join('; '),
          },
        ]}
        rows={rules.indicators}
        rowKey={({ id }) => id}
        empty={null}
      />
      <Facts
        facts={[
          ...rules.cuts.map((cut, index) => ({ label: t('rules.cuts', { level: index + 2 }), value: number(cut) })),
          ...numbers.map(([name, text]) => ({ label: t(text), value: number(stored[name] ?? 0) })),
        ]}
      />
      <DescriptionDetails>
        <p>{t('rules.method')}</p>
      </DescriptionDetails>
    </>
  )
}

function RulesForm({ rules, posted }: { rules: LevelRules; posted: Posted }) {
  const t = useSituationTexts()
  const stored = flat(rules)
  const field = (name: string, value: string | number | undefined) => ({
    name: `rules.${name}`,
    value: posted.value(`rules.${name}`, value),
    error: posted.error(`rules.${name}`),
    inputMode: 'decimal' as const,
    width: 6,
  })
  return (
    <Form action="/levels/rules">
      {rules.indicators.map(({ id, weight, curve }, index) => (
        <fieldset key={id} className="ds-fieldset">
          <legend className="ds-label">{t(`level.indicator.${id}`)}</legend>
          <input type="hidden" name={`rules.indicators.${index}.id`} value={id} />
          <input type="hidden" name={`rules.indicators.${index}.curve.scale`} value={curve.scale} />
          <TextInput {...field(`indicators.${index}.weight`, weight)} label={t('rules.weight')} />
          {curve.knots.map(({ at, points }, knot) => (
            <div key={`${at} ${points}`} className="button-row">
              <TextInput
                {...field(`indicators.${index}.curve.knots.${knot}.at`, at)}
                label={t('rules.value', { n: knot + 1 })}
              />
              <TextInput
                {...field(`indicators.${index}.curve.knots.${knot}.points`, points)}
                label={t('rules.value-points', { n: knot + 1 })}
              />
            </div>
          ))}
        </fieldset>
      ))}
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t('rules.cuts.title')}</legend>
        {levels.slice(1).map((level) => (
          <TextInput
            key={level}
            {...field(`cuts.${level - 2}`, rules.cuts[level - 2])}
            label={t('rules.cuts', { level })}
          />
        ))}
      </fieldset>
      <fieldset className="ds-fieldset">
        <legend className="ds-label">{t('rules.hysteresis')}</legend>
        {numbers.map(([name, text]) => (
          <TextInput key={name} {...field(name, stored[name])} label={t(text)} />
        ))}
      </fieldset>
      <TextInput
        name="validFrom"
        label={t('rules.valid-from')}
        help={t('situation.week-help')}
        value={posted.value('validFrom')}
        error={posted.error('validFrom')}
        width={9}
      />
      <TextArea
        name="note"
        label={t('rules.note')}
        value={posted.value('note')}
        error={posted.error('note')}
        rows={2}
        maxLength={500}
        guard
      />
      <ButtonRow>
        <Button formAction="/levels/trials">{t('trials.try')}</Button>
        <Button variant="secondary">{t('rules.save')}</Button>
      </ButtonRow>
      <p>{t('trials.try.help')}</p>
    </Form>
  )
}

function Versions({ all }: { all: readonly StoredRules[] }) {
  const t = useSituationTexts()
  const language = useLanguage()
  return (
    <Section title={t('rules.versions')}>
      {all.length === 1 && <p>{t('rules.none')}</p>}
      {all.length > 1 && (
        <DataTable
          caption={t('rules.versions')}
          captionHidden
          columns={[
            { label: t('rules.version'), rowHeader: true, cell: ({ id }) => id ?? t('rules.default') },
            {
              label: t('rules.valid-from'),
              cell: ({ id, validFrom }) => (id === null ? '–' : formatWeek(language, validFrom, true)),
            },
            { label: t('rules.note'), cell: ({ note }) => <bdi>{note}</bdi> },
            {
              label: t('pictures.published'),
              cell: ({ createdAt }) => (createdAt === null ? '–' : formatInstant(language, createdAt)),
            },
          ]}
          rows={all}
          rowKey={({ id }) => String(id)}
          empty={null}
        />
      )}
    </Section>
  )
}
