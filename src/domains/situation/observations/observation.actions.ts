import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { historyAction } from '#kernel/action/history.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { accept } from '#kernel/errors/problem.ts'
import { id, list, oneOf, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { freeText } from '#kernel/privacy/free-text.ts'
import { addDays } from '#kernel/time/week.ts'
import { listCategories } from '../categories/category.register.ts'
import { listApart } from '../moderation/duplicate.store.ts'
import { duplicateDays, likelyDuplicates } from '../moderation/duplicate.ts'
import { noticePictures } from '../pictures/picture-notice-deliver.actions.ts'
import { canCorrect, canReadObservation, canReadSecret, canRedact, canShow, canTriage } from './observation.policy.ts'
import {
  getObservation,
  getSecretNote,
  listMerged,
  listNearby,
  saveObservation,
  saveSecretNote,
} from './observation.store.ts'
import {
  isShownMoment,
  mergeInto,
  moveTo,
  type Observation,
  observationFields,
  observationRule,
  withBasis,
} from './observation.ts'
import { ObservationView } from './observation.view.ts'
import { requireReach, resolveInput } from './observation-resolve.actions.ts'

const reference = (observationId: number) => refer('situation.observation', observationId)

const targetById = {
  target: ({ db }: Context, input: { id: number }) => getObservation(db, input.id),
  allow: canReadObservation,
}

export const getObservationAction = action('observations.get', {
  http: 'GET /observations/:id',
  input: strict({ id: id() }),
  ...targetById,
  run: async ({ db, actor }, _input, observation) => {
    const from = `${addDays(observation.occurredFrom.slice(0, 10), -duplicateDays)}T00:00:00Z`
    const to = `${addDays(observation.occurredFrom.slice(0, 10), duplicateDays)}T23:59:59Z`
    const nearby = await listNearby(db, observation, { from, to })
    const visible = (other: Observation) => canReadObservation(actor, other).allowed
    const seen = nearby.filter(visible)
    return {
      observation,
      merged: (await listMerged(db, observation.id)).filter(visible),
      duplicates: likelyDuplicates(observation, seen, {
        categories: await listCategories(db),
        apart: await listApart(db),
      }),
    }
  },
  audit: 'none',
  output: z.object({
    observation: ObservationView,
    merged: list(ObservationView),
    duplicates: list(z.object({ observation: ObservationView, reasons: list(z.string()), score: z.number() })),
  }),
  can: (actor, { observation }) => ({
    correct: canCorrect(actor, observation),
    triage: canTriage(actor),
    show: canShow(actor),
    redact: canRedact(actor),
    readSecret: canReadSecret(actor),
  }),
})

export const observationHistory = historyAction('situation.observation', canReadObservation, {
  ...targetById,
  rule: observationRule,
  // Entries from before words stood beside the chain hold them still; they are not shown once words have been struck.
  hiddenBefore: { action: 'observations.redact', fields: ['text'] },
})

export const correctObservation = action('observations.correct', {
  http: 'POST /observations/:id',
  input: strict({ id: id(), version: version(), ...observationFields }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: canCorrect,
  run: async (context, { id: _id, version: seen, ...input }, observation) => {
    const { db, actor, changed } = context
    const written = await resolveInput(context, input)
    if (!canTriage(actor).allowed) requireReach(actor, { partyId: observation.partyId, areaId: written.areaId })
    // A form shows less of the time than an imported one may hold; what was not touched stays as exact as it was.
    const { occurredFrom, occurredTo, precision, week } = observation
    const moment = isShownMoment(observation, input) ? { occurredFrom, occurredTo, precision, week } : {}
    const saved = await saveObservation(db, {
      ...withBasis(observation, input.basis),
      ...written,
      ...moment,
      version: seen,
    })
    changed(reference(observation.id), observation, saved)
    return saved
  },
  audit: 'write',
  output: ObservationView,
})

export const moveObservation = action('observations.move', {
  http: 'POST /observations/:id/status',
  input: strict({
    id: id(),
    version: version(),
    status: oneOf(['triaged', 'verified', 'dismissed']),
    reason: freeText(500),
  }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canTriage(actor),
  run: async (context, input, observation) => {
    const saved = await saveObservation(
      context.db,
      accept(moveTo({ ...observation, version: input.version }, input.status, input.reason)),
    )
    context.changed(reference(observation.id), observation, saved)
    if (saved.status === 'dismissed')
      await noticePictures(context, observation, { what: 'dismissed', ground: input.reason })
    return saved
  },
  audit: 'write',
  output: ObservationView,
})

export const mergeObservation = action('observations.merge', {
  http: 'POST /observations/:id/merge',
  input: strict({ id: id(), version: version(), into: id() }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canTriage(actor),
  run: async ({ db, changed }, input, observation) => {
    const kept = await getObservation(db, input.into)
    const saved = await saveObservation(db, accept(mergeInto({ ...observation, version: input.version }, kept)))
    changed(reference(observation.id), observation, saved)
    changed(reference(kept.id), { sources: 0 }, { sources: observation.id })
    return saved
  },
  audit: 'write',
  output: ObservationView,
})

export const readSecretNote = action('observations.read-secret', {
  http: 'GET /observations/:id/secret',
  input: strict({ id: id() }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canReadSecret(actor),
  run: async ({ db, read }, input) => {
    read(reference(input.id), 'secretNote')
    return { id: input.id, note: (await getSecretNote(db, input.id)) ?? '' }
  },
  audit: 'read-secret',
  output: z.object({ id: z.number(), note: z.string() }),
})

export const writeSecretNote = action('observations.write-secret', {
  http: 'POST /observations/:id/secret',
  input: strict({ id: id(), note: freeText(2000) }),
  target: ({ db }, input) => getObservation(db, input.id),
  allow: (actor: Actor) => canReadSecret(actor),
  run: async ({ db, changed }, input) => {
    await saveSecretNote(db, input.id, input.note === '' ? null : input.note)
    // That it was written is on record; what it said is not copied out of its field.
    changed(reference(input.id), { secretNote: null }, { secretNote: input.note === '' ? 'removed' : 'written' })
    return { id: input.id }
  },
  audit: 'write',
  output: z.object({ id: z.number() }),
})
