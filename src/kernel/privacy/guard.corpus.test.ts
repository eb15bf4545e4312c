import { describe, expect, it } from 'vitest'
import { heldOutSentences } from './corpus.held-out.ts'
import { measure, precision, recall, type Score } from './corpus.measure.ts'
import { sentencesWithoutPersonalData, sentencesWithPersonalData } from './corpus.ts'
import { type FindingKind, findingKinds, toFinding } from './finding.ts'

const isHard = (kind: FindingKind) => toFinding(kind, { start: 0, end: 0 }).severity === 'hard'

function print(title: string, scores: ReadonlyMap<FindingKind, Score>): void {
  const lines = Array.from(scores, ([kind, score]) => {
    const found = `${score.found}/${score.labels}`.padStart(7)
    const right = `${score.right}/${score.findings}`.padStart(7)
    return `  ${kind.padEnd(16)} recall ${recall(score).toFixed(3)} ${found}   precision ${precision(score).toFixed(3)} ${right}`
  })
  console.log([title, ...lines].join('\n'))
}

describe('the privacy guard on the labelled corpus', () => {
  const { scores, misses } = measure([...sentencesWithPersonalData, ...sentencesWithoutPersonalData])
  const scoreOf = (kind: FindingKind) => scores.get(kind) ?? { labels: 0, found: 0, findings: 0, right: 0 }

  it('has at least 320 sentences, about half of them clean, and every kind at least 15 times', () => {
    expect(sentencesWithPersonalData.length).toBeGreaterThanOrEqual(160)
    expect(sentencesWithoutPersonalData.length).toBeGreaterThanOrEqual(160)
    for (const kind of findingKinds) expect(scoreOf(kind).labels, kind).toBeGreaterThanOrEqual(15)
    print('corpus', scores)
  })

  it.each(findingKinds.filter(isHard))('finds at least 99 in 100 of %s, and 98 in 100 findings are right', (kind) => {
    expect(recall(scoreOf(kind)), misses.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(precision(scoreOf(kind)), misses.join('\n')).toBeGreaterThanOrEqual(0.98)
  })

  it('finds most names of persons and dwellings, and rarely anything else', () => {
    expect(recall(scoreOf('name')), misses.join('\n')).toBeGreaterThanOrEqual(0.85)
    expect(precision(scoreOf('name')), misses.join('\n')).toBeGreaterThanOrEqual(0.9)
    expect(recall(scoreOf('dwelling')), misses.join('\n')).toBeGreaterThanOrEqual(0.9)
    expect(precision(scoreOf('dwelling')), misses.join('\n')).toBeGreaterThanOrEqual(0.9)
  })
})

describe('the privacy guard on sentences it was not tuned on', () => {
  const { scores } = measure(heldOutSentences)

  it('finds every label of a hard kind and most names and dwellings', () => {
    print(`held out (${heldOutSentences.length} sentences)`, scores)
    for (const [kind, score] of scores) {
      expect(recall(score), `recall of ${kind}`).toBeGreaterThanOrEqual(isHard(kind) ? 0.99 : 0.8)
      expect(precision(score), `precision of ${kind}`).toBeGreaterThanOrEqual(isHard(kind) ? 0.98 : 0.9)
    }
  })
})
