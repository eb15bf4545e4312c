import { streetOfDwelling } from './dwelling.ts'
import type { Finding, FindingKind, Span } from './finding.ts'
import { scanText } from './guard.ts'
import { kin, personWords, titleEnding, titles } from './name.words.ts'
import type { PublicPhones } from './phone.public.ts'
import { neutral, type WrittenIn } from './rewrite.words.ts'

/** What may stand instead of a span of the text, which can reach a comma or a word beyond what was found. No words: it is left out. */
export type Rewrite = Span & { readonly words: string }

type Found = {
  readonly finding: Finding
  readonly written: string
  /** what stands just before and after */
  readonly before: string
  readonly after: string
}
const [longestBefore, longestAfter] = [80, 8]
/** Where a name must follow, this stands for one that is not told: "som heter NN". */
const nobody = 'NN'

/** A heading before what is found: "Tel", "reg.nr", "Hans insta är". */
const heading =
  /(?<!\p{L})(?:tel(?:efon)?|mobil|nummer|nr|pnr|personnr|personnummer|pn|född|e-post|mejl|mail|snap(?:chat)?|insta(?:gram)?|ig|tiktok|discord|telegram|signal|nick|reg\.? ?nr|reg|skylt|phone|plate|born)[.:]*(?: (?:är|var|is))? ?$/iu
const naming =
  /(?<!\p{L})(?:(?:heter|hette|heta|kallas|kallad|kallades|kallar|kallade|called|named)(?: \p{L}+){0,2}|namnet|namn|användarnamnet|användarnamn|alias|smeknamnet|förnamnet|undertecknat|(?:sig|känd|honom|henne) som|mvh|hälsningar)[:,]? ["”“]?$|(?:^|\s)\/{1,2} ?$/iu
/** Nouns that say enough without the account, the plate or the door after them. */
const enoughBefore: Readonly<Partial<Record<FindingKind, RegExp>>> = {
  handle: /(?<!\p{L})\p{L}*(?:kontot|profilen|kanalen|användaren|gruppen|account|channel|profile) $/iu,
  plate:
    /(?<!\p{L})\p{L}*(?:bil|bilen|fordon|fordonet|moped|mopeden|släpvagn|släpvagnen|taxi|taxin|mc|epa|car|vehicle|van) $/iu,
  dwelling: /\p{L}{3,} \d{1,4}(?: ?[A-Za-z])? $/u,
}
const calling = /(?<!\p{L})(?:(herr|hr|mr)|fru|fröken|frk|mrs|miss) $/iu
const otherPersons = /(?:aren|are|ör|ören|chef|chefen|ist|isten|anställd[ae]?|boende)$/u
/** "Vakterna X och Y": both names go. */
const several = /(?:na|syskonen|paret) $/iu
const preposition = /(?<!\p{L})(?:på|i|till|från|utanför|hos|vid|mot|bakom|innanför|av|om|at|in|from|outside) $/iu
const abbreviated = /(?<!\p{L})(?:bl\.a|t\.ex|d\.v\.s|f\.d|m\.fl|ca|nr|kl|enl|ev|bla|tex|dvs|fd|tel|ang|jmf)\. +$/iu
const toldPersons = /(?<!\p{L})(?:en (?:annan |tredje )?person|a(?:nother| third)? person)(?!\p{L})/gu

/**
 * What may be written instead of each finding so that the sentence still reads, in the order of the findings; they must come from a
 * scan of the same text.
 */
export function suggestRewrites(text: string, findings: readonly Finding[], language: WrittenIn): readonly Rewrite[] {
  const persons = new Set<string>()
  let before: Rewrite | undefined
  return findings.map((finding) => {
    const found = {
      finding,
      written: text.slice(finding.start, finding.end),
      before: text.slice(Math.max(0, finding.start - longestBefore), finding.start),
      after: text.slice(finding.end, finding.end + longestAfter),
    }
    const joint = before?.words === '' && several.test(text.slice(0, before.start + 1)) ? before.end : undefined
    const { start, end, words } =
      secondOfSeveral(text, found, joint) ?? leftOut(found) ?? wordsInstead(found, persons, language)
    before = { start: Math.max(start, before?.end ?? 0), end: Math.max(end, before?.end ?? 0), words }
    return before
  })
}

/** The text with what was found written over. */
export function rewriteText(text: string, findings: readonly Finding[], language: WrittenIn): string {
  let rewritten = ''
  let position = 0
  for (const { start, end, words } of suggestRewrites(text, findings, language)) {
    rewritten += text.slice(position, start) + words
    position = end
  }
  return rewritten + text.slice(position)
}

// What is left out can bring together what was apart; more than twice is a text that nobody writes.
const mostRounds = 5

/** The text with all that the guard finds in it written over, also what that bares. */
export function withoutPersonalData(text: string, allowed: PublicPhones, language: WrittenIn): string {
  let rewritten = text
  for (let round = 0; round < mostRounds; round += 1) {
    const findings = scanText(rewritten, allowed)
    if (findings.length === 0) break
    rewritten = rewriteText(rewritten, findings, language)
  }
  return rewritten
}

function secondOfSeveral(text: string, { finding: { kind, start, end } }: Found, joint?: number): Rewrite | undefined {
  if (joint === undefined || kind !== 'name') return undefined
  return /^(?: och | o | samt |, )$/.test(text.slice(joint, start)) ? { start: joint, end, words: '' } : undefined
}

/** With its commas or brackets, or the blank before it, where what stands before says enough. */
function leftOut({ finding: { kind, start, end }, written, before, after }: Found): Rewrite | undefined {
  const aside = / \($|, $/.exec(before)?.[0]
  if (aside !== undefined && saysEnough(kind, before.slice(0, -aside.length))) {
    if (aside === ' (') return after.startsWith(')') ? { start: start - 2, end: end + 1, words: '' } : undefined
    // One comma is left of the two where it ends something else that stands aside.
    const isSecond = /, [^.!?]*$/.test(before.slice(0, -2))
    if (/^(?:[,.;:!?)]|$)/.test(after))
      return { start: start - 2, end: after.startsWith(',') && !isSecond ? end + 1 : end, words: '' }
  }
  if (/^[\p{L}\d]{2}/u.test(after) || start === 0) return undefined
  const isEnough = kind === 'name' ? endsInPerson(before) : enoughBefore[kind]?.test(before)
  const isStorey = kind === 'dwelling' && !isMoreThanStorey(written) && /\p{L} $/u.test(before)
  return isEnough || (isStorey && !preposition.test(before)) ? { start: start - 1, end, words: '' } : undefined
}

function isMoreThanStorey(written: string): boolean {
  return /lgh|läg|kod/i.test(written) || streetOfDwelling.test(written)
}

/** Whether what stands before a comma or bracket tells of what the finding only points out. */
function saysEnough(kind: FindingKind, before: string): boolean {
  return kind === 'name' ? endsInPerson(`${before} `) : kind !== 'email' && kind !== 'phone'
}

function endsInPerson(before: string): boolean {
  const word = /(?<!\p{L})(\p{L}+) $/u.exec(before)?.[1]?.toLowerCase()
  if (word === undefined || calling.test(before)) return false
  return titles.has(word) || personWords.has(word) || kin.has(word) || titleEnding.test(word) || otherPersons.test(word)
}

function wordsInstead(found: Found, persons: Set<string>, language: WrittenIn): Rewrite {
  const { finding, before, after } = found
  const { start, end, kind } = finding
  const called = kind === 'name' ? calling.exec(before) : null
  if (called) {
    const words = neutral[language][called[1] === undefined ? 'woman' : 'man']
    const widened = { ...found, before: before.slice(0, -called[0].length) }
    return { start: start - called[0].length, end, words: settle(words, widened, language) }
  }
  // "X-gänget" is a gang without its name.
  if (kind === 'name' && /^-\p{Ll}/u.test(after))
    return { start, end: end + 2, words: beginsSentence(found) ? after.charAt(1).toUpperCase() : after.charAt(1) }
  return { start, end, words: settle(wordsFor(found, persons, language), found, language) }
}

function wordsFor(
  { finding: { kind }, written, before, after }: Found,
  persons: Set<string>,
  language: WrittenIn,
): string {
  const words = neutral[language]
  if (kind === 'dwelling') return wordsForDwelling(written, before, language)
  if ((kind === 'name' || kind === 'handle') && naming.test(before)) return nobody
  if (kind !== 'name') return heading.test(before) ? words.leftOut : words.anything[kind]
  if (/: $/.test(before) && /^[.]?\s*$/.test(after)) return nobody
  const name = written.toLowerCase()
  if (persons.has(name)) return words.theSame
  const told = persons.size === 0 ? (before.match(toldPersons)?.length ?? 0) : 0
  persons.add(name)
  return words.persons[Math.min(persons.size - 1 + told, words.persons.length - 1)] ?? words.anything.name
}

/** "Provgatan 4 B" becomes "Provgatan", "portkoden är 1234" becomes "portkoden är känd", "med koden 1234" "med koden". */
function wordsForDwelling(written: string, before: string, language: WrittenIn): string {
  const { anything, floor, isKnown } = neutral[language]
  const onStreet = /våning/i.test(written) ? undefined : streetOfDwelling.exec(written)?.[0]
  if (onStreet !== undefined) return onStreet
  if (!/kod/i.test(written))
    return /(?<!\p{L})på $/iu.test(before) && /våning|plan/i.test(written) ? floor : anything.dwelling
  const said = written.replace(/[ :=]*(?<!\p{L})(?:\p{L} )?\d[\d ]*\p{L}?#?/u, (number) =>
    number.endsWith(' ') ? ' ' : '',
  )
  return said.trim().replace(/ (?:är|var|lyder|blev|sattes till)$/u, isKnown)
}

const beginsSentence = ({ before, finding }: Pick<Found, 'before' | 'finding'>): boolean =>
  finding.start === 0 || before === '' || (/[.!?…] +$|\n\s*$/u.test(before) && !abbreviated.test(before))

/** With a capital where a sentence begins, without a second article, and never grown together with what stands beside it. */
function settle(words: string, found: Found, language: WrittenIn): string {
  const { before, after, written, finding } = found
  let fitted = /(?<!\p{L})(?:en|ett|an?|the) $/iu.test(before) ? words.replace(/^(?:en|ett|an?|the) /u, '') : words
  if (beginsSentence(found)) fitted = fitted.charAt(0).toUpperCase() + fitted.slice(1)
  if (finding.kind === 'name' && /^\P{Ll}*\p{Lu}{4}\P{Ll}*$/u.test(written)) fitted = fitted.toUpperCase()
  if (/[\p{L}\d]$/u.test(before)) fitted = ` ${fitted}`
  if (written.endsWith('.') && /^\s*$|^\s+\p{Lu}/u.test(after)) return `${fitted}.`
  const isGenitive = finding.kind === 'name' && /^s(?!\p{L})/iu.test(after)
  if (isGenitive) return language === 'en' ? `${fitted}’` : fitted
  return /^[\p{L}\d]/u.test(after) ? `${fitted} ` : fitted
}
