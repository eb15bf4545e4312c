import type { Span } from './finding.ts'

/** Words that stand after the name of a platform without being anybody's account. */
const ordinaryWords = new Set(
  `alla allt andra anonyma att bara barn bild bilder bilden boende bråk chatt chattar de delades delas den det dig dom
  där efter elev eleven elever en enligt ett film filmen filmer filmklipp flera flöde frågor för förra från föräldrar grupp gruppen
  grupper han har hat hela helgen helt henne hon hos hot hotelser här igår in information ingen inget inlägg inlägget
  inte istället nn kan killen klipp klippet kommentarer konto kontot konton kring kväll kvällen ligger lite live länk länken man mannen
  map med meddelande meddelanden mellan men mobbning många namn nu ny nya något några nätet och ofta okänd okänt om oro
  personen personer post posten privat på rykte rykten rykten ryktet samma sedan ser sig skola skolan snap som sprids spreds samtal
  spotlight stories story står så tips till tjejen tjejer tråd tråden under ungdomar uppgifter upp ut utan vad var vi via video
  videor vid vuxna väldigt är även över`.split(/\s+/),
)
const platform =
  '(?:snapchat|snap|instagram|insta|ig|tik ?tok|telegram|discord|facebook|fb|twitter|youtube|kik|whatsapp|threads|signal|messenger|twitch|roblox|steam|wickr|yubo|bereal|reddit)'
const account =
  '(?:kontonamnet|kontonamn|kontot|konto|kanalen|kanal|profilen|profil|namnet|namn|användarnamnet|användarnamn|användaren|användare|gruppen|nick|id)'
const name = '@?([\\p{L}\\d_][\\p{L}\\d_.]{1,29}(?:#\\d{2,5})?)'
const somebody = '(?:han|hon|hen|de|dom|killen|tjejen|mannen|kvinnan|pojken|flickan|personen|eleven|säljaren|den)'
const isNamed = `(?:heter|hette|kallas|lyder|under namnet|med namnet|vid namn)(?: ${somebody})?`
const isSomething = `(?:${isNamed}|är|var|som)`

const mention = /(?<![\p{L}\d_.@])@(?=[\d_.]{0,28}\p{L})[\p{L}\d_][\p{L}\d_.]{0,29}/giu
const profileUrl =
  /(?<![\p{L}\d.-])(?:https?:\/\/)?(?:www\.|m\.)?(?:(?:instagram|tiktok|snapchat|facebook|fb|twitter|x|threads|youtube|twitch|linkedin|onlyfans|reddit|pinterest|bsky|steamcommunity)\.(?:com|net|tv|app)|fb\.me|t\.me|wa\.me|m\.me|discord\.gg|signal\.me)\/([^\s"'<>()[\]{},;|]{2,100})/giu
const siteEnding = /\.(?:com|net|tv|app|me|gg)\//
/** The parts of a platform that show a post, an event or a group, not somebody's account. */
const notAProfile =
  /^(?:p|reel|reels|stories|explore|tag|tags|hashtag|events?|groups?|watch|shorts|playlist|search|intent|share|sharer|help|about|legal|policies|policy|privacy|login|company|marketplace|video|videos|discover|spotlight|results|embed|feed)(?:[/?.#]|$)/i

/** In small letters: without one of these nothing in the text names an account in words. */
const cueHint =
  /snap|insta|tok|telegram|discord|facebook|twitter|youtube|kik|whatsapp|threads|signal|messenger|twitch|roblox|steam|wickr|yubo|bereal|reddit|konto|profil|användar|nick|kanal|(?<![a-zåäö])(?:ig|fb)(?![a-zåäö])/
/** What may open the naming of an account, and then the whole of it, tried from there. */
const cue = new RegExp(`(?<![\\p{L}\\d_.])(?:${platform}|${account}|nickname|kallar|kallas|kallade|heter|hette)`, 'gu')
const startsWithPlatform = new RegExp(`^${platform}(?!\\p{L})`, 'iu')
/** "name_x på snap", tried before the name of a platform. */
const beforePlatform = /(?<![\p{L}\d_.@/\\:-])([\p{L}\d_][\p{L}\d_.]{3,29}),? (?:på|i|via|från) $/iu
/** Words with "_" inside, which hardly anything but accounts and files have. */
const joined = /(?<![\p{L}\d_.@/\\:-])[\p{L}\d.]*_[\p{L}\d_.]*/giu
const longestPlatform = 12
const owner = /(?<!\p{L})(?:hans|hennes|deras|hens) $/iu
const longestNaming = 90
const longestAccount = 34

type Rule = {
  readonly pattern: RegExp
  readonly accepts: (name: string, following: string, before: string) => boolean
}

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
    pattern: naming(`${platform} `),
    accepts: (name, after, before) => owner.test(before) && endsClause(after) && isNotOrdinary(name),
  },
  // "på snap av name": a plain word must end the clause and be spelled as no Swedish word is
  {
    pattern: naming(`${platform} (?:av|från|via) `),
    accepts: (name, after) => looksLikeAccount(name) || (endsClause(after) && looksMadeUp(name)),
  },
  // "snap name_07", "Snapchat-konto name.x", "Signal, id name.22", "kontot heter name_x"
  {
    pattern: naming(
      `(?:${platform}(?:,? ?-?${account})?|konto|kontot|profilen|kanalen|användare|användaren)(?: ${isSomething})?(?: ?[:=] ?| - |, | )["”“']?`,
    ),
    accepts: looksLikeAccount,
  },
  // "kallar sig name_07", "kallas name.x", "heter name_x": where an account is spoken of
  {
    pattern: naming(`(?:kallar|kallade|kallas|heter|hette) (?:${somebody} )?(?:(?:sig|sej|honom|henne) )?(?:för )?`),
    accepts: looksLikeAccount,
  },
]

function naming(before: string): RegExp {
  return new RegExp(`^${before}${name}`, 'iu')
}

/**
 * Accounts in social media: mentions, addresses of profiles and names given beside the name of a platform. `lower` is the text in
 * small letters.
 */
export function findHandles(text: string, lower: string): readonly Span[] {
  const spans: Span[] = []
  for (const { 0: written, index } of text.includes('@') ? text.matchAll(mention) : []) {
    spans.push({ start: index, end: index + withoutStops(written).length })
  }
  for (const { 0: written, 1: path = '', index } of siteEnding.test(lower) ? text.matchAll(profileUrl) : []) {
    if (!notAProfile.test(path)) spans.push({ start: index, end: index + withoutStops(written).length })
  }
  if (!hasCue(lower)) return spans
  for (const { index } of lower.matchAll(cue)) {
    const from = Math.max(0, index - longestAccount)
    const before = text.slice(from, index)
    const span = namedAccount(text.slice(index, index + longestNaming), before)
    if (span) spans.push({ start: index + span.start, end: index + span.end })
    const [whole, written = ''] = beforePlatform.exec(before) ?? []
    if (whole === undefined || !startsWithPlatform.test(text.slice(index, index + longestPlatform))) continue
    const start = from + before.length - whole.length
    if (isLookalike(written)) spans.push({ start, end: start + written.length })
  }
  for (const { 0: written, index } of text.includes('_') ? text.matchAll(joined) : []) {
    const account = withoutStops(written)
    const end = index + account.length
    if (/\p{L}_|_\p{L}/u.test(account) && text[end] !== '@' && isLookalike(account) && isLineOfAccounts(lower, index))
      spans.push({ start: index, end })
  }
  return spans
}

/** True when what stands near `at`, on the same line, speaks of accounts. */
function isLineOfAccounts(lower: string, at: number): boolean {
  const before = lower.slice(Math.max(0, at - longestNaming), at)
  const after = lower.slice(at, at + longestNaming)
  return hasCue(before.slice(before.lastIndexOf('\n') + 1) + after.split('\n', 1)[0])
}

function hasCue(lower: string): boolean {
  return cueHint.test(lower)
}

/** The account that the text names in its first words. */
function namedAccount(text: string, before: string): Span | undefined {
  for (const { pattern, accepts } of rules) {
    const [whole = '', written = ''] = pattern.exec(text) ?? []
    const account = withoutStops(written)
    const start = whole.length - written.length
    const end = start + account.length
    if (account && text[end] !== '@' && accepts(account, text.slice(end, end + 1), before)) return { start, end }
  }
  return undefined
}

const fileName =
  /\.(?:jpe?g|png|gif|heic|mp4|mov|avi|mp3|m4a|wav|pdf|docx?|xlsx?|pptx?|csv|txt|zip)$|^(?:img|dsc|vid|pxl|mvi|bild|film|video|rapport|bilaga|protokoll|skärmbild|screenshot)[_.]/iu

/** What looks like an account wherever it stands in a text that speaks of accounts. */
function isLookalike(account: string): boolean {
  return account.length > 4 && /\p{L}{2}/u.test(account) && !fileName.test(account) && looksLikeAccount(account)
}

function withoutStops(written: string): string {
  return written.replace(/[.!?:]+$/, '')
}

function endsClause(following: string): boolean {
  return /^(?:[.,;!?)\n]|$)/.test(following)
}

function isNotOrdinary(name: string): boolean {
  return looksLikeAccount(name) || (/\p{L}/u.test(name) && !ordinaryWords.has(name.toLowerCase()) && !isAddress(name))
}

/** Letters together with a digit or an underscore, or with a full stop inside that is not that of "bl.a." or "polisen.se". */
function looksLikeAccount(name: string): boolean {
  if (!/\p{L}/u.test(name) || isClass(name)) return false
  return /[\d_#]/.test(name) || (/\p{L}{3}/u.test(name) && /\.\p{Ll}/u.test(name) && !isAddress(name))
}

/** Small letters in an order that few Swedish words have. */
function looksMadeUp(name: string): boolean {
  return /^[\p{Ll}.]{6,}$/u.test(name) && /[wzq]|xx|(\p{L})\1\1/u.test(name) && isNotOrdinary(name)
}

/** "8B", "åk9", "E20", "V75", "5G": what schools, roads and games are called. */
function isClass(name: string): boolean {
  return /^(?:\d{1,4}\p{L}{0,2}|\p{L}\d{1,3}|åk\d|f-?\d|\d{1,2}-?åring(?:ar|en|arna)?|kl\d{1,4}|v\d{1,2})$/iu.test(name)
}

/** A place on the web that is nobody's: "polisen.se". */
function isAddress(name: string): boolean {
  return /^\p{L}+\.(?:se|nu|com|org|net|eu|info)$/iu.test(name)
}
