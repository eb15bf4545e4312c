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
})
