import { saveParticipationAction } from '#domains/parties/index.ts'
import { exposed } from '#kernel/action/perform.ts'
import { form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { getJoining, listJoining } from './joining.actions.ts'
import { joiningTexts } from './joining.texts.ts'
import { JoiningPage } from './pages/joining.page.tsx'
import { JoiningListPage } from './pages/joining-list.page.tsx'

const partyPage = page({
  path: '/round/parties/:id',
  reads: { joining: read(getJoining, ({ params }) => ({ id: params.id })) },
  title: ({ answers }) => answers.joining.data.name,
  view: JoiningPage,
})

export const joiningRoutes = [
  page({
    path: '/round/parties',
    reads: { joining: read(listJoining, () => ({})) },
    title: ({ request }) => translator(joiningTexts, request.language)('joining.title'),
    view: JoiningListPage,
  }),
  partyPage,
  form({
    path: '/round/parties/:id',
    action: saveParticipationAction,
    again: partyPage,
    input: ({ params }, body) => ({ ...body, party: params.id }),
    done: ({ data }) => `/round/parties/${data.party}?done=saved`,
  }),
]

export const joiningActions = [exposed(listJoining), exposed(getJoining)]
