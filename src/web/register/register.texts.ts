import { defineTexts } from '#kernel/i18n/texts.ts'

/** What all registers say alike. */
export const registerTexts = defineTexts({
  'register.count': {
    sv: '{n, plural, =0 {Inga} one {En} other {# st}}',
    en: '{n, plural, =0 {None} one {One} other {#}}',
  },
  'register.shown': { sv: 'Visar', en: 'Showing' },
  'register.current': { sv: 'gällande', en: 'current' },
  'register.ended': { sv: 'avslutade', en: 'ended' },
  'register.all': { sv: 'alla', en: 'all' },
  'register.validity': { sv: 'Giltighet', en: 'Validity' },
  'register.any': { sv: 'Alla', en: 'All' },
  'register.change': { sv: 'Ändra', en: 'Change' },
  'register.save': { sv: 'Spara', en: 'Save' },
  'register.facts': { sv: 'Uppgifter', en: 'Facts' },
  'register.history': { sv: 'Historik', en: 'History' },
  'register.yes': { sv: 'Ja', en: 'Yes' },
  'register.no': { sv: 'Nej', en: 'No' },
  'register.none-match': { sv: 'Inget stämmer med urvalet', en: 'Nothing matches the selection' },
  'register.change-selection': { sv: 'Ändra eller rensa urvalet.', en: 'Change or clear the selection.' },
  'register.conflict': { sv: 'Ändrat av någon annan medan du skrev', en: 'Changed by somebody else while you wrote' },
  'register.conflict-field': { sv: 'Uppgift', en: 'Field' },
  'register.stored-now': { sv: 'Sparat nu', en: 'Stored now' },
  'register.you-wrote': { sv: 'Du skrev', en: 'You wrote' },
  'register.same': {
    sv: 'Det som är sparat nu är detsamma som du skrev.',
    en: 'What is stored now is the same as you wrote.',
  },
  'register.cancel': { sv: 'Avbryt', en: 'Cancel' },
})
