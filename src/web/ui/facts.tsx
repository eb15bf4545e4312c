import { Fragment, type ReactNode } from 'react'
import { formatNumber } from '#kernel/i18n/format.ts'
import { Icon } from './icon.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type Fact = { readonly label: string; readonly value: ReactNode }

/** What is known of a record, as pairs that can be scanned. Labels are unique within the list. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export type Definition = { readonly term: string; readonly definition: ReactNode }

/** Words and what they mean here. */
export function DefinitionList({ definitions }: { definitions: readonly Definition[] }) {
  return (
    <dl className="definitions">
      {definitions.map(({ term, definition }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{definition}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** What lies behind a number or a judgement, one click away. */
export function DescriptionDetails({ summary, children }: { summary?: ReactNode; children: ReactNode }) {
  const t = useTexts(uiTexts)
  return (
    <details className="ds-details description">
      <summary>{summary ?? t('ui.how-counted')}</summary>
      <div>{children}</div>
    </details>
  )
}

type FigureProps = {
  label: ReactNode
  value: number
  decimals?: number
  /** "händelser", "per 1 000 invånare": a number without its unit is not shown. */
  unit: ReactNode
  period: ReactNode
  /** Either the expected range or how many the number rests on. */
  expected?: { readonly low: number; readonly high: number } | undefined
  n?: number | undefined
  /** Preliminary, break in the series, changed definition: in words. */
  caveat?: ReactNode
  how?: ReactNode
}

/** A number with everything it needs to be read honestly. */
export function Figure({ label, value, decimals = 0, unit, period, expected, n, caveat, how }: FigureProps) {
  const language = useLanguage()
  const t = useTexts(uiTexts)
  const number = (of: number) => formatNumber(language, of, decimals)
  return (
    <div className="figure">
      <p className="figure-label">{label}</p>
      <p className="figure-line">
        <span className="figure-value">{number(value)}</span> <span className="figure-unit">{unit}</span>
      </p>
      <p className="figure-context">
        {period}
        {expected && ` · ${t('ui.interval', { low: number(expected.low), high: number(expected.high) })}`}
        {n !== undefined && ` · ${t('ui.number-of', { n })}`}
      </p>
      {caveat && (
        <p className="figure-context">
          <Icon name="info" /> {caveat}
        </p>
      )}
      {how && <DescriptionDetails>{how}</DescriptionDetails>}
    </div>
  )
}
