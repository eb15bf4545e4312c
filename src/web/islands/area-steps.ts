/** Where an area lies on the map: its middle, in the map's own units, y downwards. */
export type Spot = { readonly id: string; readonly x: number; readonly y: number }
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const heading: Record<Arrow, readonly [dx: number, dy: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

export const isArrow = (key: string): key is Arrow => Object.hasOwn(heading, key)

/** The nearest area within forty-five degrees of where the arrow points, else of those that lie that way at all; null at the edge. */
export function nextSpot(spots: readonly Spot[], from: string, arrow: Arrow): string | null {
  const here = spots.find(({ id }) => id === from)
  if (!here) return spots[0]?.id ?? null
  const [dx, dy] = heading[arrow]
  const ahead = spots
    .filter(({ id }) => id !== from)
    .map(({ id, x, y }) => {
      const along = (x - here.x) * dx + (y - here.y) * dy
      const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx)
      return { id, along, aside, distance: Math.hypot(along, aside) }
    })
    .filter(({ along }) => along > 0)
    .sort((a, b) => Number(a.aside > a.along) - Number(b.aside > b.along) || a.distance - b.distance)
  return ahead[0]?.id ?? null
}
