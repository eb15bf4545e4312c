import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber } from '#kernel/i18n/format.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/page.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { hotPlacesTexts } from '../hot-places.texts.ts'
import type { Period } from '../hot-places.ts'
import { HotPlacesFrame } from './hot-places-frame.tsx'

type Pairs = { readonly observed: number; readonly expected: number; readonly ratio: number | null; readonly p: number }
type NearAnswer = {
  readonly period: Period
  readonly n: number
  readonly missing: number
  readonly refused: { readonly needed: number; readonly had: number } | null
  readonly bands: readonly (readonly Pairs[])[]
  readonly within: Pairs | null
  readonly warnings: readonly string[]
  readonly draws: number
}
const told = ['halves-disagree', 'one-place-holds-many', 'long-period', 'no-variation', 'few-draws'] as const
const clearAt = 0.05

export function HotNearPage({ answers, request }: PageProps<{ choices: Read<Choices>; places: Read<NearAnswer> }>) {
  const t = useTexts(hotPlacesTexts)
  const { language } = request
  const { data, can } = answers.places
  const { period, n, missing, refused, bands, within, draws } = data
  const said = (pairs: Pairs) => ({
    ratio: pairs.ratio === null ? '–' : formatNumber(language, pairs.ratio, 1),
    observed: pairs.observed,
    expected: formatNumber(language, pairs.expected, 1),
  })
  const distance = (band: number) =>
    band === 0 ? t('places.near.same') : t('places.near.metres', { from: (band - 1) * 100, to: band * 100 })
  return (
    <HotPlacesFrame
      view="near"
      request={request}
      choices={answers.choices.data}
      period={period}
      n={n + missing}
      mayPoints={can.points?.allowed === true}
    >
      <p>{t('places.near.lead')}</p>
      <Notice>
        {refused && <p>{t('places.near.few', refused)}</p>}
        {within && (
          <p>
            {t(
              within.p <= clearAt && (within.ratio ?? 0) > 1 ? 'places.near.said' : 'places.near.not-more',
              said(within),
            )}
          </p>
        )}
        {told
          .filter((code) => data.warnings.includes(code))
          .map((code) => (
            <p key={code}>{t(`places.near.${code}`)}</p>
          ))}
      </Notice>
      {bands.length > 0 && (
        <Section title={t('places.near.table')}>
          <DataTable
            caption={t('places.near.table')}
            captionHidden
            columns={[
              { label: t('places.near.distance'), rowHeader: true, cell: ({ band }) => distance(band) },
              ...(bands[0] ?? []).map((_, week) => ({
                label: t('places.near.week', { week: week + 1 }),
                cell: ({ pairs }: { readonly pairs: readonly Pairs[] }) => {
                  const one = pairs[week]
                  if (!one || one.ratio === null) return '–'
                  const words = t('places.near.cell', said(one))
                  return one.p <= clearAt && one.ratio > 1 ? `${words}, ${t('places.near.clear')}` : words
                },
              })),
            ]}
            rows={bands.map((pairs, band) => ({ band, pairs }))}
            rowKey={({ band }) => String(band)}
            empty={null}
          />
          <p>{t('places.near.coarse')}</p>
          <DescriptionDetails>
            <p>{t('places.how.near', { draws })}</p>
          </DescriptionDetails>
        </Section>
      )}
      {missing > 0 && <p>{t('places.near.missing', { n: missing })}</p>}
    </HotPlacesFrame>
  )
}
