import { defineTexts } from '#kernel/i18n/texts.ts'

export const shellTexts = defineTexts({
  'shell.rooms': { sv: 'Rum', en: 'Rooms' },
  'shell.more': { sv: 'Mer', en: 'More' },
  'shell.search': { sv: 'Sök i det du får se', en: 'Search what you may see' },
  'shell.search-short': { sv: 'Sök', en: 'Search' },
  'shell.inbox': {
    sv: 'Meddelanden: {count, plural, =0 {inga olästa} one {ett oläst} other {# olästa}}',
    en: 'Messages: {count, plural, =0 {none unread} one {one unread} other {# unread}}',
  },
  'shell.account': { sv: 'Ditt konto', en: 'Your account' },
  'shell.sign-out': { sv: 'Logga ut', en: 'Sign out' },
  'shell.other-language': { sv: 'In English', en: 'På svenska' },
  'shell.theme': { sv: 'Utseende', en: 'Appearance' },
  'shell.theme.auto': { sv: 'Som enheten', en: 'As the device' },
  'shell.theme.light': { sv: 'Ljust', en: 'Light' },
  'shell.theme.dark': { sv: 'Mörkt', en: 'Dark' },
  'shell.theme.contrast': { sv: 'Hög kontrast', en: 'High contrast' },
  'shell.viewing-label': { sv: 'Du ser som en annan roll', en: 'You are seeing as another role' },
  'shell.viewing': {
    sv: 'Du ser sidorna som {role}. Inget kan ändras.',
    en: 'You are seeing the pages as {role}. Nothing can be changed.',
  },
  'shell.viewing-end': { sv: 'Tillbaka till min roll', en: 'Back to my role' },
  'shell.demo': {
    sv: 'Påhittade uppgifter. Det här är en demonstration.',
    en: 'Made-up data. This is a demonstration.',
  },
  'shell.demo-label': { sv: 'Demonstration', en: 'Demonstration' },
  'shell.error.401.title': { sv: 'Du behöver logga in', en: 'You need to sign in' },
  'shell.error.401.text': {
    sv: 'Du har inte loggat in, eller så har inloggningen gått ut.',
    en: 'You have not signed in, or your session has ended.',
  },
  'shell.error.403.title': { sv: 'Du har inte rätt till det här', en: 'You may not do this' },
  'shell.error.403.text': {
    sv: 'Din roll räcker inte. Den som äger systemet hos er kan ge dig rätt roll.',
    en: 'Your role is not enough. Your system owner can give you the right one.',
  },
  'shell.error.404.title': { sv: 'Sidan finns inte', en: 'There is no such page' },
  'shell.error.404.text': {
    sv: 'Adressen är fel, uppgiften finns inte eller så får du inte se den.',
    en: 'The address is wrong, the record does not exist, or you may not see it.',
  },
  'shell.error.409.title': { sv: 'Det gick inte att spara så', en: 'It could not be saved like that' },
  'shell.error.409.text': {
    sv: 'Läget har ändrats sedan du öppnade sidan. Öppna den på nytt och jämför.',
    en: 'Things have changed since you opened the page. Open it again and compare.',
  },
  'shell.error.422.title': { sv: 'Något behöver rättas', en: 'Something needs correcting' },
  'shell.error.422.text': {
    sv: 'Det som skickades gick inte att läsa. Inget har sparats.',
    en: 'What was sent could not be read. Nothing has been saved.',
  },
  'shell.error.429.title': { sv: 'För många försök', en: 'Too many attempts' },
  'shell.error.429.text': { sv: 'Vänta en stund och försök sedan igen.', en: 'Wait a while, then try again.' },
  'shell.error.500.title': { sv: 'Något gick fel hos oss', en: 'Something went wrong here' },
  'shell.error.500.text': {
    sv: 'Inget har sparats. Försök igen, och uppge referensen om felet kommer tillbaka.',
    en: 'Nothing was saved. Try again, and give the reference if the error comes back.',
  },
  'shell.error.503.title': { sv: 'Samsyn svarar inte just nu', en: 'Samsyn is not answering right now' },
  'shell.error.503.text': { sv: 'Försök igen om några minuter.', en: 'Try again in a few minutes.' },
  'shell.error.reference': { sv: 'Referens', en: 'Reference' },
  'shell.error.home': { sv: 'Till startsidan', en: 'To the start page' },
  'shell.error.again': { sv: 'Försök igen', en: 'Try again' },
  'shell.error.written': { sv: 'Det du hade skrivit', en: 'What you had written' },
  'shell.error.written-help': {
    sv: 'Inget av det är sparat ännu. Efter inloggningen står det i formuläret igen; annars kan du kopiera det härifrån.',
    en: 'None of it is saved yet. After you sign in it is in the form again; otherwise you can copy it from here.',
  },
  'shell.error.sign-in': { sv: 'Logga in', en: 'Sign in' },
})
