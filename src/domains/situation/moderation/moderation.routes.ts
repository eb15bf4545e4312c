import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { getModerationWork } from './moderation.actions.ts'
import { moderationTexts } from './moderation.texts.ts'
import { ModerationPage } from './pages/moderation.page.tsx'
import { ObservationRedactPage } from './pages/observation-redact.page.tsx'
import {
  destroySealed,
  getModeration,
  getRedaction,
  readSealed,
  redactObservation,
  setModeration,
} from './redaction.actions.ts'

const titled =
  (key: keyof typeof moderationTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(moderationTexts, request.language)(key)

const redactPage = page({
  path: '/observations/:id/redact',
  reads: { redaction: read(getRedaction, ({ params }) => ({ id: params.id })) },
  title: titled('redaction.title'),
  view: ObservationRedactPage,
})
const moderationPage = page({
  path: '/moderation',
  reads: {
    rules: read(getModeration, () => ({})),
    work: read(getModerationWork, () => ({})),
  },
  title: titled('moderation.title'),
  view: ModerationPage,
})

export const moderationRoutes = [
  redactPage,
  form({
    path: '/observations/:id/redact',
    action: redactObservation,
    again: redactPage,
    // Where words remain is shown at once and never in an address.
    done: ({ data }, request) =>
      data.remains.length === 0
        ? `/observations/${request.params.id}/redact?done=yes&pictures=${data.pictures}`
        : { show: { page: redactPage, request: { ...request, query: { done: 'yes' } }, result: data } },
  }),
  form({
    path: '/observations/:id/sealed',
    action: readSealed,
    again: redactPage,
    done: ({ data }, request) => ({ show: { page: redactPage, request, result: data } }),
  }),
  moderationPage,
  form({ path: '/moderation', action: setModeration, again: moderationPage, done: () => '/moderation?saved=yes' }),
]

export const moderationActions = [
  exposed(getRedaction),
  exposed(redactObservation),
  exposed(readSealed),
  onPagesOnly(destroySealed),
  exposed(getModeration),
  exposed(getModerationWork),
  exposed(setModeration),
]
