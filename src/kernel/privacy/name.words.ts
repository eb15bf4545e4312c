const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** The next capitalised word is somebody's name. */
export const titles = words(`
  advokat advokaten apotekaren barnet bibliotekarien brandmannen brevbäraren brodern brorsan bröderna busschauffören
  butikschef butikschefen chauffören chefen doktor doktorn dottern dr elevassistenten eleven enhetschef enhetschefen
  expediten
  familjen fastighetsskötare fastighetsskötaren flickan flickvännen fritidsledare fritidsledaren frk fru fröken
  föraren gossen grannen gärningsmannen handlaren handläggare handläggaren herr hr hyresgäst hyresgästen inspektör killen
  kassörskan kollegan kommissarie kommunpolisen kompisen kunden kurator kuratorn kusinen kvartersvärd kvartersvärden
  kvinnan ledaren lillebror lärare läraren magister makarna
  mamman mannen mentor mormodern ordningsvakt ordningsvakten ordningsvakterna pappan paret pojken pojkvännen polisassistent polisinspektör poliserna
  professor rektor receptionisten rektorn resenären sambon samordnare samordnaren skiftledare skiftledaren skolsköterskan
  skolvärden snattaren socialsekreterare socialsekreteraren sonen städaren storebror syskonen systern systrarna taxichauffören tipsaren tjejen tågvärden
  vaktchef vaktchefen vaktmästare vaktmästaren vittnet väktare väktaren väktarna vännen ägaren åklagare
`)

/** Endings of what people do or are; the next capitalised word is somebody's name unless it is a company or a place. */
export const titleEnding =
  /.{2}(?:assistent|biträde|chef|direktör|föreståndare|förälder|förare|handläggare|inspektör|kamrat|kassör|konsulent|kurator|kusin|ledare|lots|lärare|mästare|ordförande|pedagog|pojke|rektor|samordnare|sekreterare|sköterska|terapeut|utredare|vän|vittne|flicka|pappa|mamma|bror|syster|son|dotter|barn|coach|tränare|konduktör|kontrollant|spärrvakt|brandman|städare|elev|praktikant|vikarie|präst|pastor|diakon|imam)(?:n|en|et|t|na|erna|arna)?$|^(?:kassör|kassören|ordförande|ordföranden|sekreterare|sekreteraren|kurator|imam|imamen|prästen|pastor|diakon|tränaren|tränare|coachen|vikarien|klasskamraten|granntanten|tanten|farbror|farbrorn|gubben|morbror|moster|mostern|faster|fastern|farmor|farmodern|mormor|morfar|farfar|exet|exmannen|polaren|kompis|kamraten|tonåringen|ynglingen|personen|langaren|säljaren|snattaren|rånaren|klottraren|offret|målsäganden|hyresvärden|resenär|passageraren|cyklisten|servitören|servitrisen|bartendern|frisören|tandläkaren|läkaren|sjuksköterskan|undersköterskan|kökschefen|vikarie|elevhälsan|bovärd|bovärden|områdesvärd|områdesvärden|fältarbetare|fältarbetaren|fältassistent|fältassistenten|ungdomscoach|ungdomscoachen|aktivitetsledare)$/

/** Owners, tenants and hosts are as often companies: only a name that is known goes after them. */
export const alsoCompanies = /(?:ägare|ägaren|värd|värden|hyresvärden|förvaltaren|arrendator)$/

/** After a genitive, and before a name: "hans bror X", "Xs mamma". */
export const kin = words(`
  bror brorsa dotter exman farbror farfar farmor farsa fästman fästmö faster flickvän fru kamrat kille kompis kusin lillebror lillasyster
  mamma make maka man morbror morfar mormor morsa moster pappa pojkvän polare sambo son storasyster storebror styvfar styvson svärmor
  svåger syster särbo tjej tvillingbror tvillingsyster vän väninna
`)

/** What a body does; said of a person, hardly ever of a place or a company. */
export const bodily = words(`
  erkände flinade fnissade gapade gömde grät hånlog kissade kissar knuffade knuffas log ljög mumlade rapade rodnade rusade rökte röker
  skrattade skrek skriker slogs snubblade snyftade sov sover spottade spottar sparkade sparkas sprang springer svimmade svor viftade vinglade
  viskade
`)

/** Somewhere before "heter" these tell that a person, not a place or a company, is named. */
export const personWords = words(`
  bekant boende brodern snubben snubbe grabben grabbar lirare tösen typen föräldern förälder barnet barn kollegan kollega elever bror bruden dotter dottern elev eleven flicka flickan flickvän förare föraren grabb granne
  grannen gubbe gärningsman gärningsmannen han hen hon kamrat killar kille killen klasskamrat kompis kompisen kund
  kunden kusin kvinna kvinnan langare langaren ledare ledaren lärare mamma mamman man mannen misstänkt misstänkte offer offret pappa pappan person personen
  pojkar pojke pojken pojkvän snattaren son sonen säljare säljaren syster systern tant tjej tjejen tjejer tonåring ungdom ungdomen vakt vakten
  vittne vittnet vän vännen ägare ägaren
`)

/** Surnames that need no given name beside them; Ericsson and Radisson are companies, Poisson a distribution. */
export const surname =
  /^(?!ericsson|radisson|poisson)\p{L}{2,}(?:sson|sdotter|sdóttir|ović|ovic|ević|evic|oğlu|oglu|wski|enko|quist|qvist)s?$/iu

/** Usual endings of surnames: enough to tell a person from a place after a word that may be either. */
export const surnameEnding =
  /.(?:son|berg|borg|ström|gren|lund|lind|holm|löf|bäck|hult|demir|kaya|qvist|kvist|stedt|man|dahl|blad|ius|ell|én|ić|ic|ov|ova|ski|sky|oglu|oğlu|nen|zadeh|poulos|yan|dotter)s?$/iu

/** Small words inside a surname. */
export const particles = words('von af de da del van der den al el bin ibn di la le du dos ben abu')

/** Makes and platforms: what a person has, so that the genitive before them is a person's ("Kims Volvo"). */
export const belongings = words(`
  airpods apple audi bmw crescent discord epa facebook fb fiat ford golf google hp ig insta instagram ios ipad iphone
  iphonen jeep kawasaki kia kik ktm lenovo mazda mercedes messenger mitsubishi moncler nike nissan opel passat peugeot
  piaggio playstation porsche renault rolex saab samsung seat sim skoda skype snap snapchat sony subaru suzuki
  telegram tesla tiktok toyota vespa volkswagen volvo vw whatsapp xbox yamaha youtube škoda
`)
