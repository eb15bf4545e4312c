import { exposed } from '#kernel/action/perform.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { MeetingIndicationsPage } from '../meeting/pages/meeting-indications.page.tsx'
import {
  endIndicationAction,
  getIndicationAction,
  indicationHistory,
  indicationsInMeeting,
  listIndicationsAction,
  raiseIndication,
  weighIndication,
} from './indication.actions.ts'
import { indicationTexts } from './indication.texts.ts'
import { IndicationPage } from './pages/indication.page.tsx'
import { IndicationListPage } from './pages/indication-list.page.tsx'
import { IndicationNewPage } from './pages/indication-new.page.tsx'

const byId = ({ params }: PageRequest) => ({ id: params.id })
const withId = ({ params }: PageRequest, body: FormBody) => ({ ...body, id: params.id })
const titled =
  (key: 'indications.title' | 'indications.raise') =>
  ({ request }: { request: PageRequest }) =>
    translator(indicationTexts, request.language)(key)

const listPage = page({
  path: '/indications',
  reads: { list: read(listIndicationsAction, ({ query: { view, area } }) => ({ view, area })) },
  title: titled('indications.title'),
  view: IndicationListPage,
})
const newPage = page({
  path: '/indications/new',
  reads: { list: read(listIndicationsAction, () => ({})) },
  title: titled('indications.raise'),
  view: IndicationNewPage,
})
const onePage = page({
  path: '/indications/:id',
  reads: { found: read(getIndicationAction, byId), history: read(indicationHistory, byId) },
  title: titled('indications.title'),
  view: IndicationPage,
})
const inMeetingPage = page({
  path: '/meeting/:week/indications',
  reads: { found: read(indicationsInMeeting, ({ params }) => ({ week: params.week })) },
  title: titled('indications.title'),
  view: MeetingIndicationsPage,
})

export const indicationRoutes = [
  listPage,
  newPage,
  form({
    path: '/indications/new',
    action: raiseIndication,
    again: newPage,
    done: ({ data }) => `/indications/${data.id}?saved=1`,
  }),
  onePage,
  form({
    path: '/indications/:id/weeks',
    action: weighIndication,
    again: onePage,
    input: withId,
    done: ({ data }) => `/indications/${data.id}?saved=1`,
  }),
  form({
    path: '/indications/:id/end',
    action: endIndicationAction,
    again: onePage,
    input: withId,
    done: ({ data }) => `/indications/${data.id}?saved=1`,
  }),
  inMeetingPage,
  form({
    path: '/meeting/:week/indications/:id',
    action: weighIndication,
    again: inMeetingPage,
    input: withId,
    done: ({ data }, { params }) => `/meeting/${params.week}/indications#indication-${data.id}`,
  }),
]

export const indicationActions = [
  exposed(listIndicationsAction),
  exposed(getIndicationAction),
  exposed(indicationsInMeeting),
  exposed(raiseIndication),
  exposed(weighIndication),
  exposed(endIndicationAction),
  exposed(indicationHistory),
]
