import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails, Facts } from '#web/ui/facts.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { fewestOverrides, type Override, type OverrideStatistics, outcomes, ways } from '../level-override.ts'
import { levelTrialTexts } from '../level-trial.texts.ts'

type Found = {
  readonly statistics: OverrideStatistics
  readonly areas: readonly { readonly id: number; readonly name: string }[]
}
type Props = PageProps<{ found: Read<Found> }>
type Names = ReadonlyMap<number, string>

/** How often, which way and why people set another level than the suggested, and what the next weeks said. */
export function LevelOverridePage({ answers }: Props) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  const language = useLanguage()
  const { statistics, areas } = answers.found.data
  const names: Names = new Map(areas.map(({ id, name }) => [id, name]))
  const { overrides, decisions } = statistics
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: situation('situation.title'), href: '/situation' },
          { label: situation('rules.title'), href: '/levels/rules' },
        ]}
        here={t('overrides.title')}
      />
      <PageTitle
        title={t('overrides.title')}
        kicker={`${formatWeek(language, statistics.from, true)} – ${formatWeek(language, statistics.to, true)}`}
        lead={t('overrides.lead')}
      />
      {decisions === 0 ? (
        <EmptyState
          title={t('overrides.title')}
          meaning={t('overrides.none')}
          next={<LinkButton href="/pictures">{situation('pictures.title')}</LinkButton>}
        />
      ) : (
        <>
          <Summary statistics={statistics} />
          {overrides.length > 0 && <After overrides={overrides} />}
          {statistics.reasons.length > 0 && <Reasons reasons={statistics.reasons} />}
          <ByArea statistics={statistics} names={names} />
          <All overrides={overrides} names={names} />
          <Toolbar downloads={[{ format: 'CSV', href: '/levels/overrides/export.csv' }]} />
        </>
      )}
    </>
  )
}

function Summary({ statistics: { overrides, decisions } }: { statistics: OverrideStatistics }) {
  const t = useTexts(levelTrialTexts)
  const language = useLanguage()
  const { higher, lower } = ways(overrides)
  const big = overrides.filter(({ level, suggested }) => Math.abs(level - suggested) > 1).length
  const percent = Math.round((overrides.length / decisions) * 100)
  return (
    <Section title={t('overrides.period')}>
      <Facts
        facts={[
          {
            label: t('overrides.share'),
            value: t('overrides.share.value', { overrides: overrides.length, decisions, percent }),
          },
          { label: t('overrides.higher'), value: formatNumber(language, higher) },
          { label: t('overrides.lower'), value: formatNumber(language, lower) },
          { label: t('overrides.two-steps'), value: formatNumber(language, big) },
        ]}
      />
      {overrides.length > 0 && overrides.length < fewestOverrides && (
        <p>{t('overrides.few', { fewest: fewestOverrides })}</p>
      )}
    </Section>
  )
}

function After({ overrides }: { overrides: readonly Override[] }) {
  const t = useTexts(levelTrialTexts)
  const language = useLanguage()
  return (
    <Section title={t('overrides.after')}>
      <Facts
        facts={outcomes.map((outcome) => ({
          label: t(`overrides.after.${outcome}`),
          value: formatNumber(language, overrides.filter(({ after }) => after === outcome).length),
        }))}
      />
      <DescriptionDetails>
        <p>{t('overrides.after.how')}</p>
      </DescriptionDetails>
    </Section>
  )
}

function Reasons({ reasons }: Pick<OverrideStatistics, 'reasons'>) {
  const t = useTexts(levelTrialTexts)
  return (
    <Section title={t('overrides.reasons')}>
      <DataTable
        caption={t('overrides.reasons')}
        captionHidden
        columns={[
          { label: t('overrides.reason'), rowHeader: true, cell: ({ reason }) => <bdi>{reason}</bdi> },
          { label: t('overrides.count'), numeric: true, cell: ({ n }) => n },
          { label: t('overrides.higher'), numeric: true, cell: ({ higher }) => higher },
          { label: t('overrides.lower'), numeric: true, cell: ({ lower }) => lower },
        ]}
        rows={reasons}
        rowKey={({ reason }) => reason}
        empty={null}
      />
    </Section>
  )
}

function ByArea({ statistics, names }: { statistics: OverrideStatistics; names: Names }) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  return (
    <Section title={t('overrides.by-area')}>
      <DataTable
        caption={t('overrides.by-area')}
        captionHidden
        columns={[
          { label: situation('report.area'), rowHeader: true, cell: ({ areaId }) => names.get(areaId) ?? areaId },
          { label: t('trials.decided'), numeric: true, cell: ({ decisions }) => decisions },
          { label: t('overrides.higher'), numeric: true, cell: ({ higher }) => higher },
          { label: t('overrides.lower'), numeric: true, cell: ({ lower }) => lower },
        ]}
        rows={statistics.byArea}
        rowKey={({ areaId }) => String(areaId)}
        empty={null}
      />
    </Section>
  )
}

function All({ overrides, names }: { overrides: readonly Override[]; names: Names }) {
  const t = useTexts(levelTrialTexts)
  const situation = useSituationTexts()
  const language = useLanguage()
  return (
    <Section title={t('overrides.all')}>
      <DataTable
        caption={t('overrides.all')}
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
          { label: situation('report.suggested'), numeric: true, cell: ({ suggested }) => suggested },
          { label: t('trials.decided'), numeric: true, cell: ({ level }) => level },
          { label: t('overrides.reason'), cell: ({ reason }) => <bdi>{reason ?? '–'}</bdi> },
          { label: t('overrides.after'), cell: ({ after }) => t(`overrides.after.${after}`) },
        ]}
        rows={overrides}
        rowKey={({ week, areaId }) => `${week} ${areaId}`}
        empty={<p>{t('overrides.empty')}</p>}
      />
    </Section>
  )
}
