import { detectableRise, detectionPower } from '#analysis/early-warning/power.ts'
import { levelStability } from '#analysis/level/stability.ts'
import { mannKendall } from '#analysis/trend/trend.ts'
import type { Category } from '../categories/category.ts'
import type { JudgedWeek, SeriesFigure } from '../counts/week-figures.ts'
import { allCategories } from '../counts/week-series.ts'
import { levelInForce, type StoredLevel, unknownBase, withSuggestion } from '../levels/level.ts'
import { type AreaFigures, figuresByArea, indicatorsOf, uncertainIndicators } from '../levels/level-indicators.ts'
import { type Suggestion, suggestLevel, toRuleSet } from '../levels/level-rules.ts'
import {
  alertsOf,
  categoryStanding,
  expectedOf,
  oneInOf,
  type Since,
  shortOf,
  standingOf,
  windowSums,
} from './area-standing.ts'
import type { AreaLevel, AreaPicture, CategoryCount, trendWords } from './picture-content.ts'
import type { WeekMaterial } from './picture-material.ts'
import { changesSince, paragraphFor } from './picture-summary.ts'

/** One area of a week, with the row that would be stored for its level and the suggestion behind it. */
export type AreaOfWeek = {
  readonly picture: AreaPicture
  readonly stored: StoredLevel
  readonly suggestion: Suggestion
}
export type Judged = JudgedWeek & { readonly since: Since }

/** Every area of the week: figures against the expected, level with reasons, what repeats and what is new. */
export function areasOf(material: WeekMaterial, judged: Judged): readonly AreaOfWeek[] {
  return figuresByArea(material, judged.figures).map((figures) => {
    const { area, own, total } = figures
    const inDepth = material.inDepth(area.id)
    const suggestion = suggestFor(material, figures)
    const row = material.levels.get(area.id)
    const stored =
      material.frozen && row
        ? row
        : withSuggestion({ areaId: area.id, week: material.week, rulesId: material.rules.id, suggestion }, row)
    const counts = categoryCounts(material, own, judged.since)
    const serious = material.serious.filter(({ areaId }) => areaId === area.id).map(({ areaId: _, ...event }) => event)
    const weeks = weeksOf(material, figures)
    const facts = {
      id: area.id,
      code: area.code,
      name: area.name,
      population: area.population,
      level: {
        ...toLevel(material, stored, suggestion),
        stability: inDepth ? stabilityOf(material, figures) : null,
      },
      n: total?.observed ?? 0,
      before: total?.before ?? 0,
      expected: total ? expectedOf(total.windows[1]) : null,
      standing: total ? standingOf(material, total.windows[1]) : ('too-short' as const),
      windows: total ? windowSums(material, total) : [],
      power: inDepth ? powerOf(material, own, judged.signalThreshold) : null,
      weeks,
      trend: material.complete ? trendWord(weeks.map(({ n }) => n)) : ('too-short' as const),
      counts,
      serious,
      unconfirmed: material.unconfirmed.get(area.id) ?? 0,
      repeatPlaces: material.repeatPlaces
        .filter(({ areaId }) => areaId === area.id)
        .map(({ placeId, categoryId, n }) => ({ placeId, categoryId, n, name: material.places.get(placeId) ?? '' })),
      changes: changesSince(
        counts.filter(({ sum }) => !sum),
        material.categories,
      ),
    }
    return {
      picture: { ...facts, note: null, suggestedNote: paragraphFor(facts, material.categories) },
      stored,
      suggestion,
    }
  })
}

function suggestFor(material: WeekMaterial, figures: AreaFigures): Suggestion {
  const { area, own, total } = figures
  const byCategory = new Map(own.map(({ categoryId, observed }) => [categoryId, observed]))
  const before = material.bases.get(area.id) ?? unknownBase
  const { volumeWindow } = material.rules.rules
  const longer = volumeWindow === 1 ? null : (total?.windows[volumeWindow] ?? null)
  return suggestLevel(material.rules.rules, before.state, {
    indicators: indicatorsOf(material, figures),
    serious: material.categories
      .filter(({ serious, minimumLevel }) => serious || minimumLevel !== null)
      .map(({ id, minimumLevel }) => ({ categoryId: id, minimumLevel, n: byCategory.get(id) ?? 0 })),
    observed: total?.observed ?? 0,
    expected: total ? expectedOf(total.windows[1]) : null,
    volume:
      longer?.prediction.kind === 'predicted'
        ? {
            weeks: longer.window,
            observed: longer.observed,
            low: longer.prediction.low,
            high: longer.prediction.high,
          }
        : null,
    repeatPlaces: material.repeatPlaces.filter(({ areaId }) => areaId === area.id).length,
    complete: material.complete,
  })
}

/** How the raw level would come out if what is uncertain were drawn anew; the same draws for the same area and week every time. */
function stabilityOf(material: WeekMaterial, figures: AreaFigures): AreaLevel['stability'] {
  if (!material.complete) return null
  const ruleSet = toRuleSet(material.rules.rules)
  const weighed = new Set(ruleSet.indicators.map(({ id }) => id))
  const uncertain = Object.fromEntries(
    Object.entries(uncertainIndicators(material, figures)).filter(([id]) => weighed.has(id)),
  )
  const stability = levelStability(ruleSet, uncertain, { seed: figures.area.id })
  if (stability.kind === 'refused') return null
  const { range, shares, modal, draws, seed } = stability
  return { low: range[0], high: range[1], share: shares[modal - 1] ?? 0, draws, seed }
}

/** What would be found of a doubling over four weeks in the category that is most usual in the area. */
function powerOf({ complete }: WeekMaterial, own: readonly SeriesFigure[], alpha: number): AreaPicture['power'] {
  if (!complete) return null
  const known = own.flatMap(({ categoryId, windows }) => {
    const { prediction } = windows[4]
    return categoryId !== allCategories && prediction.kind === 'predicted' && prediction.mean > 0
      ? [{ categoryId, prediction }]
      : []
  })
  const [first, ...others] = known
  if (!first || alpha >= 1) return null
  const { categoryId, prediction } = others.reduce(
    (most, one) => (one.prediction.mean > most.prediction.mean ? one : most),
    first,
  )
  const input = { ...prediction, alpha }
  const rise = detectableRise(input)
  return {
    categoryId,
    chance: detectionPower(input, 2).power,
    ratio: rise.kind === 'refused' ? null : Math.round(rise.ratio * 10) / 10,
  }
}

function toLevel(material: WeekMaterial, stored: StoredLevel, suggestion: Suggestion): AreaLevel {
  const base = material.bases.get(stored.areaId) ?? unknownBase
  return {
    level: levelInForce(stored) ?? base.level,
    decided: stored.level !== null,
    suggested: stored.suggested,
    before: base.level,
    beforeWeek: base.week,
    score: stored.score,
    reasons: stored.reasons.map(({ code, params }) => ({ code, params: { ...params } })),
    contributions: suggestion.contributions.map((one) => ({ ...one })),
    stability: null,
    reason: stored.reason,
    setBy: stored.setByName,
    setAt: stored.setAt,
    version: stored.version,
  }
}

/** Categories with events this week or last, or where events are usual; a main category is followed by its own. */
function categoryCounts(material: WeekMaterial, own: readonly SeriesFigure[], since: Since): CategoryCount[] {
  const figures = new Map(own.filter(worthShowing).map((figure) => [figure.categoryId, figure]))
  const one = ({ id }: Category): CategoryCount[] => {
    const figure = figures.get(id)
    if (!figure) return []
    const week = figure.windows[1]
    return [
      {
        categoryId: id,
        sum: false,
        n: figure.observed,
        before: figure.before,
        expected: expectedOf(week),
        standing: categoryStanding(material, figure),
        oneIn: oneInOf(week),
        short: shortOf(week),
        alerts: alertsOf(figure, since),
      },
    ]
  }
  const known = new Set(material.categories.map(({ id }) => id))
  const top = material.categories.filter(({ parentId }) => parentId === null || !known.has(parentId))
  return top.flatMap((main) => {
    const family = [main, ...material.categories.filter(({ parentId }) => parentId === main.id)].flatMap(one)
    // A sum of one says nothing that the one does not.
    if (family.length < 2) return family
    const total: CategoryCount = {
      categoryId: main.id,
      sum: true,
      n: family.reduce((sum, part) => sum + part.n, 0),
      before: family.reduce((sum, part) => sum + part.before, 0),
      expected: null,
      standing: 'too-short',
      oneIn: null,
      short: null,
      alerts: [],
    }
    return [total, ...family]
  })
}

const worthShowing = ({ observed, before, windows: { 1: week, 4: four, 12: twelve } }: SeriesFigure): boolean =>
  observed > 0 ||
  before > 0 ||
  (week.prediction.kind === 'predicted' && week.prediction.mean >= 0.5) ||
  [four, twelve].some(({ status }) => status === 'signal' || status === 'watch')

/** The twelve weeks, each with what was expected of it where that is known. */
function weeksOf(material: WeekMaterial, { area, weeks }: AreaFigures): AreaPicture['weeks'] {
  const usual = new Map(material.usual.filter(({ areaId }) => areaId === area.id).map((one) => [one.monday, one]))
  return weeks.map(({ week, monday, n }) => {
    const range = usual.get(monday)
    return { week, n, low: range?.low ?? null, high: range?.high ?? null }
  })
}

/**
 * Under two events a week an arrow says little: the test holds its 5 %, but finds so few real changes that it is less than four times as
 * common when the number has trebled as when nothing changes (docs/methods/weekly-counts.md, bench/trend-calibration.ts).
 */
const fewestForTrend = 24

export function trendWord(weeks: readonly (number | null)[]): (typeof trendWords)[number] {
  const trend = mannKendall(weeks)
  if (trend.kind === 'refused') return 'too-short'
  if (weeks.reduce<number>((sum, n) => sum + (n ?? 0), 0) < fewestForTrend) return 'too-few'
  if (trend.p > 0.05) return 'unclear'
  return trend.s > 0 ? 'rising' : 'falling'
}
