import type { FormState } from '#kernel/http/request.ts'
import type { PageProps, Read } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { ObjectHistory } from '#web/ui/object-history.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import { calendarTexts } from '../calendar.texts.ts'
import { type CalendarEntry, calendarKinds, eventRisks } from '../calendar.ts'
import { sayDays } from '../calendar-say.ts'

type Areas = readonly { readonly id: number; readonly name: string }[]
type Entries = Parameters<typeof ObjectHistory>[0]['entries']
type NewProps = PageProps<{ calendar: Read<{ readonly areas: Areas }> }>
type OneProps = PageProps<{
  found: Read<{ readonly entry: CalendarEntry; readonly areas: Areas }>
  history: Read<Entries>
}>

const untouched: FormState = { values: {}, issues: [], problem: null }

export function CalendarNewPage({ answers, form }: NewProps) {
  const t = useTexts(calendarTexts)
  const posted = usePosted(form)
  return (
    <>
      <Breadcrumbs trail={[{ label: t('calendar.title'), href: '/calendar' }]} here={t('calendar.new.title')} />
      <PageTitle title={t('calendar.new.title')} />
      <FormProblem posted={posted} />
      <Form action="/calendar/new">
        <EntryFields posted={posted} areas={answers.calendar.data.areas} />
        <Button>{t('calendar.add')}</Button>
      </Form>
    </>
  )
}

export function CalendarEntryPage({ answers, request, form }: OneProps) {
  const t = useTexts(calendarTexts)
  const { entry, areas } = answers.found.data
  const isRemoval = request.path.endsWith('/remove')
  const posted = usePosted(isRemoval ? untouched : form)
  const removal = usePosted(isRemoval ? form : untouched)
  const areaName = (id: unknown) => areas.find((area) => area.id === id)?.name
  const names = (field: string, value: unknown) => {
    if (field === 'areaId') return areaName(value)
    if (field === 'kind') return t(`calendar.kind.${value as CalendarEntry['kind']}`)
    return field === 'risk' ? t(`calendar.risk.${value as CalendarEntry['risk']}`) : undefined
  }
  return (
    <>
      <Breadcrumbs
        trail={[{ label: t('calendar.title'), href: `/calendar?year=${entry.firstDay.slice(0, 4)}` }]}
        here={entry.name}
      />
      <PageTitle title={<bdi>{entry.name}</bdi>} kicker={t(`calendar.kind.${entry.kind}`)} />
      {request.query.saved !== undefined && <Notice tone="success">{t('calendar.saved')}</Notice>}
      {answers.found.can.change?.allowed ? (
        <>
          <FormProblem posted={posted} />
          <Form action={`/calendar/${entry.id}`}>
            <input type="hidden" name="version" value={entry.version} />
            <EntryFields posted={posted} areas={areas} entry={entry} />
            <Button>{t('calendar.save')}</Button>
          </Form>
          <FormProblem posted={removal} />
          <Form action={`/calendar/${entry.id}/remove`}>
            <input type="hidden" name="version" value={entry.version} />
            <Button variant="secondary" danger>
              {t('calendar.remove')}
            </Button>
          </Form>
        </>
      ) : (
        <Facts
          facts={[
            { label: t('calendar.when'), value: sayDays(request.language, entry) },
            { label: t('calendar.area'), value: areaName(entry.areaId) ?? t('calendar.area.whole') },
            { label: t('calendar.risk.column'), value: t(`calendar.risk.${entry.risk}`) },
          ]}
        />
      )}
      <Section title={t('calendar.history')}>
        <ObjectHistory entries={answers.history.data} type="situation.calendar_entry" name={names} />
      </Section>
    </>
  )
}

type FieldsProps = { readonly posted: Posted; readonly areas: Areas; readonly entry?: CalendarEntry }

function EntryFields({ posted, areas, entry }: FieldsProps) {
  const t = useTexts(calendarTexts)
  const field = (name: string, stored?: string | number | null) => ({
    name,
    value: posted.value(name, stored),
    error: posted.error(name),
  })
  return (
    <>
      <Select
        {...field('kind', entry?.kind ?? 'event')}
        label={t('calendar.kind')}
        options={calendarKinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
        emptyLabel={null}
      />
      <TextInput
        {...field('name', entry?.name)}
        label={t('calendar.name')}
        help={t('calendar.name.help')}
        maxLength={80}
      />
      <DateInput {...field('firstDay', entry?.firstDay)} label={t('calendar.first')} />
      <DateInput
        {...field('lastDay', entry?.lastDay)}
        label={t('calendar.last')}
        help={t('calendar.last.help')}
        optional
      />
      <Select
        {...field('area', entry?.areaId)}
        label={t('calendar.area')}
        help={t('calendar.area.help')}
        options={areas.map(({ id, name }) => ({ value: String(id), label: name }))}
        emptyLabel={t('calendar.area.whole')}
        optional
      />
      <Select
        {...field('risk', entry?.risk ?? 'ordinary')}
        label={t('calendar.risk')}
        help={t('calendar.risk.help')}
        options={eventRisks.map((value) => ({ value, label: t(`calendar.risk.${value}`) }))}
        emptyLabel={null}
      />
    </>
  )
}
