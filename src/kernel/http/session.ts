import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { type Actor, anonymous } from '../auth/actor.ts'
import { findActor } from '../auth/session.store.ts'
import type { Pool } from '../db/connect.ts'
import { inMunicipality } from '../db/tenancy.ts'
import { countUnread } from '../messages/message.store.ts'
import type { Clock } from '../time/clock.ts'
import type { FormBody, PageRequest } from './request.ts'
import type { Cookie } from './route.ts'

export const sessionCookie = 'samsyn_session'

/** The cookie names the municipality beside the secret, so that row-level security is in force before the secret is looked up. */
export const sessionCookieFor = (municipality: string, token: string, maxAgeSeconds: number): Cookie => ({
  name: sessionCookie,
  value: `${municipality}.${token}`,
  maxAgeSeconds,
  httpOnly: true,
})
export const endedSessionCookie: Cookie = { name: sessionCookie, value: '', maxAgeSeconds: 0, httpOnly: true }

/** By this a browser is known again when somebody signs in; it opens nothing. */
export const browserCookie = 'samsyn_browser'
export const browserCookieFor = (secret: string): Cookie => ({
  name: browserCookie,
  value: secret,
  maxAgeSeconds: 365 * 86_400,
  httpOnly: true,
})

const cookiePattern = /^(\d{4})\.([\w-]{43})$/
const nowhere = { id: '', name: 'Samsyn', demo: false }

export type Sender = { readonly actor: Actor; readonly unread: number }

/** Who sends this request: the person of a living session with how many letters she has not read, else nobody. */
export async function senderOf(c: Context, house: { pool: Pool; clock: Clock }): Promise<Sender> {
  const match = cookiePattern.exec(getCookie(c, sessionCookie) ?? '')
  const nobody = { actor: anonymous(nowhere, languageOf(c)), unread: 0 }
  if (!match) return nobody
  const [, municipality = '', token = ''] = match
  const at = { now: house.clock.now(), today: house.clock.today() }
  return inMunicipality(house.pool, municipality, async (db) => {
    const actor = await findActor(db, token, at)
    if (!actor) return nobody
    return { actor, unread: actor.accountId === null ? 0 : await countUnread(db, actor.accountId) }
  })
}

/** Somebody without a session acts in the municipality the form or the address names; row-level security then shows that one only. */
export const inNamedMunicipality = (request: PageRequest, body: FormBody = {}): Actor => {
  const id = String(body.municipality ?? request.params.municipality ?? '')
  return anonymous({ id: /^\d{4}$/.test(id) ? id : '', name: '', demo: false }, request.language)
}

export const languageCookie = 'samsyn_language'

/** The language chosen before, else the browser's first wish that we have. Swedish is the default. */
export function languageOf(c: Context): 'sv' | 'en' {
  const chosen = getCookie(c, languageCookie)
  if (chosen === 'sv' || chosen === 'en') return chosen
  const wish = (c.req.header('accept-language') ?? '').toLowerCase().match(/\b(sv|en)\b/)
  return wish?.[1] === 'en' ? 'en' : 'sv'
}
