import { defineTexts } from '#kernel/i18n/texts.ts'

/** How a party takes part: the agreement and the second contact. */
export const participationTexts = defineTexts({
  'action.parties.set-participation': { sv: 'ändrade hur parten deltar', en: 'changed how the party takes part' },
  'participation.agreement': { sv: 'Överenskommelse', en: 'Agreement' },
  'participation.agreement.none': { sv: 'Ingen', en: 'None' },
  'participation.agreement.under-way': { sv: 'På gång', en: 'Under way' },
  'participation.agreement.signed': { sv: 'Undertecknad', en: 'Signed' },
  'participation.agreement.ended': { sv: 'Avslutad', en: 'Ended' },
  'participation.signed-on': { sv: 'Undertecknad den', en: 'Signed on' },
  'participation.case-number': { sv: 'Diarienummer', en: 'Case number' },
  'participation.ended-on': { sv: 'Upphörde den', en: 'Ended on' },
  'participation.second': { sv: 'Andra kontakt', en: 'Second contact' },
  'participation.second.help': {
    sv: 'Den som får veta när parten har varit tyst flera veckor i rad. Välj ett konto, eller skriv en funktions e-postadress.',
    en: 'Who is told when the party has been silent for several weeks in a row. Choose an account, or write a function’s e-mail address.',
  },
  'participation.second-account': { sv: 'Andra kontakt: konto', en: 'Second contact: account' },
  'participation.second-email': {
    sv: 'Andra kontakt: funktionens e-post',
    en: 'Second contact: the function’s e-mail',
  },
  'participation.no-second': { sv: 'ingen', en: 'none' },
  'participation.save': { sv: 'Spara', en: 'Save' },
  'participation.rejected.signed-needs': {
    sv: 'En undertecknad överenskommelse behöver datum och diarienummer, så att den går att hitta. Fyll i båda, eller välj ”På gång”.',
    en: 'A signed agreement needs a date and a case number, so that it can be found. Fill in both, or choose “Under way”.',
  },
  'participation.rejected.ended-needs': {
    sv: 'En avslutad överenskommelse behöver den dag den upphörde. Fyll i den.',
    en: 'An ended agreement needs the day it ended. Fill it in.',
  },
  'participation.rejected.one-second': {
    sv: 'Ange andra kontakten som ett konto eller som en funktions e-post, inte båda.',
    en: 'Give the second contact as an account or as a function’s e-mail, not both.',
  },
  'field-name.parties.party.agreement': { sv: 'Överenskommelse', en: 'Agreement' },
  'field-name.parties.party.signedOn': { sv: 'Undertecknad den', en: 'Signed on' },
  'field-name.parties.party.caseNumber': { sv: 'Diarienummer', en: 'Case number' },
  'field-name.parties.party.endedOn': { sv: 'Upphörde den', en: 'Ended on' },
  'field-name.parties.party.secondAccountId': { sv: 'Andra kontakt: konto', en: 'Second contact: account' },
  'field-name.parties.party.secondEmail': { sv: 'Andra kontakt: e-post', en: 'Second contact: e-mail' },
  'field-name.parties.party.remindedOfWeek': { sv: 'Påmind om vecka', en: 'Reminded of week' },
})
