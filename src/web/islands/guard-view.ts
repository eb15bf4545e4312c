import type { Finding } from '#kernel/privacy/finding.ts'
import type { Rewrite } from '#kernel/privacy/rewrite.ts'

/** A finding with so much of the text around it that one sees where it stands. */
export type Shown = {
  readonly finding: Finding
  readonly rewrite: Rewrite
  readonly before: string
  readonly found: string
  readonly after: string
}

const around = 24

const lastWords = (text: string): string =>
  text.length <= around ? text : `…${text.slice(-around).replace(/^\S*\s/, '')}`
const firstWords = (text: string): string =>
  text.length <= around ? text : `${text.slice(0, around).replace(/\s\S*$/, '')}…`

export const toShown = (text: string, finding: Finding, rewrite: Rewrite): Shown => ({
  finding,
  rewrite,
  before: lastWords(text.slice(0, finding.start)),
  found: text.slice(finding.start, finding.end),
  after: firstWords(text.slice(finding.end)),
})

/** Whether two scans say the same, so that nothing is said twice while one writes elsewhere in the text. */
export const sameShown = (a: readonly Shown[], b: readonly Shown[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ found, finding, rewrite }, at) =>
      found === b[at]?.found && finding.kind === b[at].finding.kind && rewrite.words === b[at].rewrite.words,
  )
