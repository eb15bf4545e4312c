import type { WrittenCell } from '#kernel/files/csv-write.ts'
import { type Language, translator } from '#kernel/i18n/texts.ts'
import { observationTexts } from '../observations/observation.texts.ts'
import type { PairRow } from './duplicate.actions.ts'
import type { DuplicateReason } from './duplicate.ts'

const sides = ['id', 'when', 'week', 'category', 'area', 'place', 'source', 'text'] as const

/** Pairs as a file: both observations on one line, and why they are alike. */
export function* pairLines(pairs: readonly PairRow[], language: Language): Generator<readonly WrittenCell[]> {
  const t = translator(observationTexts, language)
  const side = ({ id, occurredFrom, week, category, area, place, party, text }: PairRow['first']): WrittenCell[] => [
    id,
    occurredFrom,
    week,
    category[language],
    area,
    place,
    party,
    text,
  ]
  yield [...sides.map((name) => `first_${name}`), ...sides.map((name) => `second_${name}`), 'why', 'score']
  for (const { first, second, reasons, score } of pairs)
    yield [...side(first), ...side(second), reasons.map((reason) => t(reason as DuplicateReason)).join(', '), score]
}
