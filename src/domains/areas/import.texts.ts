import { defineTexts } from '#kernel/i18n/texts.ts'

/** Reading areas from a file: the pages, and what can be wrong with the file or a feature in it. */
export const areaImportTexts = defineTexts({
  'areas.import.title': { sv: 'Läs in områden', en: 'Import areas' },
  'areas.import.lead': {
    sv: 'Välj en GeoJSON-fil med kommunens områden. Inget sparas förrän du har sett vad den innehåller.',
    en: 'Choose a GeoJSON file with the municipality’s areas. Nothing is stored until you have seen what it holds.',
  },
  'areas.import.file': { sv: 'Fil', en: 'File' },
  'areas.import.file-help': {
    sv: 'GeoJSON (FeatureCollection) i WGS 84 eller SWEREF 99, högst 50 MB. Större filer läses in med kommandoraden.',
    en: 'GeoJSON (FeatureCollection) in WGS 84 or SWEREF 99, at most 50 MB. Larger files are imported with the command line.',
  },
  'areas.import.upload': { sv: 'Titta på filen', en: 'Look at the file' },
  'areas.import.preview.title': { sv: 'Läs in {file}', en: 'Import {file}' },
  'areas.import.preview.lead': {
    sv: '{features, plural, one {Ett objekt} other {# objekt}} i filen. Inget är sparat ännu.',
    en: '{features, plural, one {One feature} other {# features}} in the file. Nothing is stored yet.',
  },
  'areas.import.step.meaning': { sv: 'Så ska filen förstås', en: 'How the file is to be understood' },
  'areas.import.code-property': { sv: 'Kod står i', en: 'The code is in' },
  'areas.import.name-property': { sv: 'Namn står i', en: 'The name is in' },
  'areas.import.parent-property': { sv: 'Överordnat områdes kod står i', en: 'The code of the area above is in' },
  'areas.import.kind-property': { sv: 'Slag står i', en: 'The kind is in' },
  'areas.import.population-property': { sv: 'Invånare står i', en: 'Inhabitants are in' },
  'areas.import.population-year': { sv: 'Invånarantalet gäller år', en: 'The inhabitants are of year' },
  'areas.import.kind': { sv: 'Annars är objekten', en: 'Otherwise the features are' },
  'areas.import.division': { sv: 'Indelning', en: 'Division' },
  'areas.import.division-help': {
    sv: '{known, select, none {Ett nytt namn skapar en indelning.} other {Finns: {known}. Ett nytt namn skapar en ny indelning. Tomt betyder huvudindelningen.}}',
    en: '{known, select, none {A new name makes a division.} other {Present: {known}. A new name makes a new division. Empty means the main division.}}',
  },
  'areas.import.valid-from': { sv: 'Nya områden gäller från', en: 'New areas are valid from' },
  'areas.import.valid-from-help': {
    sv: 'Tomt: från början om indelningen är tom, annars från i dag.',
    en: 'Empty: from the beginning if the division is empty, else from today.',
  },
  'areas.import.show': { sv: 'Visa vad som skulle hända', en: 'Show what would happen' },
  'areas.import.not-in-file': { sv: 'Finns inte i filen', en: 'Not in the file' },
  'areas.import.property-option': { sv: '{name} (t.ex. {example})', en: '{name} (e.g. {example})' },
  'areas.import.step.result': { sv: 'Det här skulle hända', en: 'This would happen' },
  'areas.import.choose-first': {
    sv: 'Välj var kod och namn står, så visas resultatet här.',
    en: 'Choose where code and name are, and the result is shown here.',
  },
  'areas.import.division-new': { sv: '{name} (ny)', en: '{name} (new)' },
  'areas.import.system': { sv: 'Koordinatsystem', en: 'Coordinate system' },
  'areas.import.stored': { sv: 'Nya områden', en: 'New areas' },
  'areas.import.updated': { sv: 'Ändras', en: 'Change' },
  'areas.import.unchanged': { sv: 'Oförändrade', en: 'Unchanged' },
  'areas.import.rejected': { sv: 'Avvisas', en: 'Refused' },
  'areas.import.errors': { sv: 'Avvisade objekt', en: 'Refused features' },
  'areas.import.warnings': { sv: 'Värt att titta på', en: 'Worth a look' },
  'areas.import.warnings-lead': {
    sv: 'Det här hindrar inte att filen sparas.',
    en: 'This does not stop the file from being stored.',
  },
  'areas.import.missing': { sv: 'Finns i indelningen men inte i filen', en: 'In the division but not in the file' },
  'areas.import.missing-lead': {
    sv: 'De lämnas som de är. Avsluta dem på deras egna sidor om de inte längre gäller.',
    en: 'They are left as they are. End them on their own pages if they no longer apply.',
  },
  'areas.import.feature': { sv: 'Nr i filen', en: 'No. in the file' },
  'areas.import.whole-file': { sv: 'hela filen', en: 'the whole file' },
  'areas.import.reason': { sv: 'Vad som är fel', en: 'What is wrong' },
  'areas.import.remark': { sv: 'Anmärkning', en: 'Remark' },
  'areas.import.store-all': {
    sv: '{count, plural, one {Spara området} other {Spara alla # områden}}',
    en: '{count, plural, one {Store the area} other {Store all # areas}}',
  },
  'areas.import.store-good': {
    sv: '{count, plural, one {Spara det enda felfria} other {Spara de # felfria}}',
    en: '{count, plural, one {Store the only one without fault} other {Store the # without fault}}',
  },
  'areas.import.nothing-to-store': {
    sv: 'Inget objekt kan sparas. Rätta filen och läs in den igen.',
    en: 'No feature can be stored. Correct the file and import it again.',
  },
  'areas.import.discard': { sv: 'Kasta filen', en: 'Discard the file' },
  'areas.import.has-errors': {
    sv: 'Filen har fel. Rätta den och läs in den igen, eller spara bara de objekt som är felfria.',
    en: 'The file has faults. Correct it and import it again, or store only the features without fault.',
  },
  'action.areas.import': { sv: 'läste in från fil', en: 'imported from a file' },
  'action.areas.upload': { sv: 'laddade upp en fil med områden', en: 'uploaded a file of areas' },
  'action.areas.preview-import': { sv: 'tittade på en fil med områden', en: 'looked at a file of areas' },
  'action.areas.discard-upload': { sv: 'kastade en uppladdad fil', en: 'discarded an uploaded file' },

  'areas.rejected.not-utf-8': {
    sv: 'Filen är inte UTF-8, som GeoJSON ska vara. Exportera den på nytt med teckenkodningen UTF-8.',
    en: 'The file is not UTF-8, as GeoJSON must be. Export it again in the encoding UTF-8.',
  },
  'areas.rejected.not-json': {
    sv: 'Filen är inte giltig JSON. Den kan vara avbruten eller av ett annat slag, till exempel en shapefil.',
    en: 'The file is not valid JSON. It may be cut off or of another kind, such as a shapefile.',
  },
  'areas.rejected.not-a-collection': {
    sv: 'Filen är inte en GeoJSON FeatureCollection utan {type}. Exportera lagret som GeoJSON.',
    en: 'The file is not a GeoJSON FeatureCollection but {type}. Export the layer as GeoJSON.',
  },
  'areas.rejected.no-features': { sv: 'Filen har inga objekt.', en: 'The file has no features.' },
  'areas.rejected.unknown-crs': {
    sv: 'Koordinatsystemet {crs} kan inte läsas. Exportera filen i WGS 84 eller SWEREF 99 TM (EPSG:3006).',
    en: 'The coordinate system {crs} cannot be read. Export the file in WGS 84 or SWEREF 99 TM (EPSG:3006).',
  },
  'areas.rejected.property-missing': {
    sv: 'Egenskapen {property} finns inte i filen. Där finns: {known}.',
    en: 'The property {property} is not in the file. Present: {known}.',
  },
  'areas.rejected.missing-code': { sv: 'Koden ({property}) saknas.', en: 'The code ({property}) is missing.' },
  'areas.rejected.missing-name': { sv: 'Namnet ({property}) saknas.', en: 'The name ({property}) is missing.' },
  'areas.rejected.too-long': {
    sv: 'Koden har fler än 40 tecken eller namnet fler än 120.',
    en: 'The code has more than 40 characters or the name more than 120.',
  },
  'areas.rejected.duplicate-code': {
    sv: 'Koden {code} står på {count, number} objekt i filen (nr {numbers}). Slå ihop dem till ett om de är delar av samma område, eller ge dem var sin kod.',
    en: 'The code {code} is on {count, number} features in the file (no. {numbers}). Merge them if they are parts of one area, or give each its own code.',
  },
  'areas.rejected.unknown-kind': {
    sv: 'Slaget ”{kind}” är okänt. Skriv kommun, kommundel, område eller plats.',
    en: 'The kind “{kind}” is unknown. Write municipality, district, area or place.',
  },
  'areas.rejected.kind-changed': {
    sv: 'Området är {kind, select, municipality {kommun} district {kommundel} area {område} place {plats} other {område}} i indelningen men {fileKind, select, municipality {kommun} district {kommundel} area {område} place {plats} other {område}} i filen. Ändra slaget på områdets sida först om filen har rätt.',
    en: 'The area is a {kind, select, municipality {municipality} district {district} area {area} place {place} other {area}} in the division but a {fileKind, select, municipality {municipality} district {district} area {area} place {place} other {area}} in the file. Change the kind on the area’s page first if the file is right.',
  },
  'areas.rejected.unknown-parent': {
    sv: 'Det överordnade områdets kod {parent} finns varken i filen eller i indelningen.',
    en: 'The code {parent} of the area above is neither in the file nor in the division.',
  },
  'areas.rejected.parent-rejected': {
    sv: 'Det överordnade området {parent} avvisas, och därför också det här.',
    en: 'The area above, {parent}, is refused, and therefore this one too.',
  },
  'areas.rejected.wrong-population': {
    sv: 'Invånarantalet är inte ett helt tal, eller inte antal per år.',
    en: 'The number of inhabitants is not a whole number, nor numbers by year.',
  },
  'areas.rejected.population-without-year': {
    sv: 'Invånarantalet saknar år. Ange vilket år det gäller.',
    en: 'The number of inhabitants has no year. State which year it is of.',
  },
  'areas.rejected.overlaps': {
    sv: 'Täcker samma mark som {other} ({otherCode}): omkring {percent, number} procent av det mindre. En händelse där räknas bara i det som står först i kodordning.',
    en: 'Covers the same ground as {other} ({otherCode}): about {percent, number} per cent of the smaller one. An event there counts only in the one first in code order.',
  },
  'areas.rejected.no-level-of-its-own': {
    sv: 'Får ingen egen nivå, eftersom {other} ovanför har det. Händelser här räknas i {other}.',
    en: 'Gets no level of its own, because {other} above has one. Events here count in {other}.',
  },
})
