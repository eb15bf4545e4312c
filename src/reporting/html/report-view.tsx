import { translator } from '#kernel/i18n/texts.ts'
import type { DrawingBlock } from '../block.ts'
import { keyed } from '../keyed.ts'
import type { Report, Section } from '../report.ts'
import { drawingNumbers, headFacts } from '../report-parts.ts'
import { reportingTexts } from '../reporting.texts.ts'
import { BlockView, FactList } from './block-view.tsx'

export type HeadingLevel = 1 | 2 | 3
type ReportViewProps = {
  readonly report: Report
  /** The level of the report's title; its sections follow below it. */
  readonly headingLevel: HeadingLevel
}

/** A heading of any level; deeper than six there are none in HTML. */
function Heading({ level, id, text }: { readonly level: number; readonly id: string; readonly text: string }) {
  switch (level) {
    case 1:
      return <h1 id={id}>{text}</h1>
    case 2:
      return <h2 id={id}>{text}</h2>
    case 3:
      return <h3 id={id}>{text}</h3>
    case 4:
      return <h4 id={id}>{text}</h4>
    case 5:
      return <h5 id={id}>{text}</h5>
    default:
      return <h6 id={id}>{text}</h6>
  }
}

/** The whole report as part of a page: headings in order, tables with captions, drawings with their numbers folded under them. */
export function ReportView({ report, headingLevel }: ReportViewProps) {
  const t = translator(reportingTexts, report.language)
  const numbers = drawingNumbers(report)
  return (
    <article className="report" lang={report.language} aria-labelledby="report-title">
      <header className="report-head">
        <p className="report-mark">{report.classification}</p>
        <Heading level={headingLevel} id="report-title" text={report.title} />
        <p className="report-subtitle">{report.subtitle}</p>
        <FactList facts={headFacts(report)} />
      </header>
      <section className="report-section" aria-labelledby="report-what-matters">
        <Heading level={headingLevel + 1} id="report-what-matters" text={t('reporting.what-matters')} />
        <ul className="report-summary">
          {keyed(report.summary).map(({ key, item }) => (
            <li key={key}>{item}</li>
          ))}
        </ul>
      </section>
      {report.sections.map((section) => (
        <SectionView key={section.id} section={section} report={report} level={headingLevel + 1} numbers={numbers} />
      ))}
      <footer>
        <p className="report-mark">{report.classification}</p>
      </footer>
    </article>
  )
}

type SectionViewProps = {
  readonly section: Section
  readonly report: Report
  readonly level: number
  readonly numbers: ReadonlyMap<DrawingBlock, number>
}

function SectionView({ section, report, level, numbers }: SectionViewProps) {
  const id = `section-${section.id}`
  return (
    <section className="report-section" aria-labelledby={id}>
      <Heading level={level} id={id} text={section.heading} />
      {keyed(section.blocks).map(({ key, item: block }) => (
        <BlockView
          key={key}
          block={block}
          id={`${id}-${key}`}
          language={report.language}
          number={block.kind === 'chart' || block.kind === 'map' ? (numbers.get(block) ?? 0) : 0}
        />
      ))}
      {section.sections?.map((child) => (
        <SectionView key={child.id} section={child} report={report} level={level + 1} numbers={numbers} />
      ))}
    </section>
  )
}
