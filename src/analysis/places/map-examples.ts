/** Small made-up maps for the examples of the methods. */

/** A chequered map of six by six places, numbered from 1 row by row; sides touch. */
export const squareNeighbours: readonly number[][] = Array.from({ length: 36 }, (_, place) => {
  const [row, column] = [Math.floor(place / 6), place % 6]
  const around: readonly (readonly [number, number])[] = [
    [row - 1, column],
    [row, column - 1],
    [row, column + 1],
    [row + 1, column],
  ]
  return around.filter(([r, c]) => r >= 0 && r < 6 && c >= 0 && c < 6).map(([r, c]) => r * 6 + c + 1)
})

/** Few events in most places, many around the place in row 3 and column 3. */
export const squareCounts: readonly number[] = Array.from({ length: 36 }, (_, place) => {
  const steps = Math.abs(Math.floor(place / 6) - 2) + Math.abs((place % 6) - 2)
  return steps === 0 ? 9 : steps === 1 ? 6 : (place * 7) % 3
})

/** Twelve steps in which the middle of the map fills up. */
export const squareSteps: readonly number[][] = squareCounts.map((count, place) =>
  Array.from({ length: 12 }, (_, step) => (count > 2 ? 1 + Math.floor((count * step) / 6) : (place + step) % 3)),
)
