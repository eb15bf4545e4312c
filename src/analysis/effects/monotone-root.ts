const halvings = 200

/** Where a rising function crosses 0 between `low` and `high`, to the last digit. The ends must lie on either side. */
export function monotoneRoot(rising: (x: number) => number, low: number, high: number): number {
  let from = low
  let to = high
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (from + to) / 2
    if (middle <= from || middle >= to) break
    if (rising(middle) < 0) from = middle
    else to = middle
  }
  return (from + to) / 2
}
