import { anyOf, signedIn } from '#kernel/auth/actor.ts'
import type { Db } from '#kernel/db/connect.ts'
import { number, shortText } from '#kernel/register/field.ts'
import { register } from '#kernel/register/register.ts'

/** Without a decision of the municipality the exact place is kept for this many days. */
export const usualCoarseningDays = 30

export const coarseningRuleRegister = register({
  name: 'situation.coarsening_rule',
  path: '/privacy/coarsening',
  texts: {
    title: { sv: 'När platsen görs grov', en: 'When the place is made coarse' },
    lead: {
      sv: 'Efter så många dagar flyttas en observations punkt till en ruta om 250 meter och gatunummer tas bort ur texten. Det görs varje natt och går inte att ångra. Utan eget beslut gäller 30 dagar.',
      en: 'After this many days an observation’s point is moved to a 250 metre square and house numbers are taken out of its text. It is done every night and cannot be undone. Without a decision of your own it is 30 days.',
    },
    one: { sv: 'Beslut', en: 'Decision' },
    add: { sv: 'Lägg till beslut', en: 'Add decision' },
    empty: {
      sv: 'Inget eget beslut: 30 dagar gäller. Lägg till ett för att ange ett annat antal.',
      en: 'No decision of your own: 30 days. Add one to set another number.',
    },
    unique: {
      coarsening_rule_one: {
        sv: 'Det finns redan ett beslut. Ändra det i stället.',
        en: 'There is a decision already. Change that one instead.',
      },
    },
  },
  fields: {
    name: { ...shortText(120), label: { sv: 'Beslut eller delegation', en: 'Decision or delegation' } },
    days: { ...number(7, 3650), label: { sv: 'Antal dagar', en: 'Number of days' } },
  },
  names: 'name',
  columns: ['days'],
  filters: [],
  policy: { read: signedIn, write: anyOf('owner') },
  links: [
    {
      href: '/privacy/counts',
      label: { sv: 'Integritetsskyddet i siffror', en: 'The privacy protection in figures' },
      writers: true,
    },
    { href: '/privacy/phones', label: { sv: 'Tillåtna telefonnummer', en: 'Phone numbers that may be written' } },
    { href: '/privacy/channels', label: { sv: 'Rätt väg för annat', en: 'The right way for other matters' } },
  ],
})

/** After how many days an observation is made coarse. */
export async function coarseningDays(db: Db): Promise<number> {
  const [decided] = await coarseningRuleRegister.store.list(db)
  return decided?.days ?? usualCoarseningDays
}
