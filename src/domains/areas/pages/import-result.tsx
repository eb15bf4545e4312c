import { formatNumber } from '#kernel/i18n/format.ts'
import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { Section } from '#web/ui/page.tsx'
import { areasTexts } from '../areas.texts.ts'
import { areaImportTexts } from '../import.texts.ts'
import { type FeatureRemark, type ImportReport, textKeyOf } from '../import-report.ts'

/** What storing the file would do, in figures. */
export function ImportCounts({ report }: { report: ImportReport }) {
  const t = useTexts(areaImportTexts)
  const language = useLanguage()
  const number = (value: number) => formatNumber(language, value)
  return (
    <Facts
      facts={[
        {
          label: t('areas.import.division'),
          value: report.division.isNew
            ? t('areas.import.division-new', { name: report.division.name })
            : report.division.name,
        },
        { label: t('areas.import.system'), value: report.system ?? '–' },
        { label: t('areas.import.stored'), value: number(report.stored) },
        { label: t('areas.import.updated'), value: number(report.updated) },
        { label: t('areas.import.unchanged'), value: number(report.unchanged) },
        { label: t('areas.import.rejected'), value: number(report.rejected) },
      ]}
    />
  )
}

/** Everything that is wrong with the file, or worth a look. */
export function ImportRemarks({ report }: { report: ImportReport }) {
  const t = useTexts(areaImportTexts)
  return (
    <>
      {report.errors.length > 0 && (
        <Section title={t('areas.import.errors')} level={3}>
          <Remarks of={report.errors} caption={t('areas.import.errors')} reason={t('areas.import.reason')} />
        </Section>
      )}
      {report.warnings.length > 0 && (
        <Section title={t('areas.import.warnings')} level={3}>
          <p>{t('areas.import.warnings-lead')}</p>
          <Remarks of={report.warnings} caption={t('areas.import.warnings')} reason={t('areas.import.remark')} />
        </Section>
      )}
      {report.missing.length > 0 && <Missing of={report.missing} />}
    </>
  )
}

function Remarks({ of, caption, reason }: { of: readonly FeatureRemark[]; caption: string; reason: string }) {
  const t = useTexts(areaImportTexts)
  const area = useTexts(areasTexts)
  const code = useCodes()
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[
        {
          label: t('areas.import.feature'),
          numeric: true,
          cell: (remark) => (remark.feature === null ? t('areas.import.whole-file') : String(remark.feature + 1)),
        },
        { label: area('areas.code'), cell: (remark) => remark.code ?? '–' },
        { label: area('areas.name'), rowHeader: true, cell: (remark) => remark.name ?? '–' },
        { label: reason, cell: (remark) => code(textKeyOf(remark.reason), remark.params) },
      ]}
      rows={of}
      rowKey={(remark) => `${remark.feature} ${remark.reason} ${remark.params.otherCode ?? ''}`}
      empty={null}
    />
  )
}

function Missing({ of }: { of: ImportReport['missing'] }) {
  const t = useTexts(areaImportTexts)
  return (
    <Section title={t('areas.import.missing')} level={3}>
      <p>{t('areas.import.missing-lead')}</p>
      <ul className="ds-list">
        {of.map(({ id, code, name }) => (
          <li key={id}>
            <a href={`/areas/${id}`}>{name}</a> ({code})
          </li>
        ))}
      </ul>
    </Section>
  )
}
