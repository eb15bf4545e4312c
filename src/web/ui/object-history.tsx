import { formatDate, formatInstant, formatNumber, formatWeek } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import { isIsoDate, isIsoWeek } from '#kernel/time/week.ts'
import { useCodes } from './codes.tsx'
import { History } from './history.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { uiTexts } from './ui.texts.ts'

type Entry = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly changes: readonly {
    readonly field: string
    readonly before: unknown
    readonly after: unknown
    readonly withheld?: boolean
  }[]
}

type ObjectHistoryProps = {
  entries: readonly Entry[]
  /** `situation.observation`: whose field names are looked up */
  type: string
  /** Names for values that are references or codes; undefined leaves the value as it is. */
  name?: (field: string, value: unknown) => string | undefined
}

const secretFields = new Set(['secretNote'])
const reasonField = 'privacyReason'

const decimalsOf = (value: number): number => Math.min(3, String(value).split('.')[1]?.length ?? 0)

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** Days, instants and weeks as the language writes them; other text as it is. */
function inWords(language: Language, value: string): string {
  if (isIsoDate(value)) return formatDate(language, value)
  if (isIsoWeek(value)) return formatWeek(language, value, true)
  return instant.test(value) ? formatInstant(language, value) : value
}

/** An object's audit entries in plain words: action and field names from their texts, values by name where there is one. */
export function ObjectHistory({ entries, type, name = () => undefined }: ObjectHistoryProps) {
  const code = useCodes()
  const language = useLanguage()
  const t = useTexts(uiTexts)
  const nameOf = (actor: string) => {
    const key = `actor-name.${actor}`
    const known = code(key)
    return known === key ? actor : known
  }
  const words = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null
    const named = name(field, value)
    if (named !== undefined) return named
    if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
    if (typeof value === 'string') return inWords(language, value)
    if (Array.isArray(value)) return value.length === 0 ? null : value.map((one) => words(field, one) ?? '').join(', ')
    if (typeof value === 'number') return formatNumber(language, value, decimalsOf(value))
    return JSON.stringify(value)
  }
  return (
    <History
      entries={entries.map((entry) => {
        const reason = entry.changes.find(({ field }) => field === reasonField)
        return {
          id: String(entry.seq),
          at: entry.at,
          who: nameOf(entry.actor),
          what: code(`action.${entry.action}`),
          reason: reason ? String(reason.after) : undefined,
          changes: entry.changes
            .filter(({ field }) => field !== reasonField)
            .map(({ field, before, after, withheld = false }) => ({
              field: code(`field-name.${type}.${field}`),
              before: words(field, before),
              after: words(field, after),
              secret: withheld || secretFields.has(field),
            }))
            .filter(({ before, after, secret }) => secret || before !== null || after !== null),
        }
      })}
    />
  )
}
