import { renderToStaticMarkup } from 'react-dom/server'
import type { Language } from '#kernel/i18n/texts.ts'
import type { DrawingBlock } from './block.ts'
import { Drawing } from './drawing.tsx'
import { printTheme } from './theme.ts'

/** A chart or map as an SVG file in the colours of paper; `number` makes its inner names unique in a document. */
export const toSvg = (block: DrawingBlock, number: number, language: Language): string =>
  renderToStaticMarkup(
    <Drawing
      figure={block.figure}
      id={`figure-${number}`}
      caption={block.caption}
      alt={block.alt}
      language={language}
      theme={printTheme}
    />,
  )
