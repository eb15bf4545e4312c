import { type Level, type LevelColour, levelColours } from './level-colours.ts'

/** The colours and the font that a chart or a map is drawn with. */
export type FigureTheme = {
  readonly font: string
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly paper: string
  readonly line: string
  readonly band: string
  readonly edge: string
  readonly level: Readonly<Record<Level, LevelColour>>
}

/** Literal colours for paper; `font` is the family the PDF and the picture of a chart carry with them. */
export const printTheme: FigureTheme = {
  font: 'Samsyn A, Samsyn B, Samsyn C, Samsyn D, Samsyn E',
  ink: '#14201F',
  muted: '#4C5A58',
  grid: '#D5DAD8',
  paper: '#FFFFFF',
  line: '#1F5A50',
  band: '#DCE6E3',
  edge: '#2A3534',
  level: levelColours,
}

const token = (name: string, fallback: string) => `var(--${name}, ${fallback})`
const levelTokens = (level: Level): LevelColour => ({
  fill: token(`level-${level}`, levelColours[level].fill),
  text: token(`level-${level}-text`, levelColours[level].text),
})

/** The page's own tokens, so that a drawing follows light, dark and high contrast; the colours of paper where there are none. */
export const pageTheme: FigureTheme = {
  font: 'inherit',
  ink: token('ds-color-neutral-text-default', printTheme.ink),
  muted: token('ds-color-neutral-text-subtle', printTheme.muted),
  grid: token('ds-color-neutral-border-subtle', printTheme.grid),
  paper: token('ds-color-neutral-surface-default', printTheme.paper),
  line: token('ds-color-accent-border-strong', printTheme.line),
  band: token('ds-color-accent-surface-hover', printTheme.band),
  // It parts level colours, which are the same in every theme.
  edge: printTheme.edge,
  level: { 1: levelTokens(1), 2: levelTokens(2), 3: levelTokens(3), 4: levelTokens(4), 5: levelTokens(5) },
}
