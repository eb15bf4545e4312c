import type { DigitGroup } from './digit-groups.ts'
import type { Span } from './finding.ts'
import { measuredThings, numberedWords, ordinaryWords } from './plate.words.ts'

// Transportstyrelsen: no I, Q, V, Å, Ä, Ö; the last place is a digit or a letter, then not O either.
const lettersBefore = /(?<![\p{L}\d]|\p{L}-|\d[.,:/-])([A-HJ-PR-UW-Z]{3})( ?[-.]? ?)$/iu
const lastLetter = /^[A-HJ-NPR-UW-Z](?![\p{L}\d]|[-:/.,]\d)/iu
const endsHere = /^(?![\p{L}\d]|[-:/.,]\d)/u
/** Three letters, and at most a blank, a sign and a blank. */
const longestBefore = 8
const cueBefore =
  /(?<!\p{L})(?:reg|regnr|regskylt|registreringsnummer|registreringsnumret|registreringsskylt|registreringsskylten|nummerplåt|nummerplåten|skylt|skylten|plåt|plåten)(?:\.? ?(?:nr|nummer))?(?: är| var)?[.:]? $/iu
/** What drives: after it even an ordinary word and a number are a plate. */
const vehicleBefore =
  /(?<!\p{L})(?:bil|bilen|personbil|personbilen|skåpbil|skåpbilen|lastbil|lastbilen|taxi|taxin|kombi|kombin|moped|mopeden|mopedbil|mopedbilen|motorcykel|motorcykeln|fordon|fordonet|släp|släpet|släpvagn|husvagn|husbil|epa|epan|a-traktor|volvo|saab|bmw|audi|mercedes|toyota|kia|ford|opel|skoda|škoda|passat|golf|polo|tesla|renault|peugeot|citroen|nissan|mazda|hyundai|honda|subaru|suzuki|seat|fiat|dacia|lexus|porsche|mini|jeep|volkswagen|vw|v40|v60|v70|v90|xc60|xc90)[,:]? \(?$/iu
const longestContext = 40
/** Among words in capitals, capitals do not tell a plate from a word; another plate is no word. */
const capitalsBefore = /\p{Lu}{2,}[^\p{L}\d]{0,3}$/u
const capitalsAfter = /^[^\p{L}]{0,3}\p{Lu}{2,}(?!\p{L}| ?-?\d{2})/u
const unitAfter =
  /^ ?(?:-|%|(?:kr|kronor|st|stycken|personer|ungdomar|elever|barn|boende|meter|m|km|kvm|m2|cm|mm|år|åringar|dagar|dygn|nätter|veckor|timmar|tim|min|minuter|sek|sekunder|gånger|procent|grader|liter|kg|ton|watt|w|kw|kwh|v|a|volt|lumen|prov|hk|gb|mb|fall|händelser|anmälningar|bilar|cyklar|lägenheter|hushåll|platser|medlemmar|besökare|samtal|larm|bränder|brott|stölder|gäster|lag|deltagare|poäng)(?!\p{L}))/iu
/** Makes, models and sums that stand after a vehicle: "en bil, BMW 320", "Mercedes GLC 300", "bilen, SEK 500". */
const modelsAndSums: ReadonlySet<string> = new Set(
  'amg bmw cla clk cls daf dkk eur fmx gbp gla glb glc gle glk gls gtd gte gti ktm max nok rsq sek tdi usd'.split(' '),
)
/** What is numbered so that is no vehicle: papers, classes of a school, rooms, posts and things with a tag. */
const identifierBefore =
  /(?<!\p{L})(?:dnr|diarienr|diarienummer|ärende|ärendet|ärendenr|ärendenummer|mål|målnr|lag|prop\.?|bet\.?|sou|sfs|klass|klassen|klasserna|kurs|kursen|kurskod|kurskoden|årskurs|gruppen|sal|salen|rum|rummet|lokal|lokalen|modell|modellen|typ|artikel|artikelnr|flyg|flight|linje|linjen|larm|larmnr|larmnummer|kamera|kameran|stolpe|stolpen|belysningsstolpe|lyktstolpe|nyckel|nyckeln|objekt|objektet|ritning|ritningen|container|containern|hiss|hissen|skåp|skåpet|elskåp|elskåpet|brunn|märkt|märkta|märkning|serienummer|serienr|inventarie|inventarienummer|tagg|id|ref|referens|referensnummer|order|ordernummer|faktura|kvitto|kod|koden|rabattkod|lösenord|lösenordet|wifi|nätet|fastighet|standard|enligt iso|norm|kapitel|tabell|bilaga|figur|avsnitt)(?:-?(?:nr|nummer|id))?[.:]? $/iu
/** A plate of another country has no one pattern: it must stand after a cue. */
const foreign =
  /(?<![\p{L}\d])(?:(?:[A-ZÅÄÖØÆ]{1,3}[ -]?){1,2}\d{2,3}(?: ?\d{2,3})?(?:[ -]?[A-Z]{1,3})?|\d{1,3}[ -][A-Z]{2,3}[ -]\d{1,3})(?![\p{L}\d]|[-:/.,]\d)/gu
/** Something in the cue below; few texts hold it. */
const foreignHint = /skylt|plåt|reg\.? ?nr|registrer|(?:sk|tysk|polsk)t? (?:last|skåp)?bil/
const foreignCue =
  /(?<!\p{L})(?:reg\.? ?nr\.?|registreringsnummer|registreringsnumret|registreringsskylt|nummerplåt|nummerplåten|skylt|skylten|skyltar|\p{L}+(?:registrerad|skyltad)e?|(?:norsk|dansk|finsk|polsk|tysk|litauisk|lettisk|estnisk|rumänsk|bulgarisk|ukrainsk|utländsk|holländsk|nederländsk|brittisk|fransk|spansk|italiensk|tjeckisk|ungersk|serbisk)(?:t|a)? (?:bil|lastbil|skåpbil|skylt|skyltar|plåt|nummerplåt|registrering|reg\.? ?nr)(?:en)?)(?: \p{Lu}\p{Ll}+)?[.:,]? \(?$/iu

type PlateText = { readonly text: string; readonly lower: string; readonly groups: readonly DigitGroup[] }

/**
 * Swedish registration plates: ABC 123 and ABC12D, in any case, with or without a blank or dash; those of other countries after a
 * cue. `lower` is the text in small letters, `groups` are its runs of digits.
 */
export function findPlates({ text, lower, groups }: PlateText): readonly Span[] {
  const spans: Span[] = []
  for (const group of groups) {
    const span = plateWithDigits(text, group)
    if (span) spans.push(span)
  }
  if (!foreignHint.test(lower)) return spans
  for (const { 0: written, index } of text.matchAll(foreign)) {
    const before = text.slice(Math.max(0, index - longestContext), index)
    if (foreignCue.test(before)) spans.push({ start: index, end: index + written.length })
  }
  return spans
}

/** The plate whose digits these are. */
function plateWithDigits(text: string, { digits, start }: DigitGroup): Span | undefined {
  if ((digits.length !== 2 && digits.length !== 3) || digits === '000') return undefined
  const [, letters, gap] = lettersBefore.exec(text.slice(Math.max(0, start - longestBefore), start)) ?? []
  if (letters === undefined || gap === undefined) return undefined
  const end = start + 3
  const isWhole = digits.length === 3 ? endsHere : lastLetter
  if (!isWhole.test(text.slice(start + digits.length, end + 2))) return undefined
  const first = start - letters.length - gap.length
  const before = text.slice(Math.max(0, first - longestContext), first)
  const after = text.slice(end, end + longestContext)
  return cueBefore.test(before) || isPlate({ letters, gap, before, after }) ? { start: first, end } : undefined
}

type Candidate = { letters: string; gap: string; before: string; after: string }

function isPlate({ letters, gap, before, after }: Candidate): boolean {
  const word = letters.toLowerCase()
  const isUnit = unitAfter.test(after)
  const capitals = letters === letters.toUpperCase()
  if (capitals && vehicleBefore.test(before) && !isUnit && !modelsAndSums.has(word)) return true
  if (numberedWords.has(word) || (isUnit && measuredThings.has(word)) || identifierBefore.test(before)) return false
  if (gap === '') return true
  if (gap.includes('.')) return capitals && !ordinaryWords.has(word)
  const standsOut = capitals && !capitalsBefore.test(before) && !capitalsAfter.test(after)
  return standsOut || (!ordinaryWords.has(word) && !isUnit)
}
