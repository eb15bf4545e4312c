import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { form, page } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { registerActions, registerRoutes } from '#web/register/register-routes.tsx'
import { categoryRegister } from '../categories/category.register.ts'
import { importCategories, importCategoryFile } from '../categories/category-import.actions.ts'
import { CategoryImportPage } from '../categories/pages/category-import.page.tsx'
import { levelDefinitionRegister } from '../levels/level-definition.register.ts'
import { coarsenObservations } from '../privacy/coarsening.actions.ts'
import { coarseningRuleRegister } from '../privacy/coarsening-rule.register.ts'
import { publicPhoneRegister } from '../privacy/public-phone.register.ts'
import { rightChannelRegister } from '../privacy/right-channel.register.ts'
import { addDefaultCategories, addDefaultLevels } from './defaults.actions.ts'
import { defaultsTexts } from './defaults.texts.ts'

const importPage = page({
  path: '/categories/import',
  reads: {},
  title: ({ request }) => translator(defaultsTexts, request.language)('categories.import.title'),
  view: CategoryImportPage,
})

// A fixed word comes before an id in the same place.
export const situationRegisterRoutes = [
  importPage,
  form({
    path: '/categories/import',
    action: importCategoryFile,
    again: importPage,
    input: (_request, body) => body,
    done: ({ data }) => `/categories/import?stored=${data.stored}&duplicates=${data.duplicates}`,
  }),
  ...registerRoutes(categoryRegister),
  ...registerRoutes(levelDefinitionRegister),
  ...registerRoutes(publicPhoneRegister),
  ...registerRoutes(rightChannelRegister),
  ...registerRoutes(coarseningRuleRegister),
]
export const situationRegisterActions = [
  ...registerActions,
  exposed(addDefaultCategories),
  exposed(addDefaultLevels),
  exposed(importCategories),
  onPagesOnly(importCategoryFile),
  ...categoryRegister.exposed,
  ...levelDefinitionRegister.exposed,
  ...publicPhoneRegister.exposed,
  ...rightChannelRegister.exposed,
  ...coarseningRuleRegister.exposed,
  exposed(coarsenObservations),
]
export const situationRegisterTexts = [
  categoryRegister.texts,
  levelDefinitionRegister.texts,
  publicPhoneRegister.texts,
  rightChannelRegister.texts,
  coarseningRuleRegister.texts,
]
