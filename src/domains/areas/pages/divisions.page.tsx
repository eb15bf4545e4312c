import type { PageProps, Read } from '#kernel/http/route.ts'
import { State } from '#web/ui/badge.tsx'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { EmptyState } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { fromTheBeginning } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import type { Division } from '../division.ts'
import { useAreaWords } from './area-words.ts'

export function DivisionsPage({ answers, form }: PageProps<{ divisions: Read<readonly Division[]> }>) {
  const t = useTexts(areasTexts)
  const words = useAreaWords()
  const posted = usePosted(form)
  const { data: divisions, can } = answers.divisions
  const mayChange = can.change?.allowed === true
  return (
    <>
      <Breadcrumbs trail={[{ label: t('areas.title'), href: '/areas' }]} here={t('areas.division.title')} />
      <PageTitle title={t('areas.division.title')} lead={t('areas.division.lead')} />
      <FormProblem posted={posted} />
      <DataTable
        caption={t('areas.division.title')}
        captionHidden
        columns={[
          {
            label: t('areas.name'),
            rowHeader: true,
            cell: ({ id, name }) => <a href={`/areas?division=${id}`}>{name}</a>,
          },
          { label: t('areas.valid'), cell: words.period },
          {
            label: t('areas.division.main'),
            cell: ({ main }) => (main ? <State stage="active">{t('areas.division.main')}</State> : words.yesNo(false)),
          },
          ...(mayChange
            ? [
                {
                  label: t('areas.change'),
                  cell: ({ id, name }: Division) => (
                    <a href={`/areas/divisions/${id}`}>{t('areas.change.title', { name })}</a>
                  ),
                },
              ]
            : []),
        ]}
        rows={divisions}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title={t('areas.division.empty.title')} meaning={t('areas.division.empty.meaning')} />}
      />
      {mayChange && (
        <p>
          {t('areas.division.counted')} <a href="/observations/reassign">{t('areas.division.count-anew')}</a>
        </p>
      )}
      {mayChange && (
        <Section title={t('areas.division.add')}>
          <Form action="/areas/divisions">
            <DivisionFields posted={posted} stored={{ name: '', validFrom: fromTheBeginning, validTo: null }} />
            <Button>{t('areas.division.add')}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}

export function DivisionPage({ answers, form }: PageProps<{ division: Read<Division> }>) {
  const t = useTexts(areasTexts)
  const posted = usePosted(form)
  const { data: division } = answers.division
  const version = <input type="hidden" name="version" value={division.version} />
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: t('areas.title'), href: `/areas?division=${division.id}` },
          { label: t('areas.division.title'), href: '/areas/divisions' },
        ]}
        here={division.name}
      />
      <PageTitle
        title={t('areas.change.title', { name: division.name })}
        state={division.main && <State stage="active">{t('areas.division.main')}</State>}
      />
      <FormProblem posted={posted} />
      <Form action={`/areas/divisions/${division.id}`}>
        {version}
        <DivisionFields posted={posted} stored={division} />
        <Button>{t('areas.save')}</Button>
      </Form>
      {!division.main && (
        <Section title={t('areas.division.main')}>
          <p>{t('areas.division.main-warning')}</p>
          <Form action={`/areas/divisions/${division.id}/main`}>
            {version}
            <Button variant="secondary">{t('areas.division.make-main', { name: division.name })}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}

function DivisionFields({
  posted,
  stored,
}: {
  posted: Posted
  stored: Pick<Division, 'name' | 'validFrom' | 'validTo'>
}) {
  const t = useTexts(areasTexts)
  const field = (name: 'name' | 'validFrom' | 'validTo') => ({
    name,
    value: posted.value(name, stored[name]),
    error: posted.error(name),
  })
  return (
    <>
      <TextInput {...field('name')} label={t('areas.division.name')} maxLength={80} />
      <DateInput {...field('validFrom')} label={t('areas.valid-from')} help={t('areas.valid-from-help')} />
      <DateInput {...field('validTo')} label={t('areas.valid-to')} help={t('areas.valid-to-help')} optional />
    </>
  )
}
