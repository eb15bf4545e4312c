import { z } from 'zod'
import { action } from '#kernel/action/action.ts'
import { anyOf } from '#kernel/auth/actor.ts'
import { strict } from '#kernel/model/fields.ts'
import { refer } from '#kernel/model/reference.ts'
import { addCategory, listCategories } from '../categories/category.register.ts'
import { defaultCategories } from '../categories/default-categories.ts'
import { defaultLevels } from '../levels/default-levels.ts'
import { addLevelDefinition, listLevelDefinitions } from '../levels/level-definition.register.ts'

/** From when the default set is valid: before anything that will be reported or imported. */
const always = '1900-01-01'

/** The product's Swedish default set; what is there already is left alone. */
export const addDefaultCategories = action('categories.add-defaults', {
  http: 'POST /categories/defaults',
  input: strict({}),
  allow: anyOf('owner', 'coordinator'),
  run: async ({ db, actor, changed }) => {
    const idOf = new Map((await listCategories(db)).map(({ code, id }) => [code, id]))
    let added = 0
    for (const { code, parent, sv, en, severity, serious, minimumLevel, caveat } of defaultCategories) {
      if (idOf.has(code)) continue
      const entry = {
        code,
        nameSv: sv,
        nameEn: en,
        severity,
        serious,
        minimumLevel,
        caveatSv: caveat?.sv ?? null,
        caveatEn: caveat?.en ?? null,
        baselineStart: null,
        validFrom: always,
        validTo: null,
      }
      const stored = await addCategory(db, actor.municipality, {
        ...entry,
        parentId: parent === null ? null : (idOf.get(parent) ?? null),
      })
      idOf.set(code, stored.id)
      changed(refer('situation.category', stored.id), null, stored)
      added += 1
    }
    return { added }
  },
  audit: 'write',
  output: z.object({ added: z.number() }),
})

export const addDefaultLevels = action('levels.add-defaults', {
  http: 'POST /levels/defaults',
  input: strict({}),
  allow: anyOf('owner', 'coordinator'),
  run: async ({ db, actor, changed }) => {
    const known = new Set((await listLevelDefinitions(db)).map(({ level }) => level))
    const missing = defaultLevels.filter(({ level }) => !known.has(level))
    for (const definition of missing) {
      const stored = await addLevelDefinition(db, actor.municipality, { ...definition, confirmed: false })
      changed(refer('situation.level_definition', stored.id), null, stored)
    }
    return { added: missing.length }
  },
  audit: 'write',
  output: z.object({ added: z.number() }),
})
