import { exposed } from '#kernel/action/perform.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { file, page, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { getChoices } from '../observations/observation-report.actions.ts'
import { getHotGrid, getHotPoints, getHours, getNearRepeat, getRepeatPlaces } from './hot-places.actions.ts'
import { cellsToCsv, repeatsToCsv } from './hot-places.file.ts'
import { hotPlacesTexts } from './hot-places.texts.ts'
import { HotGridPage } from './pages/hot-grid.page.tsx'
import { HotHoursPage } from './pages/hot-hours.page.tsx'
import { HotNearPage } from './pages/hot-near.page.tsx'
import { HotPointsPage } from './pages/hot-points.page.tsx'
import { HotRepeatsPage } from './pages/hot-repeats.page.tsx'

const choices = read(getChoices, () => ({}))
const asked = ({ query: { to, weeks, area, category } }: PageRequest) => ({ to, weeks, area, category })
const gridAsked = (request: PageRequest) => ({
  ...asked(request),
  grid: request.query.grid,
  against: request.query.against,
})
const title = ({ request }: { readonly request: PageRequest }) =>
  translator(hotPlacesTexts, request.language)('places.title')

export const hotPlacesRoutes = [
  page({
    path: '/situation/places',
    reads: { choices, places: read(getHotGrid, gridAsked) },
    title,
    view: HotGridPage,
  }),
  page({
    path: '/situation/places/points',
    reads: { choices, places: read(getHotPoints, asked) },
    title,
    view: HotPointsPage,
  }),
  page({
    path: '/situation/places/repeats',
    reads: { choices, places: read(getRepeatPlaces, asked) },
    title,
    view: HotRepeatsPage,
  }),
  page({
    path: '/situation/places/near',
    reads: { choices, places: read(getNearRepeat, asked) },
    title,
    view: HotNearPage,
  }),
  page({
    path: '/situation/places/hours',
    reads: { choices, places: read(getHours, asked) },
    title,
    view: HotHoursPage,
  }),
  file({
    path: '/situation/places.csv',
    read: read(getHotGrid, gridAsked),
    respond: ({ data }, { language }) => ({
      body: cellsToCsv(data, language),
      type: 'text/csv; charset=utf-8',
      fileName: `rutor ${data.period.to}.csv`,
    }),
  }),
  file({
    path: '/situation/places/repeats.csv',
    read: read(getRepeatPlaces, asked),
    respond: ({ data }) => ({
      body: repeatsToCsv(data),
      type: 'text/csv; charset=utf-8',
      fileName: `upprepade-platser ${data.period.to}.csv`,
    }),
  }),
]

export const hotPlacesActions = [
  exposed(getHotGrid),
  exposed(getHotPoints),
  exposed(getRepeatPlaces),
  exposed(getNearRepeat),
  exposed(getHours),
]
