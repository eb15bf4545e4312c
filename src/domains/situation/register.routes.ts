import { exposed } from '#kernel/action/perform.ts'
import { registerActions, registerRoutes } from '#web/register/register-routes.tsx'
import { categoryRegister } from './category.register.ts'
import { importCategories } from './category-import.actions.ts'
import { addDefaultCategories, addDefaultLevels } from './defaults.actions.ts'
import { levelDefinitionRegister } from './level-definition.register.ts'

export const situationRegisters = [categoryRegister, levelDefinitionRegister] as const

export const situationRegisterRoutes = [...registerRoutes(categoryRegister), ...registerRoutes(levelDefinitionRegister)]
export const situationRegisterActions = [
  ...registerActions,
  exposed(addDefaultCategories),
  exposed(addDefaultLevels),
  exposed(importCategories),
  ...categoryRegister.exposed,
  ...levelDefinitionRegister.exposed,
]
export const situationRegisterTexts = [categoryRegister.texts, levelDefinitionRegister.texts]
