import { exposed } from '#kernel/action/perform.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { toDocx } from '#reporting/docx/to-docx.ts'
import { toPdf } from '#reporting/pdf/to-pdf.ts'
import { toXlsx } from '#reporting/xlsx/to-xlsx.ts'
import { createActivity } from '../activities/activity.actions.ts'
import { figureTexts } from '../counts/figure.texts.ts'
import {
  acceptSuggestions,
  changeRules,
  levelRulesHistory,
  listRules,
  setLevelAction,
} from '../levels/level.actions.ts'
import { listTrialsAction } from '../levels/level-trial.actions.ts'
import { LevelRulesPage } from '../levels/pages/level-rules.page.tsx'
import { AreaPicturePage } from './pages/area-picture.page.tsx'
import { MethodPage } from './pages/method.page.tsx'
import { PicturePage } from './pages/picture.page.tsx'
import { PictureListPage } from './pages/picture-list.page.tsx'
import { PictureNewPage } from './pages/picture-new.page.tsx'
import { SituationPage } from './pages/situation.page.tsx'
import {
  correctPicture,
  createPicture,
  publishPictureAction,
  setPictureLevels,
  submitPicture,
  takeBackPicture,
  writePicture,
} from './picture.actions.ts'
import { picturePageTexts } from './picture-page.texts.ts'
import {
  getPictureAction,
  getPictureJson,
  getPictureReport,
  listPicturesAction,
  pictureHistory,
} from './picture-read.actions.ts'
import { titleOf } from './picture-report-page.ts'
import { getAreaSituation, getWeek } from './picture-week.actions.ts'

type Titled = { readonly request: PageRequest }
const titled =
  (key: keyof typeof picturePageTexts.entries) =>
  ({ request }: Titled) =>
    translator(picturePageTexts, request.language)(key)

const byId = ({ params }: PageRequest) => ({ id: params.id })
const withId = ({ params }: PageRequest, body: FormBody) => ({ ...body, id: params.id })

const situationPage = page({
  path: '/situation',
  reads: { week: read(getWeek, ({ query }) => ({ week: query.week })) },
  title: titled('situation.title'),
  view: SituationPage,
})
/** Also shown again by what stands on it. */
export const areaPage = page({
  path: '/situation/areas/:id',
  reads: { area: read(getAreaSituation, ({ params, query }) => ({ id: params.id, week: query.week })) },
  title: ({ answers: { area } }) => area.data.content.areas.find(({ id }) => id === area.data.areaId)?.name ?? '',
  view: AreaPicturePage,
})
const picturesPage = page({
  path: '/pictures',
  reads: { list: read(listPicturesAction, ({ query }) => ({ kind: query.kind, week: query.week })) },
  title: titled('pictures.title'),
  view: PictureListPage,
})
const newPicturePage = page({
  path: '/pictures/new',
  reads: { list: read(listPicturesAction, () => ({})) },
  title: titled('pictures.new'),
  view: PictureNewPage,
})
const picturePage = page({
  path: '/pictures/:id',
  reads: {
    found: read(getPictureAction, ({ params, language }) => ({ id: params.id, lang: language })),
    history: read(pictureHistory, byId),
  },
  title: ({ answers, request }) => titleOf(answers.found.data.picture, request.language),
  view: PicturePage,
})
const methodPage = page({
  path: '/situation/method',
  reads: {},
  title: ({ request }) => translator(figureTexts, request.language)('method.title'),
  view: MethodPage,
})
/** Also shown again when rules that were to be tried cannot be followed. */
export const rulesPage = page({
  path: '/levels/rules',
  reads: { rules: read(listRules, () => ({})), trials: read(listTrialsAction, () => ({})) },
  title: titled('rules.title'),
  view: LevelRulesPage,
})

/** Field names carry the area, as a page may have a form for each. */
const levelInput = (area: string | undefined, body: FormBody) => ({
  area,
  week: body.week,
  version: body.version,
  level: body[`level-${area}`],
  reason: body[`reason-${area}`],
})
const pictureHref = ({ params }: PageRequest, said: string, part = '') => `/pictures/${params.id}?${said}=1${part}`

const renderers = [
  ['pdf', 'application/pdf', toPdf],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', toDocx],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', toXlsx],
] as const
const downloads = renderers.map(([format, type, render]) =>
  file({
    path: `/pictures/:id/lagesbild.${format}`,
    read: read(getPictureReport, ({ params, query }) => ({ id: params.id, lang: query.lang, version: query.version })),
    respond: async ({ data }) => ({
      body: await render(data.report),
      type,
      fileName: `${data.report.title.replaceAll(/\s/g, ' ')}.${format}`,
    }),
  }),
)

// Addresses with a fixed word come before those with an id in the same place.
export const pictureRoutes = [
  situationPage,
  methodPage,
  areaPage,
  form({
    path: '/situation/areas/:id/level',
    action: setLevelAction,
    again: areaPage,
    input: ({ params }, body) => levelInput(params.id, body),
    done: ({ data }) => `/situation/areas/${data.areaId}?week=${data.week}&saved=1`,
  }),
  picturesPage,
  newPicturePage,
  form({
    path: '/pictures/new',
    action: createPicture,
    again: newPicturePage,
    done: ({ data }) => `/pictures/${data.id}`,
  }),
  ...downloads,
  file({
    path: '/pictures/:id/lagesbild.json',
    read: read(getPictureJson, ({ params, query }) => ({ id: params.id, lang: query.lang })),
    respond: ({ data }) => ({ body: JSON.stringify(data), type: 'application/json', fileName: null }),
  }),
  picturePage,
  form({
    path: '/pictures/:id/words',
    action: writePicture,
    again: picturePage,
    input: withId,
    done: (_answer, request) => pictureHref(request, 'saved'),
  }),
  form({
    path: '/pictures/:id/levels',
    action: setPictureLevels,
    again: picturePage,
    input: ({ params }, body) => ({ ...body, id: params.id, levels: statedLevels(body.levels) }),
    done: (_answer, request) => pictureHref(request, 'saved'),
  }),
  form({
    path: '/pictures/:id/areas/:area/level',
    action: setLevelAction,
    again: picturePage,
    input: ({ params }, body) => levelInput(params.area, body),
    done: (_answer, request) => pictureHref(request, 'saved', `#area-${request.params.area}`),
  }),
  form({
    path: '/pictures/:id/accept',
    action: acceptSuggestions,
    again: picturePage,
    input: (_request, body) => body,
    done: ({ data }, { params }) => `/pictures/${params.id}?accepted=${data.set.length}`,
  }),
  form({
    path: '/pictures/:id/activities',
    action: createActivity,
    again: picturePage,
    input: (_request, body) => body,
    done: (_answer, request) => pictureHref(request, 'saved', '#activities'),
  }),
  form({
    path: '/pictures/:id/submit',
    action: submitPicture,
    again: picturePage,
    input: withId,
    done: (_answer, request) => pictureHref(request, 'submitted'),
  }),
  form({
    path: '/pictures/:id/take-back',
    action: takeBackPicture,
    again: picturePage,
    input: withId,
    done: (_answer, request) => pictureHref(request, 'saved'),
  }),
  form({
    path: '/pictures/:id/publish',
    action: publishPictureAction,
    again: picturePage,
    input: withId,
    done: (_answer, request) => pictureHref(request, 'published'),
  }),
  form({
    path: '/pictures/:id/correct',
    action: correctPicture,
    again: picturePage,
    input: withId,
    done: ({ data }) => `/pictures/${data.id}`,
  }),
  rulesPage,
  form({
    path: '/levels/rules',
    action: changeRules,
    again: rulesPage,
    input: (_request, body) => body,
    done: () => '/levels/rules?saved=1',
  }),
]

/** Areas for which a level was chosen; the others have none. */
const statedLevels = (levels: unknown): unknown =>
  Array.isArray(levels) ? levels.filter((one) => typeof one === 'object' && one !== null && 'level' in one) : levels

export const pictureActions = [
  exposed(getWeek),
  exposed(getAreaSituation),
  exposed(setLevelAction),
  exposed(acceptSuggestions),
  exposed(listRules),
  exposed(changeRules),
  exposed(levelRulesHistory),
  exposed(listPicturesAction),
  exposed(getPictureAction),
  exposed(getPictureReport),
  exposed(getPictureJson),
  exposed(pictureHistory),
  exposed(createPicture),
  exposed(writePicture),
  exposed(setPictureLevels),
  exposed(submitPicture),
  exposed(takeBackPicture),
  exposed(publishPictureAction),
  exposed(correctPicture),
]
