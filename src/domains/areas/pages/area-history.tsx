import { formatDate, formatNumber } from '#kernel/i18n/format.ts'
import { useCodes } from '#web/ui/codes.tsx'
import { History } from '#web/ui/history.tsx'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { type AreaKind, areaKinds } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import { useAreaWords } from './area-words.ts'

type Entry = {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]
}
type Mark = {
  readonly type: string
  readonly coordinates?: readonly number[]
  readonly points?: number
  readonly squareKilometres?: number
}
type Names = ReadonlyMap<number, string>

const isShown = ({ field }: { readonly field: string }): boolean => field !== 'id' && field !== 'divisionId'
const isKind = (value: unknown): value is AreaKind => areaKinds.some((kind) => kind === value)

/** What has happened to an area, in the words the reader knows. `names` are those of the division's areas. */
export function AreaHistory({ entries, names }: { entries: readonly Entry[]; names: Names }) {
  const code = useCodes()
  const say = useValueWords(names)
  return (
    <History
      entries={entries.map(({ seq, at, actor, action, changes }) => ({
        id: String(seq),
        at,
        who: actor,
        what: code(`action.${action}`),
        changes: changes.filter(isShown).map(({ field, before, after }) => ({
          field: code(`field-name.areas.area.${field}`),
          before: say(field, before),
          after: say(field, after),
        })),
      }))}
    />
  )
}

function useValueWords(names: Names): (field: string, value: unknown) => string | null {
  const t = useTexts(areasTexts)
  const words = useAreaWords()
  const language = useLanguage()
  const ofMark = ({ coordinates: [lon = 0, lat = 0] = [], ...mark }: Mark): string =>
    mark.type === 'Point'
      ? t('areas.drawn.point', { lat: formatNumber(language, lat, 5), lon: formatNumber(language, lon, 5) })
      : t('areas.drawn.outline', {
          km2: formatNumber(language, mark.squareKilometres ?? 0, 2),
          points: mark.points ?? 0,
        })
  const ofYears = (years: object): string =>
    Object.entries(years)
      .map(([year, count]) => `${year}: ${formatNumber(language, Number(count))}`)
      .join(', ')
  return (field, value) => {
    if (value === null || value === undefined) return null
    if (field === 'parentId') return names.get(Number(value)) ?? null
    if (field === 'kind' && isKind(value)) return words.kind(value)
    if (typeof value === 'boolean') return words.yesNo(value)
    if (field === 'validFrom' || field === 'validTo') return formatDate(language, String(value))
    if (field === 'geometry') return ofMark(value as Mark)
    return typeof value === 'object' ? ofYears(value) : String(value)
  }
}
