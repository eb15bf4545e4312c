/** Widths of Inter's letters in thousandths of the size, by group; near enough to place labels without a font engine. */
const groups: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!·\u00a0 ]/u, 290],
  [/[frt()[\]\-–]/u, 380],
  [/[mwMW%]/u, 860],
  [/[A-ZÅÄÖÉ]/u, 690],
  [/[0-9]/u, 630],
]
const otherWidth = 580

const letterWidth = (letter: string): number => groups.find(([pattern]) => pattern.test(letter))?.[1] ?? otherWidth

/** The estimated width of a text in the units of `size`. */
export const textWidth = (text: string, size: number): number =>
  ([...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * size) / 1000

/** The text, cut with an ellipsis when it is wider than `width`. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The text broken at the space nearest its middle; undefined for a single word. */
export function broken(text: string): readonly [string, string] | undefined {
  const spaces = [...text.matchAll(/ /g)].map((match) => match.index)
  const [best] = spaces.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))
  return best === undefined ? undefined : [text.slice(0, best), text.slice(best + 1)]
}
