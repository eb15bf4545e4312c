import { type FindingKind, findingKinds, type Span } from '../finding.ts'
import { scanText } from '../guard.ts'
import type { PublicPhones } from '../phone.public.ts'

export type Label = Span & { readonly kind: FindingKind }
export type LabelledText = { readonly text: string; readonly labels: readonly Label[] }
export type Score = {
  readonly labels: number
  readonly found: number
  readonly findings: number
  readonly right: number
}

/** Reads `{{kind:text}}` marks out of a sentence. */
export function readLabels(marked: string): LabelledText {
  const labels: Label[] = []
  let text = ''
  let position = 0
  for (const { 0: whole, 1: kind, 2: value = '', index } of marked.matchAll(/\{\{([a-z-]+):(.*?)\}\}/gu)) {
    text += marked.slice(position, index)
    labels.push({
      kind: findingKinds.find((known) => known === kind) ?? unknownKind(kind),
      start: text.length,
      end: text.length + value.length,
    })
    text += value
    position = index + whole.length
  }
  return { text: text + marked.slice(position), labels }
}

function unknownKind(kind: string | undefined): never {
  throw new Error(`The corpus marks an unknown kind: ${kind}`)
}

/**
 * A hard kind is found when the finding is exactly the label; a soft one when it covers the label and is at most twice
 * as long. `misses` names what went wrong, for whoever tunes the rules.
 */
export function measure(
  sentences: readonly string[],
  allowed: PublicPhones,
): { scores: Map<FindingKind, Score>; misses: string[] } {
  const scores = new Map(findingKinds.map((kind) => [kind, { labels: 0, found: 0, findings: 0, right: 0 }]))
  const misses: string[] = []
  for (const { text, labels } of sentences.map(readLabels)) {
    const findings = scanText(text, allowed)
    for (const label of labels) {
      const found = findings.some((finding) => matches(finding, label))
      add(scores, label.kind, { labels: 1, found: found ? 1 : 0 })
      if (!found) misses.push(`missed ${label.kind} "${text.slice(label.start, label.end)}" in: ${text}`)
    }
    for (const finding of findings) {
      const right = labels.some((label) => matches(finding, label))
      add(scores, finding.kind, { findings: 1, right: right ? 1 : 0 })
      if (!right) misses.push(`wrong ${finding.kind} "${text.slice(finding.start, finding.end)}" in: ${text}`)
    }
  }
  return { scores, misses }
}

function matches(finding: Label & { severity: 'hard' | 'soft' }, label: Label): boolean {
  if (finding.kind !== label.kind) return false
  if (finding.severity === 'hard') return finding.start === label.start && finding.end === label.end
  const covers = finding.start <= label.start && finding.end >= label.end
  return covers && finding.end - finding.start <= 2 * (label.end - label.start)
}

function add(scores: Map<FindingKind, Score>, kind: FindingKind, change: Partial<Score>): void {
  const before = scores.get(kind) ?? { labels: 0, found: 0, findings: 0, right: 0 }
  scores.set(kind, {
    labels: before.labels + (change.labels ?? 0),
    found: before.found + (change.found ?? 0),
    findings: before.findings + (change.findings ?? 0),
    right: before.right + (change.right ?? 0),
  })
}

export function recall({ labels, found }: Score): number {
  return labels === 0 ? 1 : found / labels
}

export function precision({ findings, right }: Score): number {
  return findings === 0 ? 1 : right / findings
}

/** True for a sentence without marks. */
export function isClean(marked: string): boolean {
  return !marked.includes('{{')
}

/** The sentences without personal data in which something is found all the same. */
export function cleanFlagged(sentences: readonly string[], allowed: PublicPhones): readonly string[] {
  return sentences.filter((sentence) => isClean(sentence) && scanText(sentence, allowed).length > 0)
}
