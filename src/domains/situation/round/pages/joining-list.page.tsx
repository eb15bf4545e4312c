import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { joiningTexts } from '../joining.texts.ts'
import type { JoiningList } from '../joining.ts'
import { roundTexts } from '../round.texts.ts'

type Props = PageProps<{ joining: Read<JoiningList> }>
type Row = JoiningList[number]

/** How far each party has come: those with something left first. */
export function JoiningListPage({ answers }: Props) {
  const t = useTexts(joiningTexts)
  const tRound = useTexts(roundTexts)
  const say = useCodes()
  const language = useLanguage()
  const left = ({ steps, ended }: Row) => (ended ? 0 : steps.filter(({ done }) => !done).length)
  const rows = answers.joining.data.toSorted((a, b) => left(b) - left(a))
  return (
    <>
      <Breadcrumbs trail={[{ label: tRound('round.title'), href: '/round' }]} here={t('joining.title')} />
      <PageTitle title={t('joining.title')} lead={t('joining.lead')} />
      <DataTable
        caption={t('joining.title')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            label: tRound('round.party'),
            rowHeader: true,
            cell: ({ id, name }) => <a href={`/round/parties/${id}`}>{name}</a>,
          },
          {
            label: say('participation.agreement'),
            cell: ({ agreement }) => say(`participation.agreement.${agreement}`),
          },
          {
            label: t('joining.first'),
            cell: ({ firstWeek }) => (firstWeek === null ? '–' : formatWeek(language, firstWeek, true)),
          },
          { label: t('joining.next'), cell: (row) => <Next row={row} /> },
        ]}
        empty={
          <EmptyState
            title={t('joining.empty')}
            meaning={t('joining.empty.text')}
            next={<LinkButton href="/parties">{tRound('round.empty.next')}</LinkButton>}
          />
        }
      />
    </>
  )
}

function Next({ row: { steps, ended } }: { row: Row }) {
  const t = useTexts(joiningTexts)
  if (ended) return <State stage="stopped">{t('joining.ended')}</State>
  const next = steps.find(({ done }) => !done)
  return next ? (
    <State stage="needs-you">{t(`joining.next.${next.step}`)}</State>
  ) : (
    <State stage="done">{t('joining.all-done')}</State>
  )
}
