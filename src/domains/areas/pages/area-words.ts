import { formatDate, formatNumber } from '#kernel/i18n/format.ts'
import { useLanguage, useTexts } from '#web/ui/language.tsx'
import { type AreaKind, fromTheBeginning } from '../area.ts'
import { areasTexts } from '../areas.texts.ts'
import { type AreaGeometry, polygonsOf, positionOf, squareKilometresOf } from '../geometry.ts'

type Period = { readonly validFrom: string; readonly validTo: string | null }

/** What the pages say of an area, in the reader's language. */
export function useAreaWords() {
  const t = useTexts(areasTexts)
  const language = useLanguage()
  const decimals = (value: number, places: number) => formatNumber(language, value, places)
  return {
    kind: (kind: AreaKind): string => t(`areas.kind.${kind}`),
    yesNo: (value: boolean): string => t(value ? 'areas.yes' : 'areas.no'),
    period: ({ validFrom, validTo }: Period): string => {
      const from = validFrom === fromTheBeginning ? null : formatDate(language, validFrom)
      const to = validTo === null ? null : formatDate(language, validTo)
      if (from === null) return to === null ? t('areas.period.always') : t('areas.period.to', { to })
      return to === null ? t('areas.period.from', { from }) : t('areas.period.both', { from, to })
    },
    drawn: (geometry: AreaGeometry | null): string => {
      if (geometry === null) return t('areas.drawn.not')
      if (geometry.type === 'Point') {
        const [lon, lat] = positionOf(geometry)
        return t('areas.drawn.point', { lat: decimals(lat, 5), lon: decimals(lon, 5) })
      }
      const points = polygonsOf(geometry)
        .flat()
        .reduce((sum, ring) => sum + ring.length - 1, 0)
      return t('areas.drawn.outline', { km2: decimals(squareKilometresOf(geometry), 2), points })
    },
    size: (geometry: AreaGeometry | null): string => {
      if (geometry === null) return t('areas.drawn.not')
      return geometry.type === 'Point'
        ? t('areas.size.point')
        : t('areas.size.km2', { km2: decimals(squareKilometresOf(geometry), 2) })
    },
    inhabitants: (population: { readonly year: number; readonly count: number } | null): string =>
      population === null
        ? t('areas.not-stated')
        : t('areas.inhabitants-of-year', { count: population.count, year: String(population.year) }),
  }
}
