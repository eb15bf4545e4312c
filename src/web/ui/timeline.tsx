import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

export type StepStage = 'done' | 'now' | 'due' | 'overdue'
export type TimelineStep = {
  readonly label: string
  readonly stage: StepStage
  readonly when?: ReactNode
  readonly href?: string
}

const icons: Record<StepStage, IconName> = {
  done: 'circle-check',
  now: 'circle-dot',
  due: 'circle',
  overdue: 'warning',
}

/** Stations in order, such as the forums a report passes: where it has been, where it is, what is late. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  const t = useTexts(uiTexts)
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} data-stage={step.stage} aria-current={step.stage === 'now' ? 'step' : undefined}>
          <Icon name={icons[step.stage]} />
          <span className="timeline-label">
            {step.href ? (
              <a className="ds-link" href={step.href}>
                {step.label}
              </a>
            ) : (
              step.label
            )}
          </span>
          <span className="timeline-when">
            {t(`ui.step.${step.stage}`)}
            {step.when && <> {step.when}</>}
          </span>
        </li>
      ))}
    </ol>
  )
}
