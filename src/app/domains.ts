import { areaChoices } from '#domains/areas/area.actions.ts'
import { areaRulesTexts } from '#domains/areas/area-rules.texts.ts'
import { areasActions, areasRoutes } from '#domains/areas/areas.routes.ts'
import { areasTexts } from '#domains/areas/areas.texts.ts'
import { areaImportTexts } from '#domains/areas/import.texts.ts'
import { accessTexts } from '#domains/parties/access.texts.ts'
import { accountActions, accountRoutes } from '#domains/parties/account.routes.ts'
import { accountTexts } from '#domains/parties/account.texts.ts'
import { demoTexts } from '#domains/parties/demo.texts.ts'
import { messageActions, messageRoutes } from '#domains/parties/message.routes.ts'
import { messageTexts } from '#domains/parties/message.texts.ts'
import { saveParticipationAction } from '#domains/parties/participation.actions.ts'
import { participationTexts } from '#domains/parties/participation.texts.ts'
import { partyActions, partyRoutes, partyTexts } from '#domains/parties/party.routes.ts'
import { roleReviewActions, roleReviewRoutes } from '#domains/parties/role-review.routes.ts'
import { roleReviewTexts } from '#domains/parties/role-review.texts.ts'
import { securityActions, securityRoutes } from '#domains/parties/security.routes.ts'
import { securityTexts } from '#domains/parties/security.texts.ts'
import { signInActions, signInRoutes } from '#domains/parties/sign-in.routes.ts'
import { signInTexts } from '#domains/parties/sign-in.texts.ts'
import { activityActions, activityRoutes } from '#domains/situation/activities/activity.routes.ts'
import { activityTexts } from '#domains/situation/activities/activity.texts.ts'
import { calendarActions, calendarRoutes } from '#domains/situation/calendar/calendar.routes.ts'
import { calendarTexts } from '#domains/situation/calendar/calendar.texts.ts'
import { figureTexts } from '#domains/situation/counts/figure.texts.ts'
import { distributionActions, distributionRoutes } from '#domains/situation/delivery/distribution.routes.ts'
import { distributionTexts } from '#domains/situation/delivery/distribution.texts.ts'
import { handoverActions, handoverRoutes } from '#domains/situation/handover/handover.routes.ts'
import { handoverTexts } from '#domains/situation/handover/handover.texts.ts'
import { defaultsTexts } from '#domains/situation/home/defaults.texts.ts'
import {
  situationRegisterActions,
  situationRegisterRoutes,
  situationRegisterTexts,
} from '#domains/situation/home/register.routes.ts'
import { weekActions, weekRoutes } from '#domains/situation/home/week.routes.ts'
import { weekTexts } from '#domains/situation/home/week.texts.ts'
import { importActions, importRoutes } from '#domains/situation/imports/import.routes.ts'
import { importTexts } from '#domains/situation/imports/import.texts.ts'
import { importMappingTexts } from '#domains/situation/imports/import-mapping.texts.ts'
import { importPageTexts } from '#domains/situation/imports/import-page.texts.ts'
import { pickedFileTexts } from '#domains/situation/imports/picked-file.texts.ts'
import { indicationActions, indicationRoutes } from '#domains/situation/indications/indication.routes.ts'
import { indicationTexts } from '#domains/situation/indications/indication.texts.ts'
import { levelTexts } from '#domains/situation/levels/level.texts.ts'
import { levelTrialActions, levelTrialRoutes } from '#domains/situation/levels/level-trial.routes.ts'
import { levelTrialTexts } from '#domains/situation/levels/level-trial.texts.ts'
import { focusRuleRegister } from '#domains/situation/meeting/focus-rule.register.ts'
import { meetingActions, meetingRoutes } from '#domains/situation/meeting/meeting.routes.ts'
import { meetingTexts } from '#domains/situation/meeting/meeting.texts.ts'
import { meetingMinutesTexts } from '#domains/situation/meeting/meeting-minutes.texts.ts'
import { batchActions, batchRoutes } from '#domains/situation/moderation/batch.routes.ts'
import { batchTexts } from '#domains/situation/moderation/batch.texts.ts'
import { duplicateActions, duplicateRoutes } from '#domains/situation/moderation/duplicate.routes.ts'
import { duplicateTexts } from '#domains/situation/moderation/duplicate.texts.ts'
import { moderationActions, moderationRoutes } from '#domains/situation/moderation/moderation.routes.ts'
import { moderationTexts } from '#domains/situation/moderation/moderation.texts.ts'
import { observationActions, observationRoutes } from '#domains/situation/observations/observation.routes.ts'
import { observationTexts } from '#domains/situation/observations/observation.texts.ts'
import { photoActions, photoRoutes } from '#domains/situation/observations/photo.routes.ts'
import { photoTexts } from '#domains/situation/observations/photo.texts.ts'
import { areaPage, pictureActions, pictureRoutes } from '#domains/situation/pictures/picture.routes.ts'
import { pictureTexts } from '#domains/situation/pictures/picture.texts.ts'
import { picturePageTexts } from '#domains/situation/pictures/picture-page.texts.ts'
import { pictureReportTexts } from '#domains/situation/pictures/picture-report.texts.ts'
import { hotPlacesActions, hotPlacesRoutes } from '#domains/situation/places/hot-places.routes.ts'
import { hotPlacesTexts } from '#domains/situation/places/hot-places.texts.ts'
import { privacyTexts } from '#domains/situation/privacy/privacy.texts.ts'
import { privacyCountActions, privacyCountRoutes } from '#domains/situation/privacy/privacy-count.routes.ts'
import { privacyCountTexts } from '#domains/situation/privacy/privacy-count.texts.ts'
import { coverageTexts } from '#domains/situation/round/coverage.texts.ts'
import { errandActions, errandRoutes } from '#domains/situation/round/errand.routes.ts'
import { errandTexts } from '#domains/situation/round/errand.texts.ts'
import { joiningActions, joiningRoutes } from '#domains/situation/round/joining.routes.ts'
import { joiningTexts } from '#domains/situation/round/joining.texts.ts'
import { roundActions, roundRoutes } from '#domains/situation/round/round.routes.ts'
import { roundTexts } from '#domains/situation/round/round.texts.ts'
import { roundLetterTexts } from '#domains/situation/round/round-letters.texts.ts'
import { roundLinkActions, roundLinkRoutes } from '#domains/situation/round/round-link.routes.ts'
import { followActions, followRoutes } from '#domains/situation/warnings/follow.routes.ts'
import { followTexts } from '#domains/situation/warnings/follow.texts.ts'
import { warningActions, warningRoutes } from '#domains/situation/warnings/warning.routes.ts'
import { warningTexts } from '#domains/situation/warnings/warning.texts.ts'
import { type AnyAction, exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { engineTexts } from '#kernel/db/engine/engine.texts.ts'
import { filesTexts } from '#kernel/files/files.texts.ts'
import { type Route, read } from '#kernel/http/route.ts'
import { kernelTexts } from '#kernel/i18n/kernel.texts.ts'
import { collectTexts, type Texts } from '#kernel/i18n/texts.ts'
import { analyseTexts } from './analyse.texts.ts'
import { appTexts } from './app.texts.ts'
import { getNightlyCheck } from './nightly.actions.ts'
import { operationTexts } from './operation.texts.ts'

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
    actions: [
      ...signInActions,
      ...securityActions,
      ...accountActions,
      ...roleReviewActions,
      ...messageActions,
      ...partyActions,
      exposed(saveParticipationAction),
    ],
    routes: [
      ...signInRoutes,
      ...securityRoutes,
      ...roleReviewRoutes(read(areaChoices, () => ({}))),
      ...accountRoutes(read(areaChoices, () => ({}))),
      ...messageRoutes,
      ...partyRoutes,
    ],
    texts: [
      signInTexts,
      securityTexts,
      accessTexts,
      accountTexts,
      roleReviewTexts,
      messageTexts,
      participationTexts,
      demoTexts,
      partyTexts,
    ],
  },
  { name: 'areas', actions: areasActions, routes: areasRoutes, texts: [areasTexts, areaRulesTexts, areaImportTexts] },
  {
    name: 'situation',
    actions: [
      ...observationActions,
      ...photoActions,
      ...errandActions,
      ...moderationActions,
      ...batchActions,
      ...duplicateActions,
      ...importActions,
      ...situationRegisterActions,
      ...pictureActions,
      ...distributionActions,
      ...handoverActions,
      ...activityActions,
      ...meetingActions,
      ...indicationActions,
      ...hotPlacesActions,
      ...weekActions,
      ...roundActions,
      ...roundLinkActions,
      ...joiningActions,
      ...calendarActions,
      ...levelTrialActions,
      ...privacyCountActions,
      ...warningActions,
      ...followActions,
      onPagesOnly(getNightlyCheck),
    ],
    routes: [
      ...weekRoutes(read(getNightlyCheck, () => ({}))),
      ...roundRoutes,
      ...roundLinkRoutes,
      ...joiningRoutes,
      ...observationRoutes,
      ...photoRoutes,
      ...errandRoutes,
      ...moderationRoutes,
      ...batchRoutes,
      ...duplicateRoutes,
      ...importRoutes,
      ...privacyCountRoutes,
      ...situationRegisterRoutes,
      ...calendarRoutes,
      ...levelTrialRoutes,
      ...warningRoutes,
      ...hotPlacesRoutes,
      ...followRoutes(areaPage),
      ...distributionRoutes,
      ...handoverRoutes,
      ...pictureRoutes,
      ...activityRoutes,
      ...meetingRoutes,
      ...indicationRoutes,
    ],
    texts: [
      observationTexts,
      errandTexts,
      photoTexts,
      moderationTexts,
      batchTexts,
      duplicateTexts,
      importTexts,
      importPageTexts,
      importMappingTexts,
      pickedFileTexts,
      defaultsTexts,
      ...situationRegisterTexts,
      privacyTexts,
      privacyCountTexts,
      pictureTexts,
      pictureReportTexts,
      picturePageTexts,
      distributionTexts,
      handoverTexts,
      figureTexts,
      hotPlacesTexts,
      levelTexts,
      activityTexts,
      meetingTexts,
      indicationTexts,
      meetingMinutesTexts,
      focusRuleRegister.texts,
      weekTexts,
      roundTexts,
      joiningTexts,
      roundLetterTexts,
      coverageTexts,
      calendarTexts,
      levelTrialTexts,
      warningTexts,
      followTexts,
    ],
  },
]

export const allTexts = collectTexts([
  kernelTexts,
  engineTexts,
  filesTexts,
  appTexts,
  operationTexts,
  analyseTexts,
  ...domains.flatMap(({ texts }) => texts),
])
export const allActions = domains.flatMap(({ actions }) => actions)
export const allRoutes = domains.flatMap(({ routes }) => routes)
