import type { Span } from './finding.ts'
import { numberedWords, ordinaryWords } from './plate.words.ts'

// Transportstyrelsen: no I, Q, V, Å, Ä, Ö; the last place is a digit or a letter, then not O either.
const plate =
  /(?<![\p{L}\d]|\p{L}-|\d[.,:/-])([A-HJ-PR-UW-Z]{3})( ?-? ?)(\d{2}[\dA-HJ-NPR-UW-Z])(?![\p{L}\d]|[-:/.,]\d)/giu
const cueBefore =
  /(?:reg|regnr|registreringsnummer|registreringsnumret|registreringsskylt)(?:\.? ?(?:nr|nummer))?[.:]? $/i
const longestContext = 40
/** Among words in capitals, capitals do not tell a plate from a word. */
const capitalsBefore = /\p{Lu}{2,}[^\p{L}]{0,3}$/u
const capitalsAfter = /^[^\p{L}]{0,3}\p{Lu}{2,}/u
const unitAfter =
  /^ ?(?:-|%|(?:kr|kronor|st|stycken|personer|ungdomar|elever|barn|boende|meter|m|km|kvm|m2|cm|mm|år|åringar|dagar|dygn|nätter|veckor|timmar|tim|min|minuter|sek|sekunder|gånger|procent|grader|liter|kg|ton|watt|fall|händelser|anmälningar|bilar|cyklar|lägenheter|hushåll|platser|medlemmar|besökare|samtal|larm|bränder|brott|stölder)(?!\p{L}))/iu
const identifierBefore =
  /(?:dnr|diarienr|diarienummer|ärende|ärendenr|ärendenummer|mål|målnr|lag|prop\.?|bet\.?|sou|sfs)[.:]? $/iu

/** Swedish registration plates: ABC 123 and ABC12D, in any case, with or without a blank or dash. */
export function findPlates(text: string): readonly Span[] {
  const spans: Span[] = []
  for (const { 0: written, 1: letters = '', 2: gap = '', 3: number = '', index } of text.matchAll(plate)) {
    const end = index + written.length
    const before = text.slice(Math.max(0, index - longestContext), index)
    const after = text.slice(end, end + longestContext)
    if (number === '000') continue
    if (cueBefore.test(before) || isPlate({ letters, gap, before, after })) spans.push({ start: index, end })
  }
  return spans
}

type Candidate = { letters: string; gap: string; before: string; after: string }

function isPlate({ letters, gap, before, after }: Candidate): boolean {
  const word = letters.toLowerCase()
  if (numberedWords.has(word) || identifierBefore.test(before)) return false
  if (gap === '') return true
  const standsOut = letters === letters.toUpperCase() && !capitalsBefore.test(before) && !capitalsAfter.test(after)
  return standsOut || (!ordinaryWords.has(word) && !unitAfter.test(after))
}
