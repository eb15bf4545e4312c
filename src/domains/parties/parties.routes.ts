import { exposed } from '#kernel/action/perform.ts'
import { anonymous } from '#kernel/auth/actor.ts'
import { sessionHours } from '#kernel/auth/sign-in.ts'
import { Problem } from '#kernel/errors/problem.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { type Cookie, form, page, read } from '#kernel/http/route.ts'
import { endedSessionCookie, languageCookie, sessionCookieFor } from '#kernel/http/session.ts'
import { translator } from '#kernel/i18n/texts.ts'
import {
  changeAccount,
  endOwnSession,
  getAccountAction,
  inviteAccount,
  listAccountsAction,
  listOwnSessions,
  renewInvitation,
  setAccountOpen,
} from './account.actions.ts'
import { listMunicipalitiesAction } from './municipality.actions.ts'
import { ClaimPage } from './pages/claim.page.tsx'
import { SignInPage } from './pages/sign-in.page.tsx'
import { partiesTexts } from './parties.texts.ts'
import { acceptInvitation, changePassword, claim, prefer, signIn, signOut } from './sign-in.actions.ts'

const titled =
  (key: keyof typeof partiesTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(partiesTexts, request.language)(key)

/** Somebody without a session acts in the municipality the form names; row-level security then shows that one only. */
const inNamedMunicipality = (request: PageRequest, body: FormBody) => {
  const id = String(body.municipality ?? request.params.municipality ?? '')
  return anonymous({ id: /^\d{4}$/.test(id) ? id : '', name: '', demo: false }, request.language)
}

const started = (session: { municipality: string; session: string }): readonly Cookie[] => [
  sessionCookieFor(session.municipality, session.session, sessionHours * 3600),
]
const ownPath = (wanted: unknown): string => (typeof wanted === 'string' && /^\/(?!\/|\\)/.test(wanted) ? wanted : '/')

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
  reads: {},
  title: titled('accounts.claim.title'),
  view: ClaimPage,
})

export const partiesRoutes = [
  signInPage,
  form({
    path: '/sign-in',
    access: 'public',
    action: signIn,
    again: signInPage,
    actorFor: inNamedMunicipality,
    input: (request, body) => ({
      email: body.email,
      password: body.password,
      device: request.device,
      source: request.source,
    }),
    done: ({ data }, _request, body) =>
      'refused' in data
        ? { problem: new Problem(data.refused === 'problem.too-many-attempts' ? 'too-many' : 'rejected', data.refused) }
        : { redirect: ownPath(body.next), cookies: started(data) },
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
    input: (request, body) => ({ ...body, token: request.params.token, device: request.device }),
    done: ({ data }) => ({ redirect: '/', cookies: started(data) }),
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

const preference = (name: string, value: string): Cookie => ({
  name,
  value,
  maxAgeSeconds: 365 * 86_400,
  httpOnly: true,
})

export const partiesActions = [
  exposed(listMunicipalitiesAction),
  exposed(listAccountsAction),
  exposed(getAccountAction),
  exposed(inviteAccount),
  exposed(renewInvitation),
  exposed(changeAccount),
  exposed(setAccountOpen),
  exposed(listOwnSessions),
  exposed(endOwnSession),
  exposed(signIn),
  exposed(signOut),
  exposed(claim),
  exposed(acceptInvitation),
  exposed(changePassword),
  exposed(prefer),
]
