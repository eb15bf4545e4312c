const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** The next capitalised word is somebody's name. */
export const titles = words(`
  advokat advokaten apotekaren banvakten barnet barnvakten bibliotekarien biträdet boendestödjaren bovärden brandchefen brandmannen
  brevbäraren brodern brorsan bröder bröderna busschauffören bussvärden butiksbiträdet butikschef butikschefen butiksägaren caféägaren
  chauffören chefen distriktssköterskan doktor doktorn dottern dr dörrvakt dörrvakten elev elevassistent elevassistenten eleven elevkoordinator
  elevkoordinatorn enhetschef enhetschefen enhetssamordnaren expediten fadern familjen familjerna farsan fastighetschefen
  fastighetsskötare fastighetsskötaren fastighetsskötarna flickan flickvän flickvännen fritidsledare fritidsledaren frk fru frun fröken
  föraren föräldrarna gossen granne grannen gruppchef gruppledaren gubben gymägaren gärningsmannen handlaren handläggare handläggaren herr hr
  hustrun husvärd husvärden hyresgäst hyresgästen hyresgästerna hyresvärd ingenjör inneboenden inspektör jägaren kassörskan killarna
  killen klassföreståndare klassföreståndaren klassläraren kocken kollegan kommissarie kommunalrådet kommunikatören kommunpolisen
  kommunvägledare kompis kompisen kontaktpersonen krögaren kunden kurator kuratorn kusinen kvartersvärd kvartersvärden kvinnan kvinnorna
  ledare ledaren lillebror livvakten lokalvårdaren lärare läraren lärarna magister makan makarna maken mamma mamman mannen medborgarvärd
  medborgarvärden mentor mentorn misstänkte mormodern morsan musikern måg mågen målaren nattportieren nämndemannen närpolis närpolisen
  ombudet områdespolis områdespolisen ordförande ordningsvakt ordningsvakten ordningsvakter ordningsvakterna pappa pappan paret
  parkeringsvakten patienten personalchefen pizzabagaren pojken pojkvän pojkvännen polisassistent polischefen poliserna polisinspektör
  polismannen portvakten professor projektledaren prästen receptionisten rektor rektorn resenären resurspedagog rörmokaren sambon
  samordnare samordnaren servicevärden skiftledare skiftledaren skolsköterskan skolvärden skyddsombudet snattaren socialsekreterare
  socialsekreteraren socionomen sonen speciallärare specialpedagogen spärrvakten stationsvärd stationsvärden storebror städaren städerskan
  svärsonen syrran syskonen systern systrarna säkerhetschef säkerhetschefen säljaren tandsköterskan tanten taxichauffören tekniker
  teknikern tipsaren tvillingarna tjejen tjejerna torghandlaren trygghetssamordnare trygghetssamordnaren trygghetsvärd trygghetsvärden tränaren
  tågvärden uthyraren vakt vaktchef vaktchefen vakten vakterna vaktmästare vaktmästaren veterinären vicevärd vicevärden vittnet väktare
  väktaren väktarna vännen värdinnan ägaren änkan åklagare överläkaren
`)

/** Endings of what people do or are; the next capitalised word is somebody's name unless it is a company or a place. */
export const titleEnding =
  /.{2}(?:assistent|biträde|chef|direktör|föreståndare|förälder|förare|handläggare|inspektör|kamrat|kassör|konsulent|kurator|kusin|ledare|lots|lärare|mästare|ordförande|pedagog|pojke|rektor|samordnare|sekreterare|sköterska|terapeut|utredare|vän|vittne|flicka|pappa|mamma|bror|syster|son|dotter|barn|coach|tränare|konduktör|kontrollant|spärrvakt|brandman|städare|elev|praktikant|vikarie|präst|pastor|diakon|imam)(?:n|en|et|t|na|erna|arna)?$|^(?:kassör|kassören|ordförande|ordföranden|sekreterare|sekreteraren|kurator|imam|imamen|prästen|pastor|diakon|tränaren|tränare|coachen|vikarien|klasskamraten|granntanten|tanten|farbror|farbrorn|gubben|morbror|moster|mostern|faster|fastern|farmor|farmodern|mormor|morfar|farfar|exet|exmannen|polaren|kompis|kamraten|tonåringen|ynglingen|personen|langaren|säljaren|snattaren|rånaren|klottraren|offret|målsäganden|hyresvärden|resenär|passageraren|cyklisten|servitören|servitrisen|bartendern|frisören|tandläkaren|läkaren|sjuksköterskan|undersköterskan|kökschefen|vikarie|elevhälsan|bovärd|bovärden|områdesvärd|områdesvärden|fältarbetare|fältarbetaren|fältassistent|fältassistenten|ungdomscoach|ungdomscoachen|aktivitetsledare)$/

/** Owners, tenants and hosts are as often companies: only a name that is known goes after them. */
export const alsoCompanies =
  /(?:ägare|ägaren|värd|värden|förvaltaren|arrendator|(?:entrepren|leverant|operat|arrang|akt)ören|(?:utför|tillverk|innehav|hyr|försälj)aren)$/

/** After a genitive, and before a name: "hans bror X", "Xs mamma". */
export const kin = words(`
  bror brorsa dotter exman farbror farfar farmor farsa fästman fästmö faster flickvän fru kamrat kille kompis kusin lillebror lillasyster
  mamma make maka man morbror morfar mormor morsa moster pappa pojkvän polare sambo son storasyster storebror styvfar styvson svärmor
  svåger syster särbo tjej tvillingbror tvillingsyster vän väninna
`)

/** Somewhere before "heter" these tell that a person, not a place or a company, is named. */
export const personWords = words(`
  anmälaren barn barnet bekant boende brodern bror brorsan brorson bruden dom dotter dottern elev eleven elever farsan flicka flickan
  flickvän förare föraren förälder föräldern grabb grabbar grabbarna grabben granne grannen granntanten gubbe gubben gärningsman
  gärningsmannen han hen hon hyresgäst hyresgästen kamrat kassörskan killar killarna kille killen klasskamrat klottraren kollega kollegan
  kompis kompisen kumpan kumpanen kund kunden kusin kvinna kvinnan langare langaren ledare ledaren lirare lärare läraren mamma mamman man
  mannen medlem medlemmar medlemmen misstänkt misstänkta misstänkte morsan målsägande målsäganden någon nån offer offret pappa pappan
  person personen pojkar pojke pojken pojkvän polare polaren rektorn rånaren snattare snattaren snubbe snubben son sonen syrran syster
  systern säljare säljaren tant tanten tjej tjejen tjejer tjejerna tjuven tonåring tonåringen typen tösen ungdom ungdomar ungdomen vakt
  vakten vakterna vittne vittnet vän vännen ynglingen ägare ägaren
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
