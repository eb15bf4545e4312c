import { onPagesOnly } from '#kernel/action/perform.ts'
import { Problem } from '#kernel/errors/problem.ts'
import type { FormBody, PageRequest } from '#kernel/http/request.ts'
import { form, type Outcome, page, type Route, read } from '#kernel/http/route.ts'
import { translator } from '#kernel/i18n/texts.ts'
import { OneTimeCodePage } from './pages/one-time-code.page.tsx'
import { RecoveryCodesPage } from './pages/recovery-codes.page.tsx'
import { SecurityPage } from './pages/security.page.tsx'
import {
  addPasskeyAction,
  beginCode,
  beginPasskey,
  confirmCode,
  getNewCode,
  getOwnSecurity,
  removeCode,
  removePasskeyAction,
  renewRecoveryCodes,
} from './security.actions.ts'
import { securityTexts } from './security.texts.ts'

const titled =
  (key: keyof typeof securityTexts.entries) =>
  ({ request }: { request: PageRequest }) =>
    translator(securityTexts, request.language)(key)

const securityPage = page({
  path: '/me/security',
  reads: { security: read(getOwnSecurity, () => ({})) },
  title: titled('security.title'),
  view: SecurityPage,
})
const codePage = page({
  path: '/me/security/code',
  reads: { code: read(getNewCode, () => ({})) },
  title: titled('security.code.title'),
  view: OneTimeCodePage,
})
const recoveryPage = page({
  path: '/me/security/recovery',
  reads: {},
  title: titled('security.recovery.title'),
  view: RecoveryCodesPage,
})

type Refused = { readonly refused: string }
const wrongPassword = ({ refused }: Refused): Outcome => ({ problem: new Problem('rejected', refused) })
/** New codes are shown in the answer itself: they stand in no address and are never shown again. */
const showCodes = (request: PageRequest, codes: readonly string[] | null, otherwise: string): Outcome =>
  codes ? { show: { page: recoveryPage, request, result: codes } } : { redirect: otherwise }
const bodyOf = (_request: PageRequest, body: FormBody) => body

export const securityRoutes: readonly Route[] = [
  securityPage,
  codePage,
  recoveryPage,
  form({
    path: '/me/security/code/begin',
    action: beginCode,
    again: securityPage,
    input: bodyOf,
    done: ({ data }) => ('refused' in data ? wrongPassword(data) : '/me/security/code'),
  }),
  form({
    path: '/me/security/code',
    action: confirmCode,
    again: codePage,
    input: bodyOf,
    done: ({ data }, request) => showCodes(request, data.recoveryCodes, '/me/security?done=code'),
  }),
  form({
    path: '/me/security/code/remove',
    action: removeCode,
    again: securityPage,
    input: bodyOf,
    done: ({ data }) => ('refused' in data ? wrongPassword(data) : '/me/security?done=code-removed'),
  }),
  form({
    path: '/me/security/recovery',
    action: renewRecoveryCodes,
    again: securityPage,
    input: bodyOf,
    done: ({ data }, request) =>
      'refused' in data ? wrongPassword(data) : showCodes(request, data.recoveryCodes, '/me/security'),
  }),
  form({
    path: '/me/security/passkeys/begin',
    action: beginPasskey,
    again: securityPage,
    input: ({ origin }, body) => ({ ...body, origin }),
    done: ({ data }, request) =>
      'refused' in data ? wrongPassword(data) : { show: { page: securityPage, request, result: data } },
  }),
  form({
    path: '/me/security/passkeys',
    action: addPasskeyAction,
    again: securityPage,
    input: ({ origin }, body) => ({ ...body, origin }),
    done: ({ data }, request) => showCodes(request, data.recoveryCodes, '/me/security?done=passkey'),
  }),
  form({
    path: '/me/security/passkeys/:id/remove',
    action: removePasskeyAction,
    again: securityPage,
    done: ({ data }) => ('refused' in data ? wrongPassword(data) : '/me/security?done=passkey-removed'),
  }),
]

export const securityActions = [
  onPagesOnly(getOwnSecurity),
  onPagesOnly(getNewCode),
  onPagesOnly(beginCode),
  onPagesOnly(confirmCode),
  onPagesOnly(removeCode),
  onPagesOnly(renewRecoveryCodes),
  onPagesOnly(beginPasskey),
  onPagesOnly(addPasskeyAction),
  onPagesOnly(removePasskeyAction),
]
