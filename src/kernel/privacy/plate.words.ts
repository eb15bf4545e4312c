const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/**
 * Three-letter words and abbreviations that number something, in any case: "rum 123", "BMW 320". Combinations with I, Q, V,
 * Å, Ä or Ö need not be here: a plate never has them (Transportstyrelsen).
 */
export const numberedWords = words(`
  abf aed amg art bbr bet bmw brb brf bus cla clk cls daf dkk dnr eur fax fel gbp gla glc gle glk gps hsb hus jpg kap kbm
  kod kpa kpl ktm kwh lag lgh lkp lob lok lou lpo lpt lso lss lth luf lul mcf mkr msb mtb nok nrs nsd ntu omr osl pbl
  pdf pkt png ral rlc rsa rum sal sbc sbf scb sek sfo sfs sha skl skr slk sml sms sos sou ssk tab tel tfn tkr tlf tpl usb
  usd zon
`)

/** What is counted or measured in capitals: "LED 120 watt", "GPS 150 st". */
export const measuredThings = words('dna gps lcd led ssd')

/** Swedish words of three letters: only written in capitals, or without a blank, can they be plates. */
export const ordinaryWords = words(`
  ack alg all alm and ann apa apr ark arm ask att aug axa axe bad bak ban bar bas bed beg ben ber bly bod bog bok bol
  bor bot bra bre bro bud bur byn bys byt cup dag dal dam dar das dec deg del dem den der des det dog dok don dop dra
  dum dun dur dus dyk dyr ebb eft egg ego eka eko eld elk ell elr els emo ena end eng enl ens erk ert ess est ett exp
  fal fan far fas fat feb fem fen fes fet fey fnl foc fot fre fru ful fyr gap gas gat gel gem ger ges get gjo glo god
  gol gom gos gud gul gym gyn hag haj hak hal ham han har has hat hed hel hem hen her het hod hon hop hor hos hot hud
  hur hut hyr jag jan jul jun jus kal kam kan kar kex klo kok kol kom kor kub kul kun kur kyl kyr lam lan lar las lat
  lax led lek lem ler let log lor los lot lus lut lya lyd lyx mag maj mal man mar mat max med mej men mer mes met mod
  mon mor mos mot mun mur mus mys nag nap nar ned nej ner nog nos not nub nya nye nyp nys obs och ock okt olm ond ons
  ont ord ork orm oro ort oss ost pad pan par pas pek per pga pol pop pos psy pub pur pys rad rak ram ran rap ras red
  reg rek ren rep res ret rob rom ron ror ros rot rus rut ryk ryt sad sag sak sam san sar sat sax sed sej sen sep ser
  ses set sex sju sko sky slo sly smo sno soc sog sol som son sop sot spa sta sto sud sup sur syd syl syn syr tag tak
  tal tam tar tas tex the toa tog tok tom ton top tor tot tre tro tum tur tut tya tyg typ tyr tys und ung uns upp ups
  urs usa ute yes yrk yta ytt yxa zoo
`)
