import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatDate, formatNumber } from '#kernel/i18n/format.ts'
import { State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { EmptyState, Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { type Area, type AreaFacts, ancestorsOf, toFamily } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import type { Division } from '../division.ts'
import type { Population } from '../population.ts'
import { useAreaWords } from './area-words.ts'
import { useHistoryWords } from './history-words.ts'
import { type Outlined, OutlineMap } from './outline-map.tsx'

type Found = {
  readonly area: Area
  readonly division: Division
  /** every area the division has or has had */
  readonly divisionAreas: readonly AreaFacts[]
  readonly population: readonly Population[]
  readonly today: string
}
type Entries = Parameters<typeof ObjectHistory>[0]['entries']
type Props = PageProps<{ found: Read<Found>; around: Read<readonly Outlined[]>; history: Read<Entries> }>

export function AreaPage({ answers, request, form }: Props) {
  const t = useTexts(areasTexts)
  const words = useAreaWords()
  const { data, can } = answers.found
  const { area, division, divisionAreas, population } = data
  const family = toFamily(divisionAreas)
  const above = ancestorsOf(area, family).toReversed()
  const mayChange = can.change?.allowed === true
  const parent = above.at(-1)
  const historyWords = useHistoryWords(new Map(divisionAreas.map(({ id, name }) => [id, name])))
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: t('areas.title'), href: `/areas?division=${division.id}` },
          ...above.map(({ id, name }) => ({ label: name, href: `/areas/${id}` })),
        ]}
        here={area.name}
      />
      <PageTitle
        title={area.name}
        kicker={words.kind(area.kind)}
        state={<Standing area={area} today={data.today} />}
        actions={
          mayChange && (
            <LinkButton href={`/areas/${area.id}/edit`} icon="pencil">
              {t('areas.change')}
            </LinkButton>
          )
        }
      />
      {request.query.saved !== undefined && <Notice tone="success">{t('areas.saved')}</Notice>}
      <Section title={t('areas.facts')}>
        <Facts
          facts={[
            { label: t('areas.code'), value: area.code },
            { label: t('areas.division'), value: division.name },
            {
              label: t('areas.parent'),
              value: parent ? <a href={`/areas/${parent.id}`}>{parent.name}</a> : t('areas.parent-none'),
            },
            { label: t('areas.valid'), value: words.period(area) },
            { label: t('areas.level'), value: words.yesNo(area.inPicture) },
            { label: t('areas.drawn'), value: words.drawn(area.geometry) },
          ]}
        />
        {area.geometry === null ? (
          <Notice>{t('areas.no-map')}</Notice>
        ) : (
          <OutlineMap areas={answers.around.data} chosen={area.id} caption={t('areas.map.of', { name: area.name })} />
        )}
      </Section>
      {area.kind !== 'place' && <Children area={area} of={family.childrenOf(area.id)} mayChange={mayChange} />}
      {area.kind !== 'place' && <Inhabitants area={area} counts={population} form={form} mayChange={mayChange} />}
      <Section title={t('areas.history')}>
        <ObjectHistory entries={answers.history.data} type="areas.area" name={historyWords} />
      </Section>
    </>
  )
}

function Standing({ area, today }: { area: Area; today: string }) {
  const t = useTexts(areasTexts)
  const language = useLanguage()
  if (area.validTo !== null && area.validTo < today)
    return <State stage="stopped">{t('areas.state.ended', { last: formatDate(language, area.validTo) })}</State>
  if (area.validFrom > today)
    return <State stage="draft">{t('areas.state.coming', { first: formatDate(language, area.validFrom) })}</State>
  return <State stage="active">{t('areas.state.current')}</State>
}

function Children({ area, of, mayChange }: { area: Area; of: readonly AreaFacts[]; mayChange: boolean }) {
  const t = useTexts(areasTexts)
  const words = useAreaWords()
  const add = mayChange && (
    <LinkButton href={`/areas/new?division=${area.divisionId}&parent=${area.id}`} icon="plus">
      {t('areas.children.add', { name: area.name })}
    </LinkButton>
  )
  return (
    <Section title={t('areas.children')} aside={of.length > 0 && add}>
      <DataTable
        caption={t('areas.children')}
        captionHidden
        columns={[
          { label: t('areas.name'), rowHeader: true, cell: ({ id, name }) => <a href={`/areas/${id}`}>{name}</a> },
          { label: t('areas.code'), cell: ({ code }) => code },
          { label: t('areas.kind'), cell: ({ kind }) => words.kind(kind) },
          { label: t('areas.level'), cell: ({ inPicture }) => words.yesNo(inPicture) },
          { label: t('areas.valid'), cell: words.period },
        ]}
        rows={of}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title={t('areas.children.empty')} meaning={t('areas.children.none')} next={add} />}
      />
    </Section>
  )
}

function Inhabitants({
  area,
  counts,
  form,
  mayChange,
}: {
  area: Area
  counts: readonly Population[]
  form: Props['form']
  mayChange: boolean
}) {
  const t = useTexts(areasTexts)
  const posted = usePosted(form)
  const field = (name: string) => ({ name, value: posted.value(name), error: posted.error(name) })
  return (
    <Section title={t('areas.population')} id="population">
      <DataTable
        caption={t('areas.population')}
        captionHidden
        columns={[
          { label: t('areas.population.year'), rowHeader: true, cell: ({ year }) => String(year) },
          { label: t('areas.population.count'), numeric: true, cell: ({ count }) => <Count of={count} /> },
        ]}
        rows={counts}
        rowKey={({ year }) => String(year)}
        empty={<EmptyState title={t('areas.not-stated')} meaning={t('areas.population.none')} />}
      />
      {mayChange && (
        <>
          <FormProblem posted={posted} />
          <Form action={`/areas/${area.id}/population`}>
            <TextInput {...field('year')} label={t('areas.population.year')} inputMode="numeric" width={4} />
            <TextInput {...field('count')} label={t('areas.population.count')} inputMode="numeric" width={8} />
            <Button variant="secondary">{t('areas.population.add')}</Button>
          </Form>
        </>
      )}
    </Section>
  )
}

function Count({ of }: { of: number }) {
  const language = useLanguage()
  return <>{formatNumber(language, of)}</>
}
