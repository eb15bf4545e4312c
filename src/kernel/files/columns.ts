/** A field to fill, and the names a column may have for it, best first; in any language, case and punctuation. */
export type FieldTarget = { readonly field: string; readonly synonyms: readonly string[] }
/** `column` is the index of the header; `confidence` 1 for the same name, down to 0.6 for a likeness. */
export type ColumnSuggestion = {
  readonly field: string
  readonly column: number
  readonly header: string
  readonly confidence: number
}

const lowest = 0.6
const shortestPart = 4

/** "Händelse-ID" and "HandelseId" both give `handelse id`. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether two words differ by one letter put in, left out or exchanged. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)
}

function likeness(header: string, synonym: string): number {
  const [joinedHeader, joinedSynonym] = [header.replaceAll(' ', ''), synonym.replaceAll(' ', '')]
  if (joinedSynonym === '') return 0
  if (joinedHeader === joinedSynonym) return 1
  const [words, wanted] = [header.split(' '), synonym.split(' ')]
  const hasAll = wanted.every((word) => words.includes(word))
  if (hasAll && words.length === wanted.length) return 0.95
  if (joinedSynonym.length >= 5 && isOneLetterOff(joinedHeader, joinedSynonym)) return 0.85
  if (hasAll) return 0.8
  // Swedish joins words: "händelsedatum" is a kind of "datum", "datumkolumn" hardly.
  if (joinedSynonym.length >= shortestPart && joinedHeader.endsWith(joinedSynonym)) return 0.7
  return joinedSynonym.length >= shortestPart && joinedHeader.startsWith(joinedSynonym) ? lowest : 0
}

/** The likeness to the best synonym; later synonyms weigh a little less, so that a better name wins over a worse one. */
function confidenceOf(header: string, { synonyms }: FieldTarget): number {
  const scores = synonyms.map((synonym, rank) => likeness(header, normaliseHeader(synonym)) - Math.min(rank, 9) * 0.001)
  return Math.max(0, ...scores)
}

/** Suggests which column fills which field: the likeliest pairs first, each column and each field at most once. */
export function suggestColumns(
  headers: readonly string[],
  targets: readonly FieldTarget[],
): readonly ColumnSuggestion[] {
  const normalised = headers.map(normaliseHeader)
  const pairs = targets.flatMap((target) =>
    normalised.map((name, column) => ({
      field: target.field,
      column,
      header: headers[column] ?? '',
      confidence: confidenceOf(name, target),
    })),
  )
  const taken: ColumnSuggestion[] = []
  for (const pair of pairs.sort((a, b) => b.confidence - a.confidence)) {
    if (pair.confidence < lowest - 0.01) break
    if (taken.some(({ field, column }) => field === pair.field || column === pair.column)) continue
    taken.push({ ...pair, confidence: Math.round(pair.confidence * 100) / 100 })
  }
  return targets.flatMap(({ field }) => taken.filter((suggestion) => suggestion.field === field))
}
