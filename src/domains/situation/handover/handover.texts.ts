import { defineTexts } from '#kernel/i18n/texts.ts'

/** Somebody leaves: what she was responsible for, and who takes over. */
export const handoverTexts = defineTexts({
  'handover.title.account': { sv: 'Vad {name} ansvarar för', en: 'What {name} is responsible for' },
  'handover.title.party': { sv: 'Vad {name} ansvarar för', en: 'What {name} is responsible for' },
  'handover.lead.account': {
    sv: 'När någon slutar ska ansvaret bli någon annans. Lämna över här, och stäng sedan kontot.',
    en: 'When somebody leaves, the responsibility must become somebody else’s. Hand over here, then close the account.',
  },
  'handover.lead.party': {
    sv: 'När en part slutar ska dess aktiviteter bli någon annans. Lämna över här, och sätt sedan partens sista dag.',
    en: 'When a party leaves, its activities must become somebody else’s. Hand over here, then set the party’s last day.',
  },
  'handover.ended': { sv: 'Har slutat', en: 'Has left' },
  'handover.nothing.title': { sv: 'Inget att lämna över', en: 'Nothing to hand over' },
  'handover.nothing.account': {
    sv: 'Kontot står inte för någon aktivitet, sändlista, kontakt eller länk.',
    en: 'The account stands for no activity, distribution list, contact or link.',
  },
  'handover.nothing.party': {
    sv: 'Parten har inga öppna aktiviteter, adresser på sändlistor eller länkar.',
    en: 'The party has no open activities, addresses on distribution lists or links.',
  },
  'handover.activities': { sv: 'Öppna aktiviteter', en: 'Open activities' },
  'handover.activity.due': { sv: 'klar {week}', en: 'due {week}' },
  'handover.reports': { sv: 'Rapporterar för', en: 'Reports for' },
  'handover.reports.others': {
    sv: '{n, plural, =0 {ingen annan rapporterar: bjud in en ersättare} one {en annan rapporterar också} other {# andra rapporterar också}}',
    en: '{n, plural, =0 {nobody else reports: invite a successor} one {one other reports too} other {# others report too}}',
  },
  'handover.contact': { sv: 'Kontakt när en part tystnar', en: 'Contact when a party falls silent' },
  'handover.receivers': { sv: 'Sändlistor och forum', en: 'Distribution lists and forums' },
  'handover.drafts': { sv: 'Påbörjade lägesbilder', en: 'Pictures begun' },
  'handover.drafts.help': {
    sv: 'Ligger kvar: varje samordnare kan skriva vidare på dem.',
    en: 'They stay: every coordinator may go on with them.',
  },
  'handover.links': { sv: 'Öppna länkar utan konto', en: 'Open links without account' },
  'handover.link.until': { sv: 'gäller till {at}', en: 'works until {at}' },
  'handover.people': { sv: 'Konton som upphör med parten', en: 'Accounts that end with the party' },
  'handover.do': { sv: 'Lämna över', en: 'Hand over' },
  'handover.to.account': { sv: 'Vem tar över', en: 'Who takes over' },
  'handover.to.party': { sv: 'Vilken part tar över aktiviteterna', en: 'Which party takes over the activities' },
  'handover.to.nobody': { sv: 'Ingen', en: 'Nobody' },
  'handover.to.help.account': {
    sv: 'Tar ingen över försvinner platserna på sändlistorna, kontakten lämnas tom och länkarna stängs.',
    en: 'If nobody takes over, the places on the lists go, the contact is left empty and the links are closed.',
  },
  'handover.to.help.party': {
    sv: 'Partens adresser tas bort från sändlistorna. Den nya partens funktion skrivs in på varje aktivitet.',
    en: 'The party’s addresses leave the distribution lists. The new party’s function is written on each activity.',
  },
  'handover.links.fate': { sv: 'Länkarna', en: 'The links' },
  'handover.links.keep': { sv: 'gäller vidare', en: 'go on working' },
  'handover.links.close': { sv: 'stängs', en: 'are closed' },
  'handover.done': {
    sv: '{moved, plural, =0 {Inget att lämna över.} one {En sak är överlämnad.} other {# saker är överlämnade.}}',
    en: '{moved, plural, =0 {Nothing to hand over.} one {One thing is handed over.} other {# things are handed over.}}',
  },
  'handover.open': { sv: 'Vad kontot ansvarar för', en: 'What the account is responsible for' },
  'handover.open.party': { sv: 'Vad parten ansvarar för', en: 'What the party is responsible for' },
  'handover.rejected.same': {
    sv: 'Välj någon annan än den som slutar.',
    en: 'Choose somebody else than the one who leaves.',
  },
  'handover.rejected.ended': {
    sv: 'Den du valde har själv slutat. Välj någon som är kvar.',
    en: 'The one you chose has left as well. Choose somebody who is still here.',
  },
  'handover.rejected.activities': {
    sv: 'Parten har öppna aktiviteter. Välj vilken part som tar över dem, eller avsluta dem först.',
    en: 'The party has open activities. Choose which party takes them over, or close them first.',
  },
  'field-name.auth.account.handedOver': { sv: 'överlämnat, antal', en: 'handed over, number' },
  'field-name.auth.account.to': { sv: 'till', en: 'to' },
  'field-name.parties.party.handedOver': { sv: 'överlämnat, antal', en: 'handed over, number' },
  'field-name.parties.party.to': { sv: 'till', en: 'to' },
  'field-name.kernel.errand.createdBy': { sv: 'ansvarigt konto', en: 'account responsible' },
  'action.handover.account': { sv: 'såg vad kontot ansvarar för', en: 'saw what the account is responsible for' },
  'action.handover.party': { sv: 'såg vad parten ansvarar för', en: 'saw what the party is responsible for' },
  'action.handover.hand-over-account': { sv: 'lämnade över ansvar', en: 'handed over responsibility' },
  'action.handover.hand-over-party': {
    sv: 'lämnade över partens ansvar',
    en: 'handed over the party’s responsibility',
  },
})
