import { z } from 'zod'
import { listAreas } from '#domains/areas/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { type House, Stopped, type WorkControl, type WorkState } from '#kernel/action/house.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { inMunicipality } from '#kernel/db/tenancy.ts'
import { accept } from '#kernel/errors/problem.ts'
import { id, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { canChangeRules, canReadWeek } from '../pictures/picture.policy.ts'
import { latestCompleteWeek } from '../pictures/picture.ts'
import { checkLevelRules, LevelRules } from './level-rules.ts'
import { tryRules } from './level-trial.jobs.ts'
import { beginTrial, finishTrial, getTrial, listTrials } from './level-trial.store.ts'
import { LevelTrial, weeksOfTrial } from './level-trial.ts'

const workKey = (actor: Actor, trialId: number): string => `level-trial ${actor.municipality} ${trialId}`
const shownTrials = 10

/** Begins to work out what the latest 52 weeks would have been under some rules; nothing is set or changed. */
export const beginTrialAction = action('levels.try', {
  http: 'POST /levels/trials',
  input: strict({ rules: LevelRules }),
  allow: canChangeRules,
  run: async ({ db, actor, clock, works, changed }, { rules }) => {
    accept(checkLevelRules(rules) ?? rules)
    const weeks = weeksOfTrial(latestCompleteWeek(clock.today()))
    const [from = '', to = ''] = [weeks[0], weeks.at(-1)]
    const by = { municipality: actor.municipality, accountId: actor.accountId, now: clock.now() }
    const trial = await beginTrial(db, { ...by, from, to, rules })
    changed(refer('situation.level-trial', trial.id), null, { rules, from, to })
    works.begin(workKey(actor, trial.id), (house, control) =>
      work(house, actor, { id: trial.id, weeks, rules, control }),
    )
    return { id: trial.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})

type Orders = {
  readonly id: number
  readonly weeks: readonly string[]
  readonly rules: LevelRules
  readonly control: WorkControl
}

/** A trial that was stopped, or that failed, keeps nothing but that it did. */
async function work(house: House, actor: Actor, { id: trialId, weeks, rules, control }: Orders): Promise<void> {
  const finish = (ended: Pick<Parameters<typeof finishTrial>[2], 'status' | 'cells'>) =>
    inMunicipality(house.pool, actor.municipality, (db) =>
      finishTrial(db, trialId, { ...ended, now: house.clock.now() }),
    )
  try {
    const trial = { municipality: actor.municipality, weeks, rules, now: house.clock.now() }
    const cells = await tryRules(house.pool, trial, control)
    await finish({ status: 'done', cells })
  } catch (error) {
    // A process that closes has no time to say so: the page finds that nothing goes on.
    if (error instanceof Stopped && error.why === 'closing') return
    await finish({ status: 'failed', cells: null })
    if (!(error instanceof Stopped)) throw error
  }
}

const target = ({ db }: Context, input: { id: number }) => getTrial(db, input.id)

/** `state` is null when nothing goes on; a status of `running` then means that it was interrupted. */
export const getTrialAction = action('levels.trial', {
  http: 'GET /levels/trials/:id',
  input: strict({ id: id() }),
  target,
  allow: canReadWeek,
  run: async ({ db, actor, works, clock }, input, trial) => ({
    trial,
    state: works.find(workKey(actor, input.id)),
    areas: (await listAreas(db, { on: clock.today() })).map(({ id: areaId, name }) => ({ id: areaId, name })),
  }),
  audit: 'none',
  output: z.object({
    trial: LevelTrial,
    state: z.custom<WorkState>().nullable(),
    areas: z.array(z.object({ id: z.number(), name: z.string() })),
  }),
  can: (actor) => ({ change: canChangeRules(actor) }),
})

export const listTrialsAction = action('levels.trials', {
  http: 'GET /levels/trials',
  input: strict({}),
  allow: canReadWeek,
  run: async ({ db }) => [...(await listTrials(db, shownTrials))],
  audit: 'none',
  output: z.array(LevelTrial),
})

export const cancelTrial = action('levels.cancel-trial', {
  http: 'POST /levels/trials/:id/cancel',
  input: strict({ id: id() }),
  target,
  allow: canChangeRules,
  run: async ({ actor, works }, input) => ({ id: input.id, asked: works.cancel(workKey(actor, input.id)) }),
  audit: 'write',
  output: z.object({ id: z.number(), asked: z.boolean() }),
})
