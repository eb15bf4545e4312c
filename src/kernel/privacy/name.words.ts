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

/** Somewhere before "heter" these tell that a person, not a place or a company, is named. */
export const personWords = words(`
  bekant boende brodern bror bruden dotter dottern elev eleven flicka flickan flickvän förare föraren grabb granne
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
