import { describe, expect, it } from 'vitest'
import { cleanFlagged, isClean, measure, precision, recall, type Score } from './corpus/measure.ts'
import { heldOutSentences, publicNumbers, tuningSentences } from './corpus/sentences.ts'
import { type FindingKind, findingKinds } from './finding.ts'

const recallWanted: Readonly<Record<FindingKind, number>> = {
  'personal-number': 0.99,
  phone: 0.99,
  email: 0.99,
  plate: 0.99,
  handle: 0.9,
  name: 0.9,
  dwelling: 0.9,
}

/** The guard as it does on what it has not seen: floors that may be raised, never lowered. Targets not reached stand in brackets. */
const recallHeldOut: Readonly<Record<FindingKind, number>> = {
  'personal-number': 0.99,
  phone: 0.99,
  email: 0.99,
  plate: 0.94, // (0.99)
  handle: 0.83, // (0.90)
  name: 0.88, // (0.90)
  dwelling: 0.9,
}
const cleanFlaggedHeldOut = 0.055 // (0.01)

function print(title: string, sentences: readonly string[], scores: ReadonlyMap<FindingKind, Score>): void {
  const clean = sentences.filter(isClean).length
  const flagged = cleanFlagged(sentences, publicNumbers).length
  const lines = Array.from(scores, ([kind, score]) => {
    const found = `${score.found}/${score.labels}`.padStart(7)
    const right = `${score.right}/${score.findings}`.padStart(7)
    return `  ${kind.padEnd(16)} recall ${recall(score).toFixed(3)} ${found}   precision ${precision(score).toFixed(3)} ${right}`
  })
  console.log(
    [`${title}: ${sentences.length} sentences, ${clean} clean, ${flagged} of them flagged`, ...lines].join('\n'),
  )
}

const scoreIn = (scores: ReadonlyMap<FindingKind, Score>, kind: FindingKind) =>
  scores.get(kind) ?? { labels: 0, found: 0, findings: 0, right: 0 }

describe('the labelled corpus', () => {
  const all = [...tuningSentences, ...heldOutSentences]

  it('has at least 1,000 different sentences, about half of them clean, and 250 held out', () => {
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(1000)
    expect(heldOutSentences.length).toBeGreaterThanOrEqual(250)
    const share = all.filter(isClean).length / all.length
    expect(share).toBeGreaterThan(0.45)
    expect(share).toBeLessThan(0.55)
  })

  it('has every kind often enough to tell the recall wanted from a worse one', () => {
    const { scores } = measure(all, publicNumbers)
    for (const kind of findingKinds) expect(scoreIn(scores, kind).labels, kind).toBeGreaterThanOrEqual(40)
  })
})

describe('the privacy guard on the sentences it is tuned on', () => {
  const { scores, misses } = measure(tuningSentences, publicNumbers)
  const scoreOf = (kind: FindingKind) => scoreIn(scores, kind)

  it.each(findingKinds)('finds enough of %s, and little else', (kind) => {
    expect(recall(scoreOf(kind)), misses.join('\n')).toBeGreaterThanOrEqual(recallWanted[kind])
    expect(precision(scoreOf(kind)), misses.join('\n')).toBeGreaterThanOrEqual(0.98)
  })

  it('flags at most one clean sentence in a hundred', () => {
    print('tuned on', tuningSentences, scores)
    const flagged = cleanFlagged(tuningSentences, publicNumbers)
    expect(flagged.length / tuningSentences.filter(isClean).length, flagged.join('\n')).toBeLessThanOrEqual(0.01)
  })
})

// Failures name no sentence here: who has read them can no longer hold them out.
describe('the privacy guard on sentences held out', () => {
  const { scores } = measure(heldOutSentences, publicNumbers)

  it.each(findingKinds)('does not get worse at %s', (kind) => {
    expect(recall(scoreIn(scores, kind))).toBeGreaterThanOrEqual(recallHeldOut[kind])
    expect(precision(scoreIn(scores, kind))).toBeGreaterThanOrEqual(kind === 'name' ? 0.86 : 0.94)
  })

  it('does not flag more clean sentences', () => {
    print('held out', heldOutSentences, scores)
    const flagged = cleanFlagged(heldOutSentences, publicNumbers)
    expect(flagged.length / heldOutSentences.filter(isClean).length).toBeLessThanOrEqual(cleanFlaggedHeldOut)
  })
})
