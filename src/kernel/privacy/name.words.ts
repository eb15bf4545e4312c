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

/** A name before one of these, in the genitive, is that of a street, a place or a building: "Karl Gustavs väg". */
export const placeHead =
  /^(?:\p{L}{2,}-?)?(?:väg|vägen|gata|gatan|gränd|gränden|plats|platsen|torg|torget|park|parken|stig|stigen|backe|backen|allé|allén|bro|bron|kyrka|kyrkan|kapell|skola|skolan|gymnasium|gymnasiet|museum|museet|sjukhus|sjukhuset|lasarett|hamn|hamnen|gård|gården|församling|stuga|stugan|kulle|kullen|minne|lund|lunden|trappa|trappor|tunnel|staty|kvarn|torp|udde|holme|strand|källa|hage|äng|esplanad|lekpark|lekplats|lekland)$|^(?:led|plan|kaj|arena|hall|ip|brunn|grav|gruva|slott|herrgård|berg|berget|dal|dalen|rondell|sund|ö|ön|vik|viken|bad|badet|hörna|kvarter|gårdar|tomt|ås|åsen|bäck|damm|sten|grotta|ring|slinga|passage|förskola|pizzeria|grill|kiosk|café|kafé|restaurang|livs|salong|frisering|bageri|konditori|krog|gatukök|v|g|gr|pl)$/iu

/** Capitalised after a name: a company, an association or a house. */
export const organisationHead =
  /^(?:ab|hb|kb|as|ltd|inc|gruppen|bygg|fastigheter|fastighet|fastighetsförmedling|bostäder|förvaltning|städ|service|livs|livsmedel|matmarknad|mat|pizzeria|pizza|grill|grillen|gatukök|kiosk|kiosken|café|cafe|kafé|konditori|bageri|restaurang|krog|krogen|bar|pub|pubb|bistro|kök|salong|salongen|frisör|frisörer|frisering|hårsalong|hår|herrfrisör|klipp|blommor|bil|bilar|bilservice|bilverkstad|däck|verkstad|åkeri|taxi|trafik|trafikskola|måleri|el|rör|plåt|mur|snickeri|begravningsbyrå|optik|guld|ur|mode|kläder|skor|sko|skrädderi|konsult|redovisning|reklam|foto|fiske|sport|cykel|cyklar|möbler|antik|loppis|butik|handel|ungdom|center|centrum|stiftelse|stiftelsen|fond|förlag|teater|motor|maskin|schakt|entreprenad|kommun|hotell|hotel|vandrarhem|camping|vård|omsorg|hemtjänst|assistans|tandvård|klinik|kliniken|institutet|properties|invest|group|line|klubb|if|ik|bk|fc|sk|gk|ff)$/iu

/** Endings of places and bodies, also in double names: "Erik Dahlbergsgatan", "Sven Eriksson-gymnasiet". */
export const placeEnding =
  /.(?:vägen|gatan|gränd|gränden|torget|platsen|parken|skolan|gymnasiet|gården|kyrkan|huset|hallen|stationen|sjukhuset|centrum|backen|stigen|allén|bron|leden|kliniken|butiken|hamnen|museet|biblioteket|bolaget|föreningen|fastigheter|bostäder)s?$/iu

/** The name after one of these is that of something else: "kvarteret Björn", "stormen Hans". */
export const thingBefore = words(`
  affären aktiebolaget ateljé ateljén avdelning avdelningen badet bandet baren berget boendet bolaget boken bostadsrättsföreningen brf
  bussen butiken båten café cafe drottning drottningen fartyget fastigheten filmen firma firman friskolan fritidsgården färjan
  föreningen företaget förskolan galleri galleriet gatan gruppboendet gården hemtjänst holmen hotell hotellet hunden
  huset hästen insatsen jungfru kafé kaféet kampanjen kapellet katten kiosken klubben konstverket krogen kung kungen kv kvarter
  kvarteret kyrkan laget lekparken lekplatsen metoden modellen mötesplatsen operation orkanen ovädret parken pizzeria pizzerian
  platsen prins prinsessan programmet projekt projektet puben restaurang restaurangen rondellen s:t s:ta salong salongen sankt sankta
  sjukhuset sjön skeppet skolan skulpturen st stallet statyn stiftelsen stormen stugan systemet torget träffpunkten tunneln
  tåget ungdomsgården vårdboendet villan ön
`)

/** Companies and other well-known names that are spelled like a person's. */
export const knownNames = words(`
  ali-baba anders-celsius birger-jarl björn-borg calvin-klein carl-malmsten clas-ohlson erik-olsson gina-tricot gustav-adolf
  gustav-vasa harry-potter helly-hansen hugo-boss kalle-anka karl-johan lisa-larson nils-holgersson olaus-petri oscar-properties
  pippi-långstrump ralph-lauren tommy-hilfiger victoria-park
`)

/** Bodies and places that may stand after "ordningsvakt", "ägaren" and the like. */
export const organisations = words(`
  avarn balder botkyrka coop cubsec fittja flemingsberg gamla haninge heba hemköp huddinge huge ica keolis kommunen lidl masmo mtr nokas
  norra nya polisen rapid securitas segeltorp skogås sl stena stockholm stuvsta södra tempest trångsund vårby willys västra
  östra
`)

/** Surnames that need no given name beside them; Ericsson is above all a company. */
export const surname = /^(?!ericsson)\p{L}{2,}(?:sson|sdotter|sdóttir|ović|ovic|ević|evic|oğlu|oglu|wski|enko|quist|qvist)s?$/iu

/** Usual endings of surnames: enough to tell a person from a place after a word that may be either. */
export const surnameEnding =
  /.(?:son|berg|borg|ström|gren|lund|holm|qvist|kvist|stedt|man|dahl|blad|ius|ell|én|ić|ic|ov|ova|ski|sky|oglu|oğlu|nen|zadeh|poulos|yan|dotter)s?$/iu

/** Small words inside a surname. */
export const particles = words('von af de da del van der den al el bin ibn di la le du dos ben abu')
