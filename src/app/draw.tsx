import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { accountTexts } from '#domains/parties/account.texts.ts'
import { canMakeReportLink } from '#domains/situation/round/errand.policy.ts'
import type { Problem } from '#kernel/errors/problem.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import type { PageProps, PageRoute } from '#kernel/http/route.ts'
import { statusOf } from '#kernel/http/status.ts'
import { formatMessage, type Language, translator } from '#kernel/i18n/texts.ts'
import type { Look } from '#web/shell/document.tsx'
import { ErrorMessage } from '#web/shell/error-page.tsx'
import { Frame } from '#web/shell/frame.tsx'
import { PublicFrame } from '#web/shell/public-frame.tsx'
import { CodesProvider } from '#web/ui/codes.tsx'
import { appTexts } from './app.texts.ts'
import { allTexts } from './domains.ts'
import { roomsFor } from './rooms.ts'

/** The built style sheets and scripts, from the client build's manifest. */
export type Assets = Pick<Look, 'styles' | 'scripts' | 'app'>

type Drawing = {
  readonly request: PageRequest
  readonly title: string
  readonly assets: Assets
  readonly content: ReactNode
}

/** Any page inside the frame of its reader: with rooms when signed in, else the bare one. */
function draw({ request, title, assets, content }: Drawing): string {
  const { actor, language, theme, path } = request
  const look: Look = { language, theme, ...assets }
  const inside = <CodesProvider codes={allTexts}>{content}</CodesProvider>
  const t = translator(accountTexts, language)
  const here = `${path}${queryText(request)}`
  const role = [...new Set(actor.grants.map(({ role }) => t(`role.${role}`)))].join(', ')
  const viewing = actor.limit?.kind === 'viewing' ? { role, end: '/me/view/end' } : undefined
  const framed =
    actor.kind === 'person' ? (
      <Frame
        look={look}
        title={title}
        municipality={actor.municipalityName}
        home="/"
        rooms={roomsFor(request)}
        here={here}
        demo={actor.demo}
        inbox={{ href: '/messages', count: request.unread }}
        viewing={viewing}
        account={{
          id: String(actor.accountId),
          name: actor.name,
          role,
          links: accountLinks(request),
          signOut: '/sign-out',
        }}
      >
        {inside}
      </Frame>
    ) : (
      <PublicFrame look={look} title={title} here={here} demo={actor.demo}>
        {inside}
      </PublicFrame>
    )
  return `<!doctype html>${renderToString(framed)}`
}

export const drawPage = (assets: Assets) => (route: PageRoute, props: PageProps) => {
  const View = route.view as (props: PageProps) => ReactNode
  return draw({ request: props.request, title: route.title(props), assets, content: <View {...props} /> })
}

/** A problem in words: field by field where it is about fields, else as a whole. */
export function sayProblem({ code, params, issues }: Problem, language: Language) {
  // What is wrong in an address, such as a week that does not exist, has no field on a page to stand beside.
  const said = issues.length > 0 ? issues : [{ path: '', code, params }]
  return said.flatMap((one) => {
    const text = allTexts.get(one.code)
    return text ? [{ path: one.path, text: formatMessage(language, text[language], one.params) }] : []
  })
}

export const drawProblem = (assets: Assets) => (problem: Problem, reference: string, request: PageRequest) => {
  const texts = sayProblem(problem, request.language).map(({ text }) => text)
  const message = texts.length > 0 ? texts.join(' ') : undefined
  const { next, written } = problem.params
  const content = (
    <ErrorMessage
      status={statusOf[problem.kind]}
      reference={reference}
      message={message}
      next={typeof next === 'string' ? next : undefined}
      written={typeof written === 'string' ? written : undefined}
    />
  )
  return draw({ request, title: translator(appTexts, request.language)('page.problem'), assets, content })
}

function accountLinks({ actor, language }: PageRequest) {
  const t = translator(appTexts, language)
  const owner = actor.grants.some(({ role }) => role === 'owner' || role === 'auditor')
  const links = canMakeReportLink(actor).allowed ? [{ href: '/links', label: t('page.links') }] : []
  return [
    { href: '/me', label: t('page.me') },
    ...links,
    ...(owner ? [{ href: '/accounts', label: t('page.accounts') }] : []),
  ]
}

function queryText({ query }: PageRequest): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])),
  )
  return search.size > 0 ? `?${search}` : ''
}
