import type { Context } from 'hono'

/** Sent with every answer. Scripts, styles and fonts come from this server only, and nothing inline. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}

/**
 * Whether a state-changing request comes from our own pages. Browsers say so in Sec-Fetch-Site or Origin; a request that
 * says neither is refused, so that failing is closed.
 */
export function isSameOrigin(
  headers: { secFetchSite: string | undefined; origin: string | undefined },
  ownOrigin: string,
): boolean {
  if (headers.secFetchSite !== undefined) return headers.secFetchSite === 'same-origin'
  if (headers.origin === undefined) return false
  if (!URL.canParse(headers.origin) || !URL.canParse(ownOrigin)) return false
  return new URL(headers.origin).host === new URL(ownOrigin).host
}

/** The address under which the browser sees us; forwarded headers count only when the operator runs us behind a proxy. */
export function ownOrigin(c: Context, behindProxy: boolean): string {
  const url = new URL(c.req.url)
  const proto = behindProxy ? (c.req.header('x-forwarded-proto') ?? 'https') : url.protocol.slice(0, -1)
  const host = (behindProxy ? c.req.header('x-forwarded-host') : undefined) ?? c.req.header('host') ?? url.host
  return `${proto}://${host}`
}
