import { defineTexts } from '#kernel/i18n/texts.ts'

export const defaultsTexts = defineTexts({
  'action.categories.add-defaults': { sv: 'lade till standardkategorierna', en: 'added the default categories' },
  'action.levels.add-defaults': { sv: 'lade till nivåerna', en: 'added the levels' },
  'action.categories.import': { sv: 'läste in kategorier', en: 'imported categories' },
  'action.registers.today': { sv: 'såg dagens datum', en: 'saw today’s date' },
  'categories.rejected.twice-in-file': {
    sv: 'Koden {value} står två gånger i filen.',
    en: 'The code {value} stands twice in the file.',
  },
  'categories.rejected.parent-unknown': {
    sv: 'Huvudkategorin {value} finns inte, varken i registret eller tidigare i filen.',
    en: 'The main category {value} does not exist, neither in the register nor earlier in the file.',
  },
})
