import type { WorkControl } from '#kernel/action/house.ts'
import type { Db, Pool } from '#kernel/db/connect.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { dayOf } from '#kernel/time/clock.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import { composeWeek } from '../pictures/picture-compose.ts'
import { loadWeek } from '../pictures/picture-week.store.ts'
import { type LevelBase, levelInForce } from './level.ts'
import type { LevelRules, StoredRules } from './level-rules.ts'
import type { TrialCell } from './level-trial.ts'

type Trial = {
  readonly municipality: string
  readonly weeks: readonly IsoWeek[]
  readonly rules: LevelRules
  readonly now: string
}

/** Works the weeks out in order, each in a transaction of its own, as if every suggestion of the rules had been followed. */
export async function tryRules(pool: Pool, trial: Trial, control: WorkControl): Promise<readonly TrialCell[]> {
  const { municipality, weeks } = trial
  const cells: TrialCell[] = []
  let bases: ReadonlyMap<number, LevelBase> | null = null
  for (const [at, week] of weeks.entries()) {
    control.signal.throwIfAborted()
    control.report({ done: at, total: weeks.length, counts: {} })
    const tried = await inMunicipality(pool, municipality, (db) => tryWeek(db, trial, { week, bases }))
    cells.push(...tried.cells)
    bases = tried.bases
  }
  return cells
}

type Step = { readonly week: IsoWeek; readonly bases: ReadonlyMap<number, LevelBase> | null }

/** One week under the rules; the first starts from the levels that were in force. */
async function tryWeek(db: Db, { municipality, rules, now }: Trial, { week, bases }: Step) {
  const material = await loadWeek(db, {
    municipality,
    week,
    today: dayOf(now),
    now,
    madeUp: false,
    frozen: false,
    inDepth: () => false,
    rules: { id: null, validFrom: week, rules, note: '', createdAt: null } satisfies StoredRules,
  })
  const { areas } = composeWeek({ ...material, levels: new Map(), bases: bases ?? material.bases })
  return {
    cells: areas.map(({ stored }) => ({
      week,
      areaId: stored.areaId,
      level: stored.suggested,
      decided: material.levels.get(stored.areaId)?.level ?? null,
    })),
    bases: new Map(
      areas.map(({ stored }): [number, LevelBase] => [
        stored.areaId,
        { state: stored.state, level: levelInForce(stored), week },
      ]),
    ),
  }
}
