import type { Span } from './finding.ts'

const localPart = /[\p{L}\d._%+'-]{1,64}$/u
/** "namn[punkt]namn" */
const spelledLocalPart = /(?:[\p{L}\d_-]{1,32} ?[([{] ?(?:punkt|dot) ?[)\]}] ?){1,3}[\p{L}\d_-]{1,32}$/iu
const domain = /^(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}\p{L}{2,24}/u
/** "exempel punkt se", "example[dot]com", "exempel.se" */
const spelledDomain =
  /^[\p{L}\d][\p{L}\d-]{0,62}(?:(?:\.| ?[([{] ?(?:punkt|dot) ?[)\]}] ?| (?:punkt|dot) )[\p{L}\d-]{2,63}){1,4}(?![\p{L}\d])/iu
/** "(at)", "[snabel-a]", " at ", " @ " */
const spelledAt = / ?[([{<] ?(?:at|ät|a|snabel-?a) ?[)\]}>] ?| (?:snabel-?a|at|@) /giu
const spelledHint = /@| at |snabel|[([{<] ?[aä]/
const longestLocalPart = 64
const longestDomain = 255

/** E-mail addresses, also written so that a machine should not read them: "namn (at) exempel punkt se". `lower` is the text in small letters. */
export function findEmails(text: string, lower: string): readonly Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    addAddress(spans, text, { start: at, end: at + 1 }, domain)
  }
  if (!mayBeSpelled(lower)) return spans
  for (const { 0: written, index } of text.matchAll(spelledAt)) {
    addAddress(spans, text, { start: index, end: index + written.length }, spelledDomain)
  }
  return spans
}

/** True for the few texts that hold something an address is spelled with. */
function mayBeSpelled(lower: string): boolean {
  return spelledHint.test(lower)
}

function addAddress(spans: Span[], text: string, at: Span, domainRule: RegExp): void {
  const before = text.slice(Math.max(0, at.start - longestLocalPart), at.start)
  const local = (spelledLocalPart.exec(before) ?? localPart.exec(before))?.[0].replace(/^[.'-]+/, '')
  const following = text.slice(at.end, at.end + longestDomain)
  const after = (domainRule.exec(following) ?? spelledDomain.exec(following))?.[0]
  if (local && after) spans.push({ start: at.start - local.length, end: at.end + after.length })
}
