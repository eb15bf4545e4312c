import { defineTexts } from '#kernel/i18n/texts.ts'

/** The demonstration: choosing a role, and taking it all away. */
export const demoTexts = defineTexts({
  'demo.title': { sv: 'Prova Samsyn', en: 'Try Samsyn' },
  'demo.lead': {
    sv: 'Allt här är påhittat. Välj vem du vill vara; du kan byta när du vill genom att logga ut.',
    en: 'Everything here is made up. Choose who you want to be; sign out to change whenever you like.',
  },
  'demo.choose': { sv: 'Logga in', en: 'Sign in' },
  'demo.column.who': { sv: 'Vem', en: 'Who' },
  'demo.column.party': { sv: 'Hos', en: 'At' },
  'demo.column.means': { sv: 'Vad rollen gör', en: 'What the role does' },
  'demo.column.choose': { sv: 'Välj', en: 'Choose' },
  'demo.gone.title': { sv: 'Demonstrationen är borttagen', en: 'The demonstration has been removed' },
  'demo.gone.text': {
    sv: 'Här finns inga påhittade konton längre.',
    en: 'There are no made-up accounts here any more.',
  },
  'demo.remove': { sv: 'Ta bort demonstrationen', en: 'Remove the demonstration' },
  'demo.remove.title': { sv: 'Ta bort demonstrationen av {name}?', en: 'Remove the demonstration of {name}?' },
  'demo.remove.lead': {
    sv: 'Allt påhittat tas bort: observationer, lägesbilder, områden, parter, konton och historik. Det går inte att ångra.',
    en: 'Everything made up is removed: observations, pictures, areas, parties, accounts and history. It cannot be undone.',
  },
  'demo.remove.then': {
    sv: 'Alla som är inloggade i demonstrationen loggas ut. Du får en länk för att bli den riktiga kommunens första ägare.',
    en: 'Everybody signed in to the demonstration is signed out. You get a link to become the first owner of the real municipality.',
  },
  'demo.remove.keep': { sv: 'Behåll den', en: 'Keep it' },
  'demo.removed.lead': {
    sv: 'Allt påhittat är borta. Samsyn väntar nu på sin första ägare.',
    en: 'Everything made up is gone. Samsyn now waits for its first owner.',
  },
  'demo.removed.others': {
    sv: 'Allt påhittat är borta. De andra kommunerna i installationen är orörda.',
    en: 'Everything made up is gone. The other municipalities of the installation are untouched.',
  },
  'demo.removed.once': {
    sv: 'Länken gäller en gång. Den står också i terminalen där Samsyn startades.',
    en: 'The link works once. It is also shown in the terminal where Samsyn was started.',
  },
  'demo.removed.claim': { sv: 'Bli den första ägaren', en: 'Become the first owner' },
  'demo.rejected.not-demo': {
    sv: 'Det här är ingen demonstration. Logga in med e-postadress och lösenord.',
    en: 'This is not a demonstration. Sign in with e-mail address and password.',
  },
  'demo.denied.real': {
    sv: 'Bara en demonstration kan tas bort så här.',
    en: 'Only a demonstration can be removed like this.',
  },
  'action.demo.roles': { sv: 'såg rollerna', en: 'saw the roles' },
  'action.demo.sign-in': { sv: 'valde rollen', en: 'chose the role' },
  'action.demo.admit': { sv: 'släppte in kontot utan lösenord', en: 'let the account in without a password' },
  'action.demo.get': { sv: 'såg demonstrationen', en: 'saw the demonstration' },
  'action.demo.remove': { sv: 'tog bort demonstrationen', en: 'removed the demonstration' },
})
