import type { ReactNode } from 'react'
import type { FormState } from '#kernel/http/request.ts'
import { LinkButton } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { useMeetingTexts } from './meeting-words.ts'

export type Step = { readonly id: string; readonly name: string; readonly decided: boolean }

/** What every screen of a meeting needs of its page. */
export type Screening = {
  readonly week: string
  readonly steps: readonly Step[]
  readonly path: string
  readonly form: FormState
  /** whether the reader holds the meeting and it is running */
  readonly holds: boolean
  /** this drawing's number: what is sent twice from it with the same words is one */
  readonly entry: string
  /** where early indications are, while the room is closed and the reader has the right; else null */
  readonly indications: string | null
}

const untouched: FormState = { values: {}, issues: [], problem: null }
/** The page's form when it came back to this address, else one that is untouched. */
export const formAt = ({ path, form }: Pick<Screening, 'path' | 'form'>, address: string): FormState =>
  path === address ? form : untouched

type ScreenProps = {
  readonly id: string
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly screening: Screening
  readonly children: ReactNode
}

/** One screen of the meeting, with the way to the one before and the one after. Without script they stand under each other. */
export function Screen({ id, title, aside, screening: { steps }, children }: ScreenProps) {
  const t = useMeetingTexts()
  const at = steps.findIndex((step) => step.id === id)
  const [before, after] = [steps[at - 1], steps[at + 1]]
  return (
    <section className="meeting-screen" id={id} data-screen aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div className="meeting-title">
        <h2 className="ds-heading" data-size="lg" id={`${id}-title`}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
      <div className="button-row meeting-move">
        {before && (
          <LinkButton href={`#${before.id}`} variant="tertiary" icon="arrow-left" shortcut="ArrowLeft">
            {t('meetings.previous')}
          </LinkButton>
        )}
        {after && (
          <LinkButton href={`#${after.id}`} variant="secondary" icon="arrow-right" shortcut="ArrowRight">
            {t('meetings.next', { name: after.name })}
          </LinkButton>
        )}
      </div>
    </section>
  )
}

type MeetingFormProps = {
  readonly action: string
  readonly queue: string
  readonly screening: Screening
  readonly children: ReactNode
}

/** What is decided at the meeting: queued by the script, and without it sent once however often the button is pressed. */
export function MeetingForm({ action, queue, screening, children }: MeetingFormProps) {
  return (
    <Form action={action} queue={queue}>
      <input type="hidden" name="entry" value={screening.entry} />
      {children}
    </Form>
  )
}

type Disclosure = {
  readonly summary: ReactNode
  readonly shortcut?: string
  readonly open?: boolean
  readonly children: ReactNode
}

/** What opens on a key. */
export function Opens({ summary, shortcut, open = false, children }: Disclosure) {
  return (
    <details className="ds-details description meeting-opens" open={open || undefined}>
      <summary data-shortcut={shortcut} aria-keyshortcuts={shortcut}>
        {summary}
      </summary>
      <div>{children}</div>
    </details>
  )
}
