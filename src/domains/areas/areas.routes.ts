import { exposed } from '#kernel/action/perform.ts'
import { writeCsv } from '#kernel/files/csv-write.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { file, form, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import {
  areaChoices,
  areaHistory,
  changeAreaAction,
  createArea,
  drawArea,
  exportAreas,
  getAreaAction,
  getSurroundings,
  listAreasAction,
  setPopulation,
} from './area.actions.ts'
import { toGeoJson, toRows } from './area-files.ts'
import { areasTexts } from './areas.texts.ts'
import {
  changeDivisionAction,
  createDivision,
  getDivisionAction,
  listDivisionsAction,
  setMainDivision,
} from './division.actions.ts'
import { importAreas } from './import.actions.ts'
import { areaImportTexts } from './import.texts.ts'
import { AreaPage } from './pages/area.page.tsx'
import { AreaEditPage } from './pages/area-edit.page.tsx'
import { AreaListPage } from './pages/area-list.page.tsx'
import { AreaNewPage } from './pages/area-new.page.tsx'
import { DivisionPage, DivisionsPage } from './pages/divisions.page.tsx'
import { ImportPage } from './pages/import.page.tsx'
import { ImportPreviewPage } from './pages/import-preview.page.tsx'
import { discardUpload, previewImport, uploadAreas } from './upload.actions.ts'

type Titled = { readonly request: PageRequest }
const titled =
  (key: keyof typeof areasTexts.entries) =>
  ({ request }: Titled) =>
    translator(areasTexts, request.language)(key)
const importTitle = ({ request }: Titled) => translator(areaImportTexts, request.language)('areas.import.title')

/** The selection in the address; a page's address also carries what it should say, which is no business of the action. */
const selection = ({ query: { division, on, kind } }: PageRequest) => ({ division, on, kind })
const byId = ({ params }: PageRequest) => ({ id: params.id })
const withId = ({ params }: PageRequest, body: FormBody) => ({ ...body, id: params.id })

const listPage = page({
  path: '/areas',
  reads: { areas: read(listAreasAction, selection) },
  title: titled('areas.title'),
  view: AreaListPage,
})
const newPage = page({
  path: '/areas/new',
  reads: { choices: read(areaChoices, ({ query }) => ({ division: query.division })) },
  title: titled('areas.new.title'),
  view: AreaNewPage,
})
const areaPage = page({
  path: '/areas/:id',
  reads: { found: read(getAreaAction, byId), around: read(getSurroundings, byId), history: read(areaHistory, byId) },
  title: ({ answers }) => answers.found.data.area.name,
  view: AreaPage,
})
const editPage = page({
  path: '/areas/:id/edit',
  reads: { found: read(getAreaAction, byId) },
  title: ({ answers, request }) =>
    translator(areasTexts, request.language)('areas.change.title', { name: answers.found.data.area.name }),
  view: AreaEditPage,
})
const divisionsPage = page({
  path: '/areas/divisions',
  reads: { divisions: read(listDivisionsAction, () => ({})) },
  title: titled('areas.division.title'),
  view: DivisionsPage,
})
const divisionPage = page({
  path: '/areas/divisions/:id',
  reads: { division: read(getDivisionAction, byId) },
  title: ({ answers }) => answers.division.data.name,
  view: DivisionPage,
})
const importPage = page({
  path: '/areas/import',
  reads: { divisions: read(listDivisionsAction, () => ({})) },
  title: importTitle,
  view: ImportPage,
})
const previewPage = page({
  path: '/areas/import/:upload',
  reads: { preview: read(previewImport) },
  title: importTitle,
  view: ImportPreviewPage,
})

// Addresses with a fixed word come before those with an id in the same place.
export const areasRoutes = [
  listPage,
  newPage,
  form({
    path: '/areas/new',
    action: createArea,
    again: newPage,
    input: ({ query }, body) => ({ ...body, division: query.division }),
    done: ({ data }) => `/areas/${data.id}?saved=1`,
  }),
  file({
    path: '/areas/export.geojson',
    read: read(exportAreas, selection),
    respond: ({ data }) => ({
      body: JSON.stringify(toGeoJson(data, data.division?.name ?? '')),
      type: 'application/geo+json',
      fileName: `${data.division?.name ?? 'areas'}.geojson`,
    }),
  }),
  file({
    path: '/areas/export.csv',
    read: read(exportAreas, selection),
    respond: async ({ data }) => ({
      body: Buffer.concat(await Array.fromAsync(writeCsv(toRows(data)))),
      type: 'text/csv; charset=utf-8',
      fileName: `${data.division?.name ?? 'areas'}.csv`,
    }),
  }),
  divisionsPage,
  form({
    path: '/areas/divisions',
    action: createDivision,
    again: divisionsPage,
    done: ({ data }) => `/areas/divisions/${data.id}`,
  }),
  divisionPage,
  form({
    path: '/areas/divisions/:id',
    action: changeDivisionAction,
    again: divisionPage,
    input: withId,
    done: () => '/areas/divisions',
  }),
  form({
    path: '/areas/divisions/:id/main',
    action: setMainDivision,
    again: divisionPage,
    input: withId,
    done: () => '/areas/divisions',
  }),
  importPage,
  form({
    path: '/areas/import',
    action: uploadAreas,
    again: importPage,
    bodyLimit: 51_000_000,
    done: ({ data }) => `/areas/import/${data.id}`,
  }),
  previewPage,
  form({
    path: '/areas/import/:upload',
    action: importAreas,
    again: previewPage,
    input: ({ params }, body) => ({ ...body, upload: params.upload }),
    done: ({ data: { division, stored, updated, unchanged, rejected } }, { params }) =>
      stored + updated + unchanged === 0
        ? `/areas/import/${params.upload}`
        : `/areas?${new URLSearchParams({ division: String(division.id), stored: String(stored), updated: String(updated), rejected: String(rejected) })}`,
  }),
  form({
    path: '/areas/import/:upload/discard',
    action: discardUpload,
    again: previewPage,
    done: () => '/areas/import',
  }),
  areaPage,
  editPage,
  form({
    path: '/areas/:id/edit',
    action: changeAreaAction,
    again: editPage,
    input: withId,
    done: ({ data }) => `/areas/${data.id}?saved=1`,
  }),
  form({
    path: '/areas/:id/outline',
    action: drawArea,
    again: editPage,
    input: withId,
    done: ({ data }) => `/areas/${data.id}?saved=1`,
  }),
  form({
    path: '/areas/:id/population',
    action: setPopulation,
    again: areaPage,
    input: withId,
    done: ({ data }) => `/areas/${data.areaId}?saved=1#population`,
  }),
]

export const areasActions = [
  exposed(listAreasAction),
  exposed(areaChoices),
  exposed(exportAreas),
  exposed(importAreas),
  exposed(uploadAreas),
  exposed(previewImport),
  exposed(discardUpload),
  exposed(listDivisionsAction),
  exposed(getDivisionAction),
  exposed(createDivision),
  exposed(changeDivisionAction),
  exposed(setMainDivision),
  exposed(getAreaAction),
  exposed(getSurroundings),
  exposed(createArea),
  exposed(changeAreaAction),
  exposed(drawArea),
  exposed(setPopulation),
  exposed(areaHistory),
]
