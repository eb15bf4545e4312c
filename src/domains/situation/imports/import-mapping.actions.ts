import { z } from 'zod'
import { getParty } from '#domains/parties/index.ts'
import { action } from '#kernel/action/action.ts'
import { accept, notFound, reject } from '#kernel/errors/problem.ts'
import { id, list, strict, wholeNumber } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { visibleParties } from '../observations/observation.policy.ts'
import { canImport, canListImports, canReadImport } from './import.policy.ts'
import { addMapping, listMappings } from './import-mapping.store.ts'
import { MappingVersion } from './import-mapping.ts'
import { receiverOf } from './import-work.actions.ts'

/** How the files of each sender are read now. */
export const listMappingsAction = action('imports.mappings', {
  http: 'GET /imports/mappings',
  input: strict({}),
  allow: canListImports,
  run: async ({ db, actor }) => {
    const all = await listMappings(db, { parties: visibleParties(actor) })
    return [...Map.groupBy(all, ({ partyId }) => partyId).values()].flatMap(([latest, ...earlier]) =>
      latest ? [{ ...latest, imports: [latest, ...earlier].reduce((sum, { imports }) => sum + imports, 0) }] : [],
    )
  },
  audit: 'none',
  output: list(MappingVersion),
})

/** Every version of how a sender's files have been read, the latest first. */
export const getMapping = action('imports.mapping', {
  http: 'GET /imports/mappings/:party',
  input: strict({ party: id() }),
  target: async ({ db }, { party }) => ({ partyId: (await getParty(db, party)).id }),
  allow: canReadImport,
  run: async ({ db }, { party }) => ({ partyId: party, versions: await listMappings(db, { parties: [party] }) }),
  audit: 'none',
  output: z.object({ partyId: z.number(), versions: list(MappingVersion) }),
  can: (actor, { partyId }) => ({ restore: canImport(actor, { partyId }) }),
})

/** Reads a sender's files as by an earlier version again: as a new version, so that nothing of what was is lost. */
export const restoreMapping = action('imports.restore-mapping', {
  http: 'POST /imports/mappings/:party/restore',
  input: strict({ party: id(), version: wholeNumber(1) }),
  target: async ({ db }, { party }) => ({ partyId: (await getParty(db, party)).id }),
  allow: canImport,
  run: async (context, { version: wanted }, { partyId }) => {
    const { db, changed } = context
    const versions = await listMappings(db, { parties: [partyId] })
    const found = versions.find(({ version }) => version === wanted)
    if (!found) throw notFound()
    const latest = versions[0]?.version ?? 0
    if (latest === wanted) accept(reject('imports.rejected.mapping-in-use'))
    const version = await addMapping(db, receiverOf(context), { partyId, mapping: found.mapping, restoredFrom: wanted })
    changed(
      refer('situation.import-mapping', partyId),
      { mappingVersion: latest },
      { mappingVersion: version, restoredFrom: wanted },
    )
    return { partyId, version }
  },
  audit: 'write',
  output: z.object({ partyId: z.number(), version: z.number() }),
})
