/** In per cent of the picture, from its upper left corner; to a tenth. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }

/** Smaller than this nobody can take hold of. */
const least = 1
/** What a press without a drag puts there. */
const usual = 20

const tenth = (value: number): number => Math.round(value * 10) / 10
const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value))

/** Moves a box without letting it leave the picture. */
export const moved = (box: Box, by: Point): Box => ({
  ...box,
  left: tenth(within(box.left + by.x, 0, 100 - box.width)),
  top: tenth(within(box.top + by.y, 0, 100 - box.height)),
})

/** Moves a box's lower right corner, within the picture. */
export const resized = (box: Box, by: Point): Box => ({
  ...box,
  width: tenth(within(box.width + by.x, least, 100 - box.left)),
  height: tenth(within(box.height + by.y, least, 100 - box.top)),
})

/** The box with two points as opposite corners, whichever came first. */
export function between(a: Point, b: Point): Box {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)].map((x) => within(x, 0, 100)) as [number, number]
  const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)].map((y) => within(y, 0, 100)) as [number, number]
  return resized({ left: tenth(left), top: tenth(top), width: right - left, height: bottom - top }, { x: 0, y: 0 })
}

/** A box of usual size around a point. */
export const around = ({ x, y }: Point): Box =>
  moved({ left: x - usual / 2, top: y - usual / 2, width: usual, height: usual }, { x: 0, y: 0 })

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** What an arrow key does with a box, one per cent at a time; null for any other key. */
export function stepped(box: Box, { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): Box | null {
  const step = steps[key]
  if (!step) return null
  return shiftKey ? resized(box, step) : moved(box, step)
}
