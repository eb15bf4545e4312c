import { useCodes } from '#web/ui/codes.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { useTexts } from '#web/ui/language.tsx'
import type { RowProblem } from '../import.ts'
import { importPageTexts } from '../import-page.texts.ts'

/** What is wrong with which row, in words: row, column, value and why. */
export function ImportProblems({ problems, caption }: { problems: readonly RowProblem[]; caption: string }) {
  const t = useTexts(importPageTexts)
  const code = useCodes()
  const numbered = problems.map((problem, index) => ({ ...problem, key: String(index) }))
  return (
    <DataTable
      caption={caption}
      rows={numbered}
      rowKey={({ key }) => key}
      columns={[
        { label: t('imports.column.row'), rowHeader: true, numeric: true, cell: ({ row }) => row ?? '–' },
        { label: t('imports.column.column'), cell: ({ column }) => column ?? '–' },
        { label: t('imports.column.value'), cell: ({ value }) => <bdi>{value?.slice(0, 80) ?? '–'}</bdi> },
        { label: t('imports.column.reason'), cell: (problem) => code(problem.code, problem.params) },
      ]}
      empty={null}
    />
  )
}

type KindsProps = { problems: readonly RowProblem[]; counts: Readonly<Record<string, number>> }

/** How much there is of each kind of fault, the most common first, with the first of each as an example. */
export function ProblemKinds({ problems, counts }: KindsProps) {
  const t = useTexts(importPageTexts)
  const say = useCodes()
  const kinds = Object.entries(counts)
    .map(([code, n]) => ({ code, n, example: problems.find((problem) => problem.code === code) }))
    .toSorted((a, b) => b.n - a.n)
  return (
    <DataTable
      caption={t('imports.kinds.title')}
      rows={kinds}
      rowKey={({ code }) => code}
      columns={[
        { label: t('imports.kinds.n'), rowHeader: true, numeric: true, cell: ({ n }) => n },
        { label: t('imports.kinds.first'), numeric: true, cell: ({ example }) => example?.row ?? '–' },
        { label: t('imports.column.column'), cell: ({ example }) => example?.column ?? '–' },
        { label: t('imports.kinds.example'), cell: ({ code, example }) => say(code, example?.params ?? {}) },
      ]}
      empty={null}
    />
  )
}
