import { defineTexts } from '#kernel/i18n/texts.ts'

/** The second step of signing in: codes, passkeys, recovery codes, and what happens when they are lost. */
export const securityTexts = defineTexts({
  'security.title': { sv: 'Inloggning i två steg', en: 'Signing in with two steps' },
  'security.lead': {
    sv: 'Med ett andra steg räcker det inte att någon kommer över ditt lösenord. Välj en app, en passkey eller båda.',
    en: 'With a second step it is not enough for someone to get hold of your password. Choose an app, a passkey or both.',
  },
  'security.state.on': { sv: 'På', en: 'On' },
  'security.state.off': { sv: 'Av', en: 'Off' },
  'security.to-account': { sv: 'Ditt konto', en: 'Your account' },
  'security.open': { sv: 'Ställ in två steg', en: 'Set up two steps' },
  'security.back': { sv: 'Till inloggning i två steg', en: 'To signing in with two steps' },
  'security.must-now': {
    sv: 'Din roll kräver ett andra steg. Ställ in ett här, så öppnas resten av Samsyn.',
    en: 'Your role asks for a second step. Set one up here, and the rest of Samsyn opens.',
  },
  'security.must-from': {
    sv: 'Från {from} kräver din roll ett andra steg. Ställ in det i tid, annars kommer du bara till den här sidan.',
    en: 'From {from} your role asks for a second step. Set it up in time, or you will only reach this page.',
  },
  'security.current': { sv: 'Ditt lösenord', en: 'Your password' },
  'security.never': { sv: 'aldrig', en: 'never' },
  'security.code': { sv: 'Kod', en: 'Code' },
  'security.code.title': { sv: 'Kod från en app', en: 'Code from an app' },
  'security.code.on': {
    sv: 'Appen är kopplad. Vid inloggning skriver du koden som den visar.',
    en: 'The app is connected. When signing in you write the code it shows.',
  },
  'security.code.off': {
    sv: 'En autentiseringsapp i telefonen visar en ny kod var trettionde sekund. Det fungerar utan nät.',
    en: 'An authenticator app on your telephone shows a new code every thirty seconds. It works without a network.',
  },
  'security.code.begin': { sv: 'Koppla en app', en: 'Connect an app' },
  'security.code.remove': { sv: 'Koppla bort appen', en: 'Disconnect the app' },
  'security.code.lead': {
    sv: 'Läs in bilden i din app och skriv sedan koden som appen visar.',
    en: 'Read the picture into your app, then write the code that the app shows.',
  },
  'security.code.scan': { sv: '1. Läs in i appen', en: '1. Read it into the app' },
  'security.code.picture': {
    sv: 'Bild för appens kamera; samma nyckel står som text under',
    en: 'Picture for the app’s camera; the same key stands as text below',
  },
  'security.code.by-hand': {
    sv: 'Går det inte att läsa in bilden? Skriv nyckeln i appen (tidsbaserad, sex siffror):',
    en: 'Cannot read the picture? Write the key in the app (time-based, six digits):',
  },
  'security.code.show': { sv: '2. Visa att det fungerar', en: '2. Show that it works' },
  'security.code.help': { sv: 'Sex siffror.', en: 'Six digits.' },
  'security.code.submit': { sv: 'Slå på', en: 'Turn on' },
  'security.code.late': {
    sv: 'Det finns ingen nyckel att visa. Den visas i en kvart efter att du har börjat koppla en app.',
    en: 'There is no key to show. It is shown for fifteen minutes after you begin to connect an app.',
  },
  'security.passkeys.title': { sv: 'Passkeys', en: 'Passkeys' },
  'security.passkeys.lead': {
    sv: 'En passkey ligger i din telefon, dator eller säkerhetsnyckel och öppnas med finger, ansikte eller PIN. Med den loggar du in utan lösenord. Den kan inte lockas av dig av en falsk sida.',
    en: 'A passkey lies in your telephone, computer or security key and opens with a finger, a face or a PIN. With it you sign in without a password. No false page can trick you out of it.',
  },
  'security.passkey.name': { sv: 'Namn', en: 'Name' },
  'security.passkey.name-help': {
    sv: 'Så att du känner igen den, till exempel ”Jobbtelefonen”.',
    en: 'So that you know it again, for example “Work phone”.',
  },
  'security.passkey.created': { sv: 'Tillagd', en: 'Added' },
  'security.passkey.used': { sv: 'Senast använd', en: 'Last used' },
  'security.passkey.begin': { sv: 'Lägg till en passkey', en: 'Add a passkey' },
  'security.passkey.remove-column': { sv: 'Ta bort', en: 'Remove' },
  'security.passkey.remove': { sv: 'Ta bort', en: 'Remove' },
  'security.passkey.remove-now': { sv: 'Ta bort passkeyn', en: 'Remove the passkey' },
  'security.passkey.making': { sv: 'Ny passkey: {name}', en: 'New passkey: {name}' },
  'security.passkey.new.lead': {
    sv: 'Webbläsaren frågar efter finger, ansikte, PIN eller säkerhetsnyckel.',
    en: 'The browser asks for a finger, a face, a PIN or a security key.',
  },
  'security.passkey.new.again': { sv: 'Skapa passkey', en: 'Make the passkey' },
  'security.passkey.use.lead': {
    sv: 'Webbläsaren frågar efter din passkey.',
    en: 'The browser asks for your passkey.',
  },
  'security.passkey.use.again': { sv: 'Använd passkey', en: 'Use a passkey' },
  'security.passkey.noscript': {
    sv: 'Passkeys kräver att webbläsaren får köra skript. Använd annars lösenord och kod.',
    en: 'Passkeys need scripts to be allowed in the browser. Otherwise use password and code.',
  },
  'security.recovery.title': { sv: 'Återställningskoder', en: 'Recovery codes' },
  'security.recovery.left': {
    sv: '{n, plural, =0 {Du har inga koder kvar.} one {Du har # kod kvar.} other {Du har # koder kvar.}} En kod gäller en gång, i stället för app eller passkey.',
    en: '{n, plural, =0 {You have no codes left.} one {You have # code left.} other {You have # codes left.}} A code works once, instead of app or passkey.',
  },
  'security.recovery.renew': { sv: 'Gör nya koder', en: 'Make new codes' },
  'security.recovery.lead': {
    sv: 'De visas bara nu. Skriv ut dem eller spara dem där du kommer åt dem utan din telefon.',
    en: 'They are shown only now. Print them or keep them where you can reach them without your telephone.',
  },
  'security.recovery.yours': { sv: 'Dina tio koder', en: 'Your ten codes' },
  'security.recovery.store': {
    sv: 'Var och en gäller en gång. Nya koder ersätter alla gamla.',
    en: 'Each works once. New codes replace all old ones.',
  },
  'security.recovery.kept': { sv: 'Jag har sparat koderna', en: 'I have kept the codes' },
  'security.recovery.gone': {
    sv: 'Koderna visas bara när de görs. Har du tappat dem kan du göra nya.',
    en: 'The codes are shown only when they are made. If you have lost them you can make new ones.',
  },
  'security.step.title': { sv: 'Det andra steget', en: 'The second step' },
  'security.step.lead': {
    sv: 'Lösenordet stämde. Visa nu att det är du.',
    en: 'The password was right. Now show that it is you.',
  },
  'security.step.none': {
    sv: 'Börja med e-postadress och lösenord.',
    en: 'Begin with e-mail address and password.',
  },
  'security.step.anew': { sv: 'Logga in från början', en: 'Sign in from the beginning' },
  'security.step.passkey': { sv: 'Med passkey', en: 'With a passkey' },
  'security.step.code': { sv: 'Med kod', en: 'With a code' },
  'security.step.recovery': { sv: 'Med återställningskod', en: 'With a recovery code' },
  'security.step.code-help': {
    sv: 'Sex siffror från appen, eller en av dina återställningskoder.',
    en: 'Six digits from the app, or one of your recovery codes.',
  },
  'security.step.submit': { sv: 'Logga in', en: 'Sign in' },
  'security.lost.title': { sv: 'Har du tappat telefonen?', en: 'Lost your telephone?' },
  'security.lost': {
    sv: 'Använd en återställningskod. Har du inga kvar: be en systemägare ta bort ditt andra steg. Är du själv den enda ägaren kan den som driver servern göra det (samsyn user unlock).',
    en: 'Use a recovery code. If you have none left: ask a system owner to take your second step away. If you are the only owner, whoever runs the server can do it (samsyn user unlock).',
  },
  'security.done.code': { sv: 'Appen är kopplad.', en: 'The app is connected.' },
  'security.done.code-removed': { sv: 'Appen är bortkopplad.', en: 'The app is disconnected.' },
  'security.done.passkey': { sv: 'Passkeyn är tillagd.', en: 'The passkey is added.' },
  'security.done.passkey-removed': { sv: 'Passkeyn är borttagen.', en: 'The passkey is removed.' },
  'accounts.field.not-a-code': {
    sv: 'En kod har sex siffror. En återställningskod har sexton tecken.',
    en: 'A code has six digits. A recovery code has sixteen signs.',
  },
  'accounts.field.no-passkey': {
    sv: 'Webbläsaren lämnade ingen passkey. Försök igen, eller använd en kod.',
    en: 'The browser gave no passkey. Try again, or use a code.',
  },
  'accounts.refused.step': {
    sv: 'Koden stämmer inte eller är redan använd. Vänta på nästa kod i appen. Efter fem fel i rad är kontot spärrat en kvart.',
    en: 'The code is wrong or has been used. Wait for the next code in the app. After five mistakes in a row the account is locked for fifteen minutes.',
  },
  'accounts.refused.step-late': {
    sv: 'Det tog för lång tid eller blev fel för många gånger. Logga in från början; efter fem fel i rad är kontot spärrat en kvart.',
    en: 'It took too long or went wrong too many times. Sign in from the beginning; after five mistakes in a row the account is locked for fifteen minutes.',
  },
  'accounts.refused.passkey': {
    sv: 'Den passkeyn hör inte till ett konto här. Använd lösenord och kod i stället.',
    en: 'That passkey does not belong to an account here. Use password and code instead.',
  },
  'accounts.rejected.code-exists': {
    sv: 'En app är redan kopplad. Koppla bort den först.',
    en: 'An app is already connected. Disconnect it first.',
  },
  'accounts.rejected.code-late': {
    sv: 'Nyckeln är för gammal. Börja om med att koppla en app.',
    en: 'The key is too old. Begin to connect an app again.',
  },
  'accounts.rejected.code-wrong': {
    sv: 'Koden stämmer inte. Kontrollera att telefonens klocka går rätt och skriv nästa kod.',
    en: 'The code is wrong. Check that the telephone’s clock is right and write the next code.',
  },
  'accounts.rejected.no-second-step': {
    sv: 'Återställningskoder behövs bara när det finns ett andra steg. Koppla en app eller lägg till en passkey först.',
    en: 'Recovery codes are only needed with a second step. Connect an app or add a passkey first.',
  },
  'accounts.rejected.passkey': {
    sv: 'Passkeyn kunde inte läggas till: det tog för lång tid, eller så passar den inte den här adressen. Försök igen.',
    en: 'The passkey could not be added: it took too long, or it does not fit this address. Try again.',
  },
  'unique.passkey_credential_unique': {
    sv: 'Den passkeyn är redan tillagd.',
    en: 'That passkey has already been added.',
  },
  'denied.unsecured': {
    sv: 'Din roll kräver ett andra steg vid inloggning. Ställ in det under Ditt konto, så öppnas resten.',
    en: 'Your role asks for a second step when signing in. Set it up under Your account, and the rest opens.',
  },
  'denied.viewing': {
    sv: 'Du ser sidorna som en annan roll och kan inte ändra något. Gå tillbaka till din egen roll först.',
    en: 'You are seeing the pages as another role and cannot change anything. Go back to your own role first.',
  },
  'action.accounts.security': { sv: 'såg sin inloggning i två steg', en: 'saw own second step' },
  'action.accounts.code-new': { sv: 'såg nyckeln till sin app', en: 'saw the key of the own app' },
  'action.accounts.code-begin': { sv: 'började koppla en app', en: 'began to connect an app' },
  'action.accounts.code-confirm': { sv: 'kopplade en app', en: 'connected an app' },
  'action.accounts.code-remove': { sv: 'kopplade bort sin app', en: 'disconnected the app' },
  'action.accounts.recovery-renew': { sv: 'gjorde nya återställningskoder', en: 'made new recovery codes' },
  'action.accounts.passkey-new': { sv: 'började lägga till en passkey', en: 'began to add a passkey' },
  'action.accounts.passkey-add': { sv: 'lade till en passkey', en: 'added a passkey' },
  'action.accounts.passkey-remove': { sv: 'tog bort en passkey', en: 'removed a passkey' },
  'action.accounts.step': { sv: 'loggade in med kod', en: 'signed in with a code' },
  'action.accounts.step-passkey': {
    sv: 'loggade in med lösenord och passkey',
    en: 'signed in with password and passkey',
  },
  'action.accounts.passkey-begin': { sv: 'bad om inloggning med passkey', en: 'asked to sign in with a passkey' },
  'action.accounts.passkey-sign-in': { sv: 'loggade in med passkey', en: 'signed in with a passkey' },
  'field-name.auth.account.secondStep': { sv: 'andra steg', en: 'second step' },
  'field-name.auth.account.firstStep': { sv: 'första steg', en: 'first step' },
  'field-name.auth.account.passkey': { sv: 'passkey', en: 'passkey' },
  'field-name.auth.account.recoveryCodes': { sv: 'återställningskoder', en: 'recovery codes' },
})
