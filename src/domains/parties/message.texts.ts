import { defineTexts } from '#kernel/i18n/texts.ts'

/** The inbox, and how letters go out. The words of the letters themselves stand with whoever posts them. */
export const messageTexts = defineTexts({
  'action.messages.list': { sv: 'såg sina meddelanden', en: 'saw own messages' },
  'action.messages.open': { sv: 'öppnade ett meddelande', en: 'opened a message' },
  'action.messages.read-all': { sv: 'markerade alla meddelanden som lästa', en: 'marked all messages as read' },
  'action.messages.dispatches': { sv: 'såg utskickade meddelanden', en: 'saw messages sent' },
  'messages.title': { sv: 'Meddelanden', en: 'Messages' },
  'messages.unread': {
    sv: '{n, plural, =0 {Allt är läst} one {Ett oläst} other {{n, number} olästa}}',
    en: '{n, plural, =0 {Everything is read} one {One unread} other {{n, number} unread}}',
  },
  'messages.new': { sv: 'Oläst', en: 'Unread' },
  'messages.open': { sv: 'Öppna', en: 'Open' },
  'messages.open-which': { sv: 'Öppna: {subject}', en: 'Open: {subject}' },
  'messages.undo': { sv: 'Ångra', en: 'Undo' },
  'messages.undo-which': { sv: 'Ångra svaret: {subject}', en: 'Undo the answer: {subject}' },
  'messages.answered': { sv: 'Svaret är sparat.', en: 'The answer is saved.' },
  'messages.unanswered': { sv: 'Svaret är taget tillbaka.', en: 'The answer is taken back.' },
  'messages.read-all': { sv: 'Markera alla som lästa', en: 'Mark all as read' },
  'messages.read-done': { sv: 'Alla meddelanden är markerade som lästa.', en: 'All messages are marked as read.' },
  'messages.empty.title': { sv: 'Inga meddelanden', en: 'No messages' },
  'messages.empty.text': {
    sv: 'Här hamnar påminnelser och annat som rör dig, till exempel när veckans rapport snart ska vara inne.',
    en: 'Reminders and other things that concern you come here, for example when the week’s report is soon due.',
  },
  'messages.empty.next': { sv: 'Till veckan', en: 'To the week' },
  'messages.to-dispatches': { sv: 'Hur det går med e-posten', en: 'How e-mail is going' },
  'messages.dispatches.title': { sv: 'Utskick med e-post', en: 'Sent by e-mail' },
  'messages.dispatches.lead': {
    sv: 'De senaste meddelandena och hur det gick att skicka dem. Allt finns också i Samsyn, oavsett e-post.',
    en: 'The latest messages and how sending them went. All of them are in Samsyn too, with or without e-mail.',
  },
  'messages.dispatches.sentence': { sv: 'Meddelanden som är {state}', en: 'Messages that are {state}' },
  'messages.dispatches.any': { sv: 'i vilket läge som helst', en: 'in any state' },
  'messages.dispatches.count': {
    sv: '{sent, number} skickade, {queued, number} i kö, {failed, number} gick inte att skicka',
    en: '{sent, number} sent, {queued, number} queued, {failed, number} could not be sent',
  },
  'messages.dispatches.to': { sv: 'Till', en: 'To' },
  'messages.dispatches.kind': { sv: 'Meddelande', en: 'Message' },
  'messages.dispatches.posted': { sv: 'Skapat', en: 'Posted' },
  'messages.dispatches.state': { sv: 'Läge', en: 'State' },
  'messages.dispatches.why': { sv: 'Varför inte', en: 'Why not' },
  'messages.state.queued': { sv: 'I kö', en: 'Queued' },
  'messages.state.sent': { sv: 'Skickat', en: 'Sent' },
  'messages.state.failed': { sv: 'Gick inte', en: 'Failed' },
  'messages.reason': {
    sv: '{why, select, tooold {Äldre än tre dagar när det skulle skickas} accountclosed {Kontot är stängt} settled {Besvarat innan det hann skickas} server {E-postservern sade nej (kod {code})} other {E-postservern gick inte att nå ({code})}}',
    en: '{why, select, tooold {Older than three days when it was to be sent} accountclosed {The account is closed} settled {Answered before it was sent} server {The mail server refused (code {code})} other {The mail server could not be reached ({code})}}',
  },
  'messages.attempts': {
    sv: '{n, plural, =0 {inte försökt} one {ett försök} other {{n, number} försök}}',
    en: '{n, plural, =0 {not tried} one {one attempt} other {{n, number} attempts}}',
  },
  'messages.dispatches.empty.title': { sv: 'Inga meddelanden att visa', en: 'No messages to show' },
  'messages.dispatches.empty.text': {
    sv: 'Inget meddelande är i det läget. E-post slås på av den som driver installationen (SMTP_URL, MAIL_FROM, PUBLIC_URL).',
    en: 'No message is in that state. E-mail is switched on by whoever operates the installation (SMTP_URL, MAIL_FROM, PUBLIC_URL).',
  },
  'message.mail.foot': {
    sv: 'Brevet skickades av Samsyn för {municipality} och går inte att svara på. Samma meddelande finns under Meddelanden när du är inloggad.',
    en: 'This letter was sent by Samsyn for {municipality} and cannot be answered. The same message is under Messages when you are signed in.',
  },
  'message.mail.foot-function': {
    sv: 'Brevet skickades av Samsyn för {municipality} till en funktion som står på kommunens lista, och går inte att svara på. Vill ni inte ha fler, hör av er till kommunens trygghetssamordnare.',
    en: 'This letter was sent by Samsyn for {municipality} to a function on the municipality’s list, and cannot be answered. If you want no more, tell the municipality’s safety coordinator.',
  },
})
