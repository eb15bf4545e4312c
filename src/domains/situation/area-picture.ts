import { mannKendall } from '#analysis/trend/trend.ts'
import type { Category } from './category.ts'
import { levelInForce, type StoredLevel, unknownBase, withSuggestion } from './level.ts'
import { indicatorsOf, weeklyTotals } from './level-indicators.ts'
import { type Suggestion, suggestLevel } from './level-rules.ts'
import type { AreaLevel, AreaPicture, CategoryCount, trendWords } from './picture-content.ts'
import type { PictureArea, WeekMaterial } from './picture-material.ts'
import { changesSince, paragraphFor } from './picture-summary.ts'
import { allCategories, figuresOf, type SeriesFigure } from './week-figures.ts'

/** One area of a week, with the row that would be stored for its level and the suggestion behind it. */
export type AreaOfWeek = {
  readonly picture: AreaPicture
  readonly stored: StoredLevel
  readonly suggestion: Suggestion
}

/** Every area of the week: figures against the expected, level with reasons, what repeats and what is new. */
export function areasOf(material: WeekMaterial, figures: readonly SeriesFigure[]): readonly AreaOfWeek[] {
  return material.areas.map((area) => {
    const own = figures.filter(({ areaId }) => areaId === area.id)
    const total = own.find(({ categoryId }) => categoryId === allCategories)
    const suggestion = suggestFor(material, area, figures)
    const row = material.levels.get(area.id)
    const stored =
      material.frozen && row
        ? row
        : withSuggestion({ areaId: area.id, week: material.week, rulesId: material.rules.id, suggestion }, row)
    const counts = categoryCounts(material, own)
    const serious = material.serious.filter(({ areaId }) => areaId === area.id).map(({ areaId: _, ...event }) => event)
    const weeks = weeksOf(material, area.id)
    const facts = {
      id: area.id,
      code: area.code,
      name: area.name,
      population: area.population,
      level: toLevel(material, stored, suggestion),
      n: total?.observed ?? 0,
      before: material.countsBefore.reduce((sum, count) => sum + (count.areaId === area.id ? count.n : 0), 0),
      expected: expectedOf(total),
      standing: total ? standingOf(material, total) : ('too-short' as const),
      weeks,
      trend: material.complete ? trendWord(weeks.map(({ n }) => n)) : ('too-short' as const),
      counts,
      serious,
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

export const figuresFor = (material: WeekMaterial): readonly SeriesFigure[] =>
  figuresOf({
    counts: material.counts,
    expectations: material.expectations,
    areaIds: material.areas.map(({ id }) => id),
    categoryIds: material.categories.map(({ id }) => id),
    complete: material.complete,
  })

function suggestFor(material: WeekMaterial, area: PictureArea, figures: readonly SeriesFigure[]): Suggestion {
  const own = figures.filter(({ areaId }) => areaId === area.id)
  const total = own.find(({ categoryId }) => categoryId === allCategories)
  const byCategory = new Map(own.map(({ categoryId, observed }) => [categoryId, observed]))
  const before = material.bases.get(area.id) ?? unknownBase
  return suggestLevel(material.rules.rules, before.state, {
    indicators: indicatorsOf(material, area, figures),
    serious: material.categories
      .filter(({ serious, minimumLevel }) => serious || minimumLevel !== null)
      .map(({ id, minimumLevel }) => ({ categoryId: id, minimumLevel, n: byCategory.get(id) ?? 0 })),
    observed: total?.observed ?? 0,
    expected: total?.expected ?? null,
    repeatPlaces: material.repeatPlaces.filter(({ areaId }) => areaId === area.id).length,
    complete: material.complete,
  })
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
    reason: stored.reason,
    setBy: stored.setByName,
    setAt: stored.setAt,
    version: stored.version,
  }
}

const expectedOf = (figure: SeriesFigure | undefined) => {
  if (!figure?.expected) return null
  const { mean, low, high, rare, weeks } = figure.expected
  return { mean, low, high, rare, weeks }
}

/** GLOSSARY: `signal` and `watch` come from the week's tests, `low` only when everybody who should has reported. */
export function standingOf(
  material: Pick<WeekMaterial, 'complete' | 'coverage'>,
  { observed, expected, status }: Pick<SeriesFigure, 'observed' | 'expected' | 'status'>,
): CategoryCount['standing'] {
  if (expected === null) return 'too-short'
  if (!material.complete) return 'unfinished'
  if (status === 'signal' || status === 'watch') return status
  if (observed > expected.high) return 'above'
  if (observed >= expected.low) return 'expected'
  return material.coverage.missing.length === 0 ? 'low' : 'below'
}

/** Categories with events this week or last, or where events are usual; a main category is followed by its own. */
function categoryCounts(material: WeekMaterial, own: readonly SeriesFigure[]): CategoryCount[] {
  const figures = new Map(own.map((figure) => [figure.categoryId, figure]))
  const before = countsOfLastWeek(material, own[0]?.areaId ?? 0)
  const one = ({ id }: Category): CategoryCount => {
    const figure = figures.get(id)
    return {
      categoryId: id,
      sum: false,
      n: figure?.observed ?? 0,
      before: before.get(id) ?? 0,
      expected: expectedOf(figure),
      standing: figure ? standingOf(material, figure) : 'too-short',
    }
  }
  const worthShowing = ({ n, before: last, expected }: CategoryCount) =>
    n > 0 || last > 0 || (expected?.mean ?? 0) >= 0.5
  const known = new Set(material.categories.map(({ id }) => id))
  const top = material.categories.filter(({ parentId }) => parentId === null || !known.has(parentId))
  return top.flatMap((main) => {
    const itself = one(main)
    const parts = material.categories.filter(({ parentId }) => parentId === main.id).map(one)
    if (parts.length === 0) return worthShowing(itself) ? [itself] : []
    const all = [...(worthShowing(itself) ? [itself] : []), ...parts.filter(worthShowing)]
    // A sum of one says nothing that the one does not.
    if (all.length < 2) return all
    const family = [itself, ...parts]
    const total: CategoryCount = {
      categoryId: main.id,
      sum: true,
      n: family.reduce((sum, part) => sum + part.n, 0),
      before: family.reduce((sum, part) => sum + part.before, 0),
      expected: null,
      standing: 'too-short',
    }
    return [total, ...all]
  })
}

function countsOfLastWeek({ countsBefore }: WeekMaterial, area: number): ReadonlyMap<number, number> {
  return new Map(countsBefore.filter(({ areaId }) => areaId === area).map(({ categoryId, n }) => [categoryId, n]))
}

/** The twelve weeks, each with what was expected of it where that is known. */
function weeksOf(material: WeekMaterial, area: number): AreaPicture['weeks'] {
  const usual = new Map(material.usual.filter(({ areaId }) => areaId === area).map((one) => [one.monday, one]))
  return weeklyTotals(material, area).map(({ week, monday, n }) => {
    const range = usual.get(monday)
    return { week, n, low: range?.low ?? null, high: range?.high ?? null }
  })
}

function trendWord(weeks: readonly (number | null)[]): (typeof trendWords)[number] {
  const trend = mannKendall(weeks)
  if (trend.kind === 'refused') return 'too-short'
  if (trend.p > 0.05) return 'unclear'
  return trend.s > 0 ? 'rising' : 'falling'
}
