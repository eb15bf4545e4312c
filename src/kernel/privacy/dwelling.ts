import type { Span } from './finding.ts'

const count = '(?:\\d{1,2}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)'
const ordinal =
  '(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|översta|nedersta|\\d{1,2}(?::[ae])?)'
const stairs = `(?:${count} ?(?:trp?\\.?|trappor|trappa)(?: ?(?:upp|ned|ner))?(?!\\p{L}))`
const floor = `(?:(?:våning|våningen|våningsplan|vån\\.?|plan) ${count}(?![\\p{L}\\d:,.]*\\d)|${ordinal} (?:våningen|våning|vån\\.?|planet)(?!\\p{L})|bottenvåningen|bv|nb)`
const hand = '(?:(?:till|åt|t\\.?) ?(?:vänster|höger|v\\.?|h\\.?)|tv|th)'
const side = `(?:${hand}|rakt fram|längst (?:in|bort)|i mitten)`
const door = `(?:(?:(?:första|andra|tredje|vänster|vänstra|höger|högra|mittersta) )?(?:lägenhets|ytter)?dörr(?:en)?(?: (?:nr )?\\d{1,2})?(?: ${side}){0,2}|${hand})(?!\\p{L})`
const street =
  '(?:vägen|väg|gatan|gata|gränden|gränd|stigen|stig|torget|torg|platsen|plats|backen|backe|allén|allé|kroken|ringen|slingan|plan|gången|gård|gården|höjden|bergen|stråket|esplanaden|kajen|terrassen|leden|bron|hagen|dalen|ängen|gärdet|liden|svängen|vreten|byn)'

const notANumberOfRooms =
  '(?!\\d|[.,:/-]\\d|\\p{L}| ?(?:rum|rok|r\\.?o\\.?k|kvm|m2|m²|%|kr|st|dagar|dygn|veckor|månader|gånger|timmar|personer|boende|av|och \\d+ rum)(?!\\p{L}))'

/** What a text must hold for the patterns beside it to be worth trying; most texts hold none of these. */
const rules: readonly { readonly piece: RegExp; readonly patterns: readonly RegExp[] }[] = [
  {
    piece: /lgh|lght|lägenhet/i,
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
    piece: /trapp|vån|plan|trp?(?![a-zåäö])|(?<![a-zåäö])(?:bv|nb)(?![a-zåäö])/i,
    patterns: [
      // "Storgatan 4 B, 3 tr", "Storgatan 4, våning 3, dörren till vänster"
      pattern(`(?<=\\p{L}${street} \\d{1,4} ?[a-z]?[,;]? (?:på |i )?)(?:${stairs}|${floor})(?:,? (?:och )?${door})?`),
      pattern(
        `(?<=\\p{L}{2} \\d{1,4} ?[a-z]?[,;]? (?:på )?)\\d{1,2} ?(?:trp?\\.?|trappor|trappa)(?!\\p{L})(?:,? (?:och )?${door})?`,
      ),
      // "3 tr" is said of flats only; "3 trappor" also of steps outdoors.
      pattern(`(?<![\\p{L}\\d.,:-])\\d{1,2} ?tr(?:(?:\\.| upp)(?!\\p{L})|(?![\\p{L}\\d.-]))(?:,? (?:och )?${door})?`),
      // "våning 3, dörren till vänster", "4 tr, vänster dörr"
      pattern(`(?<![\\p{L}\\d])(?:${stairs}|${floor})(?:,? (?:och )?| )${door}`),
      // "dörren till höger på andra våningen"
      pattern(`(?<![\\p{L}\\d])${door},? på (?:${stairs}|${floor})`),
    ],
  },
  {
    piece: /kod/i,
    patterns: [
      // "portkod 1234", "koden till porten är 1234", "kod 1234 till entrén"
      pattern(
        `(?<![\\p{L}\\d])(?:(?:port|dörr|entré|trapp|larm|grind|lås)-?kod(?:en|er|erna)?|kod(?:en)? (?:till|för|in i) (?:porten|dörren|entrén|huset|trapphuset|trappuppgången|källaren|garaget|cykelrummet|soprummet|tvättstugan|larmet))` +
          `(?: (?:är|var|lyder|blev|sattes till))?(?: ?[:=])? ?(?:[a-z] ?)?(?:\\d{3,6}|\\d\\d \\d\\d)(?:[a-z#])?(?![\\p{L}\\d])`,
      ),
      pattern(
        `(?<![\\p{L}\\d])kod(?:en)? \\d{3,6} (?:till|för|i) (?:porten|dörren|entrén|huset|trapphuset|källaren|garaget|larmet)`,
      ),
    ],
  },
]

function pattern(source: string): RegExp {
  return new RegExp(source, 'giu')
}

/** The part of an address that points out one dwelling, and codes that open its door; street and number pass. */
export function findDwellings(text: string): readonly Span[] {
  const patterns = rules.flatMap((rule) => (rule.piece.test(text) ? rule.patterns : []))
  return patterns.flatMap((one) =>
    Array.from(text.matchAll(one), ({ 0: written, index }) => ({
      start: index,
      end: index + written.trimEnd().length,
    })),
  )
}
