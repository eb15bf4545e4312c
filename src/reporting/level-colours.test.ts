import { describe, expect, it } from 'vitest'
import { contrast, levelColours, levels, luminance } from './level-colours.ts'
import { printTheme } from './theme.ts'

describe('level colours', () => {
  it('text on every level can be read (WCAG AA asks for 4.5)', () => {
    for (const level of levels)
      expect(contrast(levelColours[level].fill, levelColours[level].text)).toBeGreaterThan(4.5)
  })

  it('a more serious level is always darker, so that a grey print keeps the order', () => {
    const lights = levels.map((level) => luminance(levelColours[level].fill))
    for (const [at, light] of lights.slice(1).entries()) expect(light).toBeLessThan(lights[at] as number)
  })

  it('an area edge is told from every level it may surround (WCAG asks 3 for graphics)', () => {
    for (const level of [1, 2, 3, 4] as const)
      expect(contrast(printTheme.edge, levelColours[level].fill)).toBeGreaterThan(3)
  })

  it('measures black on white as 21 and a colour on itself as 1', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
    expect(contrast('#D5742A', '#D5742A')).toBe(1)
  })

  it('chart lines, bars and text can be told from paper', () => {
    expect(contrast(printTheme.ink, '#FFFFFF')).toBeGreaterThan(7)
    expect(contrast(printTheme.muted, '#FFFFFF')).toBeGreaterThan(4.5)
    expect(contrast(printTheme.line, '#FFFFFF')).toBeGreaterThan(3)
  })
})
