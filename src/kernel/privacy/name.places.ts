import { municipalities } from './municipalities.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))
const alternatives = (list: string): string => list.trim().split(/\s+/).join('|')

const streets = alternatives(`
  alle allé allén backe backen biblioteket bolaget bostäder bron butiken centrum esplanad fastigheter föreningen
  begravningsplats församling gata gatan gränd gränden gymnasiet gymnasium gången gården hallen hamnen huset kapell kliniken kyrka
  kyrkan kyrkogård kyrkogården kyrkogång lasarett leden lekland lekpark lekplats museet museum parken plats platsen promenad sjukhus
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

/** Before the place where something is. */
export const prepositions = words('i på vid kring runt utanför nära bakom mellan')

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
  boutique butik catering cirkulationsplats galerie gravmonument salon
  affären aktiebolaget apotek apoteket appen ateljé ateljén avdelning avdelningen badet bageri bageriet bandet baren
  berget bilfirma bilhandlaren bio biografen bistro blomster blomsterhandel boendet boken bolaget
  bostadsrättsföreningen brasserie brf bussen butiken byn båt båten cafe café capio centrala centrumet chez cykelbutik
  da dagis drinken drottning drottningen fartyget fastigheten festivalen figuren filmen firma firman friskolan frisör
  frisörsalong fritidsgården färja färjan föreningen föreningshuset företaget församlingen förskola förskolan galleri
  gallerian galleriet gatan gosedjuret grill gruppboendet gym gymmet gården hare heliga hemtjänst hertig holmen hotel
  hotell hotellet hunddagis hunden huset hästen hårsalong ica insatsen isbrytaren jacka jackan jungfru kafé kaféet
  kampanjen kapellet katten katthem kebab kiosken klinik kliniken klubben kollot konditori konstverket krog krogen
  kung kungen kv kvarter kvarteret kvartersbutik kvarterskrog kyrka kyrkan köpcentret laget lekparken lekplatsen låten
  m/s maskoten matbutik metoden modellen moské moskén musikalen märket mötesplatsen nagelbar nagelsalong nattklubb
  nattklubben närbutik närbutiken operation optiker orkan orkanen osteria ovädret parken pizzabutik pizzeria pizzerian
  pjäsen platsen podden prins prinsessan programmet projekt projektet pub puben rastplats restaurang restaurangen
  restaurant ristorante roboten robotgräsklipparen rondellen s:t s:ta salong salongen san sankt sankta sant serien
  sjukhuset sjön skeppet skola skolan skulpturen skönhetssalong spelet st stadsdelen stallet staty statyn stiftelsen
  storm stormen studio stugan sushi systemet sången tandvården tavernan teater tidningen torget trattoria träffpunkten
  tröja tröjan tunneln tåget ungdomsgården vandrarhem varumärket villan väska väskan vårdboendet vårdcentralen
  äldreboende äldreboendet ön
`)

/** Endings of the same: "advokatfirman Lindahl", "nagelsalongen Malin". */
export const thingEnding =
  /.{2}(?:firman|firma|byrån|byrå|bolaget|butiken|butik|affären|kedjan|kiosken|restaurangen|salongen|krogen|stormen|projektet|roboten|kvarteret|föreningen|kampanjen|fastigheten|båten|färjan|fartyget|gruppen|bageriet|klubben|studion|hotellet|caféet|teatern|utställningen|pjäsen|filmen|boken|priset|stiftelsen|fonden|modellen|metoden|systemet)$/

/** Capitalised before a name these belong to the name of a place or a shop: "Lilla Björn", "Röda Sten", "Bar Nisse". */
export const placeAdjective = words('bar chez hos lilla stora gamla nya röda vita svarta gula blå gröna hälsans')

/** After a name, in small letters too: a business or a place, never what somebody does. */
export const trade = words(`
  ateljé bageri brygga café cafe coffee dekorationsmåleri express foto frukt galleri gatukök gård hage hår kem kiosk konditori kök krog livs nagelbar
  park pizzeria plåtslageri restaurang salong spa sportbar station sushi teater tobak
`)

/** After a name: a feast of the church. */
export const feast = /^(?:himmelsfärd|bebådelse|kyrkogångs|lekamens)/

/** Where "X i Y" is the title of a play, a film or a book: "Emil i Lönneberga-teatern". */
export const titleOfWork = /^lönneberga|-(?:teatern|filmen|pjäsen|boken|musikalen|föreställningen|showen|serien)$/

/** Companies, figures of books and of history, and other well-known names that are spelled like a living person's. */
export const knownNames = words(`
  albert-engström alfons-åberg alfred-nobel ali-baba alice-tegnér anders-celsius anders-zorn anna-lindh anne-frank astrid-lindgren
  august-strindberg ave-maria axel-oxenstierna bella-italia bella-napoli bella-vista ben-jerry birger-jarl björn-borg bob-marley
  calvin-klein captain-morgan carl-eldh carl-gustaf carl-larsson carl-linné carl-malmsten christian-dior claes-ohlson clas-ohlson
  cornelis-vreeswijk dag-hammarskjöld dolly-parton donald-duck donald-trump einar-mattsson elin-wägner ellen-key elsa-beskow
  elsa-brändström elvis-presley engelbrekt-engelbrektsson erik-olsson erik-wallin evert-taube filippa-k fred-perry fredrika-bremer
  frida-kahlo george-floyd gina-tricot greta-garbo greta-thunberg gunnar-asplund gustaf-adolf gustaf-fröding gustav-adolf gustav-iii
  gustav-vasa gustav-wasa harry-potter helly-hansen hjalmar-branting hugo-alvar hugo-boss ingmar-bergman jack-daniels jack-jones
  jack-wolfskin jenny-lind john-ericsson johnnie-walker jussi-björling kalle-anka karin-boye karin-larsson karl-johan karl-lagerfeld
  karl-staaff kate-spade lars-kagg levi-strauss lisa-larson louis-vuitton magnus-ladulås marc-jacobs marc-o maria-magdalena marie-claire
  martin-luther max-burgers mercedes-benz mercedes-vito michael-jackson michael-kors moa-martinsson mona-lisa nelly-sachs nelson-mandela
  nils-holgersson olaus-petri olof-palme olof-palmes olov-lindgren oscar-ii oscar-properties paul-smith per-albin peter-pan
  pippi-långstrump ralph-lauren raoul-wallenberg robin-hood ronja-rövardotter rosa-parks sankt-erik santa-maria sara-lidman
  selma-lagerlöf stella-mccartney sten-sture sven-duva sven-harry tage-danielsson tage-erlander tiger-of tiger-woods tom-ford
  tommy-hilfiger tony-hawk tove-jansson ture-sventon verner-heidenstam victoria-park victoria-secret victorias-secret vilhelm-moberg
  villa-maria vivienne-westwood vladimir-putin wilhelm-moberg
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
