import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { indicationTexts } from '../indication.texts.ts'
import { type IndicationView, indicationViews } from '../indication.ts'
import { IndicationState, type ListedIndication } from './indication-parts.tsx'

type Listed = {
  readonly view: IndicationView
  readonly indications: readonly ListedIndication[]
  readonly counts: Readonly<Record<string, number>>
  readonly areas: readonly { readonly id: number; readonly name: string }[]
}
type Props = PageProps<{ list: Read<Listed> }>

/** No file of it is offered: what stands here does not leave the system. */
export function IndicationListPage({ answers, request }: Props) {
  const t = useTexts(indicationTexts)
  const { language } = request
  const { view, indications, counts, areas } = answers.list.data
  const area = typeof request.query.area === 'string' ? request.query.area : ''
  const inArea = area === '' ? '' : `&area=${encodeURIComponent(area)}`
  const raiseHref = `/indications/new${area === '' ? '' : `?area=${encodeURIComponent(area)}`}`
  const mayRaise = answers.list.can.follow?.allowed === true
  const areaName = areas.find(({ id }) => String(id) === area)?.name ?? t('indications.all-areas')
  return (
    <>
      <PageTitle
        title={t('indications.title')}
        lead={t('indications.lead')}
        actions={
          mayRaise && (
            <LinkButton href={raiseHref} variant="primary" icon="plus">
              {t('indications.raise')}
            </LinkButton>
          )
        }
      />
      <Notice>{t('indications.restricted')}</Notice>
      <Tabs
        label={t('indications.title')}
        tabs={indicationViews.map((name) => ({
          label: t(`indications.view.${name}`),
          href: `/indications?view=${name}${inArea}`,
          current: name === view,
          count: counts[name] ?? 0,
        }))}
      />
      <FilterBar
        action="/indications"
        sentence={`${t(`indications.view.${view}`)}, ${areaName}`}
        count={t('indications.count', { n: indications.length })}
        clearHref={`/indications?view=${view}`}
        open={area !== ''}
      >
        <input type="hidden" name="view" value={view} />
        <Select
          name="area"
          label={t('indications.area')}
          value={area}
          options={areas.map(({ id, name }) => ({ value: String(id), label: name }))}
          emptyLabel={t('indications.all-areas')}
          optional
        />
      </FilterBar>
      <DataTable
        caption={t('indications.title')}
        captionHidden
        columns={[
          {
            label: t('indications.area'),
            rowHeader: true,
            cell: (one) => <a href={`/indications/${one.id}`}>{one.area}</a>,
          },
          {
            label: t('indications.about'),
            cell: ({ ofEvent }) => t(ofEvent ? 'indications.about.event' : 'indications.about.area'),
          },
          { label: t('indications.raised'), cell: ({ raisedWeek }) => formatWeek(language, raisedWeek, true) },
          {
            label: t('indications.last'),
            cell: ({ last }) =>
              last
                ? t('indications.last.value', {
                    verdict: t(`indications.verdict.${last.verdict}`),
                    week: formatWeek(language, last.week),
                  })
                : t('indications.last.none'),
          },
          { label: t('indications.state'), cell: (one) => <IndicationState {...one} /> },
        ]}
        rows={indications}
        rowKey={({ id }) => String(id)}
        empty={
          <EmptyState
            title={t('indications.empty.title')}
            meaning={t('indications.empty.meaning')}
            next={mayRaise && <LinkButton href={raiseHref}>{t('indications.raise')}</LinkButton>}
          />
        }
      />
    </>
  )
}
