import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { photoType } from '#kernel/files/photo.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { assessObservation, setVisibility } from '../moderation/observation-assess.actions.ts'
import { previewReassignment, reassignObservations } from '../moderation/observation-reassign.actions.ts'
import { ObservationReassignPage } from '../moderation/pages/observation-reassign.page.tsx'
import { ObservationSecretPage } from '../moderation/pages/observation-secret.page.tsx'
import {
  correctObservation,
  getObservationAction,
  mergeObservation,
  moveObservation,
  observationHistory,
  readSecretNote,
  writeSecretNote,
} from './observation.actions.ts'
import { observationsToCsv, observationsToXlsx } from './observation.file.ts'
import { observationTexts } from './observation.texts.ts'
import { afterSave, toObservationInput } from './observation-input.ts'
import { exportObservations, listObservationsAction, triageMany } from './observation-list.actions.ts'
import { getChoices, getPickMap, reportNothing, reportObservation, startReport } from './observation-report.actions.ts'
import { ObservationPage } from './pages/observation.page.tsx'
import { ObservationEditPage } from './pages/observation-edit.page.tsx'
import { ObservationListPage } from './pages/observation-list.page.tsx'
import { ReportPage } from './pages/report.page.tsx'
import { ReportOfflinePage } from './pages/report-offline.page.tsx'
import { listPhotosAction, readPhoto, removePhotoAction } from './photo.actions.ts'
import { reportBytesMost } from './photo.ts'

const titled =
  (key: keyof typeof observationTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(observationTexts, request.language)(key, { id: Number(request.params.id ?? 0) })

const choices = read(getChoices, () => ({}))
const byId = (request: PageRequest) => ({ id: request.params.id })
const found = { choices, found: read(getObservationAction, byId), history: read(observationHistory, byId) }
const withPhotos = { ...found, photos: read(listPhotosAction, byId) }
const listInput = ({ query }: PageRequest) => query
const at = (path: string) => (request: PageRequest, _body: FormBody) => ({ ...request, path })

const reportPage = page({
  path: '/report',
  reads: {
    choices,
    start: read(startReport, ({ query }) => ({ party: query.party })),
    map: read(getPickMap, () => ({})),
  },
  title: titled('observations.report.title'),
  view: ReportPage,
})
/** The same form without anything that was written, for the device to keep: what opens when there is no network. */
const offlinePage = page({
  path: '/report/offline',
  reads: {
    choices,
    start: read(startReport, () => ({})),
  },
  title: titled('observations.report.title'),
  view: ReportOfflinePage,
})
const listPage = page({
  path: '/observations',
  reads: { choices, list: read(listObservationsAction, listInput) },
  title: titled('observations.title'),
  view: ObservationListPage,
})
const onePage = page({
  path: '/observations/:id',
  reads: withPhotos,
  title: titled('observations.one'),
  view: ObservationPage,
})
const editPage = page({
  path: '/observations/:id/edit',
  reads: found,
  title: titled('observations.action.correct'),
  view: ObservationEditPage,
})
const reassignPage = page({
  path: '/observations/reassign',
  reads: { preview: read(previewReassignment, () => ({})) },
  title: titled('observations.reassign.title'),
  view: ObservationReassignPage,
})
const secretPage = page({
  path: '/observations/:id/secret',
  reads: { secret: read(readSecretNote, byId) },
  title: titled('observations.field.secret'),
  view: ObservationSecretPage,
})

export const observationRoutes = [
  reportPage,
  offlinePage,
  form({
    path: '/report',
    action: reportObservation,
    words: ['text'],
    bodyLimit: reportBytesMost,
    again: reportPage,
    input: ({ language }, body) => toObservationInput(body, language),
    done: ({ data }, _request, body) =>
      afterSave(body) === 'another'
        ? `/report?saved=yes&party=${data.partyId}&area=${data.areaId}`
        : `/report?saved=done&party=${data.partyId}`,
  }),
  form({
    path: '/report/nothing',
    action: reportNothing,
    again: reportPage,
    input: (_request, body) => body,
    done: ({ data }) => `/report?saved=nothing&party=${data.party}&week=${data.week}`,
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
  file({
    path: '/observations/export.xlsx',
    read: read(exportObservations, listInput),
    respond: async ({ data }, { language }) => ({
      body: await observationsToXlsx(data, language),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: 'observationer.xlsx',
    }),
  }),
  reassignPage,
  form({
    path: '/observations/reassign',
    action: reassignObservations,
    again: reassignPage,
    done: ({ data }) => `/observations/reassign?moved=${data.moved}&left=${data.left}`,
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
  file({
    path: '/observations/:id/photos/:photo',
    read: read(readPhoto, ({ params }) => ({ id: params.id, photo: params.photo })),
    respond: ({ data }) => ({ body: data.bytes, type: photoType, fileName: null }),
  }),
  form({
    path: '/observations/:id/photos/:photo/remove',
    action: removePhotoAction,
    again: onePage,
    input: ({ params }) => ({ id: params.id, photo: params.photo }),
    done: ({ data }) => `/observations/${data.id}`,
  }),
  form({
    path: '/observations/:id/assessment',
    action: assessObservation,
    again: onePage,
    done: ({ data }) => `/observations/${data.id}`,
  }),
  form({
    path: '/observations/:id/visibility',
    action: setVisibility,
    again: onePage,
    done: ({ data }) => `/observations/${data.id}`,
  }),
  editPage,
  form({
    path: '/observations/:id/edit',
    action: correctObservation,
    words: ['text'],
    again: editPage,
    input: ({ params, language }, body) => ({ ...toObservationInput(body, language), id: params.id }),
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
  exposed(getPickMap),
  exposed(startReport),
  exposed(previewReassignment),
  exposed(reassignObservations),
  exposed(listObservationsAction),
  exposed(exportObservations),
  exposed(reportObservation),
  exposed(reportNothing),
  exposed(triageMany),
  exposed(observationHistory),
  exposed(getObservationAction),
  exposed(correctObservation),
  exposed(moveObservation),
  exposed(mergeObservation),
  exposed(readSecretNote),
  exposed(writeSecretNote),
  exposed(listPhotosAction),
  onPagesOnly(readPhoto),
  exposed(removePhotoAction),
  exposed(assessObservation),
  exposed(setVisibility),
]
