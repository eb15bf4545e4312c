import { anonymous } from '#kernel/auth/actor.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { form, page, type Route, read } from '#kernel/http/route.ts'
import { endedSessionCookie } from '#kernel/http/session.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { getDemo, listDemoRoles, removeDemonstration, signInToDemo } from './demo.actions.ts'
import { demoTexts } from './demo.texts.ts'
import { DemoPage } from './pages/demo.page.tsx'
import { DemoRemovedPage, DemoRemovePage } from './pages/demo-remove.page.tsx'
import { started } from './sign-in.routes.ts'

type Demonstration = {
  readonly municipality: { readonly id: string; readonly name: string; readonly demo: boolean }
  /** Told when the demonstration is gone, with where the first owner claims the installation; null when others are left in it. */
  readonly removed: (claimLink: string | null) => void
}

const titled =
  (key: keyof typeof demoTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(demoTexts, request.language)(key, { name: request.actor.municipalityName })

const removedPage = page({ path: '/demo/removed', reads: {}, title: titled('demo.gone.title'), view: DemoRemovedPage })

/** The ways into and out of a demonstration. No list of routes has them: who serves one adds them. */
export function demoRoutes({ municipality, removed }: Demonstration): readonly Route[] {
  const asVisitor = ({ language }: PageRequest) => anonymous(municipality, language)
  const rolesPage = page({
    path: '/demo',
    access: 'public',
    actorFor: asVisitor,
    reads: { admitted: read(listDemoRoles, () => ({})) },
    title: titled('demo.title'),
    view: DemoPage,
  })
  const removePage = page({
    path: '/demo/remove',
    reads: { demo: read(getDemo, () => ({})) },
    title: titled('demo.remove.title'),
    view: DemoRemovePage,
  })
  return [
    rolesPage,
    form({
      path: '/demo',
      access: 'public',
      action: signInToDemo,
      again: rolesPage,
      actorFor: asVisitor,
      input: ({ device, browser }, { account }) => ({ account, device, browser }),
      done: ({ data }) => ({ redirect: '/', cookies: started(data) }),
    }),
    removePage,
    form({
      path: '/demo/remove',
      action: removeDemonstration,
      again: removePage,
      input: () => ({}),
      done: ({ data }, request) => {
        removed(data.claim === null ? null : `${request.origin}${data.claim}`)
        const nobody = anonymous({ id: '', name: '', demo: false }, request.language)
        return {
          show: { page: removedPage, request: { ...request, actor: nobody }, result: data },
          cookies: [endedSessionCookie],
        }
      },
    }),
  ]
}
