import type { PageProps, Reads } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choice.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Form } from '#web/ui/form.tsx'
import { FileInput } from '#web/ui/input.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { calendarTexts } from '../calendar.texts.ts'
import { type CalendarDraft, type CalendarPreview, calendarKinds } from '../calendar.ts'
import { sayDays } from '../calendar-say.ts'

/** A file is looked at first; what was seen is then stored, and nothing else. */
export function CalendarImportPage({ form }: PageProps<Reads>) {
  const t = useTexts(calendarTexts)
  const posted = usePosted(form)
  const preview = (form.result ?? null) as CalendarPreview | null
  return (
    <>
      <Breadcrumbs trail={[{ label: t('calendar.title'), href: '/calendar' }]} here={t('calendar.import')} />
      <PageTitle title={t('calendar.import.title')} lead={t('calendar.import.lead')} />
      <FormProblem posted={posted} />
      {preview && <Preview preview={preview} />}
      <Form action="/calendar/import" multipart>
        <FileInput
          name="file"
          label={t('calendar.import.file')}
          error={posted.error('file')}
          accept=".ics,.csv,.tsv,.txt,.xlsx"
        />
        <RadioGroup
          name="kind"
          label={t('calendar.import.kind')}
          help={t('calendar.import.kind.help')}
          value={posted.value('kind') ?? 'school-break'}
          error={posted.error('kind')}
          choices={calendarKinds.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))}
        />
        <Button variant={preview ? 'secondary' : 'primary'}>{t('calendar.import.look')}</Button>
      </Form>
    </>
  )
}

function Preview({ preview: { drafts, areas } }: { preview: CalendarPreview }) {
  const t = useTexts(calendarTexts)
  const language = useLanguage()
  const count = (state: CalendarDraft['state']) => drafts.filter((draft) => draft.state === state).length
  const fresh = drafts.filter(({ state }) => state === 'new')
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  return (
    <Section title={t('calendar.preview')}>
      <p role="status">
        {t('calendar.preview.count', { fresh: fresh.length, known: count('known'), refused: count('refused') })}
      </p>
      <DataTable
        caption={t('calendar.preview')}
        captionHidden
        columns={[
          { label: t('calendar.preview.row'), numeric: true, cell: ({ row }) => row },
          { label: t('calendar.name'), rowHeader: true, cell: ({ name }) => <bdi>{name || '–'}</bdi> },
          { label: t('calendar.kind'), cell: ({ kind }) => t(`calendar.kind.${kind}`) },
          {
            label: t('calendar.when'),
            cell: (draft) =>
              draft.state === 'refused' ? (
                <bdi>{[draft.firstDay, draft.lastDay].filter((day) => day !== '').join(' – ') || '–'}</bdi>
              ) : (
                sayDays(language, draft)
              ),
          },
          {
            label: t('calendar.area'),
            cell: ({ areaId, issues }) =>
              issues.some(({ path }) => path === 'area')
                ? '–'
                : areaId === null
                  ? t('calendar.area.whole')
                  : (names.get(areaId) ?? areaId),
          },
          { label: t('calendar.preview.state'), cell: (draft) => <Verdict draft={draft} /> },
        ]}
        rows={drafts}
        rowKey={({ row }) => String(row)}
        empty={null}
      />
      {fresh.length > 0 && (
        <Form action="/calendar/import/store">
          {fresh.map((draft, at) => (
            <Hidden key={draft.row} draft={draft} at={at} />
          ))}
          <Button>{t('calendar.preview.store', { n: fresh.length })}</Button>
        </Form>
      )}
    </Section>
  )
}

function Verdict({ draft }: { draft: CalendarDraft }) {
  const t = useTexts(calendarTexts)
  const code = useCodes()
  return (
    <>
      {t(`calendar.preview.${draft.state}`)}
      {draft.issues.map((issue) => (
        <p key={`${issue.path} ${issue.code}`} className="field-help">
          {t('calendar.preview.why', { value: issue.value || '–', why: code(issue.code, issue.params) })}
        </p>
      ))}
    </>
  )
}

function Hidden({ draft, at }: { draft: CalendarDraft; at: number }) {
  const fields = {
    kind: draft.kind,
    name: draft.name,
    firstDay: draft.firstDay,
    lastDay: draft.lastDay,
    area: draft.areaId ?? '',
    risk: draft.risk,
  }
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={`entries.${at}.${name}`} value={value} />
  ))
}
