import { defineTexts } from '#kernel/i18n/texts.ts'

/** What the browser's own scripts say. No plural forms here: the message formatter stays on the server. */
export const islandTexts = defineTexts({
  'island.draft-restored': {
    sv: 'Det du skrev {when} och inte sparade har lagts tillbaka i formuläret.',
    en: 'What you wrote {when} and did not save has been put back in the form.',
  },
  'island.draft-discard': { sv: 'Kasta utkastet', en: 'Discard the draft' },
  'island.draft-discarded': { sv: 'Utkastet är kastat.', en: 'The draft is discarded.' },
  'island.guard-leave-out': { sv: 'Ta bort det', en: 'Leave it out' },
  'island.guard-rewrite-to': { sv: 'Skriv om till ”{suggestion}”', en: 'Rewrite as “{suggestion}”' },
  'island.passkey-unsupported': {
    sv: 'Webbläsaren kan inte använda passkeys här. Använd koden i din app eller en återställningskod.',
    en: 'This browser cannot use passkeys here. Use the code of your app or a recovery code.',
  },
  'island.passkey-known': {
    sv: 'Enheten har redan en passkey för kontot.',
    en: 'This device already has a passkey for the account.',
  },
  'island.passkey-refused': {
    sv: 'Det blev ingen passkey: du avbröt, det tog för lång tid eller så finns ingen på enheten. Tryck på knappen för att försöka igen.',
    en: 'There was no passkey: you cancelled, it took too long, or the device has none. Press the button to try again.',
  },
  'island.progress-lost': {
    sv: 'Får inte kontakt just nu. Arbetet går vidare på servern; sidan försöker igen.',
    en: 'No contact right now. The work goes on at the server; the page tries again.',
  },
  'island.shortcuts': { sv: 'Tangenter på den här sidan', en: 'Keys on this page' },
  'island.shortcuts-help': { sv: 'Visa den här hjälpen', en: 'Show this help' },
  'island.meeting-clock': {
    sv: '{minutes} av {planned} min. {done} av {areas} områden klara,',
    en: '{minutes} of {planned} min. {done} of {areas} areas done,',
  },
  'island.meeting-in-time': { sv: 'i takt.', en: 'in time.' },
  'island.meeting-behind': { sv: '{n} min efter planen.', en: '{n} min behind the plan.' },
  'island.meeting-ahead': { sv: '{n} min före planen.', en: '{n} min ahead of the plan.' },
  'island.meeting-waiting': {
    sv: 'Sparat här, skickas när nätet är tillbaka ({n}):',
    en: 'Saved here, sent when the network is back ({n}):',
  },
  'island.meeting-refused-some': { sv: 'Det här blev inte sparat:', en: 'This was not saved:' },
  'island.meeting-kept': { sv: 'väntar på att skickas', en: 'waiting to be sent' },
  'island.meeting-refused': {
    sv: 'togs inte emot; skälet står på områdets skärm',
    en: 'was not accepted; the reason stands on the area’s screen',
  },
  'island.meeting-signed-out': {
    sv: 'Du är utloggad: logga in i ett annat fönster, så skickas det.',
    en: 'You are signed out: sign in in another window and it is sent.',
  },
  'island.meeting-let-go': { sv: 'Ta bort', en: 'Remove' },
  'island.queue-title': { sv: 'På den här enheten', en: 'On this device' },
  'island.queue-offline': {
    sv: 'Du har inget nät. Det går att rapportera ändå: rapporten sparas på den här enheten och skickas när nätet är tillbaka. Resten av Samsyn behöver nät.',
    en: 'You have no network. You can report anyway: the report is saved on this device and sent when the network is back. The rest of Samsyn needs a network.',
  },
  'island.queue-saved': {
    sv: 'Sparad på den här enheten. Den skickas av sig själv när servern går att nå. Du kan skriva nästa.',
    en: 'Saved on this device. It is sent by itself when the server can be reached. You can write the next.',
  },
  'island.queue-waiting': { sv: 'Sparad här, inte skickad än', en: 'Saved here, not sent yet' },
  'island.queue-sending': { sv: 'Skickas', en: 'Being sent' },
  'island.queue-sent': { sv: 'Skickad', en: 'Sent' },
  'island.queue-sent-now': { sv: 'En rapport som väntade är skickad.', en: 'A report that waited has been sent.' },
  'island.queue-refused': { sv: 'Nekad, inte skickad. Så här sa servern:', en: 'Refused, not sent. The server said:' },
  'island.queue-refused-now': {
    sv: 'En rapport som väntade togs inte emot. Den ligger kvar nedanför, med skälet.',
    en: 'A report that waited was not accepted. It is still below, with the reason.',
  },
  'island.queue-signed-out': {
    sv: 'Sparad här. Du har blivit utloggad: logga in igen, så skickas den.',
    en: 'Saved here. You have been signed out: sign in again, and it is sent.',
  },
  'island.queue-sign-in': { sv: 'Logga in', en: 'Sign in' },
  'island.queue-mend': { sv: 'Rätta', en: 'Mend' },
  'island.queue-mending': {
    sv: 'Rapporten är tillbaka i formuläret. Rätta den och spara igen.',
    en: 'The report is back in the form. Mend it and save again.',
  },
  'island.queue-remove': { sv: 'Ta bort', en: 'Remove' },
  'island.queue-guard': {
    sv: 'Inte sparad: texten ser ut att peka ut en person. Skriv om den enligt förslaget under fältet.',
    en: 'Not saved: the text seems to point out a person. Rewrite it as suggested under the field.',
  },
  'island.queue-missing': { sv: 'Inte sparad. Fyll i: {fields}.', en: 'Not saved. Fill in: {fields}.' },
  'island.queue-missing-category': { sv: 'vad som har hänt', en: 'what has happened' },
  'island.queue-missing-area': { sv: 'var', en: 'where' },
  'island.queue-missing-when': { sv: 'när', en: 'when' },
  'island.queue-closed': {
    sv: 'Länken är stängd, så rapporten kan inte skickas. Be om en ny länk. Det här skrev du:',
    en: 'The link is closed, so the report cannot be sent. Ask for a new link. You wrote:',
  },
  'island.queue-now': { sv: 'Nu, {time}', en: 'Now, {time}' },
  'island.sign-out-unsent': {
    sv: 'Rapporter som inte är skickade: {n}. Loggar du ut nu tas de bort från enheten. Vill du logga ut ändå?',
    en: 'Reports that have not been sent: {n}. If you sign out now they are removed from the device. Sign out anyway?',
  },
  'island.photo': { sv: 'Bild {n}', en: 'Photo {n}' },
  'island.photos-working': { sv: 'Bilderna görs mindre …', en: 'The photos are made smaller …' },
  'island.photos-ready': {
    sv: 'Bilder: {n}, tillsammans {kb} kB. Plats, tid och kamerauppgifter är borttagna.',
    en: 'Photos: {n}, together {kb} kB. Place, time and camera details are removed.',
  },
  'island.photos-most': { sv: 'Bara de {most} första kom med.', en: 'Only the first {most} were taken.' },
  'island.photos-broken': {
    sv: 'En av filerna går inte att öppna som bild. Välj JPEG, PNG eller WebP.',
    en: 'One of the files cannot be opened as a photo. Choose JPEG, PNG or WebP.',
  },
  'island.box': {
    sv: 'Ruta {n}: {left} % från vänster, {top} % uppifrån, {width} % bred, {height} % hög',
    en: 'Box {n}: {left} % from the left, {top} % from the top, {width} % wide, {height} % high',
  },
  'island.box-removed': { sv: 'Ruta {n} är borttagen.', en: 'Box {n} is removed.' },
  'island.box-most': {
    sv: 'Det finns redan {n} rutor, fler går inte att lägga. Ta bort en, eller maska bilden i två omgångar.',
    en: 'There are {n} boxes already, no more can be put. Remove one, or mask the photo in two rounds.',
  },
  'island.close': { sv: 'Stäng', en: 'Close' },
})
