/** Sentences that may begin a note, and sentences that may follow. */
export type Wording = { readonly openings: readonly string[]; readonly details: readonly string[] }

/** Made-up wordings for crimes. `{plats}` becomes the place with its preposition. Nobody is named, described or locatable. */
export const crimeSentences: Readonly<Record<string, Wording>> = {
  misshandel: {
    openings: [
      'Slagsmål {plats} mellan flera personer.',
      'Larm om misshandel {plats}.',
      'Bråk {plats} som övergick i slag och sparkar.',
      'Två grupper drabbade samman {plats}.',
      'Slag och knuffar {plats}.',
    ],
    details: [
      'Lindriga skador.',
      'Lugnt när hjälp kom till platsen.',
      'Många såg händelsen.',
      'Samma plats som förra gången.',
    ],
  },
  hot: {
    openings: [
      'Hotfulla tillrop {plats}.',
      'Hot uttalades {plats} i samband med ett bråk.',
      'Personal blev hotad {plats}.',
      'Hotfull stämning {plats} under en stund.',
      'Muntligt hot {plats}, flera hörde det.',
    ],
    details: [
      'Ingen skadades.',
      'Situationen kunde lugnas.',
      'Kopplas till en tidigare konflikt på platsen.',
      'Personalen har fått stöd efteråt.',
    ],
  },
  ran: {
    openings: [
      'Rån mot unga {plats}.',
      'Personrån {plats}, en mobiltelefon togs.',
      'Rånförsök {plats} som avbröts.',
      'Väskryckning {plats}.',
      'Rån {plats} med hot om våld.',
    ],
    details: [
      'Gärningspersonerna lämnade platsen till fots.',
      'Inget vapen sågs.',
      'Kläder och hörlurar togs.',
      'Liknar tidigare händelser vid samma gångväg.',
    ],
  },
  skottlossning: {
    openings: [
      'Misstänkt skottlossning {plats}.',
      'Flera skott hördes {plats}.',
      'Skottlossning mot byggnad {plats}.',
      'Larm om smällar {plats}, tomhylsor hittades.',
      'Skott avlossades utomhus {plats}.',
    ],
    details: [
      'Ingen person skadad.',
      'Platsen spärrades av för teknisk undersökning.',
      'Oron bland boende är stor.',
      'Trygghetsskapande närvaro planeras under helgen.',
    ],
  },
  sprangning: {
    openings: [
      'Sprängning vid port {plats}.',
      'Kraftig detonation {plats}.',
      'Explosion {plats} med skador på entrén.',
      'Misstänkt sprängladdning {plats}.',
      'Detonation {plats}, fönster krossades.',
    ],
    details: [
      'Ingen person skadad.',
      'Boende fick vänta utomhus under undersökningen.',
      'Platsen spärrades av.',
      'Kommunen öppnade en samlingsplats med krisstöd.',
    ],
  },
  'sexuellt-ofredande': {
    openings: [
      'Anmälan om ofredande {plats}.',
      'Ofredande i folksamling {plats}.',
      'Larm om ofredande {plats}.',
      'Ofredande av förbipasserande {plats}.',
      'Flera uppger att de blivit ofredade {plats}.',
    ],
    details: [
      'Platsen är mörk och saknar insyn.',
      'Brottsofferjouren erbjuder stöd.',
      'Platsen bör ingå i kvällsronderna.',
      'Inga kameror täcker platsen.',
    ],
  },
  klotter: {
    openings: [
      'Klotter på fasad {plats}.',
      'Nytt klotter {plats}, flera kvadratmeter.',
      'Taggar på dörrar och elskåp {plats}.',
      'Klotter på bänkar och skyltar {plats}.',
      'Målning på vägg {plats}.',
    ],
    details: [
      'Sanering är beställd.',
      'Samma tagg som tidigare i veckan.',
      'Sanerat inom två dygn.',
      'Tredje gången på kort tid.',
    ],
  },
  'skadegorelse-byggnad': {
    openings: [
      'Krossade rutor {plats}.',
      'Sönderslagen entrédörr {plats}.',
      'Skadegörelse på fasad och fönster {plats}.',
      'Uppbrutet elskåp {plats}.',
      'Skador på portar och lås {plats}.',
    ],
    details: [
      'Glasmästare är beställd.',
      'Tillfällig skiva är uppsatt.',
      'Samma entré som förra veckan.',
      'Stenar låg kvar på platsen.',
      'Upptäckt när verksamheten öppnade.',
    ],
  },
  'skadegorelse-fordon': {
    openings: [
      'Krossade bilrutor {plats}.',
      'Sönderskurna däck på flera bilar {plats}.',
      'Repade fordon {plats}.',
      'Backspeglar avslagna {plats}.',
      'Flera bilar vandaliserade {plats}.',
    ],
    details: [
      'Inget verkar vara stulet.',
      'Fyra fordon drabbade.',
      'Belysningen på platsen är trasig.',
      'Boende vill ha fler ronder.',
    ],
  },
  'skadegorelse-utemiljo': {
    openings: [
      'Sönderslagna bänkar {plats}.',
      'Omkullvälta papperskorgar {plats}.',
      'Förstörd lekutrustning {plats}.',
      'Trasiga planteringar och staket {plats}.',
      'Nedrivna skyltar {plats}.',
    ],
    details: [
      'Glas på marken är bortstädat.',
      'Avspärrat tills det är lagat.',
      'Reservdelar är beställda.',
      'Hände även förra helgen.',
    ],
  },
  bostadsinbrott: {
    openings: [
      'Bostadsinbrott {plats}.',
      'Inbrott genom altandörr {plats}.',
      'Inbrottsförsök {plats}, brytmärken på dörr.',
      'Inbrott i bostad {plats} medan ingen var hemma.',
      'Fönster uppbrutet {plats}.',
    ],
    details: [
      'Smycken och elektronik togs.',
      'Grannsamverkan är informerad.',
      'Okänd bil har setts i området.',
      'Flera liknande försök under veckan.',
    ],
  },
  forradsinbrott: {
    openings: [
      'Inbrott i källarförråd {plats}.',
      'Uppbrutna förråd {plats}.',
      'Inbrott i cykelrum {plats}.',
      'Låset till vinden uppbrutet {plats}.',
      'Flera förråd genomsökta {plats}.',
    ],
    details: ['Sex förråd drabbade.', 'Låset är bytt.', 'Skalskyddet ses över.', 'Dörren hade ställts upp.'],
  },
  skolinbrott: {
    openings: [
      'Inbrott {plats}, fönster krossat.',
      'Försök till inbrott {plats}.',
      'Inbrott {plats}, larmet löste ut.',
      'Uppbruten dörr {plats}.',
      'Inbrott i förrådet {plats}.',
    ],
    details: ['Datorer saknas.', 'Inget verkar vara stulet.', 'Larmet fungerade.', 'Fönstret är igensatt.'],
  },
  butiksstold: {
    openings: [
      'Stöld i butik {plats}.',
      'Flera stölder i samma butik {plats}.',
      'Butiksstöld med hotfullt uppträdande {plats}.',
      'Snatteri {plats}.',
      'Försök till stöld av varor {plats}.',
    ],
    details: [
      'Personalen känner sig utsatt.',
      'Varorna återfanns.',
      'Butiken har infört extra bemanning.',
      'Tredje gången i veckan.',
    ],
  },
  cykelstold: {
    openings: [
      'Cykelstöld {plats}.',
      'Flera cyklar stulna {plats}.',
      'Elcykel stulen {plats}.',
      'Avklippta cykellås {plats}.',
      'Stulen cykel ur cykelställ {plats}.',
    ],
    details: [
      'Cykelställen saknar ramlåsning.',
      'Fler låsbara ställ önskas.',
      'Cyklarna var låsta.',
      'Samma cykelställ som tidigare.',
    ],
  },
  fordonsstold: {
    openings: [
      'Stöld ur bil {plats}.',
      'Katalysator stulen {plats}.',
      'Bil stulen {plats}.',
      'Verktyg stulna ur skåpbil {plats}.',
      'Delar stulna från flera bilar {plats}.',
    ],
    details: ['Tre fordon drabbade.', 'Rutan krossades.', 'Sker ofta på platsen.', 'Ägarna är kontaktade.'],
  },
  narkotikahandel: {
    openings: [
      'Öppen försäljning {plats}.',
      'Misstänkt narkotikahandel {plats}.',
      'Snabba överlämningar {plats}.',
      'Återkommande försäljning {plats}.',
      'Många korta besök {plats} som tyder på handel.',
    ],
    details: [
      'Sker öppet även när andra passerar.',
      'Pågår nästan dagligen.',
      'Flyttar sig när väktare kommer.',
      'Fler yngre än tidigare finns i närheten.',
    ],
  },
  narkotikaspar: {
    openings: [
      'Kanyler hittade {plats}.',
      'Påsar och folie {plats}.',
      'Spår av narkotikabruk {plats}.',
      'Stark lukt av narkotika {plats}.',
      'Undangömda påsar hittade {plats}.',
    ],
    details: [
      'Omhändertaget och städat.',
      'Platsen kontrolleras oftare.',
      'Ligger nära en lekplats.',
      'Har ökat sedan sommaren.',
    ],
  },
  langning: {
    openings: [
      'Uppgift om langning {plats}.',
      'Alkohol såldes till unga {plats}.',
      'Misstänkt langning från bil {plats}.',
      'Unga med alkohol {plats}, troligen langad.',
      'Langning inför helgen {plats}.',
    ],
    details: [
      'Föräldrar har hört av sig.',
      'Hänt flera fredagar.',
      'Nattvandrarna är informerade.',
      'Tas upp i nästa nätverksmöte.',
    ],
  },
  gangnarvaro: {
    openings: [
      'Synlig närvaro av kriminella nätverk {plats}.',
      'Grupp med nätverkskoppling håller till {plats}.',
      'Uppvisning av makt {plats}, andra undviker platsen.',
      'Ny gruppering har setts {plats}.',
      'Spänt läge mellan grupperingar {plats}.',
    ],
    details: [
      'Närvaron följs upp.',
      'Näringsidkare är oroliga.',
      'Fler än under förra månaden.',
      'Kopplas till konflikt om narkotikahandel.',
    ],
  },
  rekrytering: {
    openings: [
      'Äldre söker kontakt med yngre {plats}.',
      'Uppgift om att unga erbjuds uppdrag {plats}.',
      'Misstänkt rekrytering av unga {plats}.',
      'Unga berättar om erbjudanden i sociala medier och {plats}.',
      'Oro för rekrytering {plats}.',
    ],
    details: [
      'Förebyggande samtal hålls i grupp.',
      'Skola och socialtjänst är informerade.',
      'Uppgiften är hörd, inte sedd.',
      'Föräldramöte planeras.',
    ],
  },
  utpressning: {
    openings: [
      'Uppgift om utpressning mot näringsidkare {plats}.',
      'Krav på pengar mot butik {plats}.',
      'Misstänkt otillåten påverkan {plats}.',
      'Näringsidkare upplever påtryckningar {plats}.',
    ],
    details: [
      'Få vågar anmäla.',
      'Dialog med företagen pågår.',
      'Uppgiften är hörd i andra hand.',
      'Riktad information till handlarna planeras.',
    ],
  },
  ungdomsbrott: {
    openings: [
      'Ungdomar utsatta för brott av jämnåriga {plats}.',
      'Stöld mellan unga {plats}.',
      'Bråk mellan ungdomsgrupper {plats}.',
      'Unga pressades på kläder {plats}.',
      'Förnedring som filmades {plats}.',
    ],
    details: [
      'Filmen är borttagen.',
      'Stödcentrum har informerats.',
      'Konflikten började på nätet.',
      'Vuxna på plats lugnade läget.',
    ],
  },
  hatbrott: {
    openings: [
      'Hatiskt klotter {plats}.',
      'Hatiska tillrop mot förbipasserande {plats}.',
      'Hatmotiv misstänks vid skadegörelse {plats}.',
      'Hets i form av affischer {plats}.',
    ],
    details: [
      'Borttaget samma dag.',
      'Verksamheten på platsen har erbjudits stöd.',
      'Dokumenterat före sanering.',
      'Liknande har setts i grannkommunerna.',
    ],
  },
  extremism: {
    openings: [
      'Extremistisk propaganda {plats}.',
      'Klistermärken från extremistisk rörelse {plats}.',
      'Flygblad med extremistiskt budskap {plats}.',
      'Symboler kopplade till våldsbejakande miljö {plats}.',
    ],
    details: [
      'Borttaget.',
      'Dokumenterat före borttagning.',
      'Ett tiotal exemplar.',
      'Kommunens samordnare mot extremism är informerad.',
    ],
  },
}
