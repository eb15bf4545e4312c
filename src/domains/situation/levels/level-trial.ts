import { z } from 'zod'
import { addWeeks, type IsoWeek } from '#kernel/time/week.ts'
import { LevelRules } from './level-rules.ts'

/** A trial of level rules over weeks that have been: nothing is set or changed by it. */
export const trialStatuses = ['running', 'done', 'failed'] as const
export const trialWeeks = 52

export const TrialCell = z.object({
  week: z.string(),
  areaId: z.number(),
  /** what the rules would have suggested, had every suggestion been followed; null: too little to go on */
  level: z.number().nullable(),
  /** what a person set; null: nobody did */
  decided: z.number().nullable(),
})
export type TrialCell = z.infer<typeof TrialCell>

export const LevelTrial = z.object({
  id: z.number(),
  status: z.enum(trialStatuses),
  from: z.string(),
  to: z.string(),
  rules: LevelRules,
  cells: z.array(TrialCell),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type LevelTrial = z.infer<typeof LevelTrial>

/** The weeks of a trial that ends with a week, oldest first. */
export const weeksOfTrial = (latest: IsoWeek): readonly IsoWeek[] =>
  Array.from({ length: trialWeeks }, (_, at) => addWeeks(latest, at - trialWeeks + 1))

export type TrialArea = {
  readonly areaId: number
  /** how often the level changed from one known week to the next, under the rules and as it was set */
  readonly changes: number
  readonly decidedChanges: number
  /** weeks that somebody set, and those of them in which the rules would have said something else */
  readonly compared: number
  readonly different: number
}
export type TrialSummary = {
  readonly areas: readonly TrialArea[]
  readonly changes: number
  readonly decidedChanges: number
  readonly compared: number
  readonly same: number
  /** of those that differ, how many the rules put higher and lower */
  readonly higher: number
  readonly lower: number
  /** area weeks at each level 1-5 under the rules, and as they were set */
  readonly spread: readonly { readonly level: number; readonly tried: number; readonly decided: number }[]
  readonly differences: readonly (TrialCell & { readonly level: number; readonly decided: number })[]
  /** area weeks with too little to go on */
  readonly unknown: number
}

/** What a trial says. Weeks that nobody set are counted under the rules and compared with nothing. */
export function summariseTrial(cells: readonly TrialCell[]): TrialSummary {
  const byArea = Map.groupBy(cells, ({ areaId }) => areaId)
  const areas = [...byArea].map(([areaId, own]): TrialArea => {
    const inOrder = own.toSorted((a, b) => (a.week < b.week ? -1 : 1))
    const compared = inOrder.filter(isCompared)
    return {
      areaId,
      changes: changesIn(inOrder.map(({ level }) => level)),
      decidedChanges: changesIn(inOrder.map(({ decided }) => decided)),
      compared: compared.length,
      different: compared.filter(({ level, decided }) => level !== decided).length,
    }
  })
  const compared = cells.filter(isCompared)
  const differences = compared
    .filter(({ level, decided }) => level !== decided)
    .toSorted((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : a.areaId - b.areaId))
  const total = (value: (area: TrialArea) => number) => areas.reduce((sum, area) => sum + value(area), 0)
  return {
    areas,
    changes: total(({ changes }) => changes),
    decidedChanges: total(({ decidedChanges }) => decidedChanges),
    compared: compared.length,
    same: compared.length - differences.length,
    higher: differences.filter(({ level, decided }) => level > decided).length,
    lower: differences.filter(({ level, decided }) => level < decided).length,
    spread: [1, 2, 3, 4, 5].map((level) => ({
      level,
      tried: cells.filter((cell) => cell.level === level).length,
      decided: cells.filter((cell) => cell.decided === level).length,
    })),
    differences,
    unknown: cells.filter(({ level }) => level === null).length,
  }
}

const isCompared = (cell: TrialCell): cell is TrialCell & { level: number; decided: number } =>
  cell.level !== null && cell.decided !== null

/** Weeks without a level are passed over: a level that comes back the same has not changed. */
function changesIn(levels: readonly (number | null)[]): number {
  const known = levels.filter((level) => level !== null)
  return known.filter((level, at) => at > 0 && level !== known[at - 1]).length
}
