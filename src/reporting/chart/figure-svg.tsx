import type { ReactNode } from 'react'
import { formatNumber } from '#kernel/i18n/format.ts'
import type { Language } from '#kernel/i18n/texts.ts'
import type { FigureTheme } from '../theme.ts'

/** What every chart and map needs to be drawn; `id` must be unique on its page. */
export type DrawingProps<Figure> = {
  readonly figure: Figure
  readonly id: string
  readonly caption: string
  readonly alt: string
  readonly language: Language
  readonly theme: FigureTheme
}

type Frame = Omit<DrawingProps<unknown>, 'figure'> & {
  readonly role?: 'img' | 'group'
  readonly width: number
  readonly height: number
  readonly children: ReactNode
}

export const fontSize = 13

/** The outer drawing: a picture with a name and a description for those who do not see it. */
export function FigureSvg({ id, caption, alt, theme, role = 'img', width, height, children }: Frame) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role={role}
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={theme.font}
      fontSize={fontSize}
      fill={theme.ink}
    >
      <title id={`${id}-title`}>{caption}</title>
      <desc id={`${id}-desc`}>{alt}</desc>
      {children}
    </svg>
  )
}

/** Coordinates with one decimal: finer is not seen, and shorter files compare byte for byte. */
export const at = (value: number): number => Math.round(value * 10) / 10

/** A value written at its mark: whole numbers as they are, others with one decimal. */
export const valueText = (language: Language, value: number | null): string =>
  value === null ? '–' : formatNumber(language, value, Number.isInteger(value) ? 0 : 1)
