import type { PageProps, Read } from '#kernel/http/route.ts'
import { formatNumber } from '#kernel/i18n/format.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choice.tsx'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DescriptionDetails } from '#web/ui/facts.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, type Posted, usePosted } from '#web/ui/posted.tsx'
import type { Choices } from '../../observations/observation.view.ts'
import { type Names, namesOf } from '../../observations/pages/observation-names.ts'
import { shortWhenText } from '../../observations/pages/observation-when.ts'
import { conflictPolicies, type RowProblem } from '../import.ts'
import { importPageTexts } from '../import-page.texts.ts'
import { MappingForm, type Readable, wordsId } from './import-mapping-form.tsx'
import { ImportProblems } from './import-problems.tsx'

type LookedRow = {
  readonly row: number
  readonly partyId: number
  readonly categoryId: number
  readonly areaId: number
  readonly placeId: number | null
  readonly occurredFrom: string
  readonly occurredTo: string | null
  readonly precision: 'minute' | 'day' | 'week'
  readonly week: string
  readonly text: string
  readonly externalId: string | null
}
type Look = NonNullable<Readable['look']> & {
  readonly read: number
  readonly good: number
  readonly whole: boolean
  readonly rows: readonly LookedRow[]
  readonly problems: readonly RowProblem[]
}
type Inspected = Readable & {
  readonly fileName: string
  readonly warnings: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[]
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly read: boolean }[]
  readonly recalled: number | null
  readonly partyId: number
  readonly sameFile: boolean
  readonly look: Look | null
}
export type ColumnsReads = { inspected: Read<Inspected>; choices: Read<Choices> }

/** How a file is read, what would happen if it were stored, and storing it. Nothing is stored before the last button. */
export function ImportColumnsPage({ answers, request, form }: PageProps<ColumnsReads>) {
  const t = useTexts(importPageTexts)
  const posted = usePosted(form)
  const say = useCodes()
  const { language, params } = request
  const inspected = answers.inspected.data
  const names = namesOf(answers.choices.data, language)
  const { look } = inspected
  return (
    <>
      <PageTitle kicker={<a href="/imports">{t('imports.title')}</a>} title={inspected.fileName} />
      <FormProblem posted={posted} />
      {inspected.sameFile && <Notice tone="needs-you">{t('imports.same-file')}</Notice>}
      {inspected.warnings.map(({ code, params: about }) => (
        <Notice key={code}>{say(code, about)}</Notice>
      ))}
      {inspected.sheets.length > 1 && <SheetForm id={String(params.id)} sheets={inspected.sheets} posted={posted} />}
      {look && <Preview look={look} names={names} language={language} />}
      {look && look.good > 0 && <RunForm id={String(params.id)} posted={posted} />}
      <Section title={t('imports.map.title')}>
        <p>
          {inspected.recalled === null ? (
            t(look ? 'imports.map.lead' : 'imports.map.suggested')
          ) : (
            <Recalled inspected={inspected} />
          )}
        </p>
        <MappingForm id={String(params.id)} readable={inspected} posted={posted} />
      </Section>
      <Form action={`/imports/${params.id}/discard`}>
        <Button variant="tertiary" danger>
          {t('imports.discard')}
        </Button>
      </Form>
    </>
  )
}

function Recalled({ inspected: { recalled, partyId } }: { inspected: Inspected }) {
  const t = useTexts(importPageTexts)
  return <a href={`/imports/mappings/${partyId}`}>{t('imports.map.recalled', { version: recalled ?? 0 })}</a>
}

type SheetProps = { id: string; sheets: Inspected['sheets']; posted: Posted }

/** Which sheet of a workbook is read; hidden ones are named as such. */
function SheetForm({ id, sheets, posted }: SheetProps) {
  const t = useTexts(importPageTexts)
  return (
    <Section title={t('imports.sheet.title')}>
      <Form action={`/imports/${id}/sheet`}>
        <Select
          name="sheet"
          label={t('imports.sheet')}
          emptyLabel={null}
          value={posted.value('sheet', sheets.find(({ read }) => read)?.name ?? null)}
          options={sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('imports.sheet.hidden', { name }) : name,
          }))}
          error={posted.error('sheet')}
        />
        <Button variant="secondary">{t('imports.sheet.submit')}</Button>
      </Form>
    </Section>
  )
}

function Preview({ look, names, language }: { look: Look; names: Names; language: 'sv' | 'en' }) {
  const t = useTexts(importPageTexts)
  const words = look.categories.length + look.areas.length
  return (
    <Section title={t('imports.preview.title')}>
      <p>{t('imports.preview.summary', { good: look.good, read: look.read })}</p>
      {!look.whole && <p>{t('imports.preview.part', { read: look.read })}</p>}
      {words > 0 && (
        <Notice tone="needs-you" actions={<a href={`#${wordsId}`}>{t('imports.map.words')}</a>}>
          {t('imports.preview.words', { n: words })}
        </Notice>
      )}
      {look.problems.length > 0 && (
        <DescriptionDetails summary={t('imports.preview.problems', { n: look.read - look.good })}>
          <ImportProblems problems={look.problems} caption={t('imports.result.rejected')} />
        </DescriptionDetails>
      )}
      {look.rows.length > 0 && (
        <DataTable
          caption={t('imports.preview.rows')}
          rows={look.rows}
          rowKey={(row) => String(row.row)}
          columns={[
            {
              label: t('imports.column.row'),
              numeric: true,
              rowHeader: true,
              cell: (row) => formatNumber(language, row.row),
            },
            { label: t('imports.field.when'), cell: (row) => shortWhenText(language, row) },
            { label: t('imports.field.category'), cell: (row) => names.category(row.categoryId) },
            { label: t('imports.field.area'), cell: (row) => names.where(row) },
            { label: t('imports.field.text'), cell: (row) => <bdi>{row.text.slice(0, 140)}</bdi> },
            { label: t('imports.field.source'), cell: (row) => names.party(row.partyId) },
          ]}
          empty={null}
        />
      )}
    </Section>
  )
}

function RunForm({ id, posted }: { id: string; posted: Posted }) {
  const t = useTexts(importPageTexts)
  return (
    <Section title={t('imports.run.title')}>
      <Form action={`/imports/${id}/begin`}>
        <Select
          name="onConflict"
          label={t('imports.run.conflict')}
          emptyLabel={null}
          value={posted.value('onConflict', 'stop')}
          options={conflictPolicies.map((policy) => ({ value: policy, label: t(`imports.run.conflict.${policy}`) }))}
        />
        <CheckboxGroup
          name="goodRows"
          label={t('imports.run.good-rows')}
          values={posted.value('goodRows') === undefined ? [] : ['true']}
          choices={[{ value: 'true', label: t('imports.run.good-rows.yes') }]}
        />
        <TextInput
          name="namesReason"
          label={t('imports.run.names-reason')}
          value={posted.value('namesReason')}
          error={posted.error('namesReason')}
          optional
        />
        <p>{t('imports.try.help')}</p>
        <Button variant="secondary" name="dryRun" value="true">
          {t('imports.try.submit')}
        </Button>
        <Button>{t('imports.run.submit')}</Button>
      </Form>
    </Section>
  )
}
