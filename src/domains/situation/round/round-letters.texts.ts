import { defineTexts } from '#kernel/i18n/texts.ts'

const day = {
  sv: '{day, select, 1 {måndag} 2 {tisdag} 3 {onsdag} 4 {torsdag} 5 {fredag} 6 {lördag} other {söndag}}',
  en: '{day, select, 1 {Monday} 2 {Tuesday} 3 {Wednesday} 4 {Thursday} 5 {Friday} 6 {Saturday} other {Sunday}}',
}

/** What those who report, and those who answer for the round, are told. */
export const roundLetterTexts = defineTexts({
  'message.round-soon.subject': {
    sv: 'Rapporten för vecka {week} ska snart vara inne',
    en: 'The report for week {week} is soon due',
  },
  'message.round-soon.body': {
    sv: `{party} har inte rapporterat för vecka {week} ännu. Senast ${day.sv} kl. {time}. Fanns inget att rapportera? Svara det med ett klick, så räknas det som ett svar. Du får det här för att du rapporterar för {party}.`,
    en: `{party} has not reported for week {week} yet. Due ${day.en} at {time}. Was there nothing to report? Say so with one click, and it counts as an answer. You get this because you report for {party}.`,
  },
  'message.round-late.subject': {
    sv: 'Rapporten för vecka {week} saknas',
    en: 'The report for week {week} is missing',
  },
  'message.round-late.body': {
    sv: `{party} skulle ha rapporterat för vecka {week} senast ${day.sv} kl. {time}. Rapportera nu, eller svara att inget fanns att rapportera: annars vet vi inte om veckan var lugn eller om uppgifterna saknas. Du får det här för att du rapporterar för {party}.`,
    en: `{party} was to report for week {week} by ${day.en} at {time}. Report now, or say that there was nothing: otherwise nobody knows whether the week was calm or the report is missing. You get this because you report for {party}.`,
  },
  'message.round-silent.subject': {
    sv: '{party} har inte rapporterat på {weeks, plural, one {en vecka} other {# veckor}}',
    en: '{party} has not reported for {weeks, plural, one {one week} other {# weeks}}',
  },
  'message.round-silent.body': {
    sv: `Den senaste rapporten som saknas gäller vecka {week} och skulle ha varit inne ${day.sv} kl. {time}. Se till att någon rapporterar, eller säg till samordnaren om parten inte längre ska vara med. Du får det här för att du är andra kontakt för {party}.`,
    en: `The latest missing report is for week {week} and was due ${day.en} at {time}. See to it that somebody reports, or tell the coordinator if the party is no longer to take part. You get this because you are the second contact of {party}.`,
  },
  'message.round-digest.subject': {
    sv: '{n, plural, one {En part har} other {# parter har}} tystnat',
    en: '{n, plural, one {One party has} other {# parties have}} fallen silent',
  },
  'message.round-digest.body': {
    sv: 'Vecka {week} har {done} av {of} parter svarat. Tysta, med antal veckor i rad: {names}. Där de brukar rapportera betyder få händelser inte att det är lugnt. Du får det här för att du är samordnare.',
    en: 'In week {week}, {done} of {of} parties have answered. Silent, with weeks in a row: {names}. Where they usually report, few events do not mean that it is calm. You get this because you are a coordinator.',
  },
  'message.answer.nothing': { sv: 'Inget att rapportera v. {week}', en: 'Nothing to report in week {week}' },
  'message.answer.nothing.for': { sv: ' för {party}', en: ' for {party}' },
  'message.settled.nothing': { sv: 'Besvarat: inget att rapportera', en: 'Answered: nothing to report' },
  'message.settled.delivered': { sv: 'Besvarat: har rapporterat', en: 'Answered: has reported' },
  'message.round-asked.subject': {
    sv: 'Samordnaren väntar på rapporten för vecka {week}',
    en: 'The coordinator is waiting for the report for week {week}',
  },
  'message.round-asked.body': {
    sv: '{party} har inte rapporterat för vecka {week}. Fanns inget att rapportera? Svara det med ett klick.',
    en: '{party} has not reported for week {week}. Was there nothing to report? Say so with one click.',
  },
})
