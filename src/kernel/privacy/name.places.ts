import { municipalities } from './municipalities.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))
const alternatives = (list: string): string => list.trim().split(/\s+/).join('|')

const streets = alternatives(`
  alle allé allén backe backen biblioteket bolaget bostäder bron butiken centrum esplanad fastigheter föreningen
  församling gata gatan gränd gränden gymnasiet gymnasium gången gården hallen hamnen huset kapell kliniken kyrka
  kyrkan kyrkogång lasarett leden lekland lekpark lekplats museet museum parken plats platsen promenad sjukhus
  sjukhuset skola skolan stationen stigen strädde sträte terminal terminalen terrass torg torget trappan väg vägen
`)
const grownTogether = alternatives(`
  affär antikvariat ateljé bageri bar blommor bod bro brygga butik byrå cafe café catering fotvård frisering fyr fäbod
  fäbodar färg gravfält grill gärde gård hage hamn handel holme hällor håla hårstudio hårvård höjd inredning kiosk
  kondis krog krok kulle kullen kulturhus kvarn källa kärr lid lund lunden matsalar minne mosse mottagning optiker
  park pizza pizzeria restaurang rökeri salong service shop skafferi skomakeri skrädderi slussar spa spår station
  staty stig strand studio stuga stugan tandläkare tobak torp trappa trappor trädgård tunnel tyg udd udde utsikt
  verkstad värdshus värld wärdshus äng åkeri
`)
const standingAlone = alternatives(`
  arena bad badet berg berget boulevard brunn bäck bänk bänken dal dalen damm förskola gatukök grav grotta gruva gårdar hall herrgård hörna
  ip kafé kaj konditori kvarter kök led livs optik passage plan ring rondell sjö slinga slott sten sund tomt vik viken
  å ås åsen ö ön
`)

/** After a name, alone or at the end of a longer word: a street or a place. No surname ends like this. */
export const streetHead = new RegExp(`^(?:\\p{L}{2,}-|\\p{L}{3,})?(?:${streets})s?$|^(?:vag|gr|pl|v|g)$`, 'iu')

/** The end of a street's name some words after a person's: "Johan möllares väg". */
export const streetTail = words('väg gata gränd stig')

/** After a name in the genitive ("Karls Berg"): a place, a building or a business. Some of them are surnames too. */
export const placeHead = new RegExp(`^(?:\\p{L}{2,}-?)?(?:${grownTogether})$|^(?:${standingAlone})$`, 'iu')

/** Capitalised after a name: a company, an association or a house. */
export const organisationHead = words(`
  ab antik antikvariat as assistans bageri bar bil bilar bilservice bistro bk blommor bygg café camping center co
  cykel cyklar deli design däck el elementar entreprenad fastighet fastighetsförmedling fastighetsmäklare fc ff fiske fond foto
  frisering frisör frisörer förlag förvaltning gatukök gk grill grillen group gruppen guld handel hb hemtjänst
  herrfrisör hotel hotell hår hårsalong if ik inc institutet invest kb kiosken klinik klipp klubb kläder kommun
  konditori konsult kök line livs livsmedel loppis ltd maskin mat matmarknad mode motor motors mur museum måleri
  möbler omsorg pizza pizzeria place plåt properties pub pubb redovisning reklam restaurang rör salongen schakt
  service sk sko skor skrädderi snickeri sport stiftelse stiftelsen städ tandläkare tandvård taxi teater telecom thai
  trafik trafikskola ungdom ur vandrarhem vård åkeri
`)

export const organisationEnding =
  /.{2}(?:bageri|butik|center|design|frisör|handel|hemmet|hörna|kiosk|krog|pizzeria|restaurang|salong|service|shop|sportbar|verkstad|vård)$/

/** The name after one of these is that of something else: "kvarteret Björn", "stormen Hans". */
export const thingBefore = words(`
  affären aktiebolaget apoteket ateljé ateljén avdelning avdelningen badet bandet baren berget bistro blomster boendet
  boken bolaget bostadsrättsföreningen brasserie brf bussen butiken båten cafe café capio centrala chez da drottning
  drottningen fartyget fastigheten filmen firma firman friskolan frisör fritidsgården färjan föreningen företaget
  förskolan galleri galleriet gatan gruppboendet gården heliga hemtjänst hertig holmen hotel hotell hotellet hunden
  huset hästen ica insatsen jungfru kafé kaféet kampanjen kapellet katten kiosken klubben konditori konstverket krogen
  kung kungen kv kvarter kvarteret kyrkan laget lekparken lekplatsen metoden modellen mötesplatsen operation orkanen
  ovädret parken pizzabutik pizzeria pizzerian platsen prins prinsessan programmet projekt projektet puben rastplats
  restaurang restaurangen restaurant rondellen s:t s:ta salong salongen san sankt sankta sant sjukhuset sjön skeppet
  skolan skulpturen st stallet statyn stiftelsen stormen studio stugan systemet tandvården teater torget träffpunkten
  tunneln tåget ungdomsgården vandrarhem villan vårdboendet ön
`)

/** Endings of the same: "advokatfirman Lindahl", "nagelsalongen Malin". */
export const thingEnding =
  /.{2}(?:firman|firma|byrån|byrå|bolaget|butiken|butik|affären|kedjan|kiosken|restaurangen|salongen|krogen|stormen|projektet|roboten|kvarteret|föreningen|kampanjen|fastigheten|båten|färjan|fartyget|gruppen|bageriet|klubben|studion|hotellet|caféet|teatern|utställningen|pjäsen|filmen|boken|priset|stiftelsen|fonden|modellen|metoden|systemet)$/

/** Capitalised before a name these belong to the name of a place or a shop: "Lilla Björn", "Röda Sten", "Bar Nisse". */
export const placeAdjective = words('bar chez hos lilla stora gamla nya röda vita svarta gula blå gröna hälsans')

/** Companies, figures of books and of history, and other well-known names that are spelled like a living person's. */
export const knownNames = words(`
  albert-engström alfred-nobel alice-tegnér anna-lindh astrid-lindgren august-strindberg cornelis-vreeswijk dag-hammarskjöld elin-wägner
  ellen-key evert-taube fredrika-bremer greta-garbo gustaf-fröding hjalmar-branting ingmar-bergman jussi-björling karin-boye
  nelly-sachs olof-palme raoul-wallenberg selma-lagerlöf tage-danielsson tage-erlander tove-jansson verner-heidenstam
  alfons-åberg ali-baba anders-celsius birger-jarl björn-borg calvin-klein carl-malmsten claes-ohlson clas-ohlson einar-mattsson erik-olsson erik-wallin gina-tricot
  gustav-adolf gustav-vasa harry-potter helly-hansen hugo-boss kalle-anka karl-johan levi-strauss lisa-larson nils-holgersson
  olaus-petri olov-lindgren oscar-properties pippi-långstrump ralph-lauren tommy-hilfiger ronja-rövardotter ture-sventon victoria-park
`)

/** Bodies and parts of a town that may stand after "ordningsvakt", "ägaren" and the like. */
export const organisations = words(`
  avarn coop cubsec gamla hemköp ica keolis kommunen lidl livs mtr nokas norra nya polisen rapid regionen securitas sl
  södra tempest västra willys östra
`)

/** Endings of Swedish names of places and of what stands in them. */
const placeEnding =
  /.(?:by|sta|köping|torp|inge|ås|sund|hamn|stad|berga|boda|ryd|löv|arp|tuna|sjö|sjön|näs|fors|bruk|vall|hult|å|ö|dal|dalen|holmen|gård|gården|skolan|skola|huset|centrum|parken|badet|torget|berget|hallen|kyrkan|gatan|vägen|stan|borg|vik|viken|åsen|udden|lund|hem|bostäder|fastigheter|ab|kommun|län|gymnasiet|boendet|bolaget|polisen|tjänsten|jouren|verket|hemmet)s?$/

/** True for a municipality and for what sounds like a place or a body. */
export function isPlace(word: string): boolean {
  return municipalities.has(word) || municipalities.has(word.replace(/s$/, '')) || placeEnding.test(word)
}

/** True for a municipality as it is written. */
export function isMunicipality(word: string | undefined): boolean {
  return word !== undefined && municipalities.has(word)
}
