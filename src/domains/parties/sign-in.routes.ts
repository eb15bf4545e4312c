import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { sessionHours } from '#kernel/auth/sign-in.ts'
import { Problem } from '#kernel/errors/problem.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { type Cookie, form, page, read } from '#kernel/http/route.ts'
import { endedSessionCookie, inNamedMunicipality, languageCookie, sessionCookieFor } from '#kernel/http/session.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { listMunicipalitiesAction } from './municipality.actions.ts'
import { prefer, signOut } from './own-account.actions.ts'
import { ClaimPage } from './pages/claim.page.tsx'
import { InvitationPage } from './pages/invitation.page.tsx'
import { SignInPage } from './pages/sign-in.page.tsx'
import { acceptInvitation, claim, getClaimable, getInvitation, signIn } from './sign-in.actions.ts'
import { signInTexts } from './sign-in.texts.ts'

const titled =
  (key: keyof typeof signInTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(signInTexts, request.language)(key)

export const started = (session: { municipality: string; session: string }): readonly Cookie[] => [
  sessionCookieFor(session.municipality, session.session, sessionHours * 3600),
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
    input: ({ device, source }, { email, password }) => ({ email, password, device, source }),
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
    input: ({ params, device }, body) => ({ ...body, token: params.token, device }),
    done: ({ data }) => ({ redirect: '/', cookies: started(data) }),
  }),
  invitationPage,
  form({
    path: '/invitation/:municipality/:token',
    access: 'public',
    action: acceptInvitation,
    again: invitationPage,
    actorFor: (request) => inNamedMunicipality(request),
    input: ({ params, device }, { password }) => ({ password, token: params.token, device }),
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

export const signInActions = [
  exposed(listMunicipalitiesAction),
  onPagesOnly(signIn),
  onPagesOnly(signOut),
  onPagesOnly(getClaimable),
  onPagesOnly(claim),
  onPagesOnly(getInvitation),
  onPagesOnly(acceptInvitation),
  onPagesOnly(prefer),
]
