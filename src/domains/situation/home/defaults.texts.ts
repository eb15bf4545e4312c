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
  'action.categories.import-file': { sv: 'läste in kategorier från en fil', en: 'imported categories from a file' },
  'categories.import.title': { sv: 'Läs in kategorier', en: 'Import categories' },
  'categories.import.lead': {
    sv: 'En fil (CSV, TSV eller Excel) med kolumnerna code, name_sv, name_en och severity, och om ni vill parent, serious, minimum_level, caveat_sv och caveat_en. Är något fel sparas ingenting.',
    en: 'A file (CSV, TSV or Excel) with the columns code, name_sv, name_en and severity, and if you like parent, serious, minimum_level, caveat_sv and caveat_en. If anything is wrong, nothing is stored.',
  },
  'categories.import.file': { sv: 'Fil', en: 'File' },
  'categories.import.on-conflict': { sv: 'När koden redan finns', en: 'When the code exists already' },
  'categories.import.stop': { sv: 'Spara ingenting', en: 'Store nothing' },
  'categories.import.skip': { sv: 'Hoppa över raden', en: 'Skip the row' },
  'categories.import.do': { sv: 'Läs in', en: 'Import' },
  'categories.import.done': {
    sv: '{stored, plural, =0 {Ingen kategori lades till.} one {En kategori lades till.} other {# kategorier lades till.}} {duplicates, plural, =0 {} one {En fanns redan.} other {# fanns redan.}}',
    en: '{stored, plural, =0 {No category was added.} one {One category was added.} other {# categories were added.}} {duplicates, plural, =0 {} one {One existed already.} other {# existed already.}}',
  },
  'categories.import.errors': {
    sv: 'Inget sparades. {n, plural, one {En sak behöver rättas i filen} other {# saker behöver rättas i filen}}',
    en: 'Nothing was stored. {n, plural, one {One thing needs correcting in the file} other {# things need correcting in the file}}',
  },
  'categories.import.row': { sv: 'Rad', en: 'Row' },
  'categories.import.column': { sv: 'Kolumn', en: 'Column' },
  'categories.import.value': { sv: 'Värde', en: 'Value' },
  'categories.import.reason': { sv: 'Vad som är fel', en: 'What is wrong' },
})
