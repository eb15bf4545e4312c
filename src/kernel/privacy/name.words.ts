const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** The next capitalised word is somebody's name. */
export const titles = words(`
  advokat advokaten bröderna doktor doktorn dr familjen fastighetsskötare fastighetsskötaren fritidsledare fritidsledaren frk fru
  fröken handläggare handläggaren herr hr inspektör kommissarie kurator kuratorn lärare läraren magister makarna mentor
  ordningsvakt ordningsvakten polisassistent polisinspektör professor rektor rektorn socialsekreterare syskonen systrarna
  vaktmästare vaktmästaren väktare väktaren åklagare
  barnet brodern brorsan butikschefen chefen dottern eleven enhetschef flickan flickvännen föraren gossen grannen
  gärningsmannen hyresgäst hyresgästen killen kompisen kunden kusinen kvinnan ledaren lillebror mamman mannen mormodern pappan
  pojken pojkvännen sambon sonen storebror systern tipsaren tjejen vännen vittnet ägaren
`)

/** Somewhere before "heter" these tell that a person, not a place or a company, is named. */
export const personWords = words(`
  bekant boende bror brodern bruden dotter dottern elev eleven flicka flickan flickvän förare föraren granne grannen
  grabb gubbe gärningsman gärningsmannen han hen hon kamrat kille killar killen klasskamrat kompis kompisen kund kunden kusin
  kvinna kvinnan ledare ledaren lärare mamma mamman man mannen offer offret pappa pappan person personen pojke pojken pojkar
  pojkvän son sonen syster systern tant tjej tjejen tjejer tonåring ungdom ungdomen vakt vakten vittne vittnet vän vännen
  ägare ägaren
`)

/** After a name, in any case: a street or a place. No surname ends like this. */
export const streetHead =
  /^(?:\p{L}{3,})?(?:väg|vägen|gata|gatan|gränd|gränden|plats|platsen|torg|torget|parken|backe|backen|allé|alle|allén|kyrka|kyrkan|kapell|skola|skolan|gymnasium|gymnasiet|museum|museet|sjukhus|sjukhuset|lasarett|församling|gården|trappan|gången|kyrkogång|promenad|terrass|terminal|terminalen|esplanad|lekplats|lekpark|lekland|strädde|sträte|stationen|hallen|huset|stigen|bron|leden|hamnen|biblioteket|kliniken|butiken|bolaget|föreningen|centrum|fastigheter|bostäder)s?$|^(?:vag|gr|pl|v|g)$/iu

/** After a name in the genitive ("Karls Berg"): a place, a building or a business. Some of them are surnames too. */
export const placeHead =
  /^(?:\p{L}{2,}-?)?(?:park|stig|bro|hamn|gård|stuga|stugan|kulle|kullen|minne|lund|lunden|trappa|trappor|tunnel|staty|kvarn|torp|udde|holme|strand|källa|hage|äng|mosse|fäbod|fäbodar|brygga|gravfält|krok|kärr|lid|udd|höjd|håla|hällor|åkeri|bar|handel|antikvariat|inredning|bod|krog|café|cafe|kiosk|restaurang|pizzeria|pizza|grill|rökeri|kondis|optiker|matsalar|gärde|spår|utsikt|fyr|slussar|färg|tyg|affär|mottagning|studio|station|värld|kulturhus|spa|trädgård|bageri|skafferi|skomakeri|byrå|butik|salong|verkstad|service|shop|blommor|catering|tobak|fotvård|hårvård|hårstudio|frisering|skrädderi|värdshus|wärdshus|tandläkare|ateljé)$|^(?:led|plan|kaj|arena|hall|ip|brunn|grav|gruva|slott|herrgård|berg|berget|dal|dalen|rondell|sund|ö|ön|vik|viken|bad|badet|hörna|kvarter|gårdar|tomt|ås|åsen|å|bäck|sjö|damm|sten|grotta|ring|slinga|passage|förskola|kafé|livs|konditori|kök|optik|gatukök)$/iu

/** Capitalised after a name: a company, an association or a house. */
export const organisationHead =
  /^(?:ab|hb|kb|as|ltd|inc|co|gruppen|bygg|fastighet|fastighetsförmedling|förvaltning|städ|service|livs|livsmedel|matmarknad|mat|bageri|konditori|gatukök|museum|antikvariat|tandläkare|fastighetsmäklare|pizza|pizzeria|restaurang|café|grill|grillen|kiosken|bar|pub|pubb|bistro|kök|salongen|frisör|frisörer|frisering|hårsalong|hår|herrfrisör|klipp|blommor|bil|bilar|bilservice|däck|åkeri|taxi|trafik|trafikskola|måleri|el|rör|plåt|mur|snickeri|guld|ur|mode|kläder|skor|sko|skrädderi|konsult|redovisning|reklam|foto|fiske|sport|cykel|cyklar|möbler|antik|loppis|handel|ungdom|center|stiftelse|stiftelsen|fond|förlag|teater|motor|motors|maskin|schakt|entreprenad|kommun|hotell|hotel|vandrarhem|camping|vård|omsorg|hemtjänst|assistans|tandvård|klinik|institutet|properties|invest|group|line|klubb|place|design|telecom|thai|deli|if|ik|bk|fc|sk|gk|ff)$/iu

/** The name after one of these is that of something else: "kvarteret Björn", "stormen Hans". */
export const thingBefore = words(`
  affären aktiebolaget apoteket ateljé ateljén avdelning avdelningen badet bandet baren berget bistro blomster brasserie boendet bolaget boken bostadsrättsföreningen brf capio centrala
  bussen butiken båten café cafe drottning drottningen fartyget fastigheten filmen firma firman friskolan fritidsgården färjan
  föreningen företaget förskolan galleri galleriet frisör gatan gruppboendet gården heliga hemtjänst holmen hotel hotell hotellet hunden
  huset hästen ica insatsen jungfru kafé kaféet kampanjen kapellet katten kiosken klubben konditori konstverket krogen kung kungen kv kvarter
  kvarteret kyrkan laget lekparken lekplatsen metoden modellen mötesplatsen operation orkanen ovädret parken pizzeria pizzerian
  platsen pizzabutik prins prinsessan programmet projekt projektet puben rastplats restaurang restaurangen rondellen s:t s:ta salong salongen sankt sankta sant
  sjukhuset sjön skeppet skolan skulpturen st stallet statyn stiftelsen stormen stugan studio systemet tandvården teater torget träffpunkten tunneln
  tåget ungdomsgården vandrarhem vårdboendet villan ön
`)

/** Capitalised before a name these belong to the name of a place or a shop: "Lilla Björn", "Röda Sten". */
export const placeAdjective = /^(?:lilla|stora|gamla|nya|röda|vita|svarta|gula|blå|gröna|hälsans)$/

/** Companies and other well-known names that are spelled like a person's. */
export const knownNames = words(`
  ali-baba anders-celsius birger-jarl björn-borg calvin-klein carl-malmsten clas-ohlson erik-olsson gina-tricot gustav-adolf
  gustav-vasa harry-potter helly-hansen hugo-boss kalle-anka karl-johan lisa-larson nils-holgersson olaus-petri oscar-properties
  pippi-långstrump ralph-lauren tommy-hilfiger victoria-park
`)

/** Makes and platforms: what a person has, so that the genitive before them is a person's ("Kims Volvo"). */
export const belongings = words(`
  airpods apple audi bmw crescent discord epa fb facebook fiat ford golf google hp ig insta instagram ios ipad iphone iphonen jeep
  kawasaki kia kik ktm lenovo mazda mercedes messenger mitsubishi moncler nike nissan opel passat peugeot piaggio playstation porsche
  renault rolex saab samsung seat sim skoda skype snap snapchat sony subaru suzuki telegram tesla tiktok toyota vespa volkswagen
  volvo vw whatsapp xbox yamaha youtube škoda
`)

/** Bodies and places that may stand after "ordningsvakt", "ägaren" and the like. */
export const organisations = words(`
  avarn balder botkyrka coop cubsec fittja flemingsberg gamla gustafs haninge heba hemköp huddinge huge ica keolis kommunen lidl livs masmo mtr nokas
  norra nya polisen rapid securitas segeltorp skogås sl stena stockholm stuvsta södra tempest trångsund vårby willys västra
  östra
`)

/** Surnames that need no given name beside them; Ericsson is above all a company. */
export const surname = /^(?!ericsson|radisson)\p{L}{2,}(?:sson|sdotter|sdóttir|ović|ovic|ević|evic|oğlu|oglu|wski|enko|quist|qvist)s?$/iu

/** Usual endings of surnames: enough to tell a person from a place after a word that may be either. */
export const surnameEnding =
  /.(?:son|berg|borg|ström|gren|lund|holm|qvist|kvist|stedt|man|dahl|blad|ius|ell|én|ić|ic|ov|ova|ski|sky|oglu|oğlu|nen|zadeh|poulos|yan|dotter)s?$/iu

/** Small words inside a surname. */
export const particles = words('von af de da del van der den al el bin ibn di la le du dos ben abu')
