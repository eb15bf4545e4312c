import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kAnonymity } from './k-anonymity.ts'

const rows = [
  ['north', 'w1'],
  ['north', 'w1'],
  ['south', 'w1'],
]

describe('k-anonymity of rows', () => {
  it('counts the rows that too few share', () => {
    expect(kAnonymity({ rows, columns: [0], k: 2 })).toMatchObject({
      isSafe: false,
      smallest: 1,
      groups: 2,
      rowsBelow: 1,
    })
    expect(kAnonymity({ rows, columns: [1], k: 2 })).toMatchObject({ isSafe: true, smallest: 3, groups: 1, needs: [] })
  })

  it('asks for five alike unless told otherwise', () => {
    expect(kAnonymity({ rows, columns: [1] })).toMatchObject({
      isSafe: false,
      k: 5,
      needs: [{ code: 'rows-alike', needed: 5, had: 3 }],
    })
  })

  it('tells a number from the same digits as text', () => {
    expect(kAnonymity({ rows: [[1], ['1']], columns: [0] }).groups).toBe(2)
  })

  it('does not change with the order of rows and never grows with a column more', () => {
    const letters = fc.array(fc.array(fc.constantFrom('a', 'b'), { minLength: 2, maxLength: 2 }), { minLength: 1 })
    fc.assert(
      fc.property(letters, (some) => {
        const one = kAnonymity({ rows: some, columns: [0] })
        const both = kAnonymity({ rows: some, columns: [0, 1] })
        expect(kAnonymity({ rows: some.toReversed(), columns: [0] })).toEqual(one)
        expect(both.smallest).toBeLessThanOrEqual(one.smallest)
      }),
    )
  })

  it('has nothing against an empty export, but says that it is empty', () => {
    expect(kAnonymity({ rows: [], columns: [0] })).toMatchObject({
      isSafe: true,
      smallest: 0,
      n: 0,
      warnings: ['no-rows'],
    })
  })

  it.each([
    ['no columns', { rows, columns: [] }, 'wrong-length'],
    ['a column that is not there', { rows, columns: [2] }, 'unknown-cell'],
    ['groups of none', { rows, columns: [0], k: 0 }, 'out-of-range'],
    ['groups of half', { rows, columns: [0], k: 2.5 }, 'not-a-count'],
  ])('rejects %s', (_, input, code) => {
    expect(() => kAnonymity(input)).toThrow(expect.objectContaining({ code }))
  })
})
