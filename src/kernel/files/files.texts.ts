import { type Bilingual, defineTexts } from '../i18n/texts.ts'
import type { RowProblemCode, TableProblemCode, TableWarningCode } from './table-problem.ts'
import type { ValueProblemCode } from './values.ts'

const tableProblems: Record<TableProblemCode, Bilingual> = {
  'file-not-found': { sv: 'Filen finns inte eller kan inte läsas.', en: 'The file does not exist or cannot be read.' },
  'file-empty': { sv: 'Filen är tom.', en: 'The file is empty.' },
  'file-binary': {
    sv: 'Filen är ingen text- eller Excelfil. Spara den som XLSX eller CSV.',
    en: 'The file is not a text or Excel file. Save it as XLSX or CSV.',
  },
  'file-old-excel': {
    sv: 'Filen är i det äldre Excelformatet (.xls). Öppna den i Excel och spara den som XLSX, utan lösenord.',
    en: 'The file is in the old Excel format (.xls). Open it in Excel and save it as XLSX, without a password.',
  },
  'file-not-table': {
    sv: 'Filen ser ut att vara {looksLike} och innehåller ingen tabell. Spara den som XLSX eller CSV.',
    en: 'The file looks like {looksLike} and holds no table. Save it as XLSX or CSV.',
  },
  'file-too-large': { sv: 'Filen är för stor. Dela upp den.', en: 'The file is too large. Split it.' },
  'encoding-unknown': {
    sv: 'Det går inte att avgöra vilken teckenkodning filen har. Spara den som CSV UTF-8.',
    en: 'The character encoding of the file cannot be determined. Save it as CSV UTF-8.',
  },
  'header-not-found': { sv: 'Det finns ingen rubrikrad på rad {row}.', en: 'There is no header on row {row}.' },
  'columns-too-many': {
    sv: 'Filen har fler än {limit, number} kolumner. Ta bort dem som inte behövs.',
    en: 'The file has more than {limit, number} columns. Remove those that are not needed.',
  },
  'quote-unclosed': {
    sv: 'Ett citattecken som börjar på rad {row} avslutas aldrig, så resten av filen kan inte läsas. Lägg till det som saknas eller ta bort det som är för mycket.',
    en: 'A quotation mark that begins on row {row} is never closed, so the rest of the file cannot be read. Add the one that is missing or remove the one too many.',
  },
  'record-too-long': {
    sv: 'Rad {row} är för lång för att läsas. Kontrollera radbrytningarna i filen eller korta raden.',
    en: 'Row {row} is too long to be read. Check the line breaks in the file or shorten the row.',
  },
  'xlsx-broken': {
    sv: 'Excelfilen är skadad. Öppna den i Excel och spara den på nytt.',
    en: 'The Excel file is damaged. Open it in Excel and save it again.',
  },
  'xlsx-encrypted': {
    sv: 'Excelfilen är skyddad med lösenord. Ta bort skyddet och försök igen.',
    en: 'The Excel file is protected by a password. Remove the protection and try again.',
  },
  'xlsx-too-large': {
    sv: 'Excelfilen är för stor när den packas upp. Dela upp den eller spara den som CSV.',
    en: 'The Excel file is too large when unpacked. Split it or save it as CSV.',
  },
  'sheet-not-found': {
    sv: 'Bladet {sheet} finns inte. Filen har bladen {sheets}.',
    en: 'There is no sheet {sheet}. The file has the sheets {sheets}.',
  },
  'sheet-empty': {
    sv: 'Bladet {sheet} är tomt. Filen har bladen {sheets}. Välj det som ska läsas.',
    en: 'The sheet {sheet} is empty. The file has the sheets {sheets}. Choose the one that is to be read.',
  },
}

const tableWarnings: Record<TableWarningCode, Bilingual> = {
  'encoding-ambiguous': {
    sv: 'Teckenkodningen är osäker. Kontrollera å, ä och ö i förhandsvisningen.',
    en: 'The character encoding is uncertain. Check letters such as å, ä and ö in the preview.',
  },
  'encoding-damaged': {
    sv: '{count, plural, one {Ett tecken} other {# tecken}} i filen kan inte läsas. De berörda raderna avvisas.',
    en: '{count, plural, one {One character} other {# characters}} in the file cannot be read. The rows concerned are rejected.',
  },
  'encoding-double': {
    sv: 'Å, ä och ö var felaktiga redan när filen skapades (”Ã¤”). Be avsändaren om en ny fil.',
    en: 'Letters such as å, ä and ö were already wrong when the file was made (“Ã¤”). Ask the sender for a new file.',
  },
  'delimiter-ambiguous': {
    sv: 'Det är osäkert vilket tecken som skiljer kolumnerna åt. Kontrollera kolumnerna i förhandsvisningen.',
    en: 'It is uncertain which character separates the columns. Check the columns in the preview.',
  },
  'title-lines-skipped': {
    sv: '{count, plural, one {En rad} other {# rader}} ovanför rubrikraden hoppas över.',
    en: '{count, plural, one {One row above the header is} other {# rows above the header are}} skipped.',
  },
  'header-duplicate': {
    sv: 'Flera kolumner heter {column}. En av dem kallas här {renamed}.',
    en: 'Several columns are called {column}. One of them is called {renamed} here.',
  },
  'header-unnamed': {
    sv: 'En kolumn saknar rubrik och kallas här {column}.',
    en: 'A column has no heading and is called {column} here.',
  },
  'header-looks-like-data': {
    sv: 'Rad {row} används som rubrikrad men ser ut att innehålla uppgifter. Lägg till en rubrikrad om den saknas.',
    en: 'Row {row} is used as the header but looks like data. Add a header row if there is none.',
  },
  'header-two-rows': {
    sv: 'Rubrikerna står på två rader, {above} och {row}. Kolumnerna heter som på rad {row}.',
    en: 'The headings stand on two rows, {above} and {row}. The columns are called as on row {row}.',
  },
  'cells-merged': {
    sv: '{count, plural, one {En sammanslagen cell} other {# sammanslagna celler}} går över flera rader. Värdet gäller för varje rad som cellen täcker.',
    en: '{count, plural, one {One merged cell spans} other {# merged cells span}} several rows. The value holds for each row that the cell covers.',
  },
  'no-rows': { sv: 'Filen har en rubrikrad men inga rader.', en: 'The file has a header but no rows.' },
  'sheets-several': {
    sv: 'Filen har flera blad ({sheets}). Bara {sheet} läses. Välj ett annat om det är fel blad.',
    en: 'The file has several sheets ({sheets}). Only {sheet} is read. Choose another if it is the wrong one.',
  },
  'sheets-hidden': {
    sv: '{count, plural, one {Ett blad är dolt} other {# blad är dolda}}: {sheets}.',
    en: '{count, plural, one {One sheet is hidden} other {# sheets are hidden}}: {sheets}.',
  },
  'macros-left-alone': {
    sv: 'Filen innehåller makron. De körs aldrig; bara det som står i cellerna läses.',
    en: 'The file holds macros. They are never run; only what stands in the cells is read.',
  },
}

const rowProblems: Record<RowProblemCode, Bilingual> = {
  'row-too-short': {
    sv: 'Raden har för få celler. Kontrollera avgränsare och citattecken på raden.',
    en: 'The row has too few cells. Check the delimiters and quotation marks of the row.',
  },
  'row-too-long': {
    sv: 'Raden har innehåll till höger om sista kolumnen. Ta bort det, eller sätt citattecken om en cell som innehåller avgränsaren.',
    en: 'The row has content to the right of the last column. Remove it, or put a cell that holds the delimiter in quotation marks.',
  },
  'row-header-repeated': {
    sv: 'Rubrikraden upprepas här. Ta bort raden.',
    en: 'The header is repeated here. Remove the row.',
  },
  'row-total': {
    sv: 'Raden ser ut att vara en summa, inte en händelse. Ta bort den.',
    en: 'The row looks like a total, not a record. Remove it.',
  },
  'cell-swallows-rows': {
    sv: 'Cellen fortsätter på nästa rad och ser ut att ha tagit med rader som hör till tabellen. Ett citattecken saknas troligen. Rätta det i filen, eller ta bort radbrytningen.',
    en: 'The cell goes on to the next line and seems to have taken in rows of the table. A quotation mark is probably missing. Correct it in the file, or remove the line break.',
  },
  'cell-too-long': {
    sv: 'Cellen har mer än 10 000 tecken. Korta texten.',
    en: 'The cell has more than 10,000 characters. Shorten the text.',
  },
  'cell-nul': {
    sv: 'Cellen innehåller ett otillåtet tecken (NUL). Skriv om cellen.',
    en: 'The cell holds a character that is not allowed (NUL). Write the cell anew.',
  },
  'cell-undecodable': {
    sv: 'Cellen innehåller ett tecken som inte kan läsas. Spara filen som CSV UTF-8, eller skriv om cellen.',
    en: 'The cell holds a character that cannot be read. Save the file as CSV UTF-8, or write the cell anew.',
  },
  'cell-formula-without-value': {
    sv: 'Cellens formel har inget sparat resultat. Öppna filen i Excel och spara den på nytt.',
    en: 'The formula in the cell has no saved result. Open the file in Excel and save it again.',
  },
}

const valueProblems: Record<ValueProblemCode, Bilingual> = {
  'value-missing': { sv: 'Värdet saknas. Fyll i det.', en: 'The value is missing. Fill it in.' },
  'number-unreadable': {
    sv: '”{value}” är inget tal. Skriv talet med siffror.',
    en: '“{value}” is not a number. Write the number in digits.',
  },
  'number-ambiguous': {
    sv: '”{value}” kan betyda både {first, number} och {second, number}. Ange om kolumnen har decimalkomma eller decimalpunkt.',
    en: '“{value}” may mean {first, number} or {second, number}. State whether the column has decimal commas or points.',
  },
  'number-not-whole': {
    sv: '”{value}” är inget heltal. Skriv det utan decimaler.',
    en: '“{value}” is not a whole number. Write it without decimals.',
  },
  'number-too-large': { sv: '”{value}” är för stort. Kontrollera det.', en: '“{value}” is too large. Check it.' },
  'coordinate-incomplete': {
    sv: 'Bara den ena koordinaten är ifylld. Fyll i båda, eller lämna båda tomma.',
    en: 'Only one of the coordinates is given. Fill in both, or leave both empty.',
  },
  'coordinate-unreadable': {
    sv: '”{value}” är ingen koordinat. Skriv den till exempel 59,2371.',
    en: '“{value}” is not a coordinate. Write it for example 59.2371.',
  },
  'coordinate-zero': {
    sv: 'Koordinaterna är 0 och 0. Lämna dem tomma om platsen är okänd.',
    en: 'The coordinates are 0 and 0. Leave them empty if the place is unknown.',
  },
  'coordinate-swapped': {
    sv: 'Latitud och longitud verkar ha bytt plats. Byt dem, eller välj den andra kolumnen i kolumnsteget.',
    en: 'Latitude and longitude seem to be swapped. Exchange them, or choose the other column in the column step.',
  },
  'coordinate-sign': {
    sv: 'Koordinaten har ett minustecken som verkar vara fel. Ta bort det.',
    en: 'The coordinate has a minus sign that seems to be wrong. Remove it.',
  },
  'coordinate-sweref99tm': {
    sv: 'Koordinaterna är i SWEREF 99 TM, men filens koordinater läses som grader. Välj SWEREF 99 TM i kolumnsteget, eller skriv alla i grader (WGS 84).',
    en: 'The coordinates are in SWEREF 99 TM, but those of the file are read as degrees. Choose SWEREF 99 TM in the column step, or write all in degrees (WGS 84).',
  },
  'coordinate-degrees': {
    sv: 'Koordinaterna är i grader, men filens koordinater läses som SWEREF 99 TM (meter). Välj grader i kolumnsteget, eller skriv alla i meter.',
    en: 'The coordinates are in degrees, but those of the file are read as SWEREF 99 TM (metres). Choose degrees in the column step, or write all in metres.',
  },
  'coordinate-grid-outside': {
    sv: 'Koordinaterna {lon, number}, {lat, number} ligger utanför SWEREF 99 TM. Kontrollera att de inte är i ett lokalt system.',
    en: 'The coordinates {lon, number}, {lat, number} lie outside SWEREF 99 TM. Check that they are not in a local system.',
  },
  'coordinate-rt90': {
    sv: 'Koordinaterna är i RT 90. Ange dem i grader (WGS 84) eller SWEREF 99 TM.',
    en: 'The coordinates are in RT 90. Give them in degrees (WGS 84) or SWEREF 99 TM.',
  },
  'coordinate-decimal-lost': {
    sv: 'Koordinaten har tappat sitt decimaltecken. Skriv den till exempel 59,2371.',
    en: 'The coordinate has lost its decimal mark. Write it for example 59.2371.',
  },
  'coordinate-out-of-range': {
    sv: 'Koordinaterna {lat, number}, {lon, number} finns inte på jorden.',
    en: 'The coordinates {lat, number}, {lon, number} are not on earth.',
  },
  'coordinate-outside': {
    sv: 'Punkten ligger utanför det område som filen ska gälla. Kontrollera koordinaterna, eller skriv området i stället.',
    en: 'The point lies outside the area that the file is for. Check the coordinates, or write the area instead.',
  },
  'date-unreadable': {
    sv: '”{value}” är inget datum. Skriv det till exempel 2026-09-18.',
    en: '“{value}” is not a date. Write it for example 2026-09-18.',
  },
  'date-impossible': {
    sv: 'Datumet ”{value}” finns inte. Rätta datumet.',
    en: 'The date “{value}” does not exist. Correct the date.',
  },
  'date-implausible': {
    sv: 'Datumet ”{value}” är orimligt. Det ska ligga mellan {earliest} och {latest}. Rätta det.',
    en: 'The date “{value}” is implausible. It should be between {earliest} and {latest}. Correct it.',
  },
  'date-ambiguous': {
    sv: '”{value}” kan betyda både {first} och {second}. Ange vilken ordning dag och månad har.',
    en: '“{value}” may mean {first} or {second}. State the order of day and month.',
  },
  'date-order': {
    sv: 'Datumet ”{value}” har inte den ordning på dag och månad som gäller för kolumnen.',
    en: 'The date “{value}” does not have the order of day and month that holds for the column.',
  },
  'date-maybe-serial': {
    sv: '”{value}” är inget datum, men kan vara Excels löpnummer för {date}. Ge kolumnen datumformat i Excel, eller skriv datumet.',
    en: '“{value}” is not a date, but may be Excel’s serial number of {date}. Format the column as dates in Excel, or write the date.',
  },
  'date-without-year': {
    sv: 'Datumet ”{value}” saknar år. Skriv även året.',
    en: 'The date “{value}” has no year. Write the year too.',
  },
  'weekday-mismatch': {
    sv: 'Veckodagen i ”{value}” stämmer inte med {date}. Rätta dagen eller datumet.',
    en: 'The weekday in “{value}” does not match {date}. Correct the day or the date.',
  },
  'week-not-in-year': {
    sv: 'Vecka {week} finns inte år {year}.',
    en: 'There is no week {week} in {year}.',
  },
  'time-impossible': {
    sv: 'Klockslaget i ”{value}” finns inte. Rätta det.',
    en: 'The time in “{value}” does not exist. Correct it.',
  },
  'time-nonexistent': {
    sv: 'Klockslaget ”{value}” fanns inte: klockan ställdes fram till sommartid.',
    en: 'The time “{value}” did not exist: clocks went forward to summer time.',
  },
  'time-ambiguous': {
    sv: 'Klockslaget ”{value}” inföll två gånger när sommartiden slutade. Det första räknas.',
    en: 'The time “{value}” occurred twice when summer time ended. The first is used.',
  },
}

/** What reading a file can say; the codes are the keys. */
export const filesTexts = defineTexts({ ...tableProblems, ...tableWarnings, ...rowProblems, ...valueProblems })
