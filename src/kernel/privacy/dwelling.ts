import type { Span } from './finding.ts'

const count = '(?:\\d{1,2}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)'
const ordinal =
  '(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|översta|nedersta|\\d{1,2}(?::[ae])?)'
const stairs = `(?:${count} ?(?:trp?\\.?|trappor|trappa)(?: ?(?:upp|ned|ner))?(?!\\p{L}))`
const floor = `(?:(?:våning|våningen|våningsplan|vån\\.?|plan) ${count}(?![\\p{L}\\d:,.]*\\d)|${ordinal} (?:våningen|våning|vån\\.?|planet)(?!\\p{L})|bottenvåningen|bv|nb)`
const hand = '(?:(?:till|åt|t\\.?) ?(?:vänster|höger|v\\.?|h\\.?)|tv|th|ö ?g|över gården)'
const side = `(?:${hand}|rakt fram|längst (?:in|bort)|i mitten)`
const whichDoor = '(?:första|andra|tredje|vänster|vänstra|höger|högra|mittersta)'
const doorWord = '(?:lägenhets|ytter)?dörr(?:en)?'
const door = `(?:(?:${whichDoor} )?${doorWord}(?: (?:nr )?\\d{1,2})?(?: ${side}){0,2}|${hand})(?!\\p{L})`
/** A door that is told from its neighbours: "dörren till höger", "vänster dörr", "dörr 3". */
const oneDoor = `(?:${whichDoor} ${doorWord}|${doorWord} (?:nr )?\\d{1,2}|${doorWord} ${side})`
const street =
  '(?:vägen|väg|gatan|gata|gränden|gränd|stigen|stig|torget|torg|platsen|plats|backen|backe|allén|allé|kroken|ringen|slingan|plan|gången|gård|gården|höjden|bergen|stråket|esplanaden|kajen|terrassen|leden|bron|hagen|dalen|ängen|gärdet|liden|svängen|vreten|byn)'
const addressNumber = '\\d{1,4} ?[a-z]?'

/** Where something is in a house, by its stairs or its floor; what stands around it tells whether it is a dwelling. */
const storey = new RegExp(`(?<![\\p{L}\\d.,:-])(?:${stairs}|${floor})(?!\\p{L})`, 'gu')
const doorAfter = new RegExp(`^(?:,? (?:och )?| )${door}`, 'u')
const doorBefore = new RegExp(`(?<![\\p{L}\\d])${oneDoor},? på $`, 'u')
const flatBefore = /(?<!\p{L})(?:lägenhet(?:en)?|lghn?|etta(?:n)?|tvåa(?:n)?|trea(?:n)?),? (?:på |i )?$/u
const streetBefore = new RegExp(
  `\\p{L}${street} ${addressNumber}[,;]? (?:(?:port(?:en)?|uppgång(?:en)?|uppg\\.?|hus) \\p{L}[,;]? )?(?:på |i )?$`,
  'iu',
)
const numberBefore = new RegExp(`\\p{L}{2} ${addressNumber}[,;]? (?:på )?$`, 'u')
const streetWord = '(?!(?:på|i|vid|till|och|kring|runt|nära|utanför|bakom|mellan)(?!\\p{L}))\\p{L}+'
const home = '(?:villa|hus|lägenhet|bostad|hem|stuga)'
/** What is said of where somebody lives, and then the street: "bor själv på Provgatan", "adress: Provgatan", "i sin villa på Provgatan". */
const livesOnStreet = new RegExp(
  `(?<!\\p{L})(?:(?:bor|bodde|bott|bosatt|folkbokförd|skriven|hemma)(?: ${streetWord}){0,3}?(?: (?:på|i|vid))?` +
    `|hem(?: till)?|(?:hem|bostads)?adress(?:en)?(?: är| var)?:?|(?:sin|sitt|hans|hennes|deras) ${home} (?:på|vid|i)) ` +
    `((?:${streetWord} ){0,2}(?!våning)\\p{L}{3,}${street}|(?:${streetWord} ){1,2}${street})$`,
  'u',
)
/** The same without the number of the house, when a finding is no more than that. */
export const streetOfDwelling = new RegExp(`^\\P{N}*\\p{L}{3}${street}(?= ${addressNumber}$)`, 'iu')
const streetNumber = / \d{1,4}(?: ?[a-z](?!\p{L}))?(?![\p{L}\d]|[-:/.,]\d)/gu
const livesHint = /bo(?:r|dde|tt|satt) |hem|adress|skriven|folkbok|(?:villa|hus|lägenhet|bostad|stuga) (?:på|vid|i) /
/** "3 tr" is said of flats only; "3 trappor" also of steps outdoors. */
const shortStairs = /^\d{1,2} ?tr(?:\.|$| upp)/
const numberedStairs = /^\d{1,2} ?tr/
/** Floors of houses that everybody may enter. */
const publicHouseAfter =
  /^,? (?:i|på|av|vid) (?:\p{L}+s )?\p{L}*(?:badhuset|parkeringshuset|p-huset|kulturhuset|stadshuset|kommunhuset|centrumhuset|kontorshuset|sjukhuset|varuhuset|skolan|gymnasiet|gallerian|garaget|biblioteket|stationen|centrum|hallen|badet|folkets hus|vårdcentralen|lasarettet|köpcentret|köpcentrum|museet|hotellet|terminalen|biografen|vårdhuset)(?!\p{L})/u
const longestContext = 60
const longestLiving = 80

const notANumberOfRooms =
  '(?!\\d|[.,:/-]\\d|\\p{L}| ?(?:rum|rok|r\\.?o\\.?k|kvm|m2|m²|%|kr|st|dagar|dygn|veckor|månader|gånger|timmar|personer|boende|av|och \\d+ rum)(?!\\p{L}))'
const lockWords = '(?:port|dörr|entré|trapp|larm|grind|lås|nyckel|skåp|garage|källar|bom|hiss|kassaskåp)'

type Rule = { readonly hints: readonly string[]; readonly patterns: readonly RegExp[] }

/** What a text must hold in small letters for the patterns beside it to be worth trying; most texts hold none of these. */
const rules: readonly Rule[] = [
  {
    hints: ['lgh', 'lägenhet'],
    patterns: [
      // "lgh 1203", "lägenhetsnummer 1203", "lgh nr: 12A"
      pattern(
        `(?<![\\p{L}\\d])(?:lgh|lght|lägenhet|lägenheten|lägenhets)(?:[ -]?(?:nr|nummer|numret))?[.:]?(?: ?(?:nr|nummer)[.:]?)? ?#?` +
          `(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}(?:[a-z](?!\\p{L}))?${notANumberOfRooms}`,
      ),
      // "lgh 2001": the short form is never a year
      pattern(`(?<![\\p{L}\\d])(?:lgh|lght)(?:[ -]?(?:nr|nummer))?[.:]? ?(?:19|20)\\d\\d${notANumberOfRooms}`),
    ],
  },
  {
    hints: ['kod'],
    patterns: [
      // "portkod 1234", "koden till porten är 1234"
      pattern(
        `(?<![\\p{L}\\d])(?:${lockWords}(?:s|et|en|ar)?-?kod(?:en|er|erna)?|kod(?:en)? (?:till|för|in i|på|i) \\p{L}*(?:porten|dörren|entrén|huset|uppgången|källaren|garaget|rummet|tvättstugan|larmet|grinden|låset|skåpet|förrådet|hissen))` +
          `(?: (?:är|var|lyder|blev|sattes till))?(?: ?[:=])? ?(?:[a-z] ?)?(?:\\d{3,6}|\\d\\d \\d\\d)(?:[a-z#])?(?![\\p{L}\\d])`,
      ),
      // "kod 1234 till entrén"
      pattern(
        `(?<![\\p{L}\\d])kod(?:en)? \\d{3,6} (?:till|för|i) (?:porten|dörren|entrén|huset|trapphuset|källaren|garaget|larmet)`,
      ),
      // "nyckelskåpet öppnas med koden 2468"
      pattern(
        `(?<=${lockWords}[^.!?\\n]{0,60}(?<![\\p{L}\\d]))kod(?:en)?(?: (?:är|var))?(?: ?[:=])? ?\\d{4,6}(?![\\p{L}\\d]|[.,:/-]\\d)`,
      ),
    ],
  },
  {
    hints: ['villa', 'radhus', 'kedjehus', 'parhus'],
    patterns: [
      // "villan på Granvägen 12", "radhus nr 14"
      pattern(
        `(?<![\\p{L}\\d])(?:villa|radhus|kedjehus|parhus)(?:n|et)? (?:på|vid|i) \\p{L}+(?: \\p{L}+)?${street} \\d{1,4}(?: ?[a-z](?!\\p{L}))?(?!\\d)`,
      ),
      pattern(`(?<![\\p{L}\\d])(?:radhus|kedjehus|parhus)(?:et)? (?:nr|nummer) ?\\d{1,4}(?![\\p{L}\\d])`),
    ],
  },
]
const storeyHint = /trapp|vån|plan|[ \d]tr| bv| nb/
/** Any of the hints: most texts hold none. */
const anyHint = /lgh|lägenhet|kod|villa|hus/

function pattern(source: string): RegExp {
  return new RegExp(source, 'gu')
}

/**
 * The part of an address that points out one dwelling, and codes that open its door; street and number pass unless somebody is said
 * to live there. The text is given in small letters, which all patterns here are: to read without regard to case takes several times
 * as long.
 */
export function findDwellings(lower: string): readonly Span[] {
  const spans: Span[] = []
  for (const { hints, patterns } of anyHint.test(lower) ? rules : []) {
    if (!hints.some((hint) => lower.includes(hint))) continue
    for (const one of patterns) {
      for (const { 0: written, index } of lower.matchAll(one)) {
        spans.push({ start: index, end: index + written.trimEnd().length })
      }
    }
  }
  if (livesHint.test(lower)) {
    for (const { 0: written, index } of lower.matchAll(streetNumber)) {
      const [, name] = livesOnStreet.exec(lower.slice(Math.max(0, index - longestLiving), index)) ?? []
      if (name !== undefined) spans.push({ start: index - name.length, end: index + written.length })
    }
  }
  if (storeyHint.test(lower)) {
    for (const { 0: written, index } of lower.matchAll(storey)) {
      const span = dwellingOnStorey(lower, { start: index, end: index + written.length })
      if (span) spans.push(span)
    }
  }
  return spans
}

/** The dwelling that a floor or a number of stairs points out, with its door; undefined where it is only a part of a house. */
function dwellingOnStorey(text: string, { start, end }: Span): Span | undefined {
  const written = text.slice(start, end)
  const before = text.slice(Math.max(0, start - longestContext), start)
  const after = text.slice(end, end + longestContext)
  const beside = doorAfter.exec(after)?.[0]
  const doorWithFloor = doorBefore.exec(before)?.[0]
  const through = beside === undefined ? end : end + beside.length
  if (publicHouseAfter.test(text.slice(through, through + longestContext))) return undefined
  if (doorWithFloor !== undefined) return { start: start - doorWithFloor.length, end }
  const isFlat =
    beside !== undefined ||
    shortStairs.test(written) ||
    streetBefore.test(before) ||
    flatBefore.test(before) ||
    (numberedStairs.test(written) && numberBefore.test(before))
  return isFlat ? { start, end: through } : undefined
}
