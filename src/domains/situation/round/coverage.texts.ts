import { defineTexts } from '#kernel/i18n/texts.ts'

/** Who answered beside every count: fewer reporters must not look like fewer events. */
export const coverageTexts = defineTexts({
  'coverage.weeks': {
    sv: 'Svar från parterna vecka för vecka: {weeks}.',
    en: 'Answers from the parties week by week: {weeks}.',
  },
  'coverage.week': { sv: '{week} {reported, number} av {of, number}', en: '{week} {reported, number} of {of, number}' },
  'coverage.fewer': {
    sv: 'Färre än vanligt har svarat. Ett lägre antal kan bero på det, och behöver inte betyda att det har hänt mindre.',
    en: 'Fewer than usual have answered. A lower count may be due to that, and need not mean that less has happened.',
  },
  'coverage.area.usual': { sv: 'Brukar rapportera härifrån: {names}.', en: 'Usually report from here: {names}.' },
  'coverage.area.all': { sv: 'Alla av dem har svarat för veckan.', en: 'All of them have answered for the week.' },
  'coverage.area.silent': {
    sv: 'Har inte svarat för veckan: {names}. Färre händelser kan bero på det.',
    en: 'Have not answered for the week: {names}. Fewer events may be due to that.',
  },
  'coverage.area.nobody': {
    sv: 'Ingen part har rapporterat härifrån regelbundet de senaste tolv veckorna.',
    en: 'No party has reported from here regularly in the last twelve weeks.',
  },
})
