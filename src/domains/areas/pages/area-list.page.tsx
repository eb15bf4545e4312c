import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { DateInput, Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { areaKinds } from '../area.ts'
import { inTreeOrder, type TreeNode } from '../area-tree.ts'
import { areasTexts } from '../areas.texts.ts'
import type { Division } from '../division.ts'
import type { AreaRow } from '../population.ts'
import { useAreaWords } from './area-words.ts'
import { OutlineMap } from './outline-map.tsx'

type Listing = {
  readonly division: Division | null
  readonly divisions: readonly Division[]
  readonly on: string
  readonly areas: readonly AreaRow[]
}
type Props = PageProps<{ areas: Read<Listing> }>
type Row = TreeNode<AreaRow>

export function AreaListPage({ answers, request }: Props) {
  const t = useTexts(areasTexts)
  const { data, can } = answers.areas
  const mayChange = can.change?.allowed === true
  const asked = new URLSearchParams(
    Object.entries(request.query).filter(([name]) => ['division', 'on', 'kind'].includes(name)) as [string, string][],
  )
  const narrowed = asked.has('on') || asked.has('kind')
  return (
    <>
      <PageTitle
        title={t('areas.title')}
        lead={t('areas.lead')}
        actions={
          mayChange && (
            <>
              <LinkButton href="/areas/import" variant="primary" icon="file">
                {t('areas.import')}
              </LinkButton>
              {data.division && (
                <LinkButton href={`/areas/new?division=${data.division.id}`} icon="plus">
                  {t('areas.add')}
                </LinkButton>
              )}
              <LinkButton href="/areas/divisions">{t('areas.divisions')}</LinkButton>
            </>
          )
        }
      />
      <Imported query={request.query} />
      {data.division ? (
        <>
          <Filter listing={data} query={request.query} />
          <OutlineMap areas={outlinesOf(data.areas)} caption={t('areas.map')} />
          <AreaTable listing={data} narrowed={narrowed} />
          {data.areas.length > 0 && (
            <Toolbar
              downloads={[
                { format: 'GeoJSON', href: `/areas/export.geojson?${asked}` },
                { format: 'CSV', href: `/areas/export.csv?${asked}` },
              ]}
            />
          )}
        </>
      ) : (
        <NoAreas mayChange={mayChange} />
      )}
    </>
  )
}

/** Those with a level, which never lie in each other; without any, all that are shown. */
function outlinesOf(areas: readonly AreaRow[]): readonly AreaRow[] {
  const levelled = areas.filter(({ inPicture }) => inPicture)
  return levelled.length > 0 ? levelled : areas
}

function Imported({ query }: { query: Props['request']['query'] }) {
  const t = useTexts(areasTexts)
  if (query.stored === undefined) return null
  const [stored, updated, rejected] = [query.stored, query.updated, query.rejected].map(
    (count) => Number(count ?? 0) || 0,
  ) as [number, number, number]
  return <Notice tone="success">{t('areas.imported', { stored, updated, rejected })}</Notice>
}

function Filter({
  listing: { division, divisions, on, areas },
  query,
}: {
  listing: Listing
  query: Props['request']['query']
}) {
  const t = useTexts(areasTexts)
  const language = useLanguage()
  const kind = areaKinds.find((known) => known === query.kind)
  return (
    <FilterBar
      action="/areas"
      sentence={t('areas.filter.sentence', {
        kind: kind ?? 'all',
        division: division?.name ?? '',
        on: formatDate(language, on),
      })}
      count={t('areas.filter.count', { count: areas.length })}
      clearHref="/areas"
    >
      <Select
        name="division"
        label={t('areas.division')}
        emptyLabel={null}
        value={String(division?.id ?? '')}
        options={divisions.map(({ id, name, main }) => ({
          value: String(id),
          label: main ? `${name} (${t('areas.division.main').toLocaleLowerCase(language)})` : name,
        }))}
      />
      <Select
        name="kind"
        label={t('areas.filter.kind')}
        emptyLabel={t('areas.filter.all')}
        value={kind}
        options={areaKinds.map((value) => ({ value, label: t(`areas.kind.${value}`) }))}
      />
      <DateInput name="on" label={t('areas.filter.on')} value={on} />
    </FilterBar>
  )
}

function AreaTable({ listing: { division, areas }, narrowed }: { listing: Listing; narrowed: boolean }) {
  const t = useTexts(areasTexts)
  const words = useAreaWords()
  const columns: readonly Column<Row>[] = [
    {
      label: t('areas.name'),
      rowHeader: true,
      cell: ({ area, depth }) => (
        <>
          {'\u2003'.repeat(depth)}
          <a className="ds-link" href={`/areas/${area.id}`}>
            {area.name}
          </a>
        </>
      ),
    },
    { label: t('areas.code'), cell: ({ area }) => area.code },
    { label: t('areas.kind'), cell: ({ area }) => words.kind(area.kind) },
    { label: t('areas.inhabitants'), numeric: true, cell: ({ area }) => words.inhabitants(area.population) },
    { label: t('areas.level'), cell: ({ area }) => words.yesNo(area.inPicture) },
    { label: t('areas.valid'), cell: ({ area }) => words.period(area) },
    { label: t('areas.size'), cell: ({ area }) => words.size(area.geometry) },
  ]
  return (
    <DataTable
      caption={t('areas.table', { division: division?.name ?? '' })}
      captionHidden
      columns={columns}
      rows={inTreeOrder(areas)}
      rowKey={({ area }) => String(area.id)}
      narrow="scroll"
      empty={narrowed ? <NoneMatch division={division} /> : <NoAreas mayChange />}
    />
  )
}

function NoneMatch({ division }: { division: Division | null }) {
  const t = useTexts(areasTexts)
  return (
    <EmptyState
      title={t('areas.none-match.title')}
      meaning={t('areas.none-match.meaning')}
      next={
        <LinkButton href={division ? `/areas?division=${division.id}` : '/areas'}>
          {t('areas.none-match.clear')}
        </LinkButton>
      }
    />
  )
}

function NoAreas({ mayChange }: { mayChange: boolean }) {
  const t = useTexts(areasTexts)
  return (
    <EmptyState
      title={t('areas.empty.title')}
      meaning={t('areas.empty.meaning')}
      next={
        mayChange && (
          <LinkButton href="/areas/import" variant="primary" icon="file">
            {t('areas.import')}
          </LinkButton>
        )
      }
    />
  )
}
