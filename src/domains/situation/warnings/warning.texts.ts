import { defineTexts } from '#kernel/i18n/texts.ts'

/** Who is told of what, and what was in a day's digest. */
export const warningTexts = defineTexts({
  'warnings.title': { sv: 'Varningar', en: 'Warnings' },
  'warnings.lead': {
    sv: 'Allvarliga händelser, signaler och höjda nivåer. Den som ska få veta får ett meddelande om dagen med allt, aldrig ett för varje.',
    en: 'Serious events, signals and raised levels. Those who are to be told get one message a day with everything, never one for each.',
  },
  'warnings.day': { sv: 'Sammandrag {day}', en: 'Digest of {day}' },
  'warnings.count': {
    sv: '{n, plural, one {1 varning} other {{n, number} varningar}}',
    en: '{n, plural, one {1 warning} other {{n, number} warnings}}',
  },
  'warnings.waiting': {
    sv: '{n, plural, one {1 varning väntar} other {{n, number} varningar väntar}} på nästa sammandrag, som går i natt.',
    en: '{n, plural, one {1 warning waits} other {{n, number} warnings wait}} for the next digest, tonight.',
  },
  'warnings.none.title': { sv: 'Inga varningar ännu', en: 'No warnings yet' },
  'warnings.none.meaning': {
    sv: 'Varje natt samlas det som är nytt. Välj nedan vem som ska få veta.',
    en: 'What is new is gathered every night. Choose below who is to be told.',
  },
  'warnings.none.day': { sv: 'Den dagen fanns inget att varna för.', en: 'There was nothing to warn of that day.' },
  'warnings.kind': { sv: 'Vad', en: 'What' },
  'warnings.kind.serious': { sv: 'Allvarlig händelse', en: 'Serious event' },
  'warnings.kind.signal': { sv: 'Signal, ovanligt högt antal', en: 'Signal, unusually high number' },
  'warnings.kind.level-raised': { sv: 'Höjd nivå', en: 'Raised level' },
  'warnings.where': { sv: 'Var', en: 'Where' },
  'warnings.whole': { sv: 'Hela kommunen', en: 'The whole municipality' },
  'warnings.week': { sv: 'Vecka', en: 'Week' },
  'warnings.about': { sv: 'Om', en: 'About' },
  'warnings.signal': {
    sv: '{name}: {n, number} {window, plural, one {på en vecka} other {på {window, number} veckor}}',
    en: '{name}: {n, number} {window, plural, one {in one week} other {in {window, number} weeks}}',
  },
  'warnings.signal-high': {
    sv: '{name}: {n, number} {window, plural, one {på en vecka} other {på {window, number} veckor}}, väntat högst {high, number}',
    en: '{name}: {n, number} {window, plural, one {in one week} other {in {window, number} weeks}}, expected at most {high, number}',
  },
  'warnings.all': { sv: 'alla kategorier', en: 'all categories' },
  'warnings.level': {
    sv: 'Nivå {level, number}, upp från {was, number}',
    en: 'Level {level, number}, up from {was, number}',
  },
  'warnings.earlier': { sv: 'Tidigare sammandrag', en: 'Earlier digests' },
  'warnings.recipients': { sv: 'Vem som får veta', en: 'Who is told' },
  'warnings.recipients.none': {
    sv: 'Ingen får veta. Då samlas inga varningar.',
    en: 'Nobody is told. No warnings are gathered then.',
  },
  'warnings.role': { sv: 'Roll', en: 'Role' },
  'warnings.party': { sv: 'Hos', en: 'At' },
  'warnings.party.any': { sv: 'alla organisationer', en: 'any organisation' },
  'warnings.reached': { sv: 'Personer nu', en: 'People now' },
  'warnings.add': { sv: 'Lägg till', en: 'Add' },
  'warnings.remove': { sv: 'Ta bort', en: 'Remove' },
  'warnings.saved': { sv: 'Sparat.', en: 'Saved.' },
  'unique.warning_recipient_unique': {
    sv: 'Den rollen får redan veta det.',
    en: 'That role is told of it already.',
  },
  'message.warnings.subject': {
    sv: '{n, plural, one {En varning} other {{n, number} varningar}} sedan förra sammandraget',
    en: '{n, plural, one {One warning} other {{n, number} warnings}} since the last digest',
  },
  'message.warnings.body': {
    sv: 'Allvarliga händelser: {serious, number}. Signaler: {signals, number}. Höjda nivåer: {levels, number}.',
    en: 'Serious events: {serious, number}. Signals: {signals, number}. Raised levels: {levels, number}.',
  },
  'action.warnings.day': { sv: 'såg varningarna', en: 'saw the warnings' },
  'action.warnings.add-recipient': { sv: 'valde vem som får veta', en: 'chose who is told' },
  'action.warnings.remove-recipient': { sv: 'tog bort någon som fick veta', en: 'removed somebody who was told' },
  'field-name.situation.warning_recipient.kind': { sv: 'Vad', en: 'What' },
  'field-name.situation.warning_recipient.role': { sv: 'Roll', en: 'Role' },
  'field-name.situation.warning_recipient.partyId': { sv: 'Hos', en: 'At' },
  'field-name.situation.warning_recipient.id': { sv: 'Nummer', en: 'Number' },
})
