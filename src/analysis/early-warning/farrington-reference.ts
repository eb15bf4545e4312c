/** Weeks of a year as the method counts them: week k is compared with the weeks around k − 52, k − 104, … */
export const weeksPerYear = 52

export interface ReferenceDesign {
  /** Years back. */
  readonly years: number
  /** Weeks on each side of the same week in an earlier year. */
  readonly halfWidth: number
  /** Levels of the season: one for the reference windows and the rest for the parts of the gaps between them; 1 leaves the gaps out. */
  readonly levels: number
  /** Weeks before the tested one that are left out. */
  readonly excluded: number
}

/** The weeks that the fit rests on. All arrays have one entry per week, in time order. */
export interface ReferenceWeeks {
  /** Week number, the first of the series being 1. */
  readonly weeks: Float64Array
  readonly counts: Float64Array
  /** Position of the week's level among the levels present. */
  readonly levels: Float64Array
  /** Weeks per level present. */
  readonly sizes: Float64Array
  /** Position of the tested week's own level; −1 when none of its weeks is observed. */
  readonly currentLevel: number
  /** Weeks that the design asks for, missing or not. */
  readonly planned: number
}

/**
 * The seasonal level of the week `age` weeks before the tested one: `design.levels` around the same week of the year, 1 and
 * up in the gaps, 0 when it is not used. A gap is cut in levels − 1 blocks, the first ones a week longer.
 * Source: Noufaily et al. 2013, as laid out in R surveillance.
 */
export function seasonalLevel(age: number, { years, halfWidth, levels, excluded }: ReferenceDesign): number {
  if (age <= excluded || age > years * weeksPerYear + halfWidth) return 0
  const year = Math.ceil((age - halfWidth) / weeksPerYear)
  const beforeWindow = year * weeksPerYear - age
  if (beforeWindow <= halfWidth) return levels
  if (levels === 1) return 0
  const place = beforeWindow - halfWidth - 1
  const gap = weeksPerYear - 2 * halfWidth - 1
  const length = Math.floor(gap / (levels - 1))
  const longer = gap % (levels - 1)
  const inLonger = longer * (length + 1)
  return place < inLonger
    ? 1 + Math.floor(place / (length + 1))
    : 1 + longer + Math.floor((place - inLonger) / Math.max(1, length))
}

/** Collects the observed reference weeks of the week at index `latest`; NaN counts are missing. */
export function referenceWeeks(counts: Float64Array, latest: number, design: ReferenceDesign): ReferenceWeeks {
  const longest = design.years * weeksPerYear + design.halfWidth
  const weeks = new Float64Array(longest)
  const kept = new Float64Array(longest)
  const own = new Float64Array(longest)
  const perLevel = new Float64Array(design.levels + 1)
  let planned = 0
  let n = 0
  for (let age = Math.min(longest, latest); age >= 1; age--) {
    const level = seasonalLevel(age, design)
    if (level === 0) continue
    planned += 1
    const count = counts[latest - age] ?? Number.NaN
    if (Number.isNaN(count)) continue
    weeks[n] = latest - age + 1
    kept[n] = count
    own[n] = level
    perLevel[level] = (perLevel[level] ?? 0) + 1
    n += 1
  }
  const present = [...perLevel.keys()].filter((level) => (perLevel[level] ?? 0) > 0)
  const position = Array.from(perLevel.keys(), (level) => Math.max(0, present.indexOf(level)))
  return {
    weeks: weeks.subarray(0, n),
    counts: kept.subarray(0, n),
    levels: own.subarray(0, n).map((level) => position[level] ?? 0),
    sizes: Float64Array.from(present, (level) => perLevel[level] ?? 0),
    currentLevel: present.indexOf(design.levels),
    planned,
  }
}
