import { defineTexts } from '#kernel/i18n/texts.ts'

/** What the browser's own scripts say. No plural forms here: the message formatter stays on the server. */
export const islandTexts = defineTexts({
  'island.draft-restored': {
    sv: 'Det du skrev {when} och inte sparade har lagts tillbaka i formuläret.',
    en: 'What you wrote {when} and did not save has been put back in the form.',
  },
  'island.draft-discard': { sv: 'Kasta utkastet', en: 'Discard the draft' },
  'island.draft-discarded': { sv: 'Utkastet är kastat.', en: 'The draft is discarded.' },
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
  'island.close': { sv: 'Stäng', en: 'Close' },
})
