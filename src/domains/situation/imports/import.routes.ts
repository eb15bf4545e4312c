import { exposed } from '#kernel/action/perform.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { getChoices } from '../observations/observation-report.actions.ts'
import {
  chooseSheet,
  exportImports,
  getImportAction,
  getRejectedRows,
  importHistory,
  inspectImport,
  listImportsAction,
  mapImport,
  previewImport,
  receiveImport,
  undoImport,
} from './import.actions.ts'
import { importsToCsv } from './import.file.ts'
import { getMapping, listMappingsAction, restoreMapping } from './import-mapping.actions.ts'
import { importMappingTexts } from './import-mapping.texts.ts'
import { importPageTexts } from './import-page.texts.ts'
import { type ImportProgress, progressWords } from './import-progress.ts'
import {
  beginImport,
  cancelImport,
  discardImport,
  getCancelled,
  getProgress,
  runImport,
} from './import-work.actions.ts'
import { ImportPage } from './pages/import.page.tsx'
import { ImportColumnsPage } from './pages/import-columns.page.tsx'
import { ImportListPage } from './pages/import-list.page.tsx'
import { ImportMappingPage } from './pages/import-mapping.page.tsx'
import { ImportMappingsPage } from './pages/import-mappings.page.tsx'
import { ImportNewPage } from './pages/import-new.page.tsx'
import { PickedFilesPage } from './pages/picked-files.page.tsx'
import { listPickedFilesAction } from './picked-file.actions.ts'
import { pickedFileTexts } from './picked-file.texts.ts'

export const importActions = [
  exposed(listImportsAction),
  exposed(exportImports),
  exposed(listMappingsAction),
  exposed(getMapping),
  exposed(restoreMapping),
  exposed(listPickedFilesAction),
  exposed(getImportAction),
  exposed(receiveImport),
  exposed(inspectImport),
  exposed(chooseSheet),
  exposed(mapImport),
  exposed(previewImport),
  exposed(beginImport),
  exposed(runImport),
  exposed(getProgress),
  exposed(getCancelled),
  exposed(cancelImport),
  exposed(discardImport),
  exposed(getRejectedRows),
  exposed(undoImport),
  exposed(importHistory),
]

const titled =
  (key: keyof typeof importPageTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(importPageTexts, request.language)(key)
const byId = ({ params }: PageRequest) => ({ id: params.id })
const choices = read(getChoices, () => ({}))
const found = {
  found: read(getImportAction, byId),
  progress: read(getProgress, byId),
  choices,
  history: read(importHistory, byId),
}
const filters = ({ query }: PageRequest) => query

const listPage = page({
  path: '/imports',
  reads: {
    list: read(listImportsAction, ({ query: { cancelled: _, ...query } }) => query),
    cancelled: read(getCancelled, ({ query }) => ({ id: query.cancelled })),
    choices,
  },
  title: titled('imports.title'),
  view: ImportListPage,
})
const newPage = page({
  path: '/imports/new',
  reads: { choices },
  title: titled('imports.new.title'),
  view: ImportNewPage,
})
const mappingsPage = page({
  path: '/imports/mappings',
  reads: { mappings: read(listMappingsAction, () => ({})), choices },
  title: ({ request }) => translator(importMappingTexts, request.language)('imports.mappings.title'),
  view: ImportMappingsPage,
})
const mappingPage = page({
  path: '/imports/mappings/:party',
  reads: { found: read(getMapping, ({ params }) => ({ party: params.party })), choices },
  title: ({ request }) => translator(importMappingTexts, request.language)('imports.mappings.title'),
  view: ImportMappingPage,
})
const pickedPage = page({
  path: '/imports/picked-up',
  reads: { files: read(listPickedFilesAction, () => ({})) },
  title: ({ request }) => translator(pickedFileTexts, request.language)('imports.picked.title'),
  view: PickedFilesPage,
})
const onePage = page({ path: '/imports/:id', reads: found, title: titled('imports.title'), view: ImportPage })
const columnsPage = page({
  path: '/imports/:id/columns',
  reads: { inspected: read(inspectImport, byId), choices },
  title: titled('imports.map.title'),
  view: ImportColumnsPage,
})
const onlyId = ({ params }: PageRequest) => ({ id: params.id })

export const importRoutes = [
  listPage,
  file({
    path: '/imports/export.csv',
    read: read(exportImports, filters),
    respond: ({ data }, { language }) => ({
      body: importsToCsv(data, language),
      type: 'text/csv; charset=utf-8',
      fileName: 'inlasningar.csv',
    }),
  }),
  newPage,
  form({
    path: '/imports/new',
    action: receiveImport,
    again: newPage,
    input: (_request, body) => body,
    done: ({ data }) => `/imports/${data.id}/columns`,
    bodyLimit: 64_000_000,
  }),
  pickedPage,
  mappingsPage,
  mappingPage,
  form({
    path: '/imports/mappings/:party/restore',
    action: restoreMapping,
    again: mappingPage,
    done: ({ data }) => `/imports/mappings/${data.partyId}`,
  }),
  onePage,
  columnsPage,
  form({
    path: '/imports/:id/columns',
    action: mapImport,
    again: columnsPage,
    done: ({ data }) => `/imports/${data.id}/columns`,
  }),
  form({
    path: '/imports/:id/sheet',
    action: chooseSheet,
    again: columnsPage,
    done: ({ data }) => `/imports/${data.id}/columns`,
  }),
  form({
    path: '/imports/:id/begin',
    action: beginImport,
    again: columnsPage,
    done: ({ data }) => `/imports/${data.id}`,
  }),
  form({
    path: '/imports/:id/cancel',
    action: cancelImport,
    again: onePage,
    input: onlyId,
    done: (_answer, { params }) => `/imports?cancelled=${params.id}`,
  }),
  form({
    path: '/imports/:id/discard',
    action: discardImport,
    again: columnsPage,
    input: onlyId,
    done: () => '/imports',
  }),
  form({
    path: '/imports/:id/undo',
    action: undoImport,
    again: onePage,
    input: onlyId,
    done: ({ data }) => `/imports/${data.id}`,
  }),
  file({
    path: '/imports/:id/progress.json',
    read: read(getProgress, byId),
    respond: ({ data }, { language }) => ({
      body: JSON.stringify(toProgress(data, language)),
      type: 'application/json; charset=utf-8',
      fileName: null,
    }),
  }),
  file({
    path: '/imports/:id/rejected.csv',
    read: read(getRejectedRows, byId),
    respond: async ({ data }) => ({
      body: data.content.stream(),
      type: 'text/csv; charset=utf-8',
      fileName: `avvisade-${data.fileName.replace(/\.\w+$/, '')}.csv`,
    }),
  }),
]

/** What the progress bar follows; a cancelled import left no trace, so the list is next. */
function toProgress({ id, status, state }: ImportProgress, language: Language) {
  return {
    done: state?.done ?? 0,
    total: state?.total ?? null,
    words: progressWords(state, language),
    ended: state === null,
    next: status === null ? `/imports?cancelled=${id}` : `/imports/${id}`,
  }
}
