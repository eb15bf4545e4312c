import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { distributionTexts } from '../../delivery/distribution.texts.ts'
import { type PictureView, pictureKinds } from '../picture.ts'
import { titleOf } from '../picture-report-page.ts'
import { PictureState } from './picture-parts.tsx'
import { useSituationTexts } from './situation-words.ts'

type Listed = { readonly pictures: readonly PictureView[]; readonly latestWeek: string }
type Props = PageProps<{ list: Read<Listed> }>

export function PictureListPage({ answers, request }: Props) {
  const t = useSituationTexts()
  const delivery = useTexts(distributionTexts)
  const { language, query } = request
  const { pictures, latestWeek } = answers.list.data
  const kind = pictureKinds.find((one) => one === query.kind)
  const make = answers.list.can.make?.allowed && (
    <LinkButton href={`/pictures/new?week=${latestWeek}`} variant="primary">
      {t('pictures.new')}
    </LinkButton>
  )
  const actions = (
    <>
      {make}
      {answers.list.can.seeDelivery?.allowed && (
        <LinkButton href="/distribution">{delivery('distribution.title')}</LinkButton>
      )}
    </>
  )
  return (
    <>
      <PageTitle title={t('pictures.title')} lead={t('pictures.lead')} actions={actions} />
      <FilterBar
        action="/pictures"
        sentence={kind ? t(`picture.kind.${kind}`) : t('pictures.all')}
        count={t('pictures.count', { n: pictures.length })}
        clearHref="/pictures"
      >
        <Select
          name="kind"
          label={t('pictures.kind')}
          value={kind}
          options={pictureKinds.map((one) => ({ value: one, label: t(`picture.kind.${one}`) }))}
          emptyLabel={t('pictures.all')}
          optional
        />
      </FilterBar>
      <DataTable
        caption={t('pictures.title')}
        captionHidden
        columns={[
          {
            label: t('pictures.period'),
            rowHeader: true,
            cell: (picture) => <a href={`/pictures/${picture.id}`}>{titleOf(picture, language)}</a>,
          },
          { label: t('pictures.kind'), cell: (picture) => t(`picture.kind.${picture.kind}`) },
          { label: t('pictures.edition'), numeric: true, cell: ({ edition }) => edition },
          { label: t('pictures.status'), cell: ({ status }) => <PictureState status={status} /> },
          {
            label: t('pictures.published'),
            cell: ({ publishedAt }) => (publishedAt === null ? '–' : formatInstant(language, publishedAt)),
          },
        ]}
        rows={pictures}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title={t('pictures.empty.title')} meaning={t('pictures.empty.meaning')} next={make} />}
      />
    </>
  )
}
