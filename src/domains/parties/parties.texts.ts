import { defineTexts } from '#kernel/i18n/texts.ts'

export const partiesTexts = defineTexts({
  'accounts.sign-in.title': { sv: 'Logga in', en: 'Sign in' },
  'accounts.email': { sv: 'E-postadress', en: 'E-mail address' },
  'accounts.password': { sv: 'Lösenord', en: 'Password' },
  'accounts.municipality': { sv: 'Kommun', en: 'Municipality' },
  'accounts.sign-in.submit': { sv: 'Logga in', en: 'Sign in' },
  'accounts.sign-in.help': {
    sv: 'Har du inget konto eller har du glömt lösenordet? Be kommunens systemägare om en länk.',
    en: 'No account, or forgotten your password? Ask the municipality’s system owner for a link.',
  },
  'accounts.refused.wrong': {
    sv: 'E-postadressen eller lösenordet stämmer inte.',
    en: 'The e-mail address or the password is wrong.',
  },
  'accounts.refused.locked': {
    sv: 'Kontot är spärrat en kvart efter flera felaktiga försök. Vänta, eller be en systemägare om en ny länk.',
    en: 'The account is locked for fifteen minutes after several failed attempts. Wait, or ask a system owner for a new link.',
  },
  'accounts.rejected.claimed': {
    sv: 'Installationen har redan en ägare, eller så stämmer inte länken. Be ägaren om en inbjudan.',
    en: 'The installation already has an owner, or the link is wrong. Ask the owner for an invitation.',
  },
  'accounts.rejected.link-used': {
    sv: 'Länken är redan använd eller för gammal. Be en systemägare om en ny.',
    en: 'The link has been used or is too old. Ask a system owner for a new one.',
  },
  'accounts.rejected.wrong-current': {
    sv: 'Det nuvarande lösenordet stämmer inte.',
    en: 'The current password is wrong.',
  },
  'accounts.rejected.own-account': {
    sv: 'Du kan inte stänga ditt eget konto. Be en annan ägare.',
    en: 'You cannot close your own account. Ask another owner.',
  },
  'accounts.claim.title': { sv: 'Ta över den nya installationen', en: 'Claim the new installation' },
  'accounts.claim.lead': {
    sv: 'Du blir systemets första ägare. Länken gäller en enda gång.',
    en: 'You become the system’s first owner. The link works once.',
  },
  'accounts.claim.code': { sv: 'Kommunkod', en: 'Municipality code' },
  'accounts.claim.code-help': { sv: 'Fyra siffror, till exempel 0126.', en: 'Four digits, for example 0126.' },
  'accounts.claim.municipality': { sv: 'Kommunens namn', en: 'Name of the municipality' },
  'accounts.claim.submit': { sv: 'Bli ägare och logga in', en: 'Become owner and sign in' },
  'accounts.name': { sv: 'Ditt namn', en: 'Your name' },
  'accounts.language': { sv: 'Språk', en: 'Language' },
  'accounts.password-help': {
    sv: 'Minst tolv tecken. Flera ord i rad går bra.',
    en: 'At least twelve characters. Several words in a row are fine.',
  },
  'unique.account_email_unique': {
    sv: 'Det finns redan ett konto med den e-postadressen.',
    en: 'There is already an account with that e-mail address.',
  },
  'action.accounts.sign-in': { sv: 'loggade in', en: 'signed in' },
  'action.accounts.sign-out': { sv: 'loggade ut', en: 'signed out' },
  'action.accounts.claim': { sv: 'tog över installationen', en: 'claimed the installation' },
  'action.accounts.invite': { sv: 'bjöd in', en: 'invited' },
  'action.accounts.renew-link': { sv: 'gjorde en ny inloggningslänk', en: 'made a new sign-in link' },
  'action.accounts.change': { sv: 'ändrade kontot', en: 'changed the account' },
  'action.accounts.set-open': { sv: 'öppnade eller stängde kontot', en: 'opened or closed the account' },
  'action.accounts.end-session': { sv: 'avslutade en inloggning', en: 'ended a session' },
  'action.accounts.accept-invitation': { sv: 'valde lösenord', en: 'chose a password' },
  'action.accounts.change-password': { sv: 'bytte lösenord', en: 'changed the password' },
  'action.accounts.prefer': { sv: 'bytte språk', en: 'changed language' },
  'action.municipalities.list': { sv: 'såg kommunerna', en: 'saw the municipalities' },
  'action.accounts.list': { sv: 'såg kontolistan', en: 'saw the accounts' },
  'action.accounts.get': { sv: 'såg kontot', en: 'saw the account' },
  'action.accounts.own-sessions': { sv: 'såg sina inloggningar', en: 'saw own sessions' },
})
