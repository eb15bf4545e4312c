import type { Level } from '../level-colours.ts'
import type { FigureTheme } from '../theme.ts'

/** Levels 2 to 4 carry a pattern that grows denser, so that grey paper tells them apart; 1 is plain and 5 is nearly black. */
const patterned = [2, 3, 4] as const
type Patterned = (typeof patterned)[number]

const isPatterned = (level: Level): level is Patterned => level !== 1 && level !== 5

export const patternOf = (id: string, level: Level): string =>
  isPatterned(level) ? `url(#${id}-pattern-${level})` : 'none'

const marks: Readonly<Record<Patterned, { readonly size: number; readonly path: string; readonly stroke: number }>> = {
  2: { size: 9, path: 'M4 4.5h1', stroke: 1 },
  3: { size: 8, path: 'M-2 2l4 -4M0 8l8 -8M6 10l4 -4', stroke: 0.6 },
  4: { size: 6, path: 'M0 6l6 -6M-1.5 1.5l3 -3M4.5 7.5l3 -3M0 0l6 6M-1.5 4.5l3 3M4.5 -1.5l3 3', stroke: 0.6 },
}

export function LevelPatterns({ id, theme }: { readonly id: string; readonly theme: FigureTheme }) {
  return (
    <defs>
      {patterned.map((level) => {
        const { size, path, stroke } = marks[level]
        return (
          <pattern key={level} id={`${id}-pattern-${level}`} width={size} height={size} patternUnits="userSpaceOnUse">
            <path d={path} fill="none" stroke={theme.level[level].text} strokeWidth={stroke} strokeOpacity={0.55} />
          </pattern>
        )
      })}
    </defs>
  )
}
