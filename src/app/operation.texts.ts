import type { MigrationProblemCode } from '#kernel/db/migrate.ts'
import { type Bilingual, defineTexts } from '#kernel/i18n/texts.ts'

const migrationTexts = {
  'engine.database-newer': {
    sv: 'Databasen är gjord av en nyare version av Samsyn (steget {migration} är okänt här). Installera den versionen, eller återställ en säkerhetskopia från den här versionen i en ny datamapp.',
    en: 'The database was made by a newer version of Samsyn (the step {migration} is unknown here). Install that version, or restore a backup from this version into a new data folder.',
  },
  'engine.migration-changed': {
    sv: 'Steget {migration} har ändrats sedan databasen byggdes. Återställ programmets filer från den utgivna versionen och starta igen; databasen är orörd.',
    en: 'The step {migration} has changed since the database was built. Put the program’s files back as they were released and start again; the database is untouched.',
  },
  'engine.migration-failed': {
    sv: 'Databasen kunde inte uppgraderas: steget {migration} misslyckades ({reason}). Databasen är kvar som före steget. Rapportera felet, och kör den tidigare versionen tills det är rättat.',
    en: 'The database could not be upgraded: the step {migration} failed ({reason}). The database is as it was before that step. Report the fault, and run the earlier version until it is put right.',
  },
  'engine.role-refused': {
    sv: 'Databasens ägare får inte skapa inloggningen {role} ({reason}). Ge ägaren rätten CREATEROLE, eller låt någon som har den köra: grant samsyn_app to "{role}".',
    en: 'The database’s owner may not make the login {role} ({reason}). Give the owner the right CREATEROLE, or let somebody who has it run: grant samsyn_app to "{role}".',
  },
  'engine.database-unreachable': {
    sv: 'Databasen {place} går inte att nå som {user}: {reason}. Kontrollera DATABASE_URL och att PostgreSQL är igång.',
    en: 'The database {place} cannot be reached as {user}: {reason}. Check DATABASE_URL and that PostgreSQL is running.',
  },
  'engine.server-too-old': {
    sv: 'DATABASE_URL leder till PostgreSQL {found}. Samsyn kräver {oldest} eller senare.',
    en: 'DATABASE_URL leads to PostgreSQL {found}. Samsyn needs {oldest} or later.',
  },
} satisfies Record<`engine.${MigrationProblemCode}`, Bilingual>

/** What the system says to whoever runs it: at start, in a check-up, about backups. */
export const operationTexts = defineTexts({
  ...migrationTexts,
  'engine.died': {
    sv: 'Databasen har slutat fungera av sig själv. Samsyn avslutas; starta det igen. Orsaken finns i loggen i {log}.',
    en: 'The database ended by itself. Samsyn stops; start it again. The cause is in the log in {log}.',
  },
  'installation.secrets-broken': {
    sv: 'Filen med installationens hemligheter är skadad: {path}. Hämta den ur en säkerhetskopia (tar xzf KOPIA secrets.json) och starta igen.',
    en: 'The file with the installation’s secrets is damaged: {path}. Take it from a backup (tar xzf BACKUP secrets.json) and start again.',
  },
  'serve.port-taken': {
    sv: 'Porten {port} på {host} används redan. Stoppa det andra programmet, eller välj en annan port, till exempel: PORT={other} npm start',
    en: 'Port {port} on {host} is already in use. Stop the other program, or choose another port, for example: PORT={other} npm start',
  },
  'serve.port-forbidden': {
    sv: 'Samsyn får inte använda porten {port} på {host}. Portar under 1024 kräver särskild rätt; välj en annan, till exempel: PORT={other} npm start',
    en: 'Samsyn may not use port {port} on {host}. Ports below 1024 need a special right; choose another, for example: PORT={other} npm start',
  },
  'serve.no-such-host': {
    sv: 'Adressen {host} finns inte på den här datorn. Sätt HOST till 127.0.0.1, eller till 0.0.0.0 för alla nät.',
    en: 'The address {host} does not exist on this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all networks.',
  },
  'mail.setting.incomplete': {
    sv: 'SMTP_URL är satt, men MAIL_FROM eller PUBLIC_URL saknas. Sätt alla tre, eller ta bort SMTP_URL så skickas ingen e-post.',
    en: 'SMTP_URL is set, but MAIL_FROM or PUBLIC_URL is missing. Set all three, or remove SMTP_URL and no e-mail is sent.',
  },
  'mail.setting.smtp-url': {
    sv: 'SMTP_URL går inte att läsa. Skriv till exempel smtp://e-post.kommunen.se:587 eller smtps://anvandare:losenord@e-post.kommunen.se',
    en: 'SMTP_URL cannot be read. Write for example smtp://mail.municipality.se:587 or smtps://user:password@mail.municipality.se',
  },
  'mail.setting.public-url': {
    sv: 'PUBLIC_URL går inte att läsa. Skriv adressen där Samsyn nås, till exempel https://samsyn.kommunen.se',
    en: 'PUBLIC_URL cannot be read. Write the address where Samsyn is reached, for example https://samsyn.municipality.se',
  },
  'mail.setting.from': {
    sv: 'MAIL_FROM går inte att läsa. Skriv en avsändare, till exempel Samsyn <samsyn@kommunen.se>',
    en: 'MAIL_FROM cannot be read. Write a sender, for example Samsyn <samsyn@municipality.se>',
  },
  'doctor.mail.ok': {
    sv: '{how, select, off {E-post är avslagen (SMTP_URL); meddelanden finns bara i Samsyn.} other {E-postservern {host} svarar.}}',
    en: '{how, select, off {E-mail is off (SMTP_URL); messages are in Samsyn only.} other {The mail server {host} answers.}}',
  },
  'doctor.mail.unreachable': {
    sv: 'E-postservern {host} svarar inte eller släpper inte in oss ({reason}). Meddelanden väntar i kö och försöks igen i ungefär ett dygn. Kontrollera SMTP_URL.',
    en: 'The mail server {host} does not answer or does not let us in ({reason}). Messages wait in the queue and are tried again for about a day. Check SMTP_URL.',
  },
  'doctor.letters.ok': {
    sv: '{municipality}: {sent, number} meddelanden skickade med e-post, {queued, number} i kö.',
    en: '{municipality}: {sent, number} messages sent by e-mail, {queued, number} queued.',
  },
  'doctor.letters.failed': {
    sv: '{municipality}: {failed, plural, one {ett meddelande} other {# meddelanden}} gick inte att skicka med e-post de senaste sju dagarna. Ägaren ser vilka och varför under Meddelanden, Hur det går med e-posten.',
    en: '{municipality}: {failed, plural, one {one message} other {# messages}} could not be sent by e-mail in the last seven days. The owner sees which and why under Messages, How e-mail is going.',
  },
  'archive.restore-point': {
    sv: 'Databasen uppgraderas. Dessförinnan sparades en säkerhetskopia i {path}.',
    en: 'The database is upgraded. Before that, a backup was saved in {path}.',
  },
  'archive.no-installation': {
    sv: 'Det finns ingen installation i {path}. Ange rätt datamapp med --data.',
    en: 'There is no installation in {path}. Name the right data folder with --data.',
  },
  'archive.file-exists': {
    sv: 'Filen {path} finns redan och skrivs inte över. Välj ett annat namn.',
    en: 'The file {path} exists already and is not overwritten. Choose another name.',
  },
  'archive.not-written': {
    sv: 'Säkerhetskopian kunde inte skrivas till {path} ({reason}). Välj en mapp där det finns plats och där Samsyn får skriva.',
    en: 'The backup could not be written to {path} ({reason}). Choose a folder with room in which Samsyn may write.',
  },
  'archive.not-readable': {
    sv: 'Filen {path} kan inte läsas ({reason}).',
    en: 'The file {path} cannot be read ({reason}).',
  },
  'archive.broken': {
    sv: 'Säkerhetskopian {path} är skadad eller ofullständig ({reason}). Inget har återställts. Använd en annan kopia.',
    en: 'The backup {path} is damaged or incomplete ({reason}). Nothing was restored. Use another copy.',
  },
  'archive.newer': {
    sv: 'Säkerhetskopian {path} är gjord av en nyare version av Samsyn ({version}). Inget har återställts. Installera den versionen eller en senare.',
    en: 'The backup {path} was made by a newer version of Samsyn ({version}). Nothing was restored. Install that version or a later one.',
  },
  'archive.other-history': {
    sv: 'Säkerhetskopian {path} är gjord med ett annat steg {migration} än det här programmets. Inget har återställts. Använd den utgivna versionen {version} eller en senare.',
    en: 'The backup {path} was made with another step {migration} than this program’s. Nothing was restored. Use the released version {version} or a later one.',
  },
  'archive.folder-not-empty': {
    sv: 'I {path} finns redan en installation, och den skrivs inte över. Återställ i en ny datamapp: --data NY-MAPP',
    en: 'There is an installation in {path} already, and it is not overwritten. Restore into a new data folder: --data NEW-FOLDER',
  },
  'archive.database-not-empty': {
    sv: 'Databasen {place} innehåller redan Samsyn, och den skrivs inte över. Återställ i en tom databas.',
    en: 'The database {place} holds Samsyn already, and it is not overwritten. Restore into an empty database.',
  },
  'archive.restore-interrupted': {
    sv: 'En återställning i {path} avbröts. Ta bort mappen och återställ igen i en tom datamapp; säkerhetskopian är orörd.',
    en: 'A restore into {path} was interrupted. Remove the folder and restore again into an empty data folder; the backup is untouched.',
  },
  'doctor.summary': {
    sv: '{wrong, plural, =0 {Allt är i ordning.} one {Ett fel.} other {# fel.}}',
    en: '{wrong, plural, =0 {Everything is in order.} one {One fault.} other {# faults.}}',
  },
  'doctor.database.ok': {
    sv: 'Databasen svarar: PostgreSQL {version}, {size}.',
    en: 'The database answers: PostgreSQL {version}, {size}.',
  },
  'doctor.engine.ok': {
    sv: '{state, select, running {Den inbyggda databasen är igång under ett annat Samsyn.} started {Den inbyggda databasen startade för kontrollen.} other {En egen databas används (DATABASE_URL).}}',
    en: '{state, select, running {The embedded database is running under another Samsyn.} started {The embedded database was started for this check.} other {A database of your own is used (DATABASE_URL).}}',
  },
  'doctor.migrations.ok': {
    sv: 'Databasens uppbyggnad stämmer med programmet ({count, plural, one {# steg} other {# steg}}).',
    en: 'The database is built as the program expects ({count, plural, one {# step} other {# steps}}).',
  },
  'doctor.migrations.pending': {
    sv: 'Databasen är från en äldre version: {names} återstår. Nästa start uppgraderar den, efter en säkerhetskopia.',
    en: 'The database is from an older version: {names} remain. The next start upgrades it, after a backup.',
  },
  'doctor.modes.ok': {
    sv: 'Bara ägaren kommer åt datamappen och hemligheterna.',
    en: 'Only the owner can reach the data folder and the secrets.',
  },
  'doctor.modes.open': {
    sv: 'Andra användare på datorn kommer åt {paths}. Kör: {command}',
    en: 'Other users of the machine can reach {paths}. Run: {command}',
  },
  'doctor.row-security.ok': {
    sv: 'Radskyddet mellan kommuner gäller för {count, plural, one {# tabell} other {# tabeller}}.',
    en: 'The protection between municipalities holds for {count, plural, one {# table} other {# tables}}.',
  },
  'doctor.row-security.missing': {
    sv: 'Radskyddet mellan kommuner saknas för {names}. Någon har ändrat databasen för hand. Stoppa Samsyn och återställ en säkerhetskopia.',
    en: 'The protection between municipalities is missing for {names}. Somebody changed the database by hand. Stop Samsyn and restore a backup.',
  },
  'doctor.row-security.role': {
    sv: 'Samsyns inloggning {role} har för stora rättigheter: den kan gå förbi radskyddet. Kör: alter role "{role}" nosuperuser nobypassrls',
    en: 'Samsyn’s login {role} has too many rights: it can pass the row protection by. Run: alter role "{role}" nosuperuser nobypassrls',
  },
  'doctor.audit.ok': {
    sv: '{municipality}: historiken är hel ({entries, plural, one {# rad} other {# rader}}).',
    en: '{municipality}: the audit trail is whole ({entries, plural, one {# entry} other {# entries}}).',
  },
  'doctor.audit.broken': {
    sv: '{municipality}: historiken är bruten vid rad {at} ({why, select, hash {raden är ändrad} link {raden hänger inte ihop med den före} gap {en eller flera rader före saknas} words {orden i raden är utbytta} other {de sista raderna saknas eller är utbytta}}). Spara en kopia av databasen, jämför med en äldre säkerhetskopia och ta reda på vem som haft tillgång till databasen.',
    en: '{municipality}: the audit trail is broken at entry {at} ({why, select, hash {the entry was changed} link {the entry does not fit the one before} gap {one or more entries before it are missing} words {the words of the entry were replaced} other {the last entries are missing or replaced}}). Keep a copy of the database, compare with an older backup and find out who had access to the database.',
  },
  'doctor.weekly-counts.ok': {
    sv: '{municipality}: veckosummorna stämmer med observationerna.',
    en: '{municipality}: the weekly counts fit the observations.',
  },
  'doctor.weekly-counts.differ': {
    sv: '{municipality}: {count, plural, one {en veckosumma} other {# veckosummor}} stämmer inte med observationerna, den första i vecka {week}. Publicera inget för de veckorna och rapportera felet.',
    en: '{municipality}: {count, plural, one {one weekly count does} other {# weekly counts do}} not fit the observations, the first in week {week}. Publish nothing for those weeks and report the fault.',
  },
  'doctor.pictures.ok': {
    sv: '{municipality}: {count, plural, =0 {inga publicerade lägesbilder ännu} one {den publicerade lägesbilden är oförändrad} other {de # publicerade lägesbilderna är oförändrade}}.',
    en: '{municipality}: {count, plural, =0 {no published pictures yet} one {the published picture is unchanged} other {the # published pictures are unchanged}}.',
  },
  'doctor.pictures.changed': {
    sv: '{municipality}: publicerade lägesbilder har ändrats i databasen (nummer {ids}). Jämför med de utskickade dokumenten eller en äldre säkerhetskopia.',
    en: '{municipality}: published pictures were changed in the database (number {ids}). Compare with the documents that were sent out or an older backup.',
  },
  'doctor.nightly.ok': {
    sv: '{municipality}: nattkontrollen kördes senast {at}.',
    en: '{municipality}: the nightly check last ran {at}.',
  },
  'doctor.nightly.never': {
    sv: '{municipality}: nattkontrollen har inte körts än. Den körs klockan 03 varje natt när Samsyn är igång.',
    en: '{municipality}: the nightly check has not run yet. It runs at 3 a.m. every night while Samsyn is running.',
  },
  'doctor.nightly.late': {
    sv: '{municipality}: nattkontrollen kördes senast {at}. Har Samsyn varit avstängt sedan dess är det väntat; annars starta om det.',
    en: '{municipality}: the nightly check last ran {at}. If Samsyn has been off since, that is expected; otherwise restart it.',
  },
  'doctor.nightly.failed': {
    sv: '{municipality}: nattkontrollen {at} hittade fel. De står på raderna ovanför om de finns kvar.',
    en: '{municipality}: the nightly check {at} found faults. They are in the lines above if they remain.',
  },
  'doctor.disk.ok': { sv: '{free, number} GB ledigt i datamappen.', en: '{free, number} GB free in the data folder.' },
  'doctor.disk.full': {
    sv: 'Bara {free, number} GB ledigt i {path}. Flytta undan säkerhetskopior i backups/ eller skaffa mer utrymme.',
    en: 'Only {free, number} GB free in {path}. Move away backups in backups/ or get more space.',
  },
})
