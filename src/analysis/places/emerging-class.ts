export type EmergingClass =
  | 'new'
  | 'consecutive'
  | 'intensifying'
  | 'persistent'
  | 'diminishing'
  | 'historical'
  | 'oscillating'
  | 'sporadic'
  | 'none'

/** The one word for a screen: new, lasting, growing, fading; null when no such word is true. */
export type EmergingWord = 'new' | 'lasting' | 'growing' | 'fading' | null

export interface PlaceHistory {
  /** Step by step, whether the place was hot and whether it was cold. */
  readonly hot: readonly boolean[]
  readonly cold: readonly boolean[]
  /** Direction of the scores, where chance is an unlikely explanation. */
  readonly trend: 'up' | 'down' | 'flat'
}

/** Hot in this share of the steps is hot nearly always. */
const nearlyAlways = 0.9

/** The first class that fits, in the order of the definitions that Esri and xarray-spatial share. */
export function emergingClass({ hot, cold, trend }: PlaceHistory): EmergingClass {
  const hotSteps = hot.filter(Boolean).length
  const isHotNow = hot.at(-1) === true
  const isNearlyAlways = hotSteps >= nearlyAlways * hot.length
  const lastRun = hot.length - 1 - hot.lastIndexOf(false)
  if (isHotNow && hotSteps === 1) return 'new'
  if (isHotNow && hotSteps === lastRun && !isNearlyAlways) return 'consecutive'
  if (isNearlyAlways && isHotNow)
    return trend === 'up' ? 'intensifying' : trend === 'down' ? 'diminishing' : 'persistent'
  if (isNearlyAlways && hotSteps > 0) return 'historical'
  if (!isHotNow) return 'none'
  return cold.includes(true) ? 'oscillating' : 'sporadic'
}

/** The same classes for cold places, where colder is more. */
export function emergingColdClass({ hot, cold, trend }: PlaceHistory): EmergingClass {
  const turned = trend === 'up' ? 'down' : trend === 'down' ? 'up' : 'flat'
  return emergingClass({ hot: cold, cold: hot, trend: turned })
}

export function emergingWord(found: EmergingClass): EmergingWord {
  switch (found) {
    case 'new':
    case 'consecutive':
      return 'new'
    case 'intensifying':
      return 'growing'
    case 'persistent':
      return 'lasting'
    case 'diminishing':
    case 'historical':
      return 'fading'
    case 'oscillating':
    case 'sporadic':
    case 'none':
      return null
    default:
      return found satisfies never
  }
}
