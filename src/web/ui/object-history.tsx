import { useCodes } from './codes.tsx'
import { History } from './history.tsx'
import { useLanguage } from './language.tsx'

type Entry = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]
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

/** An object's audit entries in plain words: action and field names from their texts, values by name where there is one. */
export function ObjectHistory({ entries, type, name = () => undefined }: ObjectHistoryProps) {
  const code = useCodes()
  const language = useLanguage()
  const words = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null
    const named = name(field, value)
    if (named !== undefined) return named
    if (typeof value === 'boolean') return language === 'sv' ? (value ? 'ja' : 'nej') : value ? 'yes' : 'no'
    if (Array.isArray(value)) return value.length === 0 ? null : value.map((one) => words(field, one) ?? '').join(', ')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return (
    <History
      entries={entries.map((entry) => {
        const reason = entry.changes.find(({ field }) => field === reasonField)
        return {
          id: String(entry.seq),
          at: entry.at,
          who: entry.actor,
          what: code(`action.${entry.action}`),
          reason: reason ? String(reason.after) : undefined,
          changes: entry.changes
            .filter(({ field }) => field !== reasonField)
            .map(({ field, before, after }) => ({
              field: code(`field-name.${type}.${field}`),
              before: words(field, before),
              after: words(field, after),
              secret: secretFields.has(field),
            }))
            .filter(({ before, after, secret }) => secret || before !== null || after !== null),
        }
      })}
    />
  )
}
