import { isPlace, organisations, streetHead } from './name.places.ts'
import { alsoCompanies, kin, personWords, titles } from './name.words.ts'
import { properNames } from './proper-names.ts'
import type { Word } from './words.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** How much after a word is looked at for what is said of it. */
const longestSaying = 40
const shortestName = 3
/** The definite forms of Swedish: "Trekanten", "Loket", "Moderaterna" are places and bodies. */
const definite = /(?:en|et|orna|arna|erna)s?$/

/**
 * True when what is said tells that a capitalised word is a person although no list of names holds it: "grep X", "X ringde", "X, 17 år".
 * The word does not begin a sentence; what is known to be something else is none.
 */
export function isToldToBePerson(sentence: readonly Word[], index: number, text: string): boolean {
  const word = sentence[index]
  if (word?.spelling !== 'capital' || word.written.length < shortestName || !isSpokenOfAsPerson(sentence, index, text))
    return false
  return !isOtherName(word.lower) && !/-\p{Ll}/u.test(word.written)
}

function isSpokenOfAsPerson(sentence: readonly Word[], index: number, text: string): boolean {
  const word = sentence[index]
  if (word === undefined) return false
  if (word.gap === ' ' && isAgent(sentence[index - 1]?.lower ?? '')) return true
  if (isDoneTo(sentence, index) || saysOfPerson(sentence, index) || isInApposition(sentence, index)) return true
  if (mayBeOfAge.test(text.slice(word.end, word.end + 2)) && ofAge.test(text.slice(word.end, word.end + longestSaying)))
    return true
  return (isSpokenOf(sentence, index) || doesWhatPersonsDo(sentence, index)) && !definite.test(word.lower)
}

/** True when a word that a list holds as doubtful, such as "Hans" or "Nova", is a person by what it does. */
export function doesWhatPersonsDo(sentence: readonly Word[], index: number): boolean {
  const next = sentence[index + 1]
  if (next === undefined || next.spelling !== 'small') return false
  if (next.gap === ', ') return next.lower === 'han' || next.lower === 'hon'
  if (next.gap !== ' ') return false
  const afterNext = sentence[index + 2]?.lower ?? ''
  if (next.lower === 'och') return afterNext === 'hans' || afterNext === 'hennes'
  if (next.lower === 'i' || next.lower === 'på') return posts.has(afterNext)
  return speaking.has(next.lower) || isBodily(sentence, index)
}

/** "Överförmyndaren X", "cyklisten X": what somebody does by trade or did just then, when bodies seldom do it. */
function isAgent(word: string): boolean {
  return agent.test(word) && !alsoCompanies.test(word) && !agentOnlyInSound.test(word)
}

const agent = /.{3}(?:aren|ören|isten|enten|ologen)$/
const agentOnlyInSound = /(?:käll|somm|hamm|doll|alt)aren$|[uoei][mc]enten$/

/** True when a doubtful name that begins a sentence is a person by what it did; not "Sten kastades" and not "Inga såg". */
export function actsAsPerson(sentence: readonly Word[], index: number): boolean {
  const [word, verb] = [sentence[index], sentence[index + 1]]
  return verb?.gap === ' ' && acts.has(verb.lower) && word?.lower !== 'inga'
}

/** True for a place, a body and what else is known not to be a person. */
export function isOtherName(lower: string): boolean {
  if (organisations.has(lower) || isPlace(lower) || streetHead.test(lower)) return true
  return properNames.has(lower) || (lower.endsWith('s') && properNames.has(lower.slice(0, -1)))
}

/** What a body does; said of a person, hardly ever of a place or a company. */
const bodily = words(`
  erkände flinade fnissade gapade grinade gråter grät gömde hånlog kissade kissar knuffade knuffas log ljög mumlade mår rapade rodnade rusade
  rökte röker skrattade skrek skriker slogs snubblade snyftade sov sover spottade spottar sparkade sparkas sprang springer svimmade svor
  viftade vinglade viskade vågar vägrade
`)
/** What somebody does to others or with hands and senses. */
const acts = words(`
  bodde cyklade filmade gick greps hittade hotade hämtade hörde jagade kastade körde lovade misshandlade mötte rymde rånade skrev slog
  stal såg tappade tyckte visste
`)
/** What a voice does; said of companies and bodies too, so that these must be known. */
const speaking = words(
  'ringde ringer sa sade säger sms:ade mejlade berättade berättar hävdar hävdade påstår påstod uppger uppgav ljuger',
)
/** "X i kassan", "X på fritids", "X i nian" */
const posts = words(
  'kassan kiosken receptionen fritids expeditionen ettan tvåan trean fyran femman sexan sjuan åttan nian',
)

/** "X sprang", "X blev slagen", "Xs bror" */
function saysOfPerson(sentence: readonly Word[], index: number): boolean {
  const next = sentence[index + 1]
  if (next?.gap !== ' ' || next.spelling !== 'small') return false
  return isBodily(sentence, index) || (kin.has(next.lower) && /.{4}s$/.test(sentence[index]?.lower ?? ''))
}

const became = words('blev blivit är var har')
const struck = words(`
  avvisad berusad full gravid gripen hotad huggen knivskuren knuffad känd ledsen minderårig misshandlad mobbad omhändertagen portad påverkad
  rädd rånad skadad skjuten slagen sparkad utskriven
`)

/** "X sprang", "X blev slagen" */
function isBodily(sentence: readonly Word[], index: number): boolean {
  const [verb, afterVerb] = [sentence[index + 1], sentence[index + 2]]
  if (verb === undefined) return false
  if (bodily.has(verb.lower)) return true
  return became.has(verb.lower) && afterVerb?.gap === ' ' && struck.has(afterVerb.lower)
}

const done = words(`
  avvisade avvisat berättade erkände förföljde förhörde grep gripit hämtade intervjuade jagade jagat knivhögg knuffade knuffat kysste misshandlade
  misshandlat mobbade mobbar mobbat mötte omhändertog portade portat ropade sa sade sparkade sparkat skjutsade skrek slog trakasserade trakasserar
  träffade tröstade viskade väckte
`)
const doneWith = words(`
  bekant bestis bråkade bråkar bråkat bästis förhör gift ihop kompis kusin pratade pratar pratat samtal samtalade samtalat slagits slogs släkt
  syskon talade talar talat utvecklingssamtal vän vänner
`)
const doneTowards = words('arg kär ropade ropar rädd rädda skrek skriker spottade spottar sur väntade väntar')

/** "knuffade X", "ropade på X", "pratade med X" */
function isDoneTo(sentence: readonly Word[], index: number): boolean {
  if (sentence[index]?.gap !== ' ') return false
  const [second = '', first = ''] = [sentence[index - 2]?.lower, sentence[index - 1]?.lower]
  if (first === 'av') return struckBy.test(second)
  if (first === 'på' || first === 'för') return doneTowards.has(second)
  return first === 'med' ? doneWith.has(second) : done.has(first)
}

/** "hotades av X", "slagen av X" */
const struckBy =
  /^(?:slogs|slagen|biten|(?:attacker|förfölj|hota|jaga|knivhugg|knuffa|lura|misshandla|mobba|ofreda|påkör|råna|sparka|trakasser|våldtag|överfall)\p{L}*[adenst])$/u

const next = words('sen sedan då så plötsligt efteråt')

/** "sen kom X", "det var X som", "mamman (X)" */
function isSpokenOf(sentence: readonly Word[], index: number): boolean {
  const gap = sentence[index]?.gap
  const [second = '', first = ''] = [sentence[index - 2]?.lower, sentence[index - 1]?.lower]
  if (gap === ' (') return titles.has(first) || personWords.has(first)
  if (gap !== ' ') return false
  if (first === 'kom') return next.has(second)
  return (first === 'är' || first === 'var') && second === 'det' && sentence[index + 1]?.lower === 'som'
}

const participle =
  /^(?:omhändertagn|gripn|misstänkt|anhålln|häktad|drabbad|skadad|avlidn|portad|åtalad|avvisad|hotad|rånad|berusad)[ea]?$/

/** "den gripne, X Y, kördes": between commas after a word for somebody. */
function isInApposition(sentence: readonly Word[], index: number): boolean {
  if (sentence[index]?.gap !== ', ') return false
  const before = sentence[index - 1]?.lower ?? ''
  if (!titles.has(before) && !personWords.has(before) && !participle.test(before)) return false
  const [following, afterFollowing] = [sentence[index + 1], sentence[index + 2]]
  if (following?.gap === ', ') return true
  return following?.gap === ' ' && following.spelling === 'capital' && afterFollowing?.gap === ', '
}

const mayBeOfAge = /^(?:, | [(\dcfiors])/
/** "X, 17 år", "X, ca 25 år", "X, född 2008", "X i 8B", "X i nian" */
const ofAge =
  /^(?:,? \(?(?:ca |cirka |runt |omkring )?\d{1,2} år(?!\p{L})(?! sedan| av| från| gammal(?:t)? (?:hus|byggnad|problem))|,? \(?född |,? (?:i|från|som går i) (?:klass |åk |årskurs )?(?:[1-9] ?[A-F](?![\p{L}\d])|(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian)(?!\p{L})))/u
