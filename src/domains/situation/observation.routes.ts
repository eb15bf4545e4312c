import { historyAction } from '#kernel/action/history.ts'
import { exposed } from '#kernel/action/perform.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import {
  correctObservation,
  exportObservations,
  getChoices,
  getObservationAction,
  getToday,
  listObservationsAction,
  mergeObservation,
  moveObservation,
  readSecretNote,
  reportNothing,
  reportObservation,
  triageMany,
  writeSecretNote,
} from './observation.actions.ts'
import { canListObservations } from './observation.policy.ts'
import { observationTexts } from './observation.texts.ts'
import { observationsToCsv } from './observation.file.ts'
import { ObservationPage } from './pages/observation.page.tsx'
import { ObservationEditPage } from './pages/observation-edit.page.tsx'
import { ObservationListPage } from './pages/observation-list.page.tsx'
import { ObservationSecretPage } from './pages/observation-secret.page.tsx'
import { ReportPage } from './pages/report.page.tsx'

const titled =
  (key: keyof typeof observationTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(observationTexts, request.language)(key, { id: Number(request.params.id ?? 0) })

const history = historyAction('situation.observation', canListObservations, ['secretNote'])
const choices = read(getChoices, () => ({}))
const byId = (request: PageRequest) => ({ id: request.params.id })
const found = { choices, found: read(getObservationAction, byId), history: read(history, byId) }
const listInput = ({ query }: PageRequest) => query
const at = (path: string) => (request: PageRequest, _body: FormBody) => ({ ...request, path })

const reportPage = page({
  path: '/report',
  reads: {
    choices,
    today: read(getToday, () => ({})),
    recent: read(listObservationsAction, ({ query, actor }) => ({
      party: query.party ?? actor.partyId,
      from: query.week,
      to: query.week,
      thisWeek: 'yes',
    })),
  },
  title: titled('observations.report.title'),
  view: ReportPage,
})
const listPage = page({
  path: '/observations',
  reads: { choices, list: read(listObservationsAction, listInput) },
  title: titled('observations.title'),
  view: ObservationListPage,
})
const onePage = page({
  path: '/observations/:id',
  reads: found,
  title: titled('observations.one'),
  view: ObservationPage,
})
const editPage = page({
  path: '/observations/:id/edit',
  reads: found,
  title: titled('observations.action.correct'),
  view: ObservationEditPage,
})
const secretPage = page({
  path: '/observations/:id/secret',
  reads: { secret: read(readSecretNote, byId) },
  title: titled('observations.field.secret'),
  view: ObservationSecretPage,
})

export const observationRoutes = [
  reportPage,
  form({
    path: '/report',
    action: reportObservation,
    again: reportPage,
    input: (_request, { then: _then, ...body }) => body,
    done: ({ data }, _request, body) => (body.then === 'done' ? '/' : `/report?saved=yes&party=${data.partyId}`),
  }),
  form({
    path: '/report/nothing',
    action: reportNothing,
    again: reportPage,
    input: (_request, body) => body,
    done: ({ data }) => `/report?saved=nothing&party=${data.party}`,
  }),
  listPage,
  file({
    path: '/observations/export.csv',
    read: read(exportObservations, listInput),
    respond: ({ data }, { language }) => ({
      body: observationsToCsv(data, language),
      type: 'text/csv; charset=utf-8',
      fileName: 'observationer.csv',
    }),
  }),
  form({
    path: '/observations/triage',
    action: triageMany,
    again: listPage,
    input: (_request, body) => body,
    done: ({ data }) => `/observations?moved=${data.moved}&left=${data.left}`,
    againParams: at('/observations'),
  }),
  onePage,
  form({
    path: '/observations/:id/status',
    action: moveObservation,
    again: onePage,
    done: ({ data }) => `/observations/${data.id}`,
  }),
  form({
    path: '/observations/:id/merge',
    action: mergeObservation,
    again: onePage,
    done: ({ data }) => `/observations/${data.mergedInto}`,
  }),
  editPage,
  form({
    path: '/observations/:id/edit',
    action: correctObservation,
    again: editPage,
    done: ({ data }) => `/observations/${data.id}`,
  }),
  secretPage,
  form({
    path: '/observations/:id/secret',
    action: writeSecretNote,
    again: secretPage,
    done: ({ data }) => `/observations/${data.id}`,
  }),
]

export const observationActions = [
  exposed(getChoices),
  exposed(getToday),
  exposed(listObservationsAction),
  exposed(exportObservations),
  exposed(reportObservation),
  exposed(reportNothing),
  exposed(triageMany),
  exposed(history),
  exposed(getObservationAction),
  exposed(correctObservation),
  exposed(moveObservation),
  exposed(mergeObservation),
  exposed(readSecretNote),
  exposed(writeSecretNote),
]
