import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { sessionHours } from '#kernel/auth/sign-in.ts'
import { Problem } from '#kernel/errors/problem.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { type Cookie, form, type Outcome, page, read } from '#kernel/http/route.ts'
import {
  browserCookieFor,
  endedSessionCookie,
  inNamedMunicipality,
  languageCookie,
  sessionCookieFor,
} from '#kernel/http/session.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { listMunicipalitiesAction } from './municipality.actions.ts'
import { prefer, signOut } from './own-account.actions.ts'
import { ClaimPage } from './pages/claim.page.tsx'
import { InvitationPage } from './pages/invitation.page.tsx'
import { SignInPage } from './pages/sign-in.page.tsx'
import { SignInStepPage } from './pages/sign-in-step.page.tsx'
import { beginPasskeySignIn, passStep, passStepByPasskey, signInByPasskey } from './second-step.actions.ts'
import { securityTexts } from './security.texts.ts'
import type { LetIn } from './session-begin.actions.ts'
import { acceptInvitation, claim, getClaimable, getInvitation, signIn } from './sign-in.actions.ts'
import { signInTexts } from './sign-in.texts.ts'

const titled =
  (key: keyof typeof signInTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(signInTexts, request.language)(key)

type Started = { readonly municipality: string; readonly session: string; readonly browser: string | null }
export const started = ({ municipality, session, browser }: Started): readonly Cookie[] => [
  sessionCookieFor(municipality, session, sessionHours * 3600),
  ...(browser === null ? [] : [browserCookieFor(browser)]),
]

/** A path of our own; anything that a browser would take for another site's address leads home instead. */
export const ownPath = (wanted: unknown): string =>
  typeof wanted === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted) ? wanted : '/'

const signInPage = page({
  path: '/sign-in',
  access: 'public',
  reads: { municipalities: read(listMunicipalitiesAction, () => ({})) },
  title: titled('accounts.sign-in.title'),
  view: SignInPage,
})
const claimPage = page({
  path: '/claim/:token',
  access: 'public',
  reads: { claimable: read(getClaimable, () => ({})) },
  title: titled('accounts.claim.title'),
  view: ClaimPage,
})
const invitationPage = page({
  path: '/invitation/:municipality/:token',
  access: 'public',
  actorFor: inNamedMunicipality,
  reads: { invitation: read(getInvitation, ({ params }) => ({ token: params.token })) },
  title: titled('accounts.invitation.title'),
  view: InvitationPage,
})

const stepPage = page({
  path: '/sign-in/step',
  access: 'public',
  reads: {},
  title: ({ request }) => translator(securityTexts, request.language)('security.step.title'),
  view: SignInStepPage,
})

/** What was asked for is shown in the answer itself, so that its ticket stands in no address. */
const showStep = (request: PageRequest, begun: object): Outcome => ({
  show: { page: stepPage, request, result: begun },
})
const afterFirstStep = (data: LetIn, request: PageRequest, next: string): Outcome =>
  'ticket' in data ? showStep(request, { ...data, next }) : { redirect: next, cookies: started(data) }

type Refused = { readonly refused: string }
const refusal = ({ refused }: Refused): Outcome => ({
  problem: new Problem(refused === 'problem.too-many-attempts' ? 'too-many' : 'rejected', refused),
})
const afterSecondStep = (data: Started | Refused, body: FormBody): Outcome =>
  'refused' in data ? refusal(data) : { redirect: ownPath(body.next), cookies: started(data) }

const browserOf = ({ device, browser, origin, source }: PageRequest) => ({ device, browser, origin, source })

const preference = (name: string, value: string): Cookie => ({
  name,
  value,
  maxAgeSeconds: 365 * 86_400,
  httpOnly: true,
})

export const signInRoutes = [
  signInPage,
  form({
    path: '/sign-in',
    access: 'public',
    action: signIn,
    again: signInPage,
    actorFor: inNamedMunicipality,
    input: (request, { email, password }) => ({ email, password, ...browserOf(request) }),
    done: ({ data }, request, body) =>
      'refused' in data ? refusal(data) : afterFirstStep(data, request, ownPath(body.next)),
  }),
  stepPage,
  form({
    path: '/sign-in/step',
    access: 'public',
    action: passStep,
    again: stepPage,
    actorFor: inNamedMunicipality,
    input: (request, { ticket, code }) => ({ ticket, code, ...browserOf(request) }),
    done: ({ data }, _request, body) => afterSecondStep(data, body),
  }),
  form({
    path: '/sign-in/step/passkey',
    access: 'public',
    action: passStepByPasskey,
    again: stepPage,
    actorFor: inNamedMunicipality,
    input: (request, { ticket, credential }) => ({ ticket, credential, ...browserOf(request) }),
    done: ({ data }, _request, body) => afterSecondStep(data, body),
  }),
  form({
    path: '/sign-in/passkey/begin',
    access: 'public',
    action: beginPasskeySignIn,
    again: signInPage,
    actorFor: inNamedMunicipality,
    input: ({ origin, source }) => ({ origin, source }),
    done: ({ data }, request, body) => ({
      show: { page: signInPage, request, result: { ...data, next: ownPath(body.next) } },
    }),
  }),
  form({
    path: '/sign-in/passkey',
    access: 'public',
    action: signInByPasskey,
    again: signInPage,
    actorFor: inNamedMunicipality,
    input: (request, { ticket, credential }) => ({ ticket, credential, ...browserOf(request) }),
    done: ({ data }, _request, body) => afterSecondStep(data, body),
  }),
  form({
    path: '/sign-out',
    action: signOut,
    again: signInPage,
    input: () => ({}),
    done: () => ({ redirect: '/sign-in', cookies: [endedSessionCookie] }),
  }),
  claimPage,
  form({
    path: '/claim/:token',
    access: 'public',
    action: claim,
    again: claimPage,
    actorFor: inNamedMunicipality,
    input: ({ params, device, browser }, body) => ({ ...body, token: params.token, device, browser }),
    done: ({ data }) => ({ redirect: '/', cookies: started(data) }),
  }),
  invitationPage,
  form({
    path: '/invitation/:municipality/:token',
    access: 'public',
    action: acceptInvitation,
    again: invitationPage,
    actorFor: (request) => inNamedMunicipality(request),
    input: ({ params, device, browser, origin }, { password }) => ({
      password,
      token: params.token,
      device,
      browser,
      origin,
    }),
    done: ({ data }, request) => afterFirstStep(data, request, '/'),
  }),
  form({
    path: '/preferences',
    access: 'public',
    action: prefer,
    again: signInPage,
    input: (_request, body) => body,
    done: ({ data }) => ({
      redirect: ownPath(data.back),
      cookies: [
        ...(data.language ? [preference(languageCookie, data.language)] : []),
        ...(data.theme ? [preference('samsyn_theme', data.theme)] : []),
      ],
    }),
  }),
]

export const signInActions = [
  exposed(listMunicipalitiesAction),
  onPagesOnly(signIn),
  onPagesOnly(passStep),
  onPagesOnly(passStepByPasskey),
  onPagesOnly(beginPasskeySignIn),
  onPagesOnly(signInByPasskey),
  onPagesOnly(signOut),
  onPagesOnly(getClaimable),
  onPagesOnly(claim),
  onPagesOnly(getInvitation),
  onPagesOnly(acceptInvitation),
  onPagesOnly(prefer),
]
