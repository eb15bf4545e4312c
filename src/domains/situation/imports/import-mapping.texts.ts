import { defineTexts } from '#kernel/i18n/texts.ts'

/** What the pages of saved mappings say: how each sender's files are read, version by version. */
export const importMappingTexts = defineTexts({
  'imports.mappings.title': { sv: 'Hur filer läses', en: 'How files are read' },
  'imports.mappings.lead': {
    sv: 'Hur varje organisations filer läses blir ihågkommet när en fil sparas. En ändring blir en ny version, och varje inläsning säger vilken version den använde.',
    en: 'How each organisation’s files are read is remembered when a file is stored. A change becomes a new version, and each import names the version it used.',
  },
  'imports.mappings.empty': { sv: 'Inget är ihågkommet ännu', en: 'Nothing is remembered yet' },
  'imports.mappings.empty-text': {
    sv: 'När den första filen från en organisation har sparats står det här hur den lästes.',
    en: 'When the first file of an organisation has been stored, how it was read stands here.',
  },
  'imports.mapping.party': { sv: 'Organisation', en: 'Organisation' },
  'imports.mapping.version': { sv: 'Version', en: 'Version' },
  'imports.mapping.version-n': { sv: 'Version {version}', en: 'Version {version}' },
  'imports.mapping.made': { sv: 'Gjord', en: 'Made' },
  'imports.mapping.by': { sv: 'Av', en: 'By' },
  'imports.mapping.imports': { sv: 'Inläsningar', en: 'Imports' },
  'imports.mapping.restored': { sv: 'återställd från version {version}', en: 'restored from version {version}' },
  'imports.mapping.in-use': { sv: 'används nu', en: 'in use now' },
  'imports.mapping.unknown': { sv: 'okänt', en: 'unknown' },
  'imports.mapping.title': { sv: 'Hur filer från {party} läses', en: 'How files from {party} are read' },
  'imports.mapping.none': {
    sv: 'Ingen fil från organisationen har sparats ännu.',
    en: 'No file of the organisation has been stored yet.',
  },
  'imports.mapping.versions': { sv: 'Versioner', en: 'Versions' },
  'imports.mapping.restore': { sv: 'Återställ version {version}', en: 'Restore version {version}' },
  'imports.mapping.compare': { sv: 'Jämför', en: 'Compare' },
  'imports.mapping.from': { sv: 'Från version', en: 'From version' },
  'imports.mapping.to': { sv: 'Till version', en: 'To version' },
  'imports.mapping.compared': {
    sv: 'Från version {from} till version {to}',
    en: 'From version {from} to version {to}',
  },
  'imports.mapping.differences': {
    sv: '{n, plural, =0 {ingen skillnad} one {en skillnad} other {# skillnader}}',
    en: '{n, plural, =0 {no difference} one {one difference} other {# differences}}',
  },
  'imports.mapping.same': {
    sv: 'Versionerna läser filen på samma sätt',
    en: 'The versions read the file in the same way',
  },
  'imports.mapping.same-text': {
    sv: 'Välj två andra versioner om det är andra du vill jämföra.',
    en: 'Choose two other versions if those are the ones to compare.',
  },
  'imports.mapping.what': { sv: 'Vad', en: 'What' },
  'imports.mapping.before': { sv: 'Före', en: 'Before' },
  'imports.mapping.after': { sv: 'Efter', en: 'After' },
  'imports.mapping.value': { sv: 'Läses från', en: 'Is read from' },
  'imports.mapping.now': { sv: 'Så läses filerna nu', en: 'How the files are read now' },
  'imports.mapping.part.columns': { sv: '{name}: kolumn', en: '{name}: column' },
  'imports.mapping.part.defaults': { sv: '{name}: när cellen är tom', en: '{name}: when the cell is empty' },
  'imports.mapping.part.categories': {
    sv: 'Ordet ”{name}” betyder kategorin',
    en: 'The word “{name}” means the category',
  },
  'imports.mapping.part.areas': { sv: 'Ordet ”{name}” betyder området', en: 'The word “{name}” means the area' },
  'imports.mapping.part.dateOrder': { sv: 'Datumens ordning', en: 'Order of dates' },
  'imports.mapping.part.timeZone': { sv: 'Tidszon för klockslag', en: 'Time zone of times' },
  'imports.mapping.part.points': { sv: 'Koordinaternas system', en: 'System of coordinates' },
  'imports.mapping.part.sheet': { sv: 'Blad', en: 'Sheet' },
  'imports.mapping.used': { sv: 'Läst enligt', en: 'Read by' },
})
