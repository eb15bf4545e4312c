import { Readable } from 'node:stream'
import { exposed, onPagesOnly } from '#kernel/action/perform.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { type WrittenCell, writeCsv } from '#kernel/files/csv-write.ts'
import type { PageRequest } from '#kernel/http/request.ts'
import { type FormRoute, file, form, page, type Read, type Route, read } from '#kernel/http/route.ts'
import { endedSessionCookie } from '#kernel/http/session.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import {
  accessRulesHistory,
  changeAccessRules,
  getAccessRules,
  getAccountSecurity,
  resetSecondStep,
} from './access.actions.ts'
import { accessTexts } from './access.texts.ts'
import {
  accountChoices,
  accountHistory,
  changeAccount,
  getAccountAction,
  inviteAccount,
  listAccountsAction,
  renewInvitation,
  setAccountOpen,
} from './account.actions.ts'
import { accountTexts } from './account.texts.ts'
import { type AccountView, type NewLink, stateOf } from './account.ts'
import { cutOffEndedAction } from './cut-off.actions.ts'
import { listOpenInvitations, revokeInvitation } from './invitation.actions.ts'
import {
  changePassword,
  disownSignIns,
  endOtherSessions,
  endOwnSession,
  getOwnAccount,
  listOwnAlerts,
  listOwnSessions,
} from './own-account.actions.ts'
import { AccessRulesPage } from './pages/access-rules.page.tsx'
import { AccountPage } from './pages/account.page.tsx'
import { AccountEditPage } from './pages/account-edit.page.tsx'
import { AccountLinkPage } from './pages/account-link.page.tsx'
import { AccountListPage } from './pages/account-list.page.tsx'
import { AccountNewPage } from './pages/account-new.page.tsx'
import { type AccountWords, type AreaChoices, wordsOf } from './pages/account-words.ts'
import { InvitationListPage } from './pages/invitation-list.page.tsx'
import { MePage } from './pages/me.page.tsx'
import { signInTexts } from './sign-in.texts.ts'
import { viewAs, viewAsOneself } from './viewing.actions.ts'

const titled =
  (key: keyof typeof accountTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(accountTexts, request.language)(key)
const named = ({ answers }: { answers: { account: { data: AccountView } } }) => answers.account.data.name
const byId = ({ params }: PageRequest) => ({ id: params.id })

/** A new link is shown in the answer itself: it must stand neither in an address nor in a cookie. */
const showLink = (request: PageRequest, made: NewLink) => ({
  show: { page: linkPage, request: { ...request, params: { id: String(made.accountId) } }, result: made },
})

const linkPage = page({
  path: '/accounts/:id/link',
  reads: { account: read(getAccountAction, byId) },
  title: named,
  view: AccountLinkPage,
})

const invitationListPage = page({
  path: '/accounts/invitations',
  reads: { invitations: read(listOpenInvitations, () => ({})) },
  title: ({ request }) => translator(accessTexts, request.language)('access.invitations.title'),
  view: InvitationListPage,
})
const rulesPage = page({
  path: '/accounts/rules',
  reads: { rules: read(getAccessRules, () => ({})), history: read(accessRulesHistory, () => ({ id: 1 })) },
  title: ({ request }) => translator(accessTexts, request.language)('access.title'),
  view: AccessRulesPage,
})

const choices = read(accountChoices, () => ({}))
const filtered = read(listAccountsAction, ({ query: { state, role, party } }) => ({ state, role, party }))

/** The pages of accounts; the areas that a role may be limited to come from the domain that keeps them. */
export function accountRoutes(areas: Read<AreaChoices>): readonly Route[] {
  const one = { choices, areas, account: read(getAccountAction, byId) }
  const listPage = page({
    path: '/accounts',
    reads: { choices, areas, accounts: filtered },
    title: titled('accounts.title'),
    view: AccountListPage,
  })
  const newPage = page({
    path: '/accounts/new',
    reads: { choices, areas },
    title: titled('accounts.invite.title'),
    view: AccountNewPage,
  })
  const onePage = page({
    path: '/accounts/:id',
    reads: { ...one, history: read(accountHistory, byId), security: read(getAccountSecurity, byId) },
    title: named,
    view: AccountPage,
  })
  const editPage = page({ path: '/accounts/:id/edit', reads: one, title: named, view: AccountEditPage })
  return [
    listPage,
    exportFile(areas),
    invitationListPage,
    form({
      path: '/accounts/:id/link/revoke',
      action: revokeInvitation,
      again: invitationListPage,
      done: () => '/accounts/invitations?revoked=yes',
    }),
    rulesPage,
    form({
      path: '/accounts/rules',
      action: changeAccessRules,
      again: rulesPage,
      input: (_request, body) => body,
      done: () => '/accounts/rules?saved=yes',
    }),
    newPage,
    form({
      path: '/accounts/new',
      action: inviteAccount,
      again: newPage,
      done: ({ data }, request) => showLink(request, data),
    }),
    onePage,
    editPage,
    form({
      path: '/accounts/:id/edit',
      action: changeAccount,
      again: editPage,
      done: ({ data }) => `/accounts/${data.id}?saved=yes`,
    }),
    linkPage,
    form({
      path: '/accounts/:id/link',
      action: renewInvitation,
      again: linkPage,
      done: ({ data }, request) => showLink(request, data),
    }),
    form({
      path: '/accounts/:id/open',
      action: setAccountOpen,
      again: onePage,
      done: ({ data }) => `/accounts/${data.id}?saved=yes`,
    }),
    form({
      path: '/accounts/:id/second-step/reset',
      action: resetSecondStep,
      again: onePage,
      done: ({ data }) => `/accounts/${data.id}?saved=yes`,
    }),
    ...ownRoutes(areas),
  ]
}

function ownRoutes(areas: Read<AreaChoices>): readonly Route[] {
  const mePage = page({
    path: '/me',
    reads: {
      own: read(getOwnAccount, () => ({})),
      areas,
      sessions: read(listOwnSessions, () => ({})),
      alerts: read(listOwnAlerts, () => ({})),
    },
    title: ({ request }) => translator(signInTexts, request.language)('accounts.me.title'),
    view: MePage,
  })
  const endSession: FormRoute = form({
    path: '/me/sessions/:id/end',
    action: endOwnSession,
    again: mePage,
    done: ({ data }) => (data.current ? { redirect: '/sign-in', cookies: [endedSessionCookie] } : '/me?done=session'),
  })
  const newPassword = form({
    path: '/me/password',
    action: changePassword,
    again: mePage,
    done: ({ data }) =>
      data.changed ? '/me?done=password' : { problem: new Problem('rejected', 'accounts.refused.wrong-current') },
  })
  const others = form({
    path: '/me/sessions/end-others',
    action: endOtherSessions,
    again: mePage,
    input: () => ({}),
    done: () => '/me?done=others',
  })
  const notMe = form({
    path: '/me/alerts/not-me',
    action: disownSignIns,
    again: mePage,
    input: () => ({}),
    done: () => '/me?done=not-me',
  })
  const view = form({
    path: '/me/view',
    action: viewAs,
    again: mePage,
    input: (_request, body) => body,
    done: () => '/',
  })
  const leave = form({
    path: '/me/view/end',
    action: viewAsOneself,
    again: mePage,
    input: () => ({}),
    done: () => '/me',
  })
  return [mePage, endSession, others, notMe, newPassword, view, leave]
}

/** The filtered list with names instead of ids. */
function exportFile(areas: Read<AreaChoices>): Route {
  type Exported = { readonly accounts: readonly AccountView[]; readonly words: AccountWords }
  const together: Read<Exported> = {
    name: filtered.name,
    perform: async (db, house, request) => {
      const { data: accounts } = await filtered.perform(db, house, request)
      const { data: known } = await choices.perform(db, house, request)
      const words = wordsOf(known, (await areas.perform(db, house, request)).data, request.language)
      return { data: { accounts, words }, can: {} }
    },
  }
  return file({
    path: '/accounts/export.csv',
    read: together,
    respond: ({ data }, { language }) => ({
      body: Readable.toWeb(Readable.from(writeCsv(toRows(data.accounts, data.words, language)))) as ReadableStream,
      type: 'text/csv; charset=utf-8',
      fileName: translator(accountTexts, language)('accounts.file'),
    }),
  })
}

function* toRows(
  accounts: readonly AccountView[],
  words: AccountWords,
  language: Language,
): Generator<readonly WrittenCell[]> {
  const t = translator(accountTexts, language)
  yield [
    t('accounts.column.name'),
    t('accounts.field.email'),
    t('accounts.column.party'),
    t('accounts.column.roles'),
    t('accounts.column.state'),
    t('accounts.column.last'),
  ]
  for (const account of accounts)
    yield [
      account.name,
      account.email,
      words.party(account.partyId),
      account.roles.map(words.roleWithDates).join('; '),
      t(`accounts.state.${stateOf(account, words.today)}`),
      words.lastSignedIn(account),
    ]
}

export const accountActions = [
  exposed(accountChoices),
  exposed(listAccountsAction),
  exposed(accountHistory),
  exposed(getAccountAction),
  exposed(inviteAccount),
  exposed(renewInvitation),
  exposed(changeAccount),
  exposed(setAccountOpen),
  exposed(cutOffEndedAction),
  exposed(listOpenInvitations),
  exposed(revokeInvitation),
  onPagesOnly(endOtherSessions),
  onPagesOnly(listOwnAlerts),
  onPagesOnly(disownSignIns),
  onPagesOnly(viewAs),
  onPagesOnly(viewAsOneself),
  exposed(getAccessRules),
  exposed(changeAccessRules),
  exposed(accessRulesHistory),
  exposed(getAccountSecurity),
  exposed(resetSecondStep),
  onPagesOnly(getOwnAccount),
  onPagesOnly(listOwnSessions),
  onPagesOnly(endOwnSession),
  onPagesOnly(changePassword),
]
