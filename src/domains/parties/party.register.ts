import { holdAccounts, listAccounts } from '#kernel/auth/account.store.ts'
import { anyOf, signedIn } from '#kernel/auth/actor.ts'
import { choice, day, optionalDay, shortText, textLines, yesOrNo } from '#kernel/register/field.ts'
import { type Entry, register, type StoredEntry } from '#kernel/register/register.ts'
import { hasOwner } from './account.ts'
import { cutOffEnded } from './cut-off.actions.ts'

/** Organisations that take part: the municipality's own, its companies, and others. Never a person. O-01. */
export const partyRegister = register({
  name: 'parties.party',
  path: '/parties',
  texts: {
    title: { sv: 'Parter', en: 'Parties' },
    lead: {
      sv: 'Organisationer som deltar i arbetet: kommunens egna, kommunala bolag och externa.',
      en: 'Organisations that take part: the municipality’s own, its companies and external ones.',
    },
    one: { sv: 'Part', en: 'Party' },
    add: { sv: 'Lägg till part', en: 'Add party' },
    empty: {
      sv: 'Inga parter ännu. Lägg till de organisationer som rapporterar eller tar på sig aktiviteter.',
      en: 'No parties yet. Add the organisations that report or take on activities.',
    },
    unique: {
      party_name_unique: {
        sv: 'Det finns redan en part med det namnet.',
        en: 'There is already a party with that name.',
      },
    },
  },
  fields: {
    name: { ...shortText(120), label: { sv: 'Namn', en: 'Name' } },
    kind: {
      ...choice({
        municipality: { sv: 'Kommun', en: 'Municipality' },
        committee: { sv: 'Nämnd', en: 'Committee' },
        administration: { sv: 'Förvaltning', en: 'Administration' },
        company: { sv: 'Bolag', en: 'Company' },
        authority: { sv: 'Myndighet', en: 'Authority' },
        federation: { sv: 'Kommunalförbund', en: 'Municipal federation' },
        association: { sv: 'Förening', en: 'Association' },
        'property-company': { sv: 'Fastighetsbolag', en: 'Property company' },
        university: { sv: 'Högskola', en: 'University' },
      }),
      label: { sv: 'Slag', en: 'Kind' },
    },
    relation: {
      ...choice({
        internal: { sv: 'Intern', en: 'Internal' },
        'municipal-company': { sv: 'Kommunalt bolag', en: 'Municipal company' },
        external: { sv: 'Extern', en: 'External' },
      }),
      label: { sv: 'Förhållande till kommunen', en: 'Relation to the municipality' },
    },
    formerNames: {
      ...textLines(20, 120),
      label: { sv: 'Tidigare namn', en: 'Former names' },
      help: { sv: 'Ett namn per rad.', en: 'One name per line.' },
    },
    reportsWeekly: {
      ...yesOrNo(),
      label: { sv: 'Rapporterar varje vecka', en: 'Reports every week' },
      help: {
        sv: 'Veckans översikt visar om parten har rapporterat.',
        en: 'The week’s overview shows whether the party has reported.',
      },
    },
    validFrom: { ...day(), label: { sv: 'Från och med', en: 'From' } },
    validTo: { ...optionalDay(), label: { sv: 'Till och med', en: 'To' } },
  },
  names: 'name',
  columns: ['kind', 'relation', 'reportsWeekly'],
  filters: ['kind', 'relation'],
  policy: { read: signedIn, write: anyOf('owner', 'coordinator') },
  // Accounts end with their party: somebody must be left who can let others in.
  keeps: {
    holds: async ({ db, clock }) => {
      await holdAccounts(db)
      return hasOwner(await listAccounts(db), clock.today())
    },
    lost: 'accounts.rejected.last-owner-party',
  },
  follows: cutOffEnded,
  // A renamed party remembers what it was called, so that older documents still find it.
  rule: (next, before) =>
    before && before.name !== next.name && !next.formerNames.includes(before.name)
      ? { ...next, formerNames: [...next.formerNames, before.name] }
      : next,
})

export type Party = StoredEntry<typeof partyRegister.declaration.fields>
export type PartyInput = Entry<typeof partyRegister.declaration.fields>

export const listParties = partyRegister.store.list
export const getParty = partyRegister.store.get
export const addParty = partyRegister.store.add
