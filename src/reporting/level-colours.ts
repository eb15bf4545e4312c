/** Area levels: 1 is the calmest, 5 the most serious. The words belong to the municipality and travel with the report. */
export const levels = [1, 2, 3, 4, 5] as const
export type Level = (typeof levels)[number]
export type LevelColour = { readonly fill: string; readonly text: string }

/**
 * The only source of the level colours: sequential and falling in luminance, so that the order survives a grey printer
 * and colour blindness; never a traffic light. `text` is the colour of what is written on `fill`.
 */
export const levelColours: Readonly<Record<Level, LevelColour>> = {
  1: { fill: '#E4F0EE', text: '#14201F' },
  2: { fill: '#B9D9D4', text: '#14201F' },
  3: { fill: '#E8B765', text: '#14201F' },
  4: { fill: '#D5742A', text: '#14201F' },
  5: { fill: '#7A1F2B', text: '#FFFFFF' },
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

/** Relative luminance 0..1 of `#RRGGBB` (WCAG 2.2). */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio 1..21 of two `#RRGGBB` colours (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
