import { renderToStaticMarkup } from 'react-dom/server'
import { ReportView } from '#reporting/html/report-view.tsx'
import type { Report } from '#reporting/report.ts'
import style from '../../reporting/html/report.css?raw'

/** The page around a report that stands alone: readable type, and margins that a printer keeps. */
const around = `body{font:1rem/1.5 Inter,system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;background:#fff}
table{border-collapse:collapse}th,td{padding:.25rem .75rem .25rem 0;text-align:start;vertical-align:top}`

/** The report as a document of its own that needs nothing else: no script, no outside file. */
export const toHtml = (report: Report): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang={report.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{report.title}</title>
        <style>{`${around}\n${style}`}</style>
      </head>
      <body>
        <main>
          <ReportView report={report} headingLevel={1} />
        </main>
      </body>
    </html>,
  )}`
