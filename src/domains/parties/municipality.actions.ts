import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { listMunicipalities } from '#kernel/auth/account.store.ts'
import { everybody } from '#kernel/auth/actor.ts'
import { list } from '#kernel/model/fields.ts'

/** Which municipalities the installation serves. */
export const listMunicipalitiesAction = action('municipalities.list', {
  http: 'GET /municipalities',
  input: z.object({}),
  allow: everybody,
  run: ({ db }) => listMunicipalities(db),
  audit: 'none',
  output: list(z.object({ id: z.string(), name: z.string(), demo: z.boolean() })),
})
