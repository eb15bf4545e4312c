/**
 * Three-letter words and abbreviations before a number that are no registration plate, whatever their case. Combinations with
 * I, Q, V, Å, Ä or Ö are left out: a plate never has them (Transportstyrelsen).
 */
export const numberedWords: ReadonlySet<string> = new Set(
  `abf amg art bbr bet bmw bok brb brf bus cla clk cls dag dkk dnr daf est eur fax fel fig gbp gla glc gle glk gps hal
  hsb hus jpg kap kbm kod kpl kpa ktm kvm kwh lag led lgh lkp lob lok lou lpo lpt lso lss lul luf lth man max mcf mkr
  msb mtb nok nok nrs nsd ntu omr osl pbl pdf pkt png pol pub ral ram rlc rsa rum sal sbc sbf scb sek sfo sfs skl
  skr slk sml sms sol sos sou ssk tab tel tfn tkr tlf ton tpl tur typ ung usb usd zon`.split(/\s+/),
)

/** Swedish words of three letters: only written in capitals, or without a blank, can they be plates. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `ack alg all alm and ann apa ark arm ask att axa axe bad bak ban bar bas beg bar bed ben ber bet bly bod bog bok bol
  bor bot bra bre bro bud bur byn bys byt cup dal dam dar das deg del dem den der des det dog dok don dop dra drog dum
  dun dur dus dyk dyr ebb eft egg ego eka eko eld elk ell elr els emo ena end eng ens enl erk ert ess ett exp fal fan
  far fas fat fem fen fes fet fey fnl foc fot fri fru ful fyr fyll gap gas gat gel gem ger ges get gjo glo god gol gom
  gos gud gul gym gyn hag haj hak ham han har has hat hed hel hem hen her het hod hon hop hor hos hot hud hur hut hyr
  jag jul jus kal kam kan kar kex klo kok kol kom kor kub kul kun kur kyl kyr lam lan lar las lat lax led lek lem ler
  let lob log lok los lot lov lus lut lyd lya lyx mag mal mat med mej mellan men mer mes met mod mor mos mot mun mur
  mus mys nag nap nap nar ned nej ner nog nos not nub nya nye nyp nys obs och ock olm ond ont ord ork orm oro ort ost
  oss pad pan par pas pek per pga pop pos pressen psy pur pys rad rak ram ran rap ras red reg rek ren rep res ret rob
  ron rom ror ros rot rum rus rut ryk ryt sad sag sak sam san sar sat sax sed sej sek sen ser ses set sex sju sko sky
  slo sly smo sno soc sog som son sop sot spa sta sto sud sup sur syd syl syn syr tag tak tal tam tar tas tex the tex
  tog toa tok tom top tot trasten tre tro tum tut tya tyg tyr tys uns und ung upp ups urs ute utan uns ur usa van
  yes yta ytor yrk yxa ytt zoo ytter apr aug dec feb jan jul jun maj mar nov okt sep mon tis ons tor fre lor`.split(
    /\s+/,
  ),
)
