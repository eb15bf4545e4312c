import type { PageProps, Read } from '#kernel/http/route.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { LinkButton } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Select } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Time } from '#web/ui/time.tsx'
import { messageTexts } from '../message.texts.ts'
import { type DispatchView, dispatchStates } from '../message.ts'

export type DispatchListReads = {
  dispatches: Read<{
    readonly counts: { readonly queued: number; readonly sent: number; readonly failed: number }
    readonly rows: readonly DispatchView[]
  }>
}

const stageOf: Record<DispatchView['state'], Stage> = { queued: 'open', sent: 'done', failed: 'overdue' }

/** Whether letters come through by e-mail; for whoever answers for the system. */
export function DispatchListPage({ answers, request }: PageProps<DispatchListReads>) {
  const t = useTexts(messageTexts)
  const say = useCodes()
  const { counts, rows } = answers.dispatches.data
  const state = dispatchStates.find((known) => known === request.query.state)
  return (
    <>
      <PageTitle title={t('messages.dispatches.title')} lead={t('messages.dispatches.lead')} />
      <FilterBar
        action="/messages/dispatches"
        sentence={t('messages.dispatches.sentence', {
          state: state ? t(`messages.state.${state}`).toLowerCase() : t('messages.dispatches.any'),
        })}
        count={t('messages.dispatches.count', counts)}
        clearHref="/messages/dispatches"
        open={state !== undefined}
      >
        <Select
          name="state"
          label={t('messages.dispatches.state')}
          value={state}
          options={dispatchStates.map((value) => ({ value, label: t(`messages.state.${value}`) }))}
          emptyLabel={t('messages.dispatches.any')}
        />
      </FilterBar>
      <DataTable
        caption={t('messages.dispatches.title')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[
          { label: t('messages.dispatches.to'), rowHeader: true, cell: ({ to }) => to },
          { label: t('messages.dispatches.kind'), cell: ({ kind, params }) => say(`message.${kind}.subject`, params) },
          {
            label: t('messages.dispatches.posted'),
            cell: ({ postedAt }) => <Time value={postedAt} kind="instant" />,
          },
          {
            label: t('messages.dispatches.state'),
            cell: ({ state: at }) => <State stage={stageOf[at]}>{t(`messages.state.${at}`)}</State>,
          },
          { label: t('messages.dispatches.why'), cell: (row) => <Why row={row} /> },
        ]}
        empty={
          <EmptyState
            title={t('messages.dispatches.empty.title')}
            meaning={t('messages.dispatches.empty.text')}
            next={<LinkButton href="/messages">{t('messages.title')}</LinkButton>}
          />
        }
      />
    </>
  )
}

function Why({ row: { state, reason, attempts } }: { row: DispatchView }) {
  const t = useTexts(messageTexts)
  if (reason === null) return '–'
  const isServer = reason.startsWith('smtp-')
  const why = t('messages.reason', {
    why: isServer ? 'server' : reason.replaceAll('-', ''),
    code: isServer ? reason.slice('smtp-'.length) : reason,
  })
  return state === 'queued' ? `${why}, ${t('messages.attempts', { n: attempts })}` : why
}
