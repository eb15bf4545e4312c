import { exposed } from '#kernel/action/perform.ts'
import { form, page, type Read, type Route, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { addDefaultCategories, addDefaultLevels } from './defaults.actions.ts'
import { type NightlyCheck, WeekPage } from './pages/week.page.tsx'
import { getHome } from './week.actions.ts'
import { weekTexts } from './week.texts.ts'

/** The first page; how the nightly check went comes from whoever runs it. */
export function weekRoutes(nightly: Read<NightlyCheck>): readonly Route[] {
  const homePage = page({
    path: '/',
    reads: { home: read(getHome, ({ query }) => ({ week: query.week })), nightly },
    title: ({ request }) => translator(weekTexts, request.language)('home.title'),
    view: WeekPage,
  })
  return [
    homePage,
    form({
      path: '/start/categories',
      action: addDefaultCategories,
      again: homePage,
      input: () => ({}),
      done: () => '/',
    }),
    form({ path: '/start/levels', action: addDefaultLevels, again: homePage, input: () => ({}), done: () => '/' }),
  ]
}

export const weekActions = [exposed(getHome)]
