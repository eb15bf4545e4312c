import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { inNamedMunicipality } from '#kernel/http/session.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import {
  activityHistory,
  answerActivityAction,
  carryActivityAction,
  changeActivityAction,
  closeActivityAction,
  createActivity,
  getActivityAction,
  listActivitiesAction,
  reopenActivityAction,
} from './activity.actions.ts'
import { activityTexts } from './activity.texts.ts'
import type { ActivityAnswer, ActivityStatus } from './activity.ts'
import { answerThroughLink, makeActivityLinkAction, openActivityLink } from './activity-link.actions.ts'
import { remindOfActivities } from './activity-reminders.jobs.ts'
import { ActivityPage } from './pages/activity.page.tsx'
import { ActivityLinkPage } from './pages/activity-link.page.tsx'
import { ActivityListPage } from './pages/activity-list.page.tsx'
import { ActivityNewPage } from './pages/activity-new.page.tsx'

const byId = ({ params }: PageRequest) => ({ id: params.id })
const withId = ({ params }: PageRequest, body: FormBody) => ({ ...body, id: params.id })
const activitySelection = ({ query: { view, area, party } }: PageRequest) => ({ view, area, party })

const activitiesPage = page({
  path: '/activities',
  reads: { list: read(listActivitiesAction, activitySelection) },
  title: ({ request }) => translator(activityTexts, request.language)('activities.title'),
  view: ActivityListPage,
})
const newActivityPage = page({
  path: '/activities/new',
  reads: { list: read(listActivitiesAction, () => ({})) },
  title: ({ request }) => translator(activityTexts, request.language)('activities.new'),
  view: ActivityNewPage,
})
const activityPage = page({
  path: '/activities/:id',
  reads: { found: read(getActivityAction, byId), history: read(activityHistory, byId) },
  title: ({ answers }) => answers.found.data.activity.text,
  view: ActivityPage,
})

const linkPage = page({
  path: '/errand/activity/:municipality/:token',
  access: 'public',
  actorFor: (request) => inNamedMunicipality(request),
  reads: { link: read(openActivityLink, ({ params, source }) => ({ token: params.token, source })) },
  title: ({ request }) => translator(activityTexts, request.language)('activities.answer.title'),
  view: ActivityLinkPage,
})

// Addresses with a fixed word come before those with an id in the same place.
export const activityRoutes = [
  activitiesPage,
  newActivityPage,
  form({
    path: '/activities/new',
    action: createActivity,
    again: newActivityPage,
    done: ({ data }) => `/activities/${data.id}?saved=1`,
  }),
  file({
    path: '/activities/export.csv',
    read: read(listActivitiesAction, activitySelection),
    respond: async ({ data }, { language }) => ({
      body: Buffer.concat(await Array.fromAsync(writeCsv(toRows(data.activities, language)))),
      type: 'text/csv; charset=utf-8',
      fileName: 'aktiviteter.csv',
    }),
  }),
  activityPage,
  form({
    path: '/activities/:id/link',
    action: makeActivityLinkAction,
    again: activityPage,
    input: byId,
    // The answer shows the link this once: it must stand neither in an address nor in a cookie.
    done: ({ data }, request) => ({ show: { page: activityPage, request, result: data } }),
  }),
  linkPage,
  form({
    path: '/errand/activity/:municipality/:token',
    access: 'public',
    action: answerThroughLink,
    again: linkPage,
    actorFor: (request) => inNamedMunicipality(request),
    input: ({ params, source }, body) => ({ ...body, token: params.token, source }),
    done: ({ data }, { params }) =>
      'refused' in data
        ? { problem: new Problem(data.refused === 'problem.too-many-attempts' ? 'too-many' : 'rejected', data.refused) }
        : `/errand/activity/${params.municipality}/${params.token}?answered=1`,
  }),
  form({
    path: '/activities/:id/answer',
    action: answerActivityAction,
    again: activityPage,
    input: withId,
    words: ['text'],
    done: ({ data }) => `/activities/${data.id}?saved=1`,
  }),
  form({
    path: '/activities/:id/carry',
    action: carryActivityAction,
    again: activityPage,
    input: withId,
    done: ({ data }) => `/activities/${data.id}?saved=1`,
  }),
  form({
    path: '/activities/:id/close',
    action: closeActivityAction,
    again: activityPage,
    input: withId,
    done: ({ data }) => `/activities/${data.id}?saved=1`,
  }),
  form({
    path: '/activities/:id/change',
    action: changeActivityAction,
    again: activityPage,
    input: withId,
    done: ({ data }) => `/activities/${data.id}?saved=1`,
  }),
  form({
    path: '/activities/:id/reopen',
    action: reopenActivityAction,
    again: activityPage,
    input: withId,
    done: ({ data }) => `/activities/${data.id}?saved=1`,
  }),
]

type Exported = {
  readonly text: string
  readonly area: string | null
  readonly party: string
  readonly responsible: string | null
  readonly answer: ActivityAnswer | null
  readonly answerText: string | null
  readonly carried: number
  readonly agreedWeek: string
  readonly dueWeek: string
  readonly status: ActivityStatus
  readonly outcome: string | null
}

function* toRows(activities: readonly Exported[], language: Language): Generator<readonly string[]> {
  const t = translator(activityTexts, language)
  yield [
    t('activities.text'),
    t('activities.area'),
    t('activities.party'),
    t('activities.responsible'),
    t('activities.agreed'),
    t('activities.due'),
    t('field-name.situation.activity.carried'),
    t('activities.state'),
    t('activities.answer'),
    t('field-name.situation.activity.answerText'),
    t('activities.outcome'),
  ]
  for (const { text, area, party, responsible, agreedWeek, dueWeek, carried, status, answer, ...rest } of activities)
    yield [
      text,
      area ?? t('activities.whole'),
      party,
      responsible ?? '',
      agreedWeek,
      dueWeek,
      String(carried),
      t(`activities.status.${status}`),
      answer === null ? '' : t(`activities.answer.${answer}`),
      rest.answerText ?? '',
      rest.outcome ?? '',
    ]
}

export const activityActions = [
  exposed(listActivitiesAction),
  exposed(getActivityAction),
  exposed(createActivity),
  exposed(changeActivityAction),
  exposed(answerActivityAction),
  exposed(makeActivityLinkAction),
  exposed(remindOfActivities),
  onPagesOnly(openActivityLink),
  onPagesOnly(answerThroughLink),
  exposed(carryActivityAction),
  exposed(closeActivityAction),
  exposed(reopenActivityAction),
  exposed(activityHistory),
]
