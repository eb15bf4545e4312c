import { defineTexts } from '#kernel/i18n/texts.ts'

/** Names of rooms and roles, and what the command line says to an operator. */
export const appTexts = defineTexts({
  'room.week': { sv: 'Veckan', en: 'The week' },
  'room.situation': { sv: 'Läget', en: 'The situation' },
  'room.measures': { sv: 'Åtgärder', en: 'Measures' },
  'room.cooperation': { sv: 'Samverkan', en: 'Cooperation' },
  'page.problem': { sv: 'Det gick inte', en: 'That did not work' },
  'page.me': { sv: 'Ditt konto', en: 'Your account' },
  'page.accounts': { sv: 'Konton och roller', en: 'Accounts and roles' },
  'role.owner': { sv: 'Systemägare', en: 'System owner' },
  'role.coordinator': { sv: 'Samordnare', en: 'Coordinator' },
  'role.analyst': { sv: 'Analytiker', en: 'Analyst' },
  'role.reporter': { sv: 'Rapportör', en: 'Reporter' },
  'role.forum-secretary': { sv: 'Forumsekreterare', en: 'Forum secretary' },
  'role.unit-manager': { sv: 'Enhetschef', en: 'Unit manager' },
  'role.reader': { sv: 'Läsare', en: 'Reader' },
  'role.auditor': { sv: 'Revisor', en: 'Auditor' },
  'cli.no-municipality': {
    sv: 'Ingen kommun finns i datamappen. Skapa en med: npm run samsyn -- init --municipality KOD --name NAMN',
    en: 'There is no municipality in the data folder. Create one with: npm run samsyn -- init --municipality CODE --name NAME',
  },
  'cli.which-municipality': {
    sv: 'Ange vilken kommun som avses med --municipality. Här finns: {codes}',
    en: 'Say which municipality with --municipality. Present here: {codes}',
  },
})
