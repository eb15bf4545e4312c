import { reportFonts } from '../fonts/report-fonts.ts'
import type { Report } from '../report.ts'
import { compileTypst } from './compile-typst.ts'
import { toPrintInput } from './print-input.ts'
import { template } from './template.ts'

/** The report as PDF/UA-1, tagged and outlined; the same report always gives the same bytes. Throws ThreadError. */
export async function toPdf(report: Report): Promise<Uint8Array> {
  const { pdf } = await compileTypst({ template, input: toPrintInput(report), fonts: reportFonts().files })
  return pdf
}
