import { defineTexts } from '#kernel/i18n/texts.ts'

/** What the page of files picked up from the senders' folders says. */
export const pickedFileTexts = defineTexts({
  'imports.picked.title': { sv: 'Hämtade filer', en: 'Files picked up' },
  'imports.picked.lead': {
    sv: 'Filer som avsändarna har lagt i sina mappar på servern. De läses som avsändarens tidigare filer; en fil med fel sparas inte alls.',
    en: 'Files that senders have put in their folders on the server. They are read as earlier files of the sender; a file with faults is not stored at all.',
  },
  'imports.picked.summary': {
    sv: '{day}: {n, plural, one {en fil hämtad} other {# filer hämtade}}, {stored} sparade med {rows, number} nya och {updated, number} ändrade observationer, {same} fanns redan, {refused} nekade',
    en: '{day}: {n, plural, one {one file picked up} other {# files picked up}}, {stored} stored with {rows, number} new and {updated, number} changed observations, {same} there already, {refused} refused',
  },
  'imports.picked.empty': { sv: 'Inga filer är hämtade', en: 'No files have been picked up' },
  'imports.picked.empty-text': {
    sv: 'När en avsändare lägger en fil i sin mapp hämtas den inom några minuter, och står sedan här.',
    en: 'When a sender puts a file in its folder it is picked up within minutes, and then stands here.',
  },
  'imports.picked.when': { sv: 'Hämtad', en: 'Picked up' },
  'imports.picked.sender': { sv: 'Mapp', en: 'Folder' },
  'imports.picked.file': { sv: 'Fil', en: 'File' },
  'imports.picked.outcome': { sv: 'Utfall', en: 'Outcome' },
  'imports.picked.why': { sv: 'Varför', en: 'Why' },
  'imports.picked.see': { sv: 'Se vad som är fel och gå vidare', en: 'See what is wrong and go on' },
  'imports.picked.outcome.stored': { sv: 'Sparad', en: 'Stored' },
  'imports.picked.outcome.same': { sv: 'Fanns redan, inget ändrat', en: 'There already, nothing changed' },
  'imports.picked.outcome.refused': { sv: 'Nekad, inget sparat', en: 'Refused, nothing stored' },
  'message.picked-refused.subject': {
    sv: 'Filen {file} från {sender} kunde inte läsas in',
    en: 'The file {file} from {sender} could not be imported',
  },
  'message.picked-refused.body': {
    sv: 'Inget ur filen är sparat. {way, select, sender {Ingen organisation heter som mappen. Lägg upp organisationen, eller be den som sköter servern att byta namn på mappen; lägg sedan filen där på nytt.} columns {Ingen har sagt hur avsändarens kolumner läses. Öppna filen, säg det en gång och spara: nästa fil läses av sig själv.} rows {{rows, plural, =0 {Filen går inte att läsa som den är.} one {En rad är fel.} other {{rows, number} rader är fel.}} Öppna filen, se vilka rader och varför, rätta dem eller spara de felfria.} other {Filen är ingen tabell som går att läsa. Se varför, och be avsändaren om en ny.}} Du får det här för att du är samordnare.',
    en: 'Nothing of the file is stored. {way, select, sender {No organisation is called as the folder is. Add the organisation, or ask whoever runs the server to rename the folder; then put the file there again.} columns {Nobody has said how the sender’s columns are read. Open the file, say so once and store it: the next file is read by itself.} rows {{rows, plural, =0 {The file cannot be read as it is.} one {One row is wrong.} other {{rows, number} rows are wrong.}} Open the file, see which rows and why, correct them or store those without fault.} other {The file is no table that can be read. See why, and ask the sender for a new one.}} You get this because you are a coordinator.',
  },
  'message.picked-day.subject': {
    sv: 'Hämtade filer {day}: {stored} sparade{refused, plural, =0 {} other {, # nekade}}',
    en: 'Files picked up {day}: {stored} stored{refused, plural, =0 {} other {, # refused}}',
  },
  'message.picked-day.body': {
    sv: '{n, plural, one {En fil} other {# filer}} hämtades ur avsändarnas mappar. Sparat: {rows, number} nya och {updated, number} ändrade observationer ur {stored, plural, one {en fil} other {# filer}}. {same, plural, =0 {} one {En fil fanns redan och ändrade inget. } other {# filer fanns redan och ändrade inget. }}{refused, plural, =0 {Ingen fil nekades.} other {Nekade, inget sparat ur dem: {names}. Se varför och gå vidare under Hämtade filer.}} Du får det här för att du är samordnare.',
    en: '{n, plural, one {One file was} other {# files were}} picked up from the senders’ folders. Stored: {rows, number} new and {updated, number} changed observations from {stored, plural, one {one file} other {# files}}. {same, plural, =0 {} one {One file was there already and changed nothing. } other {# files were there already and changed nothing. }}{refused, plural, =0 {No file was refused.} other {Refused, nothing of them stored: {names}. See why and go on under Files picked up.}} You get this because you are a coordinator.',
  },
})
