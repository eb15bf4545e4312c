import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatWeek } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { addWeeks, isIsoWeek } from '#kernel/time/week.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { Button, ButtonRow, LinkButton } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choice.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page.tsx'
import { Pagination } from '#web/ui/pagination.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { batchTexts } from '../../moderation/batch.texts.ts'
import { moderationTexts } from '../../moderation/moderation.texts.ts'
import { observationTexts } from '../observation.texts.ts'
import { bases, type ObservationStatus, type observationOrders, observationStatuses } from '../observation.ts'
import type { Choices, ObservationView } from '../observation.view.ts'
import { filterNames, filterSentence } from './observation-filter.ts'
import { ObservationMarks, Words } from './observation-marks.tsx'
import { namesOf } from './observation-names.ts'
import { shortWhenText } from './observation-when.ts'

type Listed = {
  readonly rows: readonly ObservationView[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly week: string
}
type Reads = { choices: Read<Choices>; list: Read<Listed> }

export const stageOf: Record<ObservationStatus, Stage> = {
  new: 'needs-you',
  triaged: 'open',
  verified: 'active',
  'in-picture': 'done',
  dismissed: 'stopped',
  merged: 'stopped',
}

/** The last year's weeks, and the one that is chosen if it is older. */
function weekOptions(language: Language, current: string, chosen: string | undefined) {
  const weeks = Array.from({ length: 53 }, (_, back) => addWeeks(current, -back))
  const all = chosen === undefined || weeks.includes(chosen) || !isIsoWeek(chosen) ? weeks : [...weeks, chosen]
  return all.map((value) => ({ value, label: formatWeek(language, value, true) }))
}

export function ObservationListPage({ answers, request, form }: PageProps<Reads>) {
  const t = useTexts(observationTexts)
  const m = useTexts(moderationTexts)
  const b = useTexts(batchTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const names = namesOf(answers.choices.data, language)
  const { rows, total, page, week } = answers.list.data
  const { report, triage } = answers.list.can
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined)
  const picked = (names: readonly string[]) =>
    names.flatMap((name) => {
      const value = one(name)
      return value === undefined ? [] : [[name, value] as [string, string]]
    })
  const filters = picked(filterNames)
  const kept = [...filters, ...picked(['sort', 'direction'])]
  const search = new URLSearchParams(kept)
  const href = (number: number) => `/observations?${new URLSearchParams([...kept, ['page', String(number)]])}`
  const sortBy = (order: (typeof observationOrders)[number]) => {
    const sort = one('sort') ?? 'when'
    const usual = order === 'when' ? 'descending' : 'ascending'
    const now = one('direction') ?? (sort === 'when' ? 'descending' : 'ascending')
    const direction =
      sort !== order ? undefined : now === 'descending' ? ('descending' as const) : ('ascending' as const)
    const next = direction === undefined ? usual : direction === 'descending' ? 'ascending' : 'descending'
    return {
      href: `/observations?${new URLSearchParams([...filters, ['sort', order], ['direction', next]])}`,
      direction,
    }
  }
  const said = filterSentence(names, query, language)
  return (
    <>
      <PageTitle
        title={t('observations.title')}
        actions={
          <>
            {report?.allowed && (
              <LinkButton href="/report" variant="primary">
                {t('observations.report.title')}
              </LinkButton>
            )}
            {triage?.allowed && <LinkButton href="/moderation">{m('moderation.title')}</LinkButton>}
            {triage?.allowed && <LinkButton href="/imports/new">{t('observations.import')}</LinkButton>}
          </>
        }
      />
      {one('moved') !== undefined && (
        <Notice tone="success">
          {t('observations.triaged', { moved: Number(one('moved')), left: Number(one('left') ?? 0) })}
        </Notice>
      )}
      <FormProblem posted={posted} />
      <FilterBar
        action="/observations"
        sentence={said}
        count={t('observations.count', { n: total })}
        clearHref="/observations"
        open={filters.length > 0}
      >
        <TextInput name="words" label={t('observations.filter.words')} value={one('words')} optional />
        <Select
          name="category"
          label={t('observations.filter.category')}
          value={one('category')}
          options={names.categoryOptions}
          emptyLabel={t('observations.filter.everything')}
        />
        <Select
          name="area"
          label={t('observations.filter.area')}
          value={one('area')}
          options={names.areaOptions}
          emptyLabel={t('observations.filter.everywhere')}
        />
        <Select
          name="party"
          label={t('observations.filter.party')}
          value={one('party')}
          options={names.partyOptions}
          emptyLabel={t('observations.filter.everybody')}
        />
        <Select
          name="status"
          label={t('observations.filter.status')}
          value={one('status')}
          options={observationStatuses.map((status) => ({ value: status, label: t(`observations.status.${status}`) }))}
          emptyLabel={t('observations.filter.any-status')}
        />
        <Select
          name="basis"
          label={t('observations.filter.basis')}
          value={one('basis')}
          options={bases.map((basis) => ({ value: basis, label: t(`observations.basis.${basis}`) }))}
          emptyLabel={t('observations.filter.any-basis')}
        />
        <CheckboxGroup
          name="rumours"
          label={m('observations.assessment.state')}
          values={one('rumours') === undefined ? [] : ['yes']}
          choices={[{ value: 'yes', label: m('observations.filter.rumours') }]}
          optional
        />
        <Select
          name="from"
          label={t('observations.filter.from')}
          value={one('from')}
          options={weekOptions(language, week, one('from'))}
          emptyLabel={t('observations.filter.any-week')}
        />
        <Select
          name="to"
          label={t('observations.filter.to')}
          value={one('to')}
          options={weekOptions(language, week, one('to'))}
          emptyLabel={t('observations.filter.any-week')}
        />
      </FilterBar>
      <Form action="/observations/triage">
        <DataTable
          caption={t('observations.title')}
          captionHidden
          rows={rows}
          rowKey={(row) => String(row.id)}
          select={
            triage?.allowed
              ? { name: 'ids', value: (row) => String(row.id), label: (row) => t('observations.one', { id: row.id }) }
              : undefined
          }
          columns={[
            {
              label: t('observations.column.when'),
              sort: sortBy('when'),
              rowHeader: true,
              cell: (row) => <a href={`/observations/${row.id}`}>{shortWhenText(language, row)}</a>,
            },
            { label: t('observations.column.week'), cell: (row) => formatWeek(language, row.week) },
            {
              label: t('observations.column.category'),
              sort: sortBy('category'),
              cell: (row) => names.category(row.categoryId),
            },
            { label: t('observations.column.where'), sort: sortBy('area'), cell: (row) => names.where(row) },
            {
              label: t('observations.column.text'),
              cell: (row) => <Words text={row.text} most={140} />,
            },
            { label: t('observations.column.party'), sort: sortBy('party'), cell: (row) => names.party(row.partyId) },
            {
              label: t('observations.column.status'),
              sort: sortBy('status'),
              cell: (row) => (
                <>
                  <State stage={stageOf[row.status]}>{t(`observations.status.${row.status}`)}</State>
                  <ObservationMarks observation={row} />
                </>
              ),
            },
          ]}
          empty={
            <EmptyState
              title={t('observations.empty.title')}
              meaning={t('observations.empty.text')}
              next={report?.allowed && <LinkButton href="/report">{t('observations.report.title')}</LinkButton>}
            />
          }
        />
        {triage?.allowed && rows.length > 0 && (
          <ButtonRow>
            <Button name="status" value="triaged" variant="secondary">
              {t('observations.action.triage')}
            </Button>
            <Button name="status" value="verified" variant="secondary">
              {t('observations.action.verify')}
            </Button>
            <Button formAction="/batches" formMethod="get" variant="secondary">
              {b('batch.open')}
            </Button>
            <LinkButton href={`/batches/all?${new URLSearchParams(filters)}`}>
              {b('batch.all.open', { n: total })}
            </LinkButton>
          </ButtonRow>
        )}
      </Form>
      <Pagination page={page} pageSize={50} total={total} href={href} />
      <Toolbar
        downloads={[
          { format: 'CSV', href: `/observations/export.csv?${search}` },
          { format: 'Excel', href: `/observations/export.xlsx?${search}` },
        ]}
      />
    </>
  )
}
