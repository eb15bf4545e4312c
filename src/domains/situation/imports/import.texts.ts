import { defineTexts } from '#kernel/i18n/texts.ts'

/** What can be wrong with a file of observations or with one of its rows, and what is done with imports. */
export const importTexts = defineTexts({
  'imports.field.time-zone': {
    sv: 'Tidszonen finns inte. Skriv till exempel Europe/Stockholm.',
    en: 'There is no such time zone. Write for example Europe/Stockholm.',
  },
  'imports.rejected.category-unknown': {
    sv: 'Kategorin ”{value}” finns inte. Ange vad den betyder i kolumnsteget, eller rätta raden.',
    en: 'There is no category “{value}”. Say what it means in the column step, or correct the row.',
  },
  'imports.rejected.category-ambiguous': {
    sv: 'Flera kategorier heter ”{value}”. Skriv kategorins kod.',
    en: 'Several categories are called “{value}”. Write the code of the category.',
  },
  'imports.rejected.area-unknown': {
    sv: 'Området ”{value}” fanns inte {day}. Ange vad det betyder i kolumnsteget, eller rätta raden.',
    en: 'There was no area “{value}” on {day}. Say what it means in the column step, or correct the row.',
  },
  'imports.rejected.area-ended': {
    sv: 'Området ”{value}” upphörde {ended}, före {day}. Skriv det område som gällde då.',
    en: 'The area “{value}” ended on {ended}, before {day}. Write the area that was in use then.',
  },
  'imports.rejected.area-not-begun': {
    sv: 'Området ”{value}” finns först från {begins}, efter {day}. Skriv det område som gällde då.',
    en: 'The area “{value}” exists from {begins} only, after {day}. Write the area that was in use then.',
  },
  'imports.rejected.point-outside': {
    sv: 'Punkten ligger utanför alla områden. Kontrollera koordinaterna, eller skriv området i stället.',
    en: 'The point lies outside all areas. Check the coordinates, or write the area instead.',
  },
  'imports.rejected.where-missing': {
    sv: 'Det står inte var det hände. Skriv område eller koordinater.',
    en: 'It does not say where it happened. Write an area or coordinates.',
  },
  'imports.rejected.source-unknown': {
    sv: 'Organisationen ”{value}” finns inte i registret. Lägg upp den, eller skriv ett namn som finns.',
    en: 'There is no organisation “{value}” in the register. Add it, or write a name that is there.',
  },
  'imports.rejected.month-only': {
    sv: '”{value}” är en månad. Dag eller vecka behövs för att räkna per vecka.',
    en: '“{value}” is a month. A day or a week is needed to count by week.',
  },
  'imports.rejected.twice-in-file': {
    sv: 'Samma id, {value}, står redan på rad {first}. Ta bort den ena raden, eller rätta dess id.',
    en: 'The same id, {value}, is on row {first} already. Remove one of the rows, or correct its id.',
  },
  'imports.rejected.id-rounded': {
    sv: 'Excel har avrundat ”{value}”, så att id inte längre är säkert. Ge kolumnen formatet Text och skriv in id på nytt.',
    en: 'Excel has rounded “{value}”, so that the id is no longer certain. Format the column as Text and enter the id anew.',
  },
  'imports.rejected.same-file': {
    sv: 'Samma fil lästes in {day}, och {count, plural, one {en rad} other {# rader}} i den saknar id och skulle dubbleras. Inget har ändrats. Ångra den inläsningen först, eller lämna en fil med bara de nya raderna.',
    en: 'The same file was imported on {day}, and {count, plural, one {one row} other {# rows}} in it have no id and would be doubled. Nothing was changed. Undo that import first, or hand in a file with the new rows only.',
  },
  'imports.rejected.known': {
    sv: 'Observationen {value} finns redan. Välj att hoppa över eller uppdatera sådana, eller ta bort raden.',
    en: 'The observation {value} exists already. Choose to skip or update such rows, or remove the row.',
  },
  'imports.rejected.known-changed': {
    sv: 'Observationen {value} finns redan, med andra uppgifter. Välj att uppdatera sådana eller att låta dem vara, eller ta bort raden.',
    en: 'The observation {value} exists already, with other content. Choose to update such ones or to leave them, or remove the row.',
  },
  'imports.rejected.edited-since': {
    sv: 'Filen säger något nytt om observationen {value}, men någon har ändrat den sedan den lästes in. Ändra den för hand om filen har rätt, eller ta bort raden.',
    en: 'The file says something new of the observation {value}, but somebody has changed it since it was imported. Change it by hand if the file is right, or remove the row.',
  },
  'imports.rejected.updates-too-many': {
    sv: 'Filen skulle ändra {count, number} observationer; högst {limit, number} kan ändras på en gång. Dela upp filen.',
    en: 'The file would change {count, number} observations; at most {limit, number} can be changed at once. Split the file.',
  },
  'imports.rejected.no-rows': {
    sv: 'Filen har inga rader att läsa under rubrikraden.',
    en: 'The file has no rows to read below the header.',
  },
  'imports.rejected.column-missing': {
    sv: 'Filen har ingen kolumn som heter ”{column}”. Den har: {columns}.',
    en: 'The file has no column called “{column}”. It has: {columns}.',
  },
  'imports.rejected.not-told.when': {
    sv: 'Välj vilken kolumn som säger när det hände.',
    en: 'Choose which column says when it happened.',
  },
  'imports.rejected.not-told.category': {
    sv: 'Välj vilken kolumn som säger vad som hände, eller en kategori för hela filen.',
    en: 'Choose which column says what happened, or one category for the whole file.',
  },
  'imports.rejected.not-told.area': {
    sv: 'Välj vilken kolumn som säger var det hände: område, eller longitud och latitud.',
    en: 'Choose which column says where it happened: area, or longitude and latitude.',
  },
  'imports.rejected.done-already': { sv: 'Filen är redan inläst.', en: 'The file has already been imported.' },
  'imports.rejected.goes-on': { sv: 'Filen håller redan på att läsas in.', en: 'The file is being imported already.' },
  'imports.rejected.file-gone': {
    sv: 'Filen finns inte kvar. Lämna den på nytt.',
    en: 'The file is no longer here. Hand it in again.',
  },
  'imports.rejected.party-unknown': { sv: 'Organisationen finns inte.', en: 'The organisation does not exist.' },
  'imports.rejected.sender-unknown': {
    sv: 'Det finns ingen organisation som heter ”{sender}”. Det finns: {parties}.',
    en: 'There is no organisation called “{sender}”. There are: {parties}.',
  },
  'imports.rejected.mapping-unknown': {
    sv: 'Ingen sparad läsning passar filens kolumner. Öppna inläsningen en gång, säg vilken kolumn som är vad och spara; därefter hämtas sådana filer av sig själva.',
    en: 'No saved mapping fits the columns of the file. Open the import once, say which column is what and store it; after that such files are picked up by themselves.',
  },
  'imports.rejected.mapping-in-use': {
    sv: 'Den versionen används redan. Det finns inget att återställa.',
    en: 'That version is in use already. There is nothing to restore.',
  },
  'imports.rejected.nothing-to-undo': { sv: 'Det finns inget att ångra.', en: 'There is nothing to undo.' },

  'action.imports.list': { sv: 'såg inläsningarna', en: 'saw the imports' },
  'action.imports.export': { sv: 'hämtade listan över inläsningar', en: 'downloaded the list of imports' },
  'action.imports.get': { sv: 'såg inläsningen', en: 'saw the import' },
  'action.imports.receive': { sv: 'lämnade en fil', en: 'handed in a file' },
  'action.imports.inspect': { sv: 'såg filens kolumner', en: 'saw the columns of the file' },
  'action.imports.choose-sheet': { sv: 'valde blad i filen', en: 'chose a sheet of the file' },
  'action.imports.map': { sv: 'angav hur filens kolumner läses', en: 'said how the columns of the file are read' },
  'action.imports.preview': { sv: 'såg en förhandsvisning', en: 'saw a preview' },
  'action.imports.run': { sv: 'läste in filen', en: 'imported the file' },
  'action.imports.begin': { sv: 'började läsa in filen', en: 'began to import the file' },
  'action.imports.note-failure': { sv: 'inläsningen misslyckades', en: 'the import failed' },
  'action.imports.reopen': { sv: 'avbröt provläsningen', en: 'cancelled the dry run' },
  'action.imports.discard': { sv: 'kastade filen', en: 'threw the file away' },
  'action.imports.cancel': { sv: 'avbröt inläsningen', en: 'cancelled the import' },
  'action.imports.cancelled': { sv: 'såg vad som avbröts', en: 'saw what was cancelled' },
  'action.imports.progress': { sv: 'följde inläsningen', en: 'followed the import' },
  'action.imports.rejected': { sv: 'hämtade de avvisade raderna', en: 'downloaded the rejected rows' },
  'action.imports.undo': { sv: 'ångrade inläsningen', en: 'undid the import' },
  'action.imports.picked-up': { sv: 'såg hämtade filer', en: 'saw files that were picked up' },
  'action.imports.note-picked-up': { sv: 'hämtade en fil ur inkorgen', en: 'picked a file up from the inbox' },
  'action.imports.same-file': { sv: 'letade efter samma fil', en: 'looked for the same file' },
  'actor-name.inkorgen': { sv: 'Inkorgen', en: 'The inbox' },
  'field-name.situation.picked-file.sender': { sv: 'Avsändare', en: 'Sender' },
  'field-name.situation.picked-file.fileName': { sv: 'Fil', en: 'File' },
  'field-name.situation.picked-file.outcome': { sv: 'Utfall', en: 'Outcome' },
  'action.imports.mappings': { sv: 'såg hur filer läses', en: 'saw how files are read' },
  'action.imports.mapping': { sv: 'såg hur en avsändares filer läses', en: 'saw how a sender’s files are read' },
  'action.imports.restore-mapping': {
    sv: 'återställde hur en avsändares filer läses',
    en: 'restored how a sender’s files are read',
  },
  'action.situation.import.history': { sv: 'såg historiken', en: 'saw the history' },

  'field-name.situation.import.fileName': { sv: 'Fil', en: 'File' },
  'field-name.situation.import.fileSha256': { sv: 'Filens SHA-256', en: 'SHA-256 of the file' },
  'field-name.situation.import.partyId': { sv: 'Avsändare', en: 'Sender' },
  'field-name.situation.import.read': { sv: 'Lästa rader', en: 'Rows read' },
  'field-name.situation.import.stored': { sv: 'Nya observationer', en: 'New observations' },
  'field-name.situation.import.updated': { sv: 'Uppdaterade', en: 'Updated' },
  'field-name.situation.import.duplicates': { sv: 'Fanns redan', en: 'There already' },
  'field-name.situation.import.different': {
    sv: 'Fanns redan, med andra uppgifter',
    en: 'There already, with other content',
  },
  'field-name.situation.import.rejected': { sv: 'Avvisade', en: 'Rejected' },
  'field-name.situation.import.onConflict': { sv: 'Om observationen finns', en: 'If the observation exists' },
  'field-name.situation.import.namesReason': {
    sv: 'Varför namn och bostäder får stå kvar',
    en: 'Why names and dwellings may stay',
  },
  'field-name.situation.import.mappingVersion': { sv: 'Läst enligt version', en: 'Read by version' },
  'field-name.situation.import-mapping.mappingVersion': { sv: 'Version', en: 'Version' },
  'field-name.situation.import-mapping.restoredFrom': { sv: 'Återställd från version', en: 'Restored from version' },
  'field-name.situation.import.status': { sv: 'Läge', en: 'State' },
  'field-name.situation.import.removed': { sv: 'Borttagna observationer', en: 'Observations removed' },
  'field-name.situation.import.putBack': { sv: 'Återställda observationer', en: 'Observations put back' },
  'field-name.situation.import.left': {
    sv: 'Kvar, eftersom någon arbetat med dem',
    en: 'Left, because someone had worked on them',
  },
})
