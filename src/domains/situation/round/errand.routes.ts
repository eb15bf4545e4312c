import { Readable } from 'node:stream'
import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { type WrittenCell, writeCsv } from '#kernel/files/csv-write.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, type Route, read } from '#kernel/http/route.ts'
import { inNamedMunicipality } from '#kernel/http/session.ts'
import { formatInstant } from '#kernel/i18n/format.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { observationTexts } from '../observations/observation.texts.ts'
import { afterSave, toObservationInput } from '../observations/observation-input.ts'
import { reportBytesMost } from '../observations/photo.ts'
import { listErrandsAction, makeReportLink, revokeErrandAction, startReportLink } from './errand.actions.ts'
import { errandTexts } from './errand.texts.ts'
import type { ListedErrand } from './errand.view.ts'
import { openReportLink, reportThroughLink } from './errand-report.actions.ts'
import { sayHolder, sayPurpose } from './errand-say.ts'
import { ErrandListPage } from './pages/errand-list.page.tsx'
import { ErrandNewPage } from './pages/errand-new.page.tsx'
import { ErrandReportPage } from './pages/errand-report.page.tsx'

const titled =
  (key: keyof typeof errandTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(errandTexts, request.language)(key)

const listPage = page({
  path: '/links',
  reads: { links: read(listErrandsAction, ({ query }) => ({ state: query.state })) },
  title: titled('errand.title'),
  view: ErrandListPage,
})
const newPage = page({
  path: '/links/new',
  reads: { start: read(startReportLink, () => ({})) },
  title: titled('errand.new.title'),
  view: ErrandNewPage,
})
const reportPage = page({
  path: '/errand/report/:municipality/:token',
  access: 'public',
  actorFor: (request) => inNamedMunicipality(request),
  reads: {
    link: read(openReportLink, ({ params, source, query }) => ({
      token: params.token,
      source,
      sitting: query.sitting,
    })),
  },
  title: ({ request }) => translator(observationTexts, request.language)('observations.report.title'),
  view: ErrandReportPage,
})

const sitting = (body: FormBody): string => encodeURIComponent(String(body.sitting ?? ''))

/** A row for each link, without what opens it. */
function* toRows(links: readonly ListedErrand[], language: Language): Generator<readonly WrittenCell[]> {
  const t = translator(errandTexts, language)
  yield [
    t('errand.label'),
    t('errand.purpose'),
    t('errand.created'),
    t('errand.until'),
    t('errand.uses'),
    t('errand.last-used'),
    t('errand.state'),
  ]
  for (const link of links)
    yield [
      sayHolder(language, link),
      sayPurpose(language, link),
      formatInstant(language, link.createdAt),
      formatInstant(language, link.expiresAt),
      link.uses,
      link.lastUsedAt === null ? null : formatInstant(language, link.lastUsedAt),
      t(`errand.state.${link.state}`),
    ]
}

export const errandRoutes: readonly Route[] = [
  listPage,
  file({
    path: '/links/export.csv',
    read: read(listErrandsAction, ({ query }) => ({ state: query.state })),
    respond: ({ data }, { language }) => ({
      body: Readable.toWeb(Readable.from(writeCsv(toRows(data, language)))) as ReadableStream,
      type: 'text/csv; charset=utf-8',
      fileName: translator(errandTexts, language)('errand.file'),
    }),
  }),
  newPage,
  form({
    path: '/links/new',
    action: makeReportLink,
    again: newPage,
    // The answer shows the link this once: it must stand neither in an address nor in a cookie.
    done: ({ data }, request) => ({ show: { page: newPage, request, result: data } }),
  }),
  form({
    path: '/links/:id/revoke',
    action: revokeErrandAction,
    again: listPage,
    done: () => '/links?revoked=yes',
  }),
  reportPage,
  form({
    path: '/errand/report/:municipality/:token',
    access: 'public',
    bodyLimit: reportBytesMost,
    action: reportThroughLink,
    again: reportPage,
    actorFor: (request) => inNamedMunicipality(request),
    input: ({ params, source, language }, body) => ({
      ...toObservationInput(body, language),
      token: params.token,
      source,
    }),
    done: ({ data }, { params }, body) => {
      if ('refused' in data)
        return {
          problem: new Problem(data.refused === 'problem.too-many-attempts' ? 'too-many' : 'rejected', data.refused),
        }
      const then = afterSave(body) === 'another' ? `saved=yes&area=${data.areaId}` : 'saved=done'
      return `/errand/report/${params.municipality}/${params.token}?${then}&sitting=${sitting(body)}`
    },
  }),
]

export const errandActions = [
  exposed(listErrandsAction),
  exposed(revokeErrandAction),
  exposed(startReportLink),
  exposed(makeReportLink),
  onPagesOnly(openReportLink),
  onPagesOnly(reportThroughLink),
]
