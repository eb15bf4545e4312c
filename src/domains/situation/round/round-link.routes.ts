import { onPagesOnly } from '#kernel/action/perform.ts'
import { Problem } from '#kernel/errors/problem.ts'
import type { FormBody } from '#kernel/http/request.ts'
import { form, page, read } from '#kernel/http/route.ts'
import { inNamedMunicipality } from '#kernel/http/session.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { reportNothing } from '../observations/observation-report.actions.ts'
import { NothingLinkPage } from './pages/nothing-link.page.tsx'
import { undoNothing } from './round.actions.ts'
import { roundPage } from './round.routes.ts'
import { roundTexts } from './round.texts.ts'
import { answerNothingLink, openNothingLink } from './round-link.actions.ts'

const linkPage = page({
  path: '/errand/nothing/:municipality/:token',
  access: 'public',
  actorFor: (request) => inNamedMunicipality(request),
  reads: { link: read(openNothingLink, ({ params, source }) => ({ token: params.token, source })) },
  title: ({ request }) => translator(roundTexts, request.language)('nothing-link.title'),
  view: NothingLinkPage,
})

const partyAndWeek = (_request: unknown, { party, week }: FormBody) => ({ party, week })

/** The ways to answer a reminder at once: in the inbox, and through the link of its mail. */
export const roundLinkRoutes = [
  form({
    path: '/messages/answer/nothing',
    action: reportNothing,
    again: roundPage,
    input: partyAndWeek,
    done: () => '/messages?done=answered',
  }),
  form({
    path: '/messages/answer/nothing/undo',
    action: undoNothing,
    again: roundPage,
    input: partyAndWeek,
    done: () => '/messages?done=unanswered',
  }),
  linkPage,
  form({
    path: '/errand/nothing/:municipality/:token',
    access: 'public',
    action: answerNothingLink,
    again: linkPage,
    actorFor: (request) => inNamedMunicipality(request),
    input: ({ params, source }, { undo }) => ({ undo, token: params.token, source }),
    done: ({ data }, { params }, { undo }) =>
      'refused' in data
        ? { problem: new Problem(data.refused === 'problem.too-many-attempts' ? 'too-many' : 'rejected', data.refused) }
        : `/errand/nothing/${params.municipality}/${params.token}?done=${undo === undefined ? 'nothing' : 'undone'}`,
  }),
]

export const roundLinkActions = [onPagesOnly(openNothingLink), onPagesOnly(answerNothingLink)]
