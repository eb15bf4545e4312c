import { formatDate, formatNumber } from '#kernel/i18n/format.ts'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { type AreaKind, areaKinds } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import { useAreaWords } from './area-words.ts'

type Mark = {
  readonly type: string
  readonly coordinates?: readonly number[]
  readonly points?: number
  readonly squareKilometres?: number
}

const isKind = (value: unknown): value is AreaKind => areaKinds.some((kind) => kind === value)

/** An area's recorded values as the reader knows them. `names` are those of the division's areas. */
export function useHistoryWords(
  names: ReadonlyMap<number, string>,
): (field: string, value: unknown) => string | undefined {
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
    if (field === 'parentId') return names.get(Number(value))
    if (field === 'kind' && isKind(value)) return words.kind(value)
    if (field === 'validFrom' || field === 'validTo') return formatDate(language, String(value))
    if (field === 'geometry') return ofMark(value as Mark)
    if (field === 'population') return ofYears(value as object)
    return undefined
  }
}
