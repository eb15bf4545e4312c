import { exposed } from '#kernel/action/perform.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { form, page, type Read, type Route, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { getAccountHoldings, getPartyHoldings, handOverAccount, handOverParty } from './handover.actions.ts'
import { handoverTexts } from './handover.texts.ts'
import type { Holdings } from './handover.ts'
import { HandoverPage } from './pages/handover.page.tsx'

const byId = ({ params }: PageRequest) => ({ id: params.id })

const leavingPage = (path: `/${string}`, held: Read<Holdings>) =>
  page({
    path,
    reads: { held },
    title: ({ answers, request: { language } }) => {
      const { kind, holder } = answers.held.data
      return translator(handoverTexts, language)(`handover.title.${kind}`, { name: holder.name })
    },
    view: HandoverPage,
  })
const accountPage = leavingPage('/accounts/:id/leaving', read(getAccountHoldings, byId))
const partyPage = leavingPage('/parties/:id/leaving', read(getPartyHoldings, byId))

export const handoverRoutes: readonly Route[] = [
  accountPage,
  form({
    path: '/accounts/:id/leaving',
    action: handOverAccount,
    again: accountPage,
    done: ({ data }, { params }) => `/accounts/${params.id}/leaving?moved=${data.moved}`,
  }),
  partyPage,
  form({
    path: '/parties/:id/leaving',
    action: handOverParty,
    again: partyPage,
    done: ({ data }, { params }) => `/parties/${params.id}/leaving?moved=${data.moved}`,
  }),
]

export const handoverActions = [
  exposed(getAccountHoldings),
  exposed(getPartyHoldings),
  exposed(handOverAccount),
  exposed(handOverParty),
]
