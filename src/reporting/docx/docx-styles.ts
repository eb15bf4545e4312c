import type { IStylesOptions } from 'docx'
import { locale } from '#kernel/i18n/texts.ts'
import type { Report } from '../report.ts'
import { printTheme } from '../theme.ts'
import { hex, notePanel, styleIds } from './docx-parts.ts'

const ink = hex(printTheme.ink)
const pine = hex(printTheme.line)
const muted = hex(printTheme.muted)

const heading = (size: number, before: number, color: string) => ({
  run: { size, bold: true, color },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

/** Word's own heading, title and caption styles, so that navigation and a table of contents work; sizes in half points. */
export const toStyles = (report: Report): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Calibri', size: 22, color: ink, language: { value: locale[report.language] } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: { run: { size: 48, bold: true, color: ink }, paragraph: { spacing: { after: 60 } } },
    heading1: heading(32, 400, pine),
    heading2: heading(26, 320, ink),
    heading3: heading(23, 240, ink),
    heading4: heading(22, 240, ink),
    caption: { run: { size: 20, bold: true, color: ink }, paragraph: { spacing: { before: 160, after: 80 } } },
  },
  paragraphStyles: [
    {
      id: styleIds.subtitle,
      name: 'Report subtitle',
      basedOn: 'Normal',
      run: { size: 26, color: muted },
      paragraph: { spacing: { after: 240 } },
    },
    { id: styleIds.fact, name: 'Report fact', basedOn: 'Normal', paragraph: { spacing: { after: 40 } } },
    {
      id: styleIds.note,
      name: 'Report note',
      basedOn: 'Normal',
      paragraph: { ...notePanel, indent: { left: 200, right: 200 }, keepLines: true },
    },
    {
      id: styleIds.cell,
      name: 'Report cell',
      basedOn: 'Normal',
      run: { size: 19 },
      paragraph: { spacing: { after: 0, line: 240, lineRule: 'auto' } },
    },
    { id: styleIds.small, name: 'Report small print', basedOn: 'Normal', run: { size: 18, color: muted } },
  ],
})
