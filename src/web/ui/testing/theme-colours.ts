/** Reads our style sheets as the browser would, as far as colours go: for the tests of the theme. */
export type Theme = ReadonlyMap<string, string>
export type ThemeName = 'light' | 'dark' | 'light, high contrast' | 'dark, high contrast' | 'print'

/** The declarations of custom properties in the first block after `opening`. */
export function declarations(css: string, opening: string): Theme {
  const start = css.indexOf(`${opening} {`)
  if (start < 0) throw new Error(`no block ${opening}`)
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  )
}

/** What `name` is in a theme, as `#rrggbb`. */
export function colourOf(theme: Theme, scheme: 'light' | 'dark', name: string): string {
  const value = theme.get(name)
  if (value === undefined) throw new Error(`no ${name}`)
  const reference = /^var\((--[\w-]+)\)$/.exec(value)
  if (reference?.[1]) return colourOf(theme, scheme, reference[1])
  const both = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(value)
  const colour = both ? both[scheme === 'light' ? 1 : 2] : value
  if (!colour || !/^#[\da-f]{6}$/.test(colour)) throw new Error(`${name} is not a colour: ${value}`)
  return colour
}

/** Relative luminance, 0 black to 1 white (WCAG 2.2). */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** 1 to 21 (WCAG 2.2, 1.4.3). */
export function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Every theme of tokens.css by name, with the scheme it is read in. */
export function themesOf(css: string): ReadonlyMap<ThemeName, { theme: Theme; scheme: 'light' | 'dark' }> {
  const base = declarations(css, ':root')
  const high = new Map([...base, ...declarations(css, ':root[data-contrast="more"]')])
  const print = new Map([...base, ...declarations(css, ':root[data-color-scheme]')])
  return new Map([
    ['light', { theme: base, scheme: 'light' }],
    ['dark', { theme: base, scheme: 'dark' }],
    ['light, high contrast', { theme: high, scheme: 'light' }],
    ['dark, high contrast', { theme: high, scheme: 'dark' }],
    ['print', { theme: print, scheme: 'light' }],
  ])
}
