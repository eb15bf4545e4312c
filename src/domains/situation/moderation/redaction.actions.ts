import { z } from 'zod'
import { action, type Context } from '#kernel/action/action.ts'
import { forgetWords } from '#kernel/audit/words.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { accept, notFound } from '#kernel/errors/problem.ts'
import { id, list, oneOf, strict, text, version, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { requiredFreeText } from '#kernel/privacy/free-text.ts'
import { addDays } from '#kernel/time/week.ts'
import { canReadSecret, canRedact } from '../observations/observation.policy.ts'
import { getObservation, saveObservation } from '../observations/observation.store.ts'
import { ObservationView } from '../observations/observation.view.ts'
import { strikeFromPictures } from '../pictures/picture-amend.actions.ts'
import { noticePictures } from '../pictures/picture-notice-deliver.actions.ts'
import {
  destroyDue,
  getModerationRules,
  listSeals,
  openSeal,
  saveModerationRules,
  sealText,
} from './redaction.store.ts'
import { mostStrikes, strike, strikeKinds, suggestedStrikes } from './redaction.ts'
import { findWords, wordPlaces } from './word-search.store.ts'

const reference = (observationId: number) => refer('situation.observation', observationId)
const target = ({ db }: Context, input: { id: number }) => getObservation(db, input.id)
const allow = (actor: Actor) => canRedact(actor)

const SealView = z.object({
  id: z.number(),
  reason: z.string(),
  sealedBy: z.string(),
  sealedAt: z.string(),
  destroyedFrom: z.string(),
  kept: z.boolean(),
})
export type SealView = z.infer<typeof SealView>

/** What can be struck from a text, and what has been: for the one who is about to redact. */
export const getRedaction = action('observations.get-redaction', {
  http: 'GET /observations/:id/redaction',
  input: strict({ id: id() }),
  target,
  allow,
  run: async ({ db }, _input, observation) => ({
    observation,
    suggested: [...suggestedStrikes(observation.text)],
    seals: [...(await listSeals(db, observation.id))],
    sealDays: (await getModerationRules(db)).sealDays,
  }),
  audit: 'none',
  output: z.object({
    observation: ObservationView,
    suggested: list(z.object({ words: z.string(), kind: z.enum(strikeKinds) })),
    seals: list(SealView),
    sealDays: z.number(),
  }),
})

/** Shorter words stand in others all over. */
const shortestSought = 3

/** An empty row of the form is no strike. */
const strikes = z.preprocess(
  (value) => (Array.isArray(value) ? value.filter((one) => one?.words !== undefined) : (value ?? [])),
  list(strict({ words: text(200), kind: oneOf(strikeKinds) })).max(mostStrikes),
)

/** Strikes words from a text. The original is sealed and destroyed after the days that the municipality has set. */
export const redactObservation = action('observations.redact', {
  http: 'POST /observations/:id/redact',
  input: strict({ id: id(), version: version(), strikes, reason: requiredFreeText(500) }),
  target,
  allow,
  run: async (context, input, observation) => {
    const { db, actor, clock, changed } = context
    const struck = accept(strike(observation.text, input.strikes))
    const { sealDays } = await getModerationRules(db)
    const destroyedFrom = addDays(clock.today(), sealDays)
    await sealText(db, {
      municipality: actor.municipality,
      observationId: observation.id,
      text: observation.text,
      reason: input.reason,
      sealedBy: actor.name,
      sealedAt: clock.now(),
      destroyedFrom,
    })
    const saved = await saveObservation(db, { ...observation, version: input.version, text: struck, redacted: true })
    // What the history said of the text until now goes too: the original lies under the seal and nowhere else.
    await forgetWords(db, reference(observation.id), ['text'])
    changed(
      reference(observation.id),
      { text: null, redactionReason: null, destroyedFrom: null },
      { text: struck, redactionReason: input.reason, destroyedFrom },
    )
    const pictures = await strikeFromPictures(context, observation, struck)
    await noticePictures(context, observation, { what: 'redacted', ground: input.reason })
    const words = input.strikes.map((one) => one.words).filter((one) => one.length >= shortestSought)
    return { observation: saved, pictures, remains: [...(await findWords(db, words, observation.id))] }
  },
  audit: 'write',
  output: z.object({
    observation: ObservationView,
    /** how many frozen pictures the words were struck from */
    pictures: z.number(),
    /** where the same words stand in what somebody else has written */
    remains: list(z.object({ kind: z.enum(wordPlaces), place: z.string() })),
  }),
})

/** Shows a sealed original once, to one who says why; both are on record. */
export const readSealed = action('observations.read-sealed', {
  http: 'POST /observations/:id/sealed',
  input: strict({ id: id(), seal: id(), reason: requiredFreeText(500) }),
  target,
  allow,
  run: async ({ db, changed }, input, observation) => {
    const seal = (await listSeals(db, observation.id)).find((one) => one.id === input.seal)
    if (!seal) throw notFound()
    changed(reference(observation.id), { sealedRead: null }, { sealedRead: input.reason })
    return { seal: seal.id, text: await openSeal(db, seal.id) }
  },
  audit: 'read-secret',
  output: z.object({ seal: z.number(), text: z.string().nullable() }),
})

/** What runs every night: sealed originals whose days are out are destroyed. */
export const destroySealed = action('observations.destroy-sealed', {
  http: 'POST /observations/sealed/destroy',
  input: strict({}),
  allow,
  run: async ({ db, clock, changed }) => {
    const observations = await destroyDue(db, clock.today())
    for (const one of observations) changed(reference(one), { sealed: 'kept' }, { sealed: 'destroyed' })
    return { destroyed: observations.length }
  },
  audit: 'write',
  output: z.object({ destroyed: z.number() }),
})

const Rules = z.object({ version: z.number(), sealDays: z.number() })

export const getModeration = action('moderation.get', {
  http: 'GET /moderation',
  input: strict({}),
  allow: (actor: Actor) => canReadSecret(actor),
  run: ({ db }) => getModerationRules(db),
  audit: 'none',
  output: Rules,
  can: (actor) => ({ change: canRedact(actor) }),
})

/** How long sealed originals are kept. What is sealed already is destroyed on the day that was said then. */
export const setModeration = action('moderation.set', {
  http: 'POST /moderation',
  input: strict({ version: wholeNumber(0), sealDays: wholeNumber(1, 365) }),
  allow,
  run: async ({ db, actor, changed }, input) => {
    const before = await getModerationRules(db)
    const saved = await saveModerationRules(db, actor.municipality, input)
    changed(
      refer('situation.moderation', actor.municipality),
      { sealDays: before.sealDays },
      { sealDays: saved.sealDays },
    )
    return saved
  },
  audit: 'write',
  output: Rules,
})
