import { anyOf, signedIn } from '#kernel/auth/actor.ts'
import type { Db } from '#kernel/db/connect.ts'
import { reject } from '#kernel/errors/problem.ts'
import { shortText } from '#kernel/register/field.ts'
import { register } from '#kernel/register/register.ts'

/** Eight digits at least, as a switchboard has; 112 and the like pass without being listed. */
const looksLikeNumber = /^\+?(?:[ ()/-]*\d){7,15}$/

/** Switchboards and other numbers of authorities that may stand in free texts of the municipality. */
export const publicPhoneRegister = register({
  name: 'situation.public_phone',
  path: '/privacy/phones',
  texts: {
    title: { sv: 'Tillåtna telefonnummer', en: 'Phone numbers that may be written' },
    lead: {
      sv: 'Myndigheters och kommunens egna nummer. De får stå i fritext; alla andra nummer stoppas. 112, 114 14, 1177, 116 000 och nummer som börjar med 020 eller 077 är alltid tillåtna.',
      en: 'Numbers of authorities and of the municipality itself. They may stand in free text; all others are stopped. 112, 114 14, 1177, 116 000 and numbers that begin with 020 or 077 are always allowed.',
    },
    one: { sv: 'Telefonnummer', en: 'Phone number' },
    add: { sv: 'Lägg till nummer', en: 'Add number' },
    empty: {
      sv: 'Inga nummer ännu. Lägg till kommunens växel, så stoppas den inte i rapporter.',
      en: 'No numbers yet. Add the municipality’s switchboard, so that it is not stopped in reports.',
    },
    unique: { public_phone_number_unique: { sv: 'Numret finns redan.', en: 'The number exists already.' } },
    rules: {
      'public-phone.rejected.number': {
        sv: 'Skriv ett helt telefonnummer med riktnummer, till exempel 08-465 004 00.',
        en: 'Write a whole phone number with its area code, for example 08-465 004 00.',
      },
    },
  },
  fields: {
    name: { ...shortText(80), label: { sv: 'Vems nummer', en: 'Whose number' } },
    number: { ...shortText(30), label: { sv: 'Nummer', en: 'Number' } },
  },
  names: 'name',
  columns: ['number'],
  filters: [],
  policy: { read: signedIn, write: anyOf('owner', 'coordinator') },
  rule: (next) => (looksLikeNumber.test(next.number) ? next : reject('public-phone.rejected.number')),
  links: [
    {
      href: '/privacy/counts',
      label: { sv: 'Integritetsskyddet i siffror', en: 'The privacy protection in figures' },
      writers: true,
    },
    { href: '/privacy/channels', label: { sv: 'Rätt väg för annat', en: 'The right way for other matters' } },
    { href: '/privacy/coarsening', label: { sv: 'När platsen görs grov', en: 'When the place is made coarse' } },
  ],
})

/** The numbers that may stand in free texts, as they are written. */
export const listPublicPhones = async (db: Db): Promise<readonly string[]> =>
  (await publicPhoneRegister.store.list(db)).map(({ number }) => number)
