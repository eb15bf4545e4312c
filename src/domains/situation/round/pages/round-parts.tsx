import { formatDue, formatWeek } from '#kernel/i18n/format.ts'
import { type Stage, State } from '#web/ui/badge.tsx'
import { Button, LinkButton } from '#web/ui/button.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { roundTexts } from '../round.texts.ts'
import type { RoundState, RoundWeek } from '../round.ts'
import type { Round } from '../round.view.ts'

const stageOf: Record<RoundState, Stage> = {
  delivered: 'done',
  nothing: 'done',
  waiting: 'open',
  missing: 'overdue',
  'not-expected': 'stopped',
}

/** How a party stands to a week: the word, and that it came after it was due. */
export function RoundMark({ state, late, hindsight }: Pick<RoundWeek, 'state' | 'late' | 'hindsight'>) {
  const t = useTexts(roundTexts)
  const came = state === 'delivered' || state === 'nothing'
  return (
    <>
      <State stage={stageOf[state]}>{t(`round.state.${state}`)}</State>
      {came && late && <> {t('round.late-too')}</>}
      {hindsight && <> {t('round.hindsight')}</>}
    </>
  )
}

/** `v. 38: senast fredag 18/9 kl. 12.00` */
export function DueLine({ week, dueAt }: Pick<Round, 'week' | 'dueAt'>) {
  const t = useTexts(roundTexts)
  const language = useLanguage()
  const words = formatWeek(language, week)
  return dueAt === null
    ? t('round.no-due', { week: words })
    : t('round.due', { week: words, due: formatDue(language, dueAt) })
}

export type RoundWords = ReturnType<typeof useTexts<keyof typeof roundTexts.entries>>

export const dayOptions = (t: RoundWords) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: t('rules-of-round.day', { day }) }))
export const weekOptions = (t: RoundWords) => [
  { value: '0', label: t('rules-of-round.which.same') },
  { value: '1', label: t('rules-of-round.which.next') },
]

type WaysProps = {
  party: { readonly id: number; readonly name: string }
  week: string
  state: RoundState
  /** where the answer leads back to */
  back: 'home' | 'round'
  first?: boolean
}

/** What is left to do about a party's week: report, say that there is nothing, or take that back; each in one click. */
export function RoundWays({ party, week, state, back, first = false }: WaysProps) {
  const t = useTexts(roundTexts)
  const language = useLanguage()
  const isOpen = state === 'missing' || state === 'waiting' || state === 'not-expected'
  return (
    <div className="button-row">
      <LinkButton href={`/report?party=${party.id}`} variant={first ? 'primary' : 'secondary'}>
        {t('round.report')}
        {!first && <span className="sr-only">{t('round.nothing-for', { party: party.name })}</span>}
      </LinkButton>
      {(isOpen || state === 'nothing') && (
        <form method="post" action={isOpen ? '/round/nothing' : '/round/undo-nothing'}>
          <input type="hidden" name="party" value={party.id} />
          <input type="hidden" name="week" value={week} />
          <input type="hidden" name="back" value={back} />
          <Button variant={isOpen ? 'secondary' : 'tertiary'}>
            {isOpen ? t('round.nothing', { week: formatWeek(language, week) }) : t('round.undo')}
            <span className="sr-only">{t('round.nothing-for', { party: party.name })}</span>
          </Button>
        </form>
      )}
    </div>
  )
}
