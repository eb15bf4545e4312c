import { defineTexts } from '#kernel/i18n/texts.ts'

/** Who gets the pictures, what each was given and when, and where a picture was presented. */
export const distributionTexts = defineTexts({
  'distribution.title': { sv: 'Sändlistor', en: 'Distribution lists' },
  'distribution.lead': {
    sv: 'Vilka som får lägesbilderna när de publiceras, och i vilka forum de föredras. En rättad bild går till samma mottagare.',
    en: 'Who gets the pictures when they are published, and in which forums they are presented. A corrected picture goes to the same receivers.',
  },
  'distribution.kind.weekly': { sv: 'Veckolägesbilder', en: 'Weekly pictures' },
  'distribution.kind.tertial': { sv: 'Tertialrapporter', en: 'Tertial reports' },
  'distribution.kind.half-year': { sv: 'Halvårsrapporter', en: 'Half-year reports' },
  'distribution.kind.overall': { sv: 'Övergripande lägesbilder', en: 'Overall pictures' },
  'distribution.receiver': { sv: 'Mottagare', en: 'Receiver' },
  'distribution.how': { sv: 'Hur', en: 'How' },
  'distribution.how.account': { sv: 'i Samsyn, med konto', en: 'in Samsyn, with an account' },
  'distribution.how.address': { sv: 'länk till en funktions adress', en: 'link to a function’s address' },
  'distribution.how.forum': { sv: 'föredras i forum', en: 'presented in a forum' },
  'distribution.how.forum-account': {
    sv: 'föredras i forum, lämnas till {account}',
    en: 'presented in a forum, handed to {account}',
  },
  'distribution.email': { sv: 'E-postadress', en: 'E-mail address' },
  'distribution.no-email': { sv: 'behövs inte', en: 'not needed' },
  'distribution.email-help': {
    sv: 'Funktionens adress, till exempel trygghet@…, aldrig en privat. Länken visar bara bilder som är klassade som öppna.',
    en: 'The function’s address, such as safety@…, never a private one. The link shows only pictures that are classed as open.',
  },
  'distribution.remove': { sv: 'Ta bort', en: 'Remove' },
  'distribution.empty.title': { sv: 'Ingen på listan', en: 'Nobody on the list' },
  'distribution.empty.text': {
    sv: 'Bilden publiceras, men ingen får besked om den.',
    en: 'The picture is published, but nobody is told of it.',
  },
  'distribution.add': { sv: 'Lägg till en mottagare', en: 'Add a receiver' },
  'distribution.add-submit': { sv: 'Lägg till', en: 'Add' },
  'distribution.added': { sv: 'Mottagaren står på listan.', en: 'The receiver is on the list.' },
  'distribution.removed': {
    sv: 'Mottagaren är borttagen. Vad den redan fått syns kvar hos bilderna.',
    en: 'The receiver is removed. What it was given still shows with the pictures.',
  },
  'distribution.picture-kind': { sv: 'Får', en: 'Gets' },
  'distribution.account': { sv: 'Konto', en: 'Account' },
  'distribution.account-help': {
    sv: 'För mottagare med konto, eller den som tar emot för ett forum. Får bilden i den version som kontots roller får läsa.',
    en: 'For receivers with an account, or whoever receives for a forum. Gets the version of the picture that the account’s roles may read.',
  },
  'distribution.label': { sv: 'Forumets eller funktionens namn', en: 'Name of the forum or function' },
  'distribution.label-help': {
    sv: 'Till exempel ”Styrgruppen” eller ”Trygghetssamordnare, bolaget”. Skriv funktionen, inte en person.',
    en: 'For example “Steering group” or “Safety coordinator, the company”. Write the function, not a person.',
  },
  'distribution.party': { sv: 'Part, för en funktions adress', en: 'Party, for a function’s address' },
  'distribution.receipts': { sv: 'Leverans', en: 'Delivery' },
  'distribution.receipts.lead': {
    sv: '{delivered, plural, =0 {Ingen har fått bilden.} one {En mottagare har fått bilden, {opened} har öppnat den.} other {# mottagare har fått bilden, {opened} har öppnat den.}}',
    en: '{delivered, plural, =0 {Nobody has got the picture.} one {One receiver has got the picture, {opened} have opened it.} other {# receivers have got the picture, {opened} have opened it.}}',
  },
  'distribution.at': { sv: 'Levererad', en: 'Delivered' },
  'distribution.after': { sv: 'Efter publiceringen', en: 'After publication' },
  'distribution.difference': { sv: 'Skillnad i tid', en: 'Difference in time' },
  'distribution.after-forum': { sv: 'Efter forumet', en: 'After the forum' },
  'distribution.lag.none': { sv: 'inte föredragen än', en: 'not presented yet' },
  'distribution.lag.after': {
    sv: '{n, plural, =0 {fick den samma dag som {forum}} one {fick den # dag efter {forum}} other {fick den # dagar efter {forum}}}',
    en: '{n, plural, =0 {got it the same day as {forum}} one {got it # day after {forum}} other {got it # days after {forum}}}',
  },
  'distribution.lag.before': {
    sv: '{n, plural, one {fick den # dag före {forum}} other {fick den # dagar före {forum}}}',
    en: '{n, plural, one {got it # day before {forum}} other {got it # days before {forum}}}',
  },
  'distribution.mail': { sv: 'E-post', en: 'E-mail' },
  'distribution.mail.queued': { sv: 'i kö', en: 'queued' },
  'distribution.mail.sent': { sv: 'skickad', en: 'sent' },
  'distribution.mail.failed': { sv: 'kom inte fram', en: 'did not get through' },
  'distribution.what-it-means': {
    sv: 'Levererad: brevet ligger hos mottagaren i Samsyn, eller länken är lämnad till e-posten. Öppnad: någon har öppnat bilden med kontot eller med länken. Det säger inte vem, eller att bilden är läst. Breven har inga spårningsbilder, så ett brev som bara öppnas syns inte här.',
    en: 'Delivered: the letter is with the receiver in Samsyn, or the link has been handed to the e-mail. Opened: somebody has opened the picture with the account or the link. It does not say who, or that the picture was read. The letters carry no tracking images, so a letter that is merely opened does not show here.',
  },
  'distribution.hours': {
    sv: '{n, plural, =0 {genast vid publiceringen} one {# timme efter publiceringen} other {# timmar efter publiceringen}}',
    en: '{n, plural, =0 {at once when published} one {# hour after publication} other {# hours after publication}}',
  },
  'distribution.days': {
    sv: '{n, plural, =0 {samma dag som publiceringen} one {# dag efter publiceringen} other {# dagar efter publiceringen}}',
    en: '{n, plural, =0 {the same day as published} one {# day after publication} other {# days after publication}}',
  },
  'distribution.opened': { sv: 'Öppnad', en: 'Opened' },
  'distribution.not-yet': { sv: 'inte än', en: 'not yet' },
  'distribution.withheld': { sv: 'Varför inte', en: 'Why not' },
  'distribution.not-handed': { sv: 'Inte utlämnad', en: 'Not handed out' },
  'distribution.withheld.classification': {
    sv: 'bilden är intern och mottagaren har inget konto',
    en: 'the picture is internal and the receiver has no account',
  },
  'distribution.withheld.no-role': {
    sv: 'kontot har ingen roll som får läsa bilden',
    en: 'the account has no role that may read the picture',
  },
  'distribution.withheld.ended': {
    sv: 'kontot är stängt eller har upphört',
    en: 'the account is closed or has ended',
  },
  'distribution.none.title': {
    sv: 'Bilden är inte levererad till någon',
    en: 'The picture has been delivered to nobody',
  },
  'distribution.none.text': {
    sv: 'Den levereras när den publiceras, till dem som då står på sändlistan.',
    en: 'It is delivered when it is published, to those who are then on the list.',
  },
  'distribution.deliver': { sv: 'Leverera till dem som saknar den', en: 'Deliver to those who lack it' },
  'distribution.deliver-help': {
    sv: 'För mottagare som har kommit till efter publiceringen. Ingen får bilden två gånger.',
    en: 'For receivers who have come after publication. Nobody gets the picture twice.',
  },
  'distribution.delivered-now': {
    sv: '{n, plural, =0 {Ingen ny mottagare.} one {Levererad till en mottagare.} other {Levererad till # mottagare.}}',
    en: '{n, plural, =0 {No new receiver.} one {Delivered to one receiver.} other {Delivered to # receivers.}}',
  },
  'distribution.presented': { sv: 'Föredragen', en: 'Presented' },
  'distribution.presented-on': { sv: 'Dag', en: 'Day' },
  'distribution.presented-now': { sv: 'Mottagandet är antecknat.', en: 'The reception is recorded.' },
  'distribution.not-presented': {
    sv: 'Bilden är inte föredragen i något forum än.',
    en: 'The picture has not been presented in any forum yet.',
  },
  'distribution.unanswered': {
    sv: 'Väntar på mottagande: {forums}.',
    en: 'Waiting to be received: {forums}.',
  },
  'distribution.forum': { sv: 'Forum', en: 'Forum' },
  'distribution.decision': { sv: 'Vad som beslutades', en: 'What was decided' },
  'distribution.received-only': { sv: 'mottagen, inget beslut', en: 'received, no decision' },
  'distribution.evidence': { sv: 'Bevis (SHA-256)', en: 'Evidence (SHA-256)' },
  'distribution.broken': { sv: 'ändrat efteråt', en: 'changed afterwards' },
  'distribution.present': { sv: 'Anteckna mottagandet', en: 'Record the reception' },
  'distribution.file': { sv: 'leverans.csv', en: 'delivery.csv' },
  'distribution.link-title': { sv: 'Lägesbild', en: 'Situational picture' },
  'distribution.link-from': {
    sv: 'Delad av {municipality}. Länken är mottagarens egen, visar bara den här bilden och gäller till {until}.',
    en: 'Shared by {municipality}. The link is the receiver’s own, shows this picture only and works until {until}.',
  },
  'distribution.link-when': {
    sv: 'Publicerad {published}, lämnad till er {after}. Att länken har öppnats antecknas; inget mer följs.',
    en: 'Published {published}, handed to you {after}. That the link has been opened is noted; nothing more is followed.',
  },
  'distribution.link-corrected': {
    sv: 'Bilden är rättad. En länk till den nya utgåvan har skickats.',
    en: 'The picture has been corrected. A link to the new edition has been sent.',
  },
  'distribution.link-closed': {
    sv: 'Den är återkallad, för gammal eller så är bilden inte längre öppen. Be den som skickade den om en ny.',
    en: 'It is withdrawn, too old, or the picture is no longer open. Ask whoever sent it for a new one.',
  },
  'distribution.rejected.account': {
    sv: 'Välj kontot som ska få bilden.',
    en: 'Choose the account that is to get the picture.',
  },
  'distribution.rejected.address': {
    sv: 'Ange funktionens namn, vilken part den hör till och dess e-postadress.',
    en: 'Give the function’s name, its party and its e-mail address.',
  },
  'distribution.rejected.forum': { sv: 'Ange forumets namn.', en: 'Give the forum’s name.' },
  'distribution.rejected.no-role': {
    sv: 'Kontot har ingen roll som får läsa lägesbilder. Be en systemägare ge det rollen Läsare först.',
    en: 'The account has no role that may read pictures. Ask a system owner to give it the role Reader first.',
  },
  'distribution.rejected.ended': {
    sv: 'Kontot är stängt eller har upphört, och får inga bilder.',
    en: 'The account is closed or has ended, and gets no pictures.',
  },
  'distribution.rejected.not-published': {
    sv: 'Bilden är inte publicerad än. Det är den publicerade som levereras och föredras.',
    en: 'The picture is not published yet. It is the published one that is delivered and presented.',
  },
  'distribution.rejected.future': { sv: 'Dagen har inte varit än.', en: 'That day has not been yet.' },
  'distribution.rejected.too-early': {
    sv: 'Dagen ligger före publiceringen.',
    en: 'The day is before the publication.',
  },
  'distribution.rejected.no-forum': {
    sv: 'Mottagaren är inget forum för den här sortens bild.',
    en: 'The receiver is not a forum for this kind of picture.',
  },
  'unique.picture_receiver_account_unique': {
    sv: 'Kontot står redan på listan.',
    en: 'The account is already on the list.',
  },
  'unique.picture_receiver_address_unique': {
    sv: 'Adressen står redan på listan.',
    en: 'The address is already on the list.',
  },
  'message.picture-delivered.subject': { sv: 'Ny lägesbild', en: 'New situational picture' },
  'message.picture-delivered.body': {
    sv: '{kind, select, weekly {Lägesbilden för vecka {week}} tertial {Tertialrapporten} halfyear {Halvårsrapporten} other {Den övergripande lägesbilden}} ({from} till {to}) är publicerad. Läs den här:',
    en: '{kind, select, weekly {The situational picture for week {week}} tertial {The tertial report} halfyear {The half-year report} other {The overall situational picture}} ({from} to {to}) has been published. Read it here:',
  },
  'message.picture-corrected.subject': { sv: 'Rättad lägesbild', en: 'Corrected situational picture' },
  'message.picture-corrected.body': {
    sv: '{kind, select, weekly {Lägesbilden för vecka {week}} tertial {Tertialrapporten} halfyear {Halvårsrapporten} other {Den övergripande lägesbilden}} ({from} till {to}) har rättats. Använd den nya utgåvan i stället för den förra:',
    en: '{kind, select, weekly {The situational picture for week {week}} tertial {The tertial report} halfyear {The half-year report} other {The overall situational picture}} ({from} to {to}) has been corrected. Use the new edition instead of the former one:',
  },
  'message.picture-link-delivered.subject': { sv: 'Ny lägesbild', en: 'New situational picture' },
  'message.picture-link-delivered.body': {
    sv: '{kind, select, weekly {Lägesbilden för vecka {week}} tertial {Tertialrapporten} halfyear {Halvårsrapporten} other {Den övergripande lägesbilden}} ({from} till {to}) är publicerad. Länken är er egen, kräver inget konto och gäller till {until}. Skicka den inte vidare.',
    en: '{kind, select, weekly {The situational picture for week {week}} tertial {The tertial report} halfyear {The half-year report} other {The overall situational picture}} ({from} to {to}) has been published. The link is your own, needs no account and works until {until}. Do not pass it on.',
  },
  'message.picture-link-corrected.subject': { sv: 'Rättad lägesbild', en: 'Corrected situational picture' },
  'message.picture-link-corrected.body': {
    sv: '{kind, select, weekly {Lägesbilden för vecka {week}} tertial {Tertialrapporten} halfyear {Halvårsrapporten} other {Den övergripande lägesbilden}} ({from} till {to}) har rättats. Använd den nya utgåvan i stället för den förra. Länken är er egen, kräver inget konto och gäller till {until}. Skicka den inte vidare.',
    en: '{kind, select, weekly {The situational picture for week {week}} tertial {The tertial report} halfyear {The half-year report} other {The overall situational picture}} ({from} to {to}) has been corrected. Use the new edition instead of the former one. The link is your own, needs no account and works until {until}. Do not pass it on.',
  },
  'field-name.situation.picture.delivered': { sv: 'mottagare som har bilden', en: 'receivers who have it' },
  'field-name.situation.picture.presented': { sv: 'föredragen i', en: 'presented in' },
  'field-name.situation.picture.presentedOn': { sv: 'dag', en: 'day' },
  'action.distribution.list': { sv: 'såg sändlistorna', en: 'saw the distribution lists' },
  'action.distribution.add': { sv: 'lade till en mottagare', en: 'added a receiver' },
  'action.distribution.remove': { sv: 'tog bort en mottagare', en: 'removed a receiver' },
  'action.distribution.receipts': { sv: 'såg en bilds leverans', en: 'saw a picture’s delivery' },
  'action.distribution.deliver': { sv: 'levererade bilden', en: 'delivered the picture' },
  'action.distribution.present': {
    sv: 'antecknade att ett forum tagit emot bilden',
    en: 'recorded that a forum received it',
  },
  'action.distribution.open': { sv: 'öppnade en bild genom en länk', en: 'opened a picture through a link' },
})
