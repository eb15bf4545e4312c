import type { Role } from '#kernel/auth/actor.ts'

/** The demonstration's people: one a role, named by what they do and never like a person. `party` is a code in `parties`. */
export const demoAccounts: readonly { readonly role: Role; readonly name: string; readonly party: string }[] = [
  { role: 'coordinator', name: 'Samordnare (demo)', party: 'trygghet' },
  { role: 'reporter', name: 'Rapportör hos Huge (demo)', party: 'huge' },
  { role: 'reporter', name: 'Rapportör hos vaktbolaget (demo)', party: 'vakt' },
  { role: 'analyst', name: 'Analytiker (demo)', party: 'trygghet' },
  { role: 'reader', name: 'Läsare i kommunstyrelsen (demo)', party: 'ks' },
  { role: 'forum-secretary', name: 'Sekreterare i beredningen (demo)', party: 'beredningen' },
  { role: 'unit-manager', name: 'Enhetschef i skolan (demo)', party: 'skolan' },
  { role: 'auditor', name: 'Revisor (demo)', party: 'kommunen' },
  { role: 'owner', name: 'Systemägare (demo)', party: 'kommunen' },
]
