import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'neutral' | 'brand' | 'needs-you' | 'overdue'

const color: Record<Tone, string> = { neutral: 'neutral', brand: 'accent', 'needs-you': 'warning', overdue: 'danger' }

/** A short mark beside a thing. Amber is only for what waits for the reader, red only for errors and overdue. */
export function Badge({ children, tone = 'neutral', icon }: { children: ReactNode; tone?: Tone; icon?: IconName }) {
  return (
    <span className="ds-tag badge" data-color={color[tone]} data-variant="outline">
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}

export type Stage = 'draft' | 'open' | 'active' | 'done' | 'stopped' | 'needs-you' | 'overdue'

const stages: Record<Stage, { icon: IconName; tone: Tone }> = {
  draft: { icon: 'circle-dashed', tone: 'neutral' },
  open: { icon: 'circle', tone: 'neutral' },
  active: { icon: 'circle-dot', tone: 'brand' },
  done: { icon: 'circle-check', tone: 'brand' },
  stopped: { icon: 'circle-slash', tone: 'neutral' },
  'needs-you': { icon: 'bell', tone: 'needs-you' },
  overdue: { icon: 'warning', tone: 'overdue' },
}

/** Where a record stands: a mark of its own shape and the word. */
export function State({ stage, children }: { stage: Stage; children: ReactNode }) {
  const { icon, tone } = stages[stage]
  return (
    <Badge tone={tone} icon={icon}>
      {children}
    </Badge>
  )
}
