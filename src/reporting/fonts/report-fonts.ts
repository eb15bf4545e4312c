import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { coverageOf } from './coverage.ts'
import { readTrueType, readWoff, renamed, writeTrueType } from './sfnt.ts'

/**
 * The fonts that PDF files and pictures of charts carry with them: Inter, and DejaVu Sans for letters and signs that
 * Inter's files lack. All come from npm and get names of their own, so that a document looks the same on every machine.
 */
const interFamilies = { latin: 'Samsyn A', 'latin-ext': 'Samsyn B', greek: 'Samsyn C', cyrillic: 'Samsyn D' } as const
const lastResort = 'Samsyn E'
/** In the order they are to be tried. */
export const fontFamilies: readonly string[] = [...Object.values(interFamilies), lastResort]

const styles = [
  { name: 'Regular', inter: '400-normal', dejaVu: 'DejaVuSans' },
  { name: 'SemiBold', inter: '600-normal', dejaVu: 'DejaVuSans-Bold' },
  // DejaVu's oblique lacks Arabic; emphasised text in the last family is set upright instead.
  { name: 'Italic', inter: '400-italic', dejaVu: undefined },
] as const

export type ReportFonts = { readonly files: readonly Buffer[]; readonly covered: ReadonlySet<number> }

const { resolve } = createRequire(import.meta.url)
const fileOf = (path: string): Buffer => readFileSync(resolve(path))

function fontsOf({ inter, dejaVu }: (typeof styles)[number]) {
  const fonts = Object.entries(interFamilies).map(([script, family]) => ({
    family,
    tables: readWoff(fileOf(`@fontsource/inter/files/inter-${script}-${inter}.woff`)),
  }))
  if (dejaVu === undefined) return fonts
  return [...fonts, { family: lastResort, tables: readTrueType(fileOf(`dejavu-fonts-ttf/ttf/${dejaVu}.ttf`)) }]
}

function load(): ReportFonts {
  const fonts = styles.flatMap((style) => fontsOf(style).map((font) => ({ ...font, style: style.name })))
  const coverage = (style: string) =>
    new Set(fonts.filter((font) => font.style === style).flatMap(({ tables }) => [...coverageOf(tables)]))
  const strong = coverage('SemiBold')
  return {
    files: fonts.map(({ tables, family, style }) => writeTrueType(renamed(tables, family, style))),
    covered: new Set([...coverage('Regular')].filter((code) => strong.has(code))),
  }
}

let loaded: ReportFonts | undefined

/** Reads the fonts from disk the first time they are needed, about 2.5 MB, and keeps them. */
export function reportFonts(): ReportFonts {
  loaded ??= load()
  return loaded
}

/** Drawn where a character is in none of the fonts; PDF/UA forbids leaving a hole. */
const standIn = '\uFFFD'
const invisible = /\p{Default_Ignorable_Code_Point}/u

/** The text with every character that the fonts lack (many emoji, East Asian scripts) replaced by U+FFFD. */
export function drawable(text: string): string {
  const { covered } = reportFonts()
  const isDrawn = (letter: string) => covered.has(letter.codePointAt(0) ?? 0) || invisible.test(letter)
  return [...text].map((letter) => (isDrawn(letter) ? letter : standIn)).join('')
}
