import type { PageProps, Read } from '#kernel/http/route.ts'
import { Breadcrumbs } from '#web/ui/breadcrumbs.tsx'
import { Button, ButtonRow } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { DateInput, Select, TextInput } from '#web/ui/input.tsx'
import { useTexts } from '#web/ui/language.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle, Section } from '#web/ui/page.tsx'
import { FormProblem, usePosted } from '#web/ui/posted.tsx'
import { areaKinds } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import type { Division } from '../division.ts'
import type { PropertySummary } from '../feature-file.ts'
import { areaImportTexts } from '../import.texts.ts'
import type { PreviewOptions } from '../import-options.ts'
import type { ImportReport } from '../import-report.ts'
import { ImportCounts, ImportRemarks } from './import-result.tsx'

type Preview = {
  readonly upload: { readonly id: number; readonly fileName: string }
  readonly features: number
  readonly properties: readonly PropertySummary[]
  readonly divisions: readonly Division[]
  readonly chosen: PreviewOptions
  readonly report: ImportReport | null
}
type Props = PageProps<{ preview: Read<Preview> }>

export function ImportPreviewPage({ answers, form }: Props) {
  const t = useTexts(areaImportTexts)
  const posted = usePosted(form)
  const { upload, features, chosen, report } = answers.preview.data
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: useTexts(areasTexts)('areas.title'), href: '/areas' },
          { label: t('areas.import.title'), href: '/areas/import' },
        ]}
        here={upload.fileName}
      />
      <PageTitle
        title={t('areas.import.preview.title', { file: upload.fileName })}
        lead={t('areas.import.preview.lead', { features })}
      />
      <FormProblem posted={posted} />
      <Section title={t('areas.import.step.meaning')}>
        <Meaning preview={answers.preview.data} />
      </Section>
      <Section title={t('areas.import.step.result')}>
        {report ? (
          <>
            <ImportCounts report={report} />
            <Decision upload={upload.id} chosen={chosen} report={report} />
            <ImportRemarks report={report} />
          </>
        ) : (
          <Notice tone="needs-you">{t('areas.import.choose-first')}</Notice>
        )}
        <Form action={`/areas/import/${upload.id}/discard`}>
          <Button variant="tertiary">{t('areas.import.discard')}</Button>
        </Form>
      </Section>
    </>
  )
}

/** A GET form, so that the address holds how the file is understood. */
function Meaning({ preview: { upload, properties, divisions, chosen } }: { preview: Preview }) {
  const t = useTexts(areaImportTexts)
  const area = useTexts(areasTexts)
  const options = properties.map(({ name, example }) => ({
    value: name,
    label: example ? t('areas.import.property-option', { name, example }) : name,
  }))
  const property = (
    name: 'codeProperty' | 'nameProperty' | 'parentProperty' | 'kindProperty' | 'populationProperty',
  ) => ({ name, value: chosen[name] ?? undefined, options })
  const absent = { optional: true, emptyLabel: t('areas.import.not-in-file') }
  const known = divisions.map(({ name }) => name).join(', ') || 'none'
  return (
    <form className="form" method="get" action={`/areas/import/${upload.id}`}>
      <Select {...property('codeProperty')} label={t('areas.import.code-property')} />
      <Select {...property('nameProperty')} label={t('areas.import.name-property')} />
      <Select {...property('parentProperty')} {...absent} label={t('areas.import.parent-property')} />
      <Select {...property('kindProperty')} {...absent} label={t('areas.import.kind-property')} />
      <Select
        name="kind"
        label={t('areas.import.kind')}
        emptyLabel={null}
        value={chosen.kind}
        options={areaKinds.map((kind) => ({ value: kind, label: area(`areas.kind.${kind}`) }))}
      />
      <Select {...property('populationProperty')} {...absent} label={t('areas.import.population-property')} />
      <TextInput
        name="populationYear"
        label={t('areas.import.population-year')}
        inputMode="numeric"
        width={4}
        optional
        value={chosen.populationYear === null ? undefined : String(chosen.populationYear)}
      />
      <TextInput
        name="division"
        label={t('areas.import.division')}
        help={t('areas.import.division-help', { known })}
        optional
        value={chosen.division ?? undefined}
      />
      <DateInput
        name="validFrom"
        label={t('areas.import.valid-from')}
        help={t('areas.import.valid-from-help')}
        optional
        value={chosen.validFrom ?? undefined}
      />
      <Button variant="secondary">{t('areas.import.show')}</Button>
    </form>
  )
}

function Decision({ upload, chosen, report }: { upload: number; chosen: PreviewOptions; report: ImportReport }) {
  const t = useTexts(areaImportTexts)
  const count = report.stored + report.updated + report.unchanged
  if (count === 0) return <Notice tone="error">{t('areas.import.nothing-to-store')}</Notice>
  const faulty = report.errors.length > 0
  return (
    <Form action={`/areas/import/${upload}`}>
      {Object.entries(chosen).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
      {faulty && <input type="hidden" name="goodOnes" value="on" />}
      {faulty && <Notice tone="needs-you">{t('areas.import.has-errors')}</Notice>}
      <ButtonRow>
        <Button>{t(faulty ? 'areas.import.store-good' : 'areas.import.store-all', { count })}</Button>
      </ButtonRow>
    </Form>
  )
}
