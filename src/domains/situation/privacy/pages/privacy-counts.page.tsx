import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { useSituationTexts } from '../../pictures/pages/situation-words.ts'
import { kindText, privacyCountTexts } from '../privacy-count.texts.ts'
import { byKind, type Counted, counted, type PrivacyCount, weeksCounted } from '../privacy-count.ts'

type Found = {
  readonly from: string
  readonly to: string
  readonly latest: readonly string[]
  readonly counts: readonly PrivacyCount[]
}
type Props = PageProps<{ found: Read<Found> }>

/** What the protection of persons has done, in figures, for whoever answers for it and whoever checks it. */
export function PrivacyCountsPage({ answers }: Props) {
  const t = useTexts(privacyCountTexts)
  const situation = useSituationTexts()
  const language = useLanguage()
  const { from, to, latest, counts } = answers.found.data
  const shown = counted.filter((what) => counts.some((one) => one.what === what))
  return (
    <>
      <Breadcrumbs
        trail={[{ label: situation('situation.title'), href: '/situation' }]}
        here={t('privacy-counts.title')}
      />
      <PageTitle
        title={t('privacy-counts.title')}
        kicker={`${formatWeek(language, from, true)} – ${formatWeek(language, to, true)}`}
        lead={t('privacy-counts.lead')}
      />
      {shown.length === 0 ? (
        <EmptyState
          title={t('privacy-counts.title')}
          meaning={t('privacy-counts.empty', { weeks: weeksCounted })}
          next={<LinkButton href="/privacy/phones">{t('privacy-counts.settings')}</LinkButton>}
        />
      ) : (
        <>
          {shown.map((what) => (
            <Counts key={what} what={what} weeks={latest} counts={counts} />
          ))}
          <Toolbar downloads={[{ format: 'CSV', href: '/privacy/counts/export.csv' }]} />
        </>
      )}
    </>
  )
}

type CountsProps = {
  readonly what: Counted
  readonly weeks: readonly string[]
  readonly counts: readonly PrivacyCount[]
}

/** One row a kind, with the latest weeks beside the sum of all of them. */
function Counts({ what, weeks, counts }: CountsProps) {
  const t = useTexts(privacyCountTexts)
  const language = useLanguage()
  const own = counts.filter((one) => one.what === what)
  const count = (kind: string, week: string) => own.find((one) => one.kind === kind && one.week === week)?.n ?? 0
  return (
    <Section title={t(`privacy-counts.what.${what}`)}>
      <p>{t(`privacy-counts.about.${what}`)}</p>
      <DataTable
        caption={t(`privacy-counts.what.${what}`)}
        captionHidden
        narrow="scroll"
        columns={[
          { label: t('privacy-counts.kind'), rowHeader: true, cell: ({ kind }) => kindText(t, kind) },
          { label: t('privacy-counts.sum'), numeric: true, cell: ({ n }) => formatNumber(language, n) },
          ...weeks.map((week) => ({
            label: formatWeek(language, week),
            numeric: true,
            cell: ({ kind }: { readonly kind: string }) => formatNumber(language, count(kind, week)),
          })),
        ]}
        rows={byKind(counts, what)}
        rowKey={({ kind }) => kind}
        empty={null}
      />
    </Section>
  )
}
