import { exposed } from '#kernel/action/perform.ts'
import { form, type PageRoute } from '#kernel/http/route.ts'
import { followAction, unfollowAction } from './follow.actions.ts'

const back = (area: number, week: unknown) =>
  `/situation/areas/${area}${typeof week === 'string' ? `?week=${encodeURIComponent(week)}` : ''}#follow`

/** The star stands on an area's page, which is shown again. */
export const followRoutes = (areaPage: PageRoute) =>
  [
    { path: '/follows', action: followAction },
    { path: '/follows/remove', action: unfollowAction },
  ].map(({ path, action }) =>
    form({
      path,
      action,
      again: areaPage,
      input: (_request, body) => body,
      againParams: (request, body) => ({ ...request, params: { id: String(body.area ?? '') } }),
      done: ({ data }, _request, body) => back(data.area, body.week),
    }),
  )

export const followActions = [exposed(followAction), exposed(unfollowAction)]
