import type { Wording } from './sentences-crime.ts'

/** Made-up wordings for disorder, traffic, fires, young people and places that feel unsafe. `{plats}` as in the other file. */
export const orderSentences: Readonly<Record<string, Wording>> = {
  alkohol: {
    openings: [
      'Berusade personer stör {plats}.',
      'Öppen alkoholförtäring {plats}.',
      'Högljudd berusning {plats}.',
      'Berusad grupp {plats}, förbipasserande tog omvägar.',
      'Fylleri {plats}.',
    ],
    details: [
      'Alkohol hälldes ut.',
      'Lugnt efter tillsägelse.',
      'Återkommer de flesta helger.',
      'Tomflaskor och glas på marken.',
    ],
  },
  'tobak-dopning-spel': {
    openings: [
      'Försäljning av vejp {plats}.',
      'Rökning och snusning bland yngre {plats}.',
      'Nikotinpåsar säljs mellan elever {plats}.',
      'Spel om pengar på raster {plats}.',
      'Uppgift om dopningspreparat {plats}.',
    ],
    details: [
      'Tillsynen är informerad.',
      'Tas upp i klasserna.',
      'Även yngre elever berörs.',
      'Vanligast på rasterna.',
    ],
  },
  samling: {
    openings: [
      'Stor samling {plats}.',
      'Ungdomsgrupp samlas {plats} och upplevs störande.',
      'Högljudd samling {plats}.',
      'Ett trettiotal samlade {plats}.',
      'Grupp blockerar entrén {plats}.',
      'Återkommande samling {plats}.',
    ],
    details: [
      'Lugnt efter samtal.',
      'Boende undviker platsen.',
      'Hög musik och skrik.',
      'Gruppen skingrades av sig själv.',
      'Mindre grupp än förra veckan.',
    ],
  },
  storning: {
    openings: [
      'Störande ljud från trapphus {plats}.',
      'Skrik och bråk utomhus {plats}.',
      'Obehöriga i trapphus {plats}.',
      'Upprepade störningar på innergård {plats}.',
      'Entrén används som tillhåll {plats}.',
    ],
    details: ['Portkoden är bytt.', 'Störningsjouren kallades.', 'Entrén är städad.', 'Pågått i flera veckor.'],
  },
  pyroteknik: {
    openings: [
      'Fyrverkerier avfyrades farligt {plats}.',
      'Smällare kastades {plats}.',
      'Raketer riktades mot byggnad {plats}.',
      'Kraftiga smällare {plats}.',
      'Bengaler tändes {plats}.',
    ],
    details: ['Ingen skadades.', 'Brännmärken på fasaden.', 'Skrämde många på platsen.', 'Pyroteknik togs om hand.'],
  },
  buskorning: {
    openings: [
      'Buskörning med moped {plats}.',
      'Motorcykel i hög fart på gångväg {plats}.',
      'Mopedkörning {plats} nära barn.',
      'Crosskörning {plats}.',
      'Upprepade varv med bil och sladdar {plats}.',
    ],
    details: [
      'Hinder på gångvägen önskas.',
      'Flera var nära att bli påkörda.',
      'Sker mest på kvällar.',
      'Ljudet stör hela kvarteret.',
    ],
  },
  hastighet: {
    openings: [
      'Höga hastigheter {plats}.',
      'Fortkörning vid övergångsställe {plats}.',
      'Hastighetskontroll {plats}, flera körde för fort.',
      'Bilar kör mycket fort {plats}.',
      'Trafiken håller inte hastigheten {plats}.',
    ],
    details: ['Farthinder önskas.', 'Många barn rör sig här.', 'Ny kontroll planeras.', 'Skyltningen är otydlig.'],
  },
  trafikolycka: {
    openings: [
      'Trafikolycka {plats}, två fordon inblandade.',
      'Singelolycka {plats}.',
      'Cyklist omkull {plats}.',
      'Påkörning bakifrån {plats}.',
      'Påkört staket {plats}.',
    ],
    details: ['Lindriga skador.', 'Halt väglag.', 'Vägen var avstängd en stund.', 'Sikten är dålig i korsningen.'],
  },
  'farlig-parkering': {
    openings: [
      'Trafikfarlig parkering vid lämning {plats}.',
      'Bilar på gångbanan {plats}.',
      'Felparkering skymmer sikten {plats}.',
      'Blockerad räddningsväg {plats}.',
      'Trängsel med bilar {plats} på morgonen.',
    ],
    details: ['Information går ut i veckobrevet.', 'Parkeringsvakt önskas.', 'Nära olycka.', 'Värst när det regnar.'],
  },
  'anlagd-brand': {
    openings: [
      'Misstänkt anlagd brand mot byggnad {plats}.',
      'Brand i entré {plats}, misstänks anlagd.',
      'Eld mot fasad {plats}.',
      'Brand i förråd {plats}, misstänks anlagd.',
    ],
    details: [
      'Elden spred sig inte.',
      'Rökskador i entrén.',
      'Utrymning genomfördes lugnt.',
      'Teknisk undersökning görs.',
    ],
  },
  fordonsbrand: {
    openings: [
      'Brand i bil {plats}.',
      'Bilbrand {plats}, två fordon skadade.',
      'Moped brann {plats}.',
      'Brand i släpvagn {plats}.',
      'Utbränd bil {plats}.',
    ],
    details: [
      'Ingen spridning till byggnad.',
      'Misstänks anlagd.',
      'Fordonet är bortforslat.',
      'Belysningen på platsen är svag.',
    ],
  },
  smabrand: {
    openings: [
      'Brand i papperskorg {plats}.',
      'Containerbrand {plats}.',
      'Eld i återvinningskärl {plats}.',
      'Gräsbrand {plats}.',
      'Brand i skräphög {plats}.',
    ],
    details: [
      'Släckt innan den spred sig.',
      'Misstänks anlagd.',
      'Kärlet flyttas från fasaden.',
      'Andra gången på samma plats.',
    ],
  },
  'unga-riskmiljo': {
    openings: [
      'Yngre ungdomar ute sent {plats}.',
      'Unga vistas bland äldre i riskmiljö {plats}.',
      'Många okända ungdomar {plats}.',
      'Unga från andra områden samlas {plats}.',
      'Orolig stämning bland ungdomar {plats}.',
    ],
    details: [
      'Fältarna är informerade.',
      'Fler vuxna behövs på platsen.',
      'Lugnare när fritidsgården har öppet.',
      'Handlar om grupper, inte enskilda.',
    ],
  },
  skolmiljo: {
    openings: [
      'Oroligt på skolgården {plats}.',
      'Obehöriga på området {plats}.',
      'Konflikt mellan elevgrupper {plats}.',
      'Hotfull stämning i korridorer {plats}.',
      'Falskt brandlarm utlöst {plats}.',
    ],
    details: [
      'Fler vuxna ute på rasterna.',
      'Skalskyddet ses över.',
      'Lugnare i slutet av veckan.',
      'Klasserna har haft samtal.',
    ],
  },
  ryktesspridning: {
    openings: [
      'Rykten om bråk {plats} sprids i sociala medier.',
      'Rykte om uppgörelse {plats}.',
      'Oro efter rykten om händelser {plats}.',
      'Gammal film sprids på nytt som om den var tagen {plats}.',
      'Rykte om planerat bråk {plats}.',
    ],
    details: [
      'Hört, inte sett.',
      'Inget hände på platsen.',
      'Saklig information har gått ut.',
      'Lade sig efter några dagar.',
    ],
  },
  'upplevd-otrygghet': {
    openings: [
      'Boende säger att de undviker att gå ensamma {plats}.',
      'Otrygghet uttrycks {plats}.',
      'Flera vågar inte vistas {plats} efter mörkrets inbrott.',
      'Äldre väljer att inte gå {plats}.',
      'Många upplever det som otryggt {plats}.',
    ],
    details: [
      'Mörkt och få som rör sig.',
      'Trygghetsvandring föreslås.',
      'Efter händelserna förra veckan.',
      'Fler synliga vuxna efterfrågas.',
    ],
  },
  belysning: {
    openings: [
      'Trasig belysning {plats}.',
      'Tre lampor släckta {plats}.',
      'Mörk gångväg {plats}.',
      'Armatur sönderslagen {plats}.',
      'Belysningen blinkar {plats}.',
    ],
    details: [
      'Felanmäld.',
      'Utbytt efter fyra dagar.',
      'Har varit trasig länge.',
      'Sammanfaller med fler händelser på platsen.',
    ],
  },
  nedskrapning: {
    openings: [
      'Mycket skräp {plats}.',
      'Dumpade möbler {plats}.',
      'Överfulla papperskorgar {plats}.',
      'Krossat glas {plats}.',
      'Byggavfall dumpat {plats}.',
    ],
    details: ['Städat dagen efter.', 'Extra tömning beställd.', 'Samma plats varje helg.', 'Större kärl behövs.'],
  },
  'skymd-sikt': {
    openings: [
      'Igenvuxna buskar {plats}.',
      'Häck skymmer sikten {plats}.',
      'Växtlighet täcker lampor {plats}.',
      'Buskage vid gångväg {plats} ger dålig insyn.',
      'Grenar hänger över gångvägen {plats}.',
    ],
    details: [
      'Beskärning är beställd.',
      'Noterat vid trygghetsvandring.',
      'Enkelt att åtgärda.',
      'Åtgärdas under hösten.',
    ],
  },
  'otrygg-passage': {
    openings: [
      'Gångtunneln {plats} upplevs otrygg.',
      'Mörk passage {plats}.',
      'Gångvägen {plats} är dåligt upplyst och ödslig.',
      'Tillhåll i tunneln {plats}.',
      'Passagen {plats} saknar sikt.',
    ],
    details: ['Speglar föreslås.', 'Många tar omvägar.', 'Målning och ljus skulle hjälpa.', 'Städas oftare.'],
  },
  ovrigt: {
    openings: [
      'Misstänkt försäljare {plats}.',
      'Drönare flög lågt {plats}.',
      'Uppställd husvagn {plats}.',
      'Lösspringande hund {plats}.',
      'Okänd bil återkommer {plats}.',
      'Tillfälligt tält {plats}.',
    ],
    details: ['Följs upp.', 'Ingen åtgärd ännu.', 'Borta dagen efter.', 'Passar inte i någon annan kategori.'],
  },
}
