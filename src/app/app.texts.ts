import { defineTexts } from '#kernel/i18n/texts.ts'

/** Names of rooms, and what the command line says to an operator. */
export const appTexts = defineTexts({
  'action.operation.nightly': { sv: 'såg nattens kontroll', en: 'saw the nightly check' },
  'room.week': { sv: 'Veckan', en: 'The week' },
  'room.situation': { sv: 'Läget', en: 'The situation' },
  'room.measures': { sv: 'Åtgärder', en: 'Measures' },
  'room.cooperation': { sv: 'Samverkan', en: 'Cooperation' },
  'page.problem': { sv: 'Det gick inte', en: 'That did not work' },
  'page.links': { sv: 'Länkar utan konto', en: 'Links without account' },
  'page.me': { sv: 'Ditt konto', en: 'Your account' },
  'page.accounts': { sv: 'Konton och roller', en: 'Accounts and roles' },
  'cli.no-municipality': {
    sv: 'Ingen kommun finns i datamappen. Skapa en med: npm run samsyn -- init --municipality KOD --name NAMN',
    en: 'There is no municipality in the data folder. Create one with: npm run samsyn -- init --municipality CODE --name NAME',
  },
  'demo.rejected.real-data': {
    sv: 'I {folder} finns en riktig kommun. Demonstrationen läggs inte bredvid den: välj en annan mapp med --data MAPP.',
    en: 'There is a real municipality in {folder}. The demonstration is not put beside it: choose another folder with --data DIR.',
  },
  'cli.no-such-party': {
    sv: 'Parten {name} finns inte. Här finns: {names}',
    en: 'There is no party {name}. Present here: {names}',
  },
  'cli.no-such-account': {
    sv: 'Ingen loggar in med {email} här. Se adresserna under Konton och roller.',
    en: 'Nobody signs in with {email} here. See the addresses under Accounts and roles.',
  },
  'cli.no-such-area': {
    sv: 'Inget område med egen nivå har koden {code}.',
    en: 'No area with a level of its own has the code {code}.',
  },
  'cli.which-municipality': {
    sv: 'Ange vilken kommun som avses med --municipality. Här finns: {codes}',
    en: 'Say which municipality with --municipality. Present here: {codes}',
  },
})
