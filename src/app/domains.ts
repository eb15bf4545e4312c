import { areaRulesTexts } from '#domains/areas/area-rules.texts.ts'
import { areasActions, areasRoutes } from '#domains/areas/areas.routes.ts'
import { areasTexts } from '#domains/areas/areas.texts.ts'
import { areaImportTexts } from '#domains/areas/import.texts.ts'
import { partiesActions, partiesRoutes } from '#domains/parties/parties.routes.ts'
import { partiesTexts } from '#domains/parties/parties.texts.ts'
import { partyActions, partyRoutes, partyTexts } from '#domains/parties/party.routes.ts'
import { activityTexts } from '#domains/situation/activity.texts.ts'
import { defaultsTexts } from '#domains/situation/defaults.texts.ts'
import { levelTexts } from '#domains/situation/level.texts.ts'
import { observationActions, observationRoutes } from '#domains/situation/observation.routes.ts'
import { observationTexts } from '#domains/situation/observation.texts.ts'
import { pictureActions } from '#domains/situation/picture.routes.ts'
import { pictureTexts } from '#domains/situation/picture.texts.ts'
import {
  situationRegisterActions,
  situationRegisterRoutes,
  situationRegisterTexts,
} from '#domains/situation/register.routes.ts'
import type { AnyAction } from '#kernel/action/perform.ts'
import type { Route } from '#kernel/http/route.ts'
import { kernelTexts } from '#kernel/i18n/kernel.texts.ts'
import { collectTexts, type Texts } from '#kernel/i18n/texts.ts'
import { appTexts } from './app.texts.ts'

export type Domain = {
  readonly name: string
  readonly actions: readonly AnyAction[]
  readonly routes: readonly Route[]
  readonly texts: readonly Texts<string>[]
}

/** THE list of domains, from the ground up. What is not here does not exist in the product. */
export const domains: readonly Domain[] = [
  {
    name: 'parties',
    actions: [...partiesActions, ...partyActions],
    routes: [...partiesRoutes, ...partyRoutes],
    texts: [partiesTexts, partyTexts],
  },
  { name: 'areas', actions: areasActions, routes: areasRoutes, texts: [areasTexts, areaRulesTexts, areaImportTexts] },
  {
    name: 'situation',
    actions: [...observationActions, ...situationRegisterActions, ...pictureActions],
    routes: [...observationRoutes, ...situationRegisterRoutes],
    texts: [observationTexts, defaultsTexts, ...situationRegisterTexts, pictureTexts, levelTexts, activityTexts],
  },
]

export const allTexts = collectTexts([kernelTexts, appTexts, ...domains.flatMap(({ texts }) => texts)])
export const allActions = domains.flatMap(({ actions }) => actions)
export const allRoutes = domains.flatMap(({ routes }) => routes)
