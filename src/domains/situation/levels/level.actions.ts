import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import { accept, Problem } from '#kernel/errors/problem.ts'
import { id, isoWeek, strict, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import type { IsoWeek } from '#kernel/time/week.ts'
import { canChangeRules, canDecide, canReadWeek } from '../pictures/picture.policy.ts'
import { listWeekEditions } from '../pictures/picture.store.ts'
import { isOpen } from '../pictures/picture.ts'
import { readWeek } from '../pictures/picture-week.actions.ts'
import { saveLevel } from './level.store.ts'
import { type StoredLevel, setLevel } from './level.ts'
import { addLevelRules, listLevelRules } from './level-rules.store.ts'
import { checkLevelRules, LevelRules, type StoredRules } from './level-rules.ts'
import { getTrial } from './level-trial.store.ts'

const SavedLevel = z.object({
  areaId: z.number(),
  week: z.string(),
  version: z.number(),
  suggested: z.number().nullable(),
  level: z.number().nullable(),
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: z.string().nullable(),
})
const toSaved = (row: StoredLevel) => ({ ...row, setBy: row.setByName })

/** `2026-W40/12`: a week's level of an area has no id of its own. */
export const levelReference = (week: IsoWeek, areaId: number) => refer('situation.level', `${week}/${areaId}`)

async function requireOpenWeek({ db }: Context, week: IsoWeek): Promise<void> {
  const editions = await listWeekEditions(db, week)
  if (editions.some(({ status }) => status === 'published') && !editions.some(isOpen))
    throw new Problem('rejected', 'levels.rejected.published')
}

const by = ({ actor, clock }: Context) => ({ accountId: actor.accountId, name: actor.name, at: clock.now() })

/** Sets an area's level for a week; `version` is that of the level that was seen, 0 when nobody had set one. */
export const setLevelAction = action('levels.set', {
  http: 'POST /levels',
  input: strict({
    week: isoWeek(),
    area: id(),
    level: wholeNumber(1, 5),
    reason: freeText(500),
    version: wholeNumber(),
  }),
  allow: canDecide,
  run: async (context, input) => {
    await requireOpenWeek(context, input.week)
    const { areas } = await readWeek(context, input.week)
    const area = areas.find(({ stored }) => stored.areaId === input.area)
    if (!area) throw new Problem('rejected', 'levels.rejected.not-in-picture')
    const { stored, suggestion } = area
    const wish = { level: input.level, reason: input.reason, by: by(context) }
    const next = accept(setLevel({ ...stored, version: input.version }, suggestion, wish))
    const saved = await saveLevel(context.db, context.actor.municipality, next)
    context.changed(levelReference(input.week, input.area), levelFields(stored), levelFields(saved))
    return toSaved(saved)
  },
  audit: 'write',
  output: SavedLevel,
})

const levelFields = ({ suggested, level, reason }: StoredLevel) => ({ suggested, level, reason })

/** Sets every level that nobody has set to what is suggested; those without a suggestion stay open. */
export const acceptSuggestions = action('levels.accept-suggestions', {
  http: 'POST /levels/accept-suggestions',
  input: strict({ week: isoWeek() }),
  allow: canDecide,
  run: async (context, { week }) => {
    await requireOpenWeek(context, week)
    const { areas } = await readWeek(context, week)
    const open = areas.filter(({ stored }) => stored.level === null && stored.suggested !== null)
    const set: StoredLevel[] = []
    for (const { stored, suggestion } of open) {
      const wish = { level: suggestion.level ?? 1, reason: '', by: by(context) }
      const saved = await saveLevel(context.db, context.actor.municipality, accept(setLevel(stored, suggestion, wish)))
      context.changed(levelReference(week, saved.areaId), levelFields(stored), levelFields(saved))
      set.push(saved)
    }
    return { week, set: set.map(toSaved) }
  },
  audit: 'write',
  output: z.object({ week: z.string(), set: z.array(SavedLevel) }),
})

const Rules = z.object({
  id: z.number().nullable(),
  validFrom: z.string(),
  rules: LevelRules,
  note: z.string(),
  createdAt: z.string().nullable(),
})

export const listRules = action('levels.rules', {
  http: 'GET /levels/rules',
  input: strict({}),
  allow: canReadWeek,
  run: async ({ db }) => listLevelRules(db),
  audit: 'none',
  output: z.array(Rules),
  can: (actor) => ({ change: canChangeRules(actor) }),
})

/** New rules from a week on; the old ones stay as they are. The note says why. */
export const changeRules = action('levels.change-rules', {
  http: 'POST /levels/rules',
  input: strict({ validFrom: isoWeek(), note: requiredFreeText(500), rules: LevelRules }),
  allow: canChangeRules,
  run: storeRules,
  audit: 'write',
  output: Rules,
})

/** The rules of a trial, as they were tried. */
export const adoptTrial = action('levels.adopt-trial', {
  http: 'POST /levels/trials/:id/adopt',
  input: strict({ id: id(), validFrom: isoWeek(), note: requiredFreeText(500) }),
  target: ({ db }, input) => getTrial(db, input.id),
  allow: canChangeRules,
  run: (context, { validFrom, note }, { rules }) => storeRules(context, { validFrom, note, rules }),
  audit: 'write',
  output: Rules,
})

type NewRules = Pick<StoredRules, 'validFrom' | 'note' | 'rules'>

async function storeRules({ db, actor, clock, changed }: Context, input: NewRules): Promise<StoredRules> {
  accept(checkLevelRules(input.rules) ?? input)
  const [before] = await listLevelRules(db)
  const author = { municipality: actor.municipality, accountId: actor.accountId, now: clock.now() }
  const saved = await addLevelRules(db, author, input)
  changed(refer('situation.level-rules', saved.id ?? 0), before ? rulesFields(before) : null, rulesFields(saved))
  return saved
}

const rulesFields = ({ validFrom, note, rules }: StoredRules) => ({ validFrom, note, rules })

export const levelRulesHistory = historyAction('situation.level-rules', canReadWeek)
