import { getParty } from '#domains/parties/index.ts'
import { action, type Context } from '#kernel/action/action.ts'
import { accept } from '#kernel/errors/problem.ts'
import { id, oneOf, optional, strict, version } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { freeText, requiredFreeText } from '#kernel/privacy/free-text.ts'
import { canShow, canTriage } from '../observations/observation.policy.ts'
import { getObservation, saveObservation } from '../observations/observation.store.ts'
import { assess, assessments, show, visibilities } from '../observations/observation.ts'
import { ObservationView } from '../observations/observation.view.ts'
import { noticePictures } from '../pictures/picture-notice-deliver.actions.ts'

const reference = (observationId: number) => refer('situation.observation', observationId)
const target = ({ db }: Context, input: { id: number }) => getObservation(db, input.id)

/** Of what was heard: it was so, or it was not. What is denied leaves the counts, and readers of a picture it was in are told. */
export const assessObservation = action('observations.assess', {
  http: 'POST /observations/:id/assessment',
  input: strict({
    id: id(),
    version: version(),
    outcome: oneOf(assessments),
    ground: freeText(500),
    party: optional(id()),
  }),
  target,
  allow: (actor) => canTriage(actor),
  run: async (context, input, observation) => {
    const { db, actor, clock, changed } = context
    const partyId = input.party === null ? null : (await getParty(db, input.party)).id
    const said = { outcome: input.outcome, ground: input.ground, partyId, by: actor.name, at: clock.now() }
    const saved = await saveObservation(db, accept(assess({ ...observation, version: input.version }, said)))
    changed(reference(observation.id), observation, saved)
    if (saved.assessment === 'denied')
      await noticePictures(context, observation, { what: 'denied', ground: input.ground })
    return saved
  },
  audit: 'write',
  output: ObservationView,
})

/** Who may read the words of an observation; the reason stands in its history. */
export const setVisibility = action('observations.set-visibility', {
  http: 'POST /observations/:id/visibility',
  input: strict({ id: id(), version: version(), visibility: oneOf(visibilities), why: requiredFreeText(500) }),
  target,
  allow: (actor) => canShow(actor),
  run: async ({ db, changed }, input, observation) => {
    const saved = await saveObservation(
      db,
      accept(show({ ...observation, version: input.version }, input.visibility, input.why)),
    )
    changed(reference(observation.id), observation, saved)
    return saved
  },
  audit: 'write',
  output: ObservationView,
})
