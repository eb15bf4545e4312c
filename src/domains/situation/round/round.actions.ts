import { z } from 'zod'
import { isCurrent, listParties } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { settle } from '#kernel/messages/outbox.ts'
import { id, isoWeek, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addWeeks, type IsoWeek, weekOf } from '#kernel/time/week.ts'
import { visibleParties } from '../observations/observation.policy.ts'
import { refuse } from '../observations/observation-resolve.actions.ts'
import {
  canChangeRound,
  canRemind,
  canReportForParty,
  canSeeRound,
  canSeeRoundRules,
  canUndoNothing,
} from './round.policy.ts'
import { listArrivals, listDueRules, removeNothing, saveDueRule, savePartyDueRule } from './round.store.ts'
import {
  commonRule,
  type DueRule,
  dueAt,
  dueFields,
  keptTimes,
  mayBegin,
  roundWeek,
  ruleFields,
  silentRun,
  tally,
  weekToReport,
} from './round.ts'
import { Round, RoundRules } from './round.view.ts'
import { matterOf } from './round-letters.ts'

const weeksShown = 12

/** The round of a week with the eleven before it, for the parties that the actor may see. */
export async function readRound({ db, actor, clock }: Context, wanted: IsoWeek | null): Promise<Round> {
  const rules = await listDueRules(db)
  const at = { now: clock.now(), today: clock.today() }
  const week = wanted ?? weekToReport(rules, at)
  const weeks = Array.from({ length: weeksShown }, (_, index) => addWeeks(week, index + 1 - weeksShown))
  const visible = visibleParties(actor)
  const arrivals = await listArrivals(db, { from: weeks[0] ?? week, to: week }, visible)
  const byParty = Map.groupBy(arrivals, ({ partyId }) => partyId)
  const parties = (await listParties(db))
    .filter(({ id: party }) => visible === null || visible.includes(party))
    .map((party) => {
      const own = byParty.get(party.id) ?? []
      const states = weeks.map((one) =>
        roundWeek(party, one, { came: own.find((arrival) => arrival.week === one), rules, now: at.now }),
      )
      const now = states.at(-1) ?? { week, state: 'not-expected' as const, late: false, hindsight: false }
      return {
        id: party.id,
        name: party.name,
        dueAt: dueAt(rules, week, party.id),
        ownTime: dueAt(rules, week, party.id) !== dueAt(rules, week),
        firstAt: own.find((arrival) => arrival.week === week)?.firstAt ?? null,
        ...now,
        silentWeeks: silentRun(states),
        times: keptTimes(states.filter((one) => dueAt(rules, one.week, party.id) !== null)),
        weeks: states,
        mayReport: canReportForParty(actor, party.id) && isCurrent(party, at.today),
      }
    })
    .filter(
      ({ weeks: states, mayReport }) =>
        states.some(({ state }) => state !== 'not-expected') || (visible !== null && mayReport),
    )
  return {
    week,
    thisWeek: weekOf(at.today),
    dueAt: dueAt(rules, week),
    rule: commonRule(rules, week),
    tally: tally(parties),
    weeks: weeks.map((one, index) => ({
      week: one,
      tally: tally(parties.flatMap((party) => party.weeks[index] ?? [])),
    })),
    parties,
  }
}

export const getRound = action('round.get', {
  http: 'GET /round',
  input: strict({ week: optional(isoWeek()) }),
  allow: canSeeRound,
  run: (context, input) => readRound(context, input.week),
  audit: 'none',
  output: Round,
  can: (actor) => ({ change: canChangeRound(actor), rules: canSeeRoundRules(actor), remind: canRemind(actor) }),
})

/** When reports are due, with what held before. */
export const getRoundRules = action('round.rules', {
  http: 'GET /round/rules',
  input: strict({}),
  allow: canSeeRoundRules,
  run: async ({ db, clock }) => {
    const parties = await listParties(db)
    const names = new Map(parties.map((party) => [party.id, party.name]))
    const { common, own } = await listDueRules(db)
    return {
      thisWeek: weekOf(clock.today()),
      common,
      own: own.map((rule) => ({ ...rule, party: names.get(rule.partyId) ?? '' })),
      parties: parties.filter((party) => party.reportsWeekly && isCurrent(party, clock.today())),
    }
  },
  audit: 'none',
  output: RoundRules,
  can: (actor) => ({ change: canChangeRound(actor) }),
})

export const setDueRule = action('round.set-rule', {
  http: 'POST /round/rules',
  input: strict(ruleFields),
  allow: canChangeRound,
  run: async ({ db, actor, clock, changed }, input) => {
    const rules = await listDueRules(db)
    if (!mayBegin(input.fromWeek, rules, weekOf(clock.today()))) refuse('fromWeek', 'round.rejected.past')
    const rule: DueRule = input
    await saveDueRule(db, { municipality: actor.municipality, accountId: actor.accountId, now: clock.now() }, rule)
    const replaced = rules.common.find(({ fromWeek }) => fromWeek === rule.fromWeek) ?? null
    changed(refer('situation.due-rule', rule.fromWeek), replaced, rule)
    return { fromWeek: rule.fromWeek }
  },
  audit: 'write',
  output: z.object({ fromWeek: z.string() }),
})

/** A time of a party's own; without a weekday it follows the others again. */
export const setPartyDueRule = action('round.set-party-rule', {
  http: 'POST /round/rules/party',
  input: strict({
    party: id(),
    fromWeek: isoWeek(),
    weekday: optional(dueFields.weekday),
    weeksAfter: dueFields.weeksAfter,
    time: optional(dueFields.time),
  }),
  allow: canChangeRound,
  run: async ({ db, actor, clock, changed }, { party, fromWeek, weekday, weeksAfter, time }) => {
    const found = (await listParties(db)).find((one) => one.id === party)
    if (!found?.reportsWeekly || !isCurrent(found, clock.today())) refuse('party', 'round.rejected.party')
    if (fromWeek < weekOf(clock.today())) refuse('fromWeek', 'round.rejected.past')
    if (weekday !== null && time === null) refuse('time', 'round.rejected.time-missing')
    if (weekday === null && time !== null) refuse('weekday', 'round.rejected.weekday-missing')
    const due = weekday === null || time === null ? null : { weekday, weeksAfter, time }
    const by = { municipality: actor.municipality, accountId: actor.accountId, now: clock.now() }
    await savePartyDueRule(db, by, { partyId: party, fromWeek, due })
    changed(refer('situation.party-due-rule', `${party}-${fromWeek}`), null, { due })
    return { party }
  },
  audit: 'write',
  output: z.object({ party: z.number() }),
})

type PartyWeek = { readonly party: number; readonly week: IsoWeek }

export async function takeBackNothing({ db, clock, changed }: Context, { party, week }: PartyWeek): Promise<void> {
  if (!(await removeNothing(db, party, week))) throw new Problem('rejected', 'round.rejected.nothing-to-undo')
  await settle(db, [matterOf(party, week)], { settled: null, now: clock.now() })
  changed(refer('situation.delivery', `${party}-${week}`), { nothingToReport: true }, null)
}

/** Takes the word back that there was nothing: the party is silent again, as if it had said nothing. */
export const undoNothing = action('round.undo-nothing', {
  http: 'POST /round/undo-nothing',
  input: strict({ party: id(), week: isoWeek() }),
  target: async (_context, input) => ({ partyId: input.party }),
  allow: canUndoNothing,
  run: async (context, input) => {
    await takeBackNothing(context, input)
    return input
  },
  audit: 'write',
  output: z.object({ party: z.number(), week: z.string() }),
})
