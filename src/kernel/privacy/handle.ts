import type { Span } from './finding.ts'

/** Words that stand after the name of a platform without being anybody's account. */
const ordinaryWords = new Set(
  `alla allt andra anonyma att bara barn bild bilder bilden boende bråk chatt chattar de delades delas den det dig dom
  där efter elever en enligt ett film filmen filmer filmklipp flera flöde frågor för förra från föräldrar grupp gruppen
  grupper han har hat hela helgen helt henne hon hos hot hotelser här igår in information ingen inget inlägg inlägget
  inte istället kan klipp klippet kommentarer konto kontot konton kring kväll kvällen ligger lite live länk länken man
  med meddelande meddelanden mellan men mobbning många namn nu ny nya något några nätet och ofta okänd okänt om oro
  personer post posten privat på rykte rykten rykten samma sedan ser skola skolan snap som sprids spreds samtal story
  står så tips till tjejer tråd tråden under ungdomar uppgifter upp ut utan vad var vi via video videor vid vuxna väldigt
  är även över`.split(/\s+/),
)
const platform =
  '(?:snapchat|snap|instagram|insta|ig|tik ?tok|telegram|discord|facebook|fb|twitter|youtube|kik|whatsapp|threads)'
const account =
  '(?:kontonamnet|kontonamn|kontot|konto|profilen|profil|namnet|namn|användarnamnet|användarnamn|användaren|användare|nick)'
const name = '@?([\\p{L}\\d_][\\p{L}\\d_.]{1,29}(?:#\\d{2,5})?)'
const isNamed = '(?:heter|hette|kallas|lyder|under namnet|med namnet|vid namn)'
const isSomething = `(?:${isNamed}|är|var|som)`

const mention = /(?<![\p{L}\d_.@])@(?=[\d_.]{0,28}\p{L})[\p{L}\d_][\p{L}\d_.]{0,29}/giu
const profileUrl =
  /(?<![\p{L}\d.-])(?:https?:\/\/)?(?:www\.|m\.)?(?:(?:instagram|tiktok|snapchat|facebook|fb|twitter|x|threads|youtube|twitch|linkedin|onlyfans)\.(?:com|net|tv)|fb\.me|t\.me|wa\.me|discord\.gg)\/([^\s"'<>()[\]{},;|]{2,100})/giu
/** The parts of a platform that show a post, an event or a group, not somebody's account. */
const notAProfile =
  /^(?:p|reel|reels|stories|explore|tag|tags|hashtag|events?|groups?|watch|shorts|playlist|search|intent|share|sharer|help|about|legal|policies|policy|privacy|login|company|marketplace|video|videos|discover|spotlight|results|embed|feed)(?:[/?.#]|$)/i

/** What may open the naming of an account, and then the whole of it, tried from there. */
const cue = new RegExp(`(?<![\\p{L}\\d_.])(?:${platform}|${account}|nickname|hans|hennes|deras)`, 'giu')
const longestNaming = 90

type Rule = { readonly pattern: RegExp; readonly accepts: (name: string, following: string) => boolean }

const rules: readonly Rule[] = [
  // "snap: name", "Insta = name", "Snapchat-konto: name", but not "Facebook: Polisen varnar"
  {
    pattern: naming(`${platform}(?:[- ]?${account})? ?[:=] ?`),
    accepts: (name, after) =>
      isNotOrdinary(name) && (endsClause(after) || looksLikeAccount(name) || !/^\p{Lu}/u.test(name)),
  },
  // "instagram heter name", "tiktok-kontot heter name"
  { pattern: naming(`${platform}(?:[- ]?${account})? ${isNamed} `), accepts: isNotOrdinary },
  // "användarnamn name", "nick: name"
  {
    pattern: naming(`(?:användarnamn|användarnamnet|nick|nickname)(?: ${isSomething})?(?: ?[:=] ?| )`),
    accepts: isNotOrdinary,
  },
  // "hans snap name.": without a colon a plain word must belong to somebody and end the clause
  {
    pattern: naming(`(?:hans|hennes|deras) ${platform} `),
    accepts: (name, after) => endsClause(after) && isNotOrdinary(name),
  },
  // "snap name_07", "Snapchat-konto name.x", "kontot heter name_x"
  {
    pattern: naming(
      `(?:${platform}(?:[- ]?${account})?|konto|kontot|profilen|användare|användaren)(?: ${isSomething})?(?: - | )`,
    ),
    accepts: looksLikeAccount,
  },
]

function naming(before: string): RegExp {
  return new RegExp(`^${before}${name}`, 'iu')
}

/** Accounts in social media: mentions, addresses of profiles and names given after the name of a platform. */
export function findHandles(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const { 0: written, index } of text.includes('@') ? text.matchAll(mention) : []) {
    spans.push({ start: index, end: index + withoutStops(written).length })
  }
  for (const { 0: written, 1: path = '', index } of text.includes('/') ? text.matchAll(profileUrl) : []) {
    if (!notAProfile.test(path)) spans.push({ start: index, end: index + withoutStops(written).length })
  }
  for (const { index } of text.matchAll(cue)) {
    const span = namedAccount(text.slice(index, index + longestNaming))
    if (span) spans.push({ start: index + span.start, end: index + span.end })
  }
  return spans
}

/** The account that the text names in its first words. */
function namedAccount(text: string): Span | undefined {
  for (const { pattern, accepts } of rules) {
    const [whole = '', written = ''] = pattern.exec(text) ?? []
    const account = withoutStops(written)
    const start = whole.length - written.length
    const end = start + account.length
    if (account && accepts(account, text.slice(end, end + 1))) return { start, end }
  }
  return undefined
}

function withoutStops(written: string): string {
  return written.replace(/[.!?:]+$/, '')
}

function endsClause(following: string): boolean {
  return /^(?:[.,;!?)\n]|$)/.test(following)
}

function isNotOrdinary(name: string): boolean {
  return looksLikeAccount(name) || (/\p{L}/u.test(name) && !ordinaryWords.has(name.toLowerCase()))
}

/** Letters together with a digit or an underscore, or with a full stop inside that is not that of "bl.a." */
function looksLikeAccount(name: string): boolean {
  if (!/\p{L}/u.test(name)) return false
  return /[\d_#]/.test(name) || (/\p{L}{3}/u.test(name) && /\.\p{Ll}/u.test(name))
}
