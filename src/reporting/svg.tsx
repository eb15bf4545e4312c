import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '#kernel/i18n/texts.ts'
import type { DrawingBlock } from './block.ts'
import { Drawing } from './drawing.tsx'
import { printTheme } from './theme.ts'

/** `width` and `height` are in the units of the drawing, of which a line of its text is 11 to 13 high. */
export type Svg = { readonly svg: string; readonly width: number; readonly height: number }

/** A chart or map as an SVG file in the colours of paper; `number` makes its inner names unique in a document. */
export function toSvg(block: DrawingBlock, number: number, language: Language): Svg {
  const { figure, caption, alt } = block
  const frame = { id: `figure-${number}`, caption, alt, language, theme: printTheme }
  const svg = renderToStaticMarkup(<Drawing figure={figure} {...frame} />)
  const [, width, height] = /^<svg[^>]* viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  return { svg, width: Number(width), height: Number(height) }
}
