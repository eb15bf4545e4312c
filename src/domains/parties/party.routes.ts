import { registerRoutes } from '#web/register/register-routes.tsx'
import { partyRegister } from './party.register.ts'

export const partyRoutes = registerRoutes(partyRegister)
export const partyActions = partyRegister.exposed
export const partyTexts = partyRegister.texts
