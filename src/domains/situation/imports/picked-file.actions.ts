import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { post } from '#kernel/messages/outbox.ts'
import { list, oneOf, optional, strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { visibleParties } from '../observations/observation.policy.ts'
import { coordinatorsOf, readPeople } from '../round/round.jobs.ts'
import { canListImports } from './import.policy.ts'
import { listSameFile } from './import.store.ts'
import { addPickedFile, listPickedFiles } from './picked-file.store.ts'
import { PickedFile, pickedOutcomes } from './picked-file.ts'
import { lettersOfRefused } from './picked-file-letters.ts'

export const listPickedFilesAction = action('imports.picked-up', {
  http: 'GET /imports/picked-up',
  input: strict({}),
  allow: canListImports,
  run: ({ db, actor }) => listPickedFiles(db, visibleParties(actor)),
  audit: 'none',
  output: list(PickedFile),
})

/** Keeps what came of a file that was picked up. */
export const notePickedFile = action('imports.note-picked-up', {
  http: 'POST /imports/picked-up',
  input: strict({
    sender: z.string(),
    partyId: z.number().nullable(),
    fileName: z.string(),
    outcome: oneOf(pickedOutcomes),
    importId: z.number().nullable(),
    /** rows of it that were refused */
    rejected: z.number(),
    code: z.string().nullable(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  allow: anyOf('owner', 'coordinator'),
  run: async ({ db, actor, clock, changed }, picked) => {
    await addPickedFile(db, { municipality: actor.municipality, now: clock.now() }, picked)
    const { sender, fileName, outcome } = picked
    changed(refer('situation.picked-file', sender), null, { sender, fileName, outcome })
    if (outcome === 'refused') {
      const people = {
        coordinators: coordinatorsOf(await readPeople(db, clock.now()), clock.now()),
        day: clock.today(),
      }
      await post(db, actor.municipality, lettersOfRefused({ ...picked, stored: 0, updated: 0 }, people))
    }
    return {}
  },
  audit: 'write',
  output: z.object({}),
})

/** The import of the same party that the same bytes were stored by before; null when there is none. */
export const findSameFile = action('imports.same-file', {
  http: 'GET /imports/same-file',
  input: strict({ id: z.number(), fileSha256: z.string(), partyId: optional(z.number()) }),
  allow: anyOf('owner', 'coordinator'),
  run: async ({ db }, input) =>
    (await listSameFile(db, input)).find(({ partyId }) => partyId === input.partyId)?.id ?? null,
  audit: 'none',
  output: z.number().nullable(),
})
