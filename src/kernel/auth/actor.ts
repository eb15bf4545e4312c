/** Who acts, and what they may. Roles come from the product's table of users; each is held for a time and may be limited to a party or an area. */
export const roles = [
  'owner',
  'coordinator',
  'analyst',
  'reporter',
  'contributor',
  'forum-secretary',
  'unit-manager',
  'reader',
  'auditor',
] as const
export type Role = (typeof roles)[number]

export type Grant = { readonly role: Role; readonly partyId: number | null; readonly areaId: number | null }

/**
 * Why somebody may do less here than her roles allow: her role asks for a second step that she does not have yet, or she looks at
 * the pages as another role would, which never shows more than her own roles do.
 */
export type Limit = { readonly kind: 'unsecured' } | { readonly kind: 'viewing'; readonly own: readonly Grant[] }

export type Actor = {
  readonly kind: 'person' | 'system' | 'anonymous'
  readonly municipality: string
  readonly municipalityName: string
  readonly demo: boolean
  readonly accountId: number | null
  readonly sessionId: number | null
  readonly name: string
  readonly partyId: number | null
  readonly language: 'sv' | 'en'
  readonly grants: readonly Grant[]
  readonly limit: Limit | null
}

/** An answer with its reason; the reason is a text key in both languages. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

export const allowed: Decision = { allowed: true }
export const denied = (reason: string): Decision => ({ allowed: false, reason })

/**
 * Whether one of the roles is held without limit. A role that is limited to a party or an area counts only where a rule asks
 * for that limit, so a rule that forgets limits fails closed.
 */
export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.grants.some((grant) => wanted.includes(grant.role) && grant.partyId === null && grant.areaId === null)

/** Allows those who hold one of the roles without limit to a party or an area. */
export const anyOf =
  (...wanted: readonly Role[]) =>
  (actor: Actor): Decision =>
    hasRole(actor, ...wanted) ? allowed : denied('denied.role')

/** Allows everybody who is signed in, and the system itself. */
export const signedIn = (actor: Actor): Decision => (actor.kind === 'anonymous' ? denied('denied.signed-out') : allowed)

/** For the few actions that the pinned public surface needs, such as signing in. */
export const everybody = (): Decision => allowed

type Municipality = { readonly id: string; readonly name: string; readonly demo: boolean }

export const anonymous = (municipality: Municipality, language: 'sv' | 'en' = 'sv'): Actor => ({
  kind: 'anonymous',
  municipality: municipality.id,
  municipalityName: municipality.name,
  demo: municipality.demo,
  accountId: null,
  sessionId: null,
  name: 'anonymous',
  partyId: null,
  language,
  grants: [],
  limit: null,
})

/** The operator at the command line and the nightly jobs: may do what an owner and a coordinator may. */
export const systemActor = (municipality: Municipality, name: string): Actor => ({
  ...anonymous(municipality),
  kind: 'system',
  name,
  grants: [
    { role: 'owner', partyId: null, areaId: null },
    { role: 'coordinator', partyId: null, areaId: null },
  ],
})
