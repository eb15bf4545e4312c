import type { ReactNode } from 'react'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatInstant, formatWeek } from '#kernel/i18n/format.ts'
import { addWeeks } from '#kernel/time/week.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { Toolbar } from '#web/ui/toolbar.tsx'
import { observationTexts } from '../../observations/observation.texts.ts'
import type { Choices, ObservationView } from '../../observations/observation.view.ts'
import { ObservationMarks, Words } from '../../observations/pages/observation-marks.tsx'
import { type Names, namesOf } from '../../observations/pages/observation-names.ts'
import { shortWhenText } from '../../observations/pages/observation-when.ts'
import { duplicateTexts } from '../duplicate.texts.ts'
import { moderationTexts } from '../moderation.texts.ts'

type Pair = {
  readonly first: ObservationView
  readonly second: ObservationView
  readonly reasons: readonly string[]
}
type Found = {
  readonly from: string
  readonly to: string
  readonly area: number | null
  readonly week: string
  readonly tooMany: number | null
  readonly most: number
  readonly pairs: readonly Pair[]
  readonly total: number
  readonly apart: readonly {
    readonly first: number
    readonly second: number
    readonly saidBy: string
    readonly saidAt: string
  }[]
}
type Reads = { choices: Read<Choices>; found: Read<Found> }

/** What may have been reported twice, for whoever moderates: one decision on each row, and each can be taken back. */
export function DuplicateListPage({ answers, request, form }: PageProps<Reads>) {
  const t = useTexts(duplicateTexts)
  const m = useTexts(moderationTexts)
  const posted = usePosted(form)
  const { language, query } = request
  const names = namesOf(answers.choices.data, language)
  const found = answers.found.data
  const { from, to, area, pairs, total, tooMany, most } = found
  const week = (value: string) => formatWeek(language, value, true)
  const search = new URLSearchParams({ from, to, ...(area !== null && { area: String(area) }) })
  return (
    <>
      <Breadcrumbs trail={[{ label: m('moderation.title'), href: '/moderation' }]} here={t('duplicates.title')} />
      <PageTitle title={t('duplicates.title')} lead={t('duplicates.lead')} />
      <Done query={query} kept={<Kept found={found} />} />
      <FormProblem posted={posted} />
      <FilterBar
        action="/moderation/duplicates"
        sentence={t('duplicates.said', {
          area: area === null ? t('duplicates.everywhere') : names.area(area),
          from: week(from),
          to: week(to),
        })}
        count={t('duplicates.count', { n: total })}
        clearHref="/moderation/duplicates"
      >
        <Weeks name="from" label={t('duplicates.from')} value={from} found={found} />
        <Weeks name="to" label={t('duplicates.to')} value={to} found={found} />
        <Select
          name="area"
          label={t('duplicates.area')}
          value={area === null ? undefined : String(area)}
          options={names.areaOptions}
          emptyLabel={t('duplicates.everywhere')}
        />
      </FilterBar>
      {tooMany !== null && <Notice tone="needs-you">{t('duplicates.too-many', { n: tooMany, most })}</Notice>}
      {total > pairs.length && <p>{t('duplicates.most', { n: pairs.length })}</p>}
      {tooMany === null && <Pairs found={found} names={names} />}
      {pairs.length > 0 && <Toolbar downloads={[{ format: 'CSV', href: `/moderation/duplicates.csv?${search}` }]} />}
      <ApartList found={found} />
    </>
  )
}

/** The selection, so that a decision leads back to the same list. */
function Kept({ found: { from, to, area } }: { found: Found }) {
  return (
    <>
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      {area !== null && <input type="hidden" name="area" value={area} />}
    </>
  )
}

type WeeksProps = { name: 'from' | 'to'; label: string; value: string; found: Found }

function Weeks({ name, label, value, found }: WeeksProps) {
  const language = useLanguage()
  const last = Array.from({ length: 26 }, (_, back) => addWeeks(found.week, -back))
  const weeks = last.includes(value) ? last : [...last, value]
  return (
    <Select
      name={name}
      label={label}
      value={value}
      options={weeks.map((one) => ({ value: one, label: formatWeek(language, one, true) }))}
      emptyLabel={null}
    />
  )
}

type DoneProps = { query: Readonly<Record<string, string | readonly string[]>>; kept: ReactNode }

function Done({ query, kept }: DoneProps) {
  const t = useTexts(duplicateTexts)
  const { merged, apart, undone } = query
  const undo = <Button variant="secondary">{t('duplicates.undo')}</Button>
  if (undone !== undefined) return <Notice tone="success">{t('duplicates.undone')}</Notice>
  if (typeof merged === 'string')
    return (
      <Notice tone="success">
        <p>{t('duplicates.merged')}</p>
        <Form action={`/moderation/duplicates/merged/${encodeURIComponent(merged)}/undo`}>
          {kept}
          {undo}
        </Form>
      </Notice>
    )
  const [first, second] = typeof apart === 'string' ? apart.split(',') : []
  if (first === undefined || second === undefined) return null
  return (
    <Notice tone="success">
      <p>{t('duplicates.parted', { first, second })}</p>
      <Form action="/moderation/duplicates/apart/undo">
        {kept}
        <input type="hidden" name="first" value={first} />
        <input type="hidden" name="second" value={second} />
        {undo}
      </Form>
    </Notice>
  )
}

function Pairs({ found, names }: { found: Found; names: Names }) {
  const t = useTexts(duplicateTexts)
  const code = useCodes()
  return (
    <DataTable
      caption={t('duplicates.title')}
      captionHidden
      rows={found.pairs}
      rowKey={({ first, second }) => `${first.id} ${second.id}`}
      columns={[
        {
          label: t('duplicates.first'),
          rowHeader: true,
          cell: ({ first }) => <One observation={first} names={names} />,
        },
        { label: t('duplicates.second'), cell: ({ second }) => <One observation={second} names={names} /> },
        { label: t('duplicates.why'), cell: ({ reasons }) => reasons.map((reason) => code(reason)).join(', ') },
        { label: t('duplicates.do'), cell: (pair) => <Decide pair={pair} found={found} /> },
      ]}
      empty={<EmptyState title={t('duplicates.none')} meaning={t('duplicates.none-meaning')} />}
    />
  )
}

function One({ observation, names }: { observation: ObservationView; names: Names }) {
  const language = useLanguage()
  return (
    <>
      <a href={`/observations/${observation.id}`}>
        {names.category(observation.categoryId)}, {shortWhenText(language, observation)}
      </a>
      <br />
      {names.where(observation)}. {names.party(observation.partyId)}. <ObservationMarks observation={observation} />{' '}
      <Words text={observation.text} most={120} />
    </>
  )
}

function Decide({ pair: { first, second }, found }: { pair: Pair; found: Found }) {
  const t = useTexts(duplicateTexts)
  const o = useTexts(observationTexts)
  const which = t('duplicates.merge-label', {
    first: o('observations.one', { id: first.id }),
    second: o('observations.one', { id: second.id }),
  })
  return (
    <Form action="/moderation/duplicates/merge">
      <Kept found={found} />
      <input type="hidden" name="first" value={first.id} />
      <input type="hidden" name="second" value={second.id} />
      <div className="button-row">
        <Button variant="secondary">
          {t('duplicates.merge')} <span className="sr-only">{which}</span>
        </Button>
        <Button variant="tertiary" formAction="/moderation/duplicates/apart">
          {t('duplicates.not-same')} <span className="sr-only">{which}</span>
        </Button>
      </div>
      <a href={`/batches?ids=${first.id}&ids=${second.id}`}>
        {t('duplicates.other-way')} <span className="sr-only">{which}</span>
      </a>
    </Form>
  )
}

function ApartList({ found }: { found: Found }) {
  const t = useTexts(duplicateTexts)
  const o = useTexts(observationTexts)
  const language = useLanguage()
  if (found.apart.length === 0) return null
  const link = (id: number) => <a href={`/observations/${id}`}>{o('observations.one', { id })}</a>
  return (
    <Section title={t('duplicates.apart')}>
      <DataTable
        caption={t('duplicates.apart')}
        captionHidden
        rows={found.apart}
        rowKey={({ first, second }) => `${first} ${second}`}
        columns={[
          {
            label: t('duplicates.apart-pair'),
            rowHeader: true,
            cell: ({ first, second }) => (
              <>
                {link(first)}, {link(second)}
              </>
            ),
          },
          {
            label: t('duplicates.apart-by'),
            cell: ({ saidBy, saidAt }) => `${saidBy}, ${formatInstant(language, saidAt)}`,
          },
          {
            label: t('duplicates.do'),
            cell: ({ first, second }) => (
              <Form action="/moderation/duplicates/apart/undo">
                <Kept found={found} />
                <input type="hidden" name="first" value={first} />
                <input type="hidden" name="second" value={second} />
                <Button variant="tertiary">
                  {t('duplicates.undo')}
                  <span className="sr-only">
                    {' '}
                    {first}, {second}
                  </span>
                </Button>
              </Form>
            ),
          },
        ]}
        empty={null}
      />
    </Section>
  )
}
