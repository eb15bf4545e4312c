import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Clearance, classified, type FieldRule, strayFields, withheldMark, withhold } from './field-class.ts'

type Thing = { id: number; words: string | null; secret: string | null; party: number; hard: boolean }
const rule: FieldRule<Thing> = {
  classes: { id: 'open', words: 'internal', secret: 'secret', party: 'open', hard: 'open' },
  ownedBy: ({ party }) => ({ partyId: party, areaId: null }),
  narrowed: ({ hard }) => (hard ? { words: 'secret' } : {}),
}
const shape = () => ({
  id: z.number(),
  words: z.string().nullable(),
  secret: z.string().nullable(),
  party: z.number(),
  hard: z.boolean(),
})
const View = classified(z.object(shape()), rule)
const thing = { id: 1, words: 'ord', secret: 'hemligt', party: 7, hard: false }
const outsider: Clearance = (fieldClass) => fieldClass === 'open'
const ofParty =
  (party: number): Clearance =>
  (fieldClass, owner) =>
    fieldClass === 'open' || (fieldClass === 'internal' && owner?.partyId === party)
const all: Clearance = () => true

describe('what leaves', () => {
  test('holds the fields that the clearance reaches, whose object it is and how narrow it is included', () => {
    expect(withhold(View, thing, outsider)).toEqual({ ...thing, words: null, secret: null })
    expect(withhold(View, thing, ofParty(7))).toEqual({ ...thing, secret: null })
    expect(withhold(View, thing, ofParty(8))).toEqual({ ...thing, words: null, secret: null })
    expect(withhold(View, { ...thing, hard: true }, ofParty(7))).toMatchObject({ words: null })
    expect(withhold(View, thing, all)).toEqual(thing)
  })

  test('is gone through wherever the object stands in it', () => {
    const withheld = { ...thing, words: null, secret: null }
    const answers: readonly (readonly [z.ZodType, unknown, unknown])[] = [
      [z.array(View), [thing], [withheld]],
      [z.object({ a: View.nullable(), b: View.optional() }), { a: thing, b: thing }, { a: withheld, b: withheld }],
      [z.object({ a: View.nullable() }), { a: null }, { a: null }],
      [z.record(z.string(), View), { x: thing }, { x: withheld }],
      [z.tuple([z.string(), View]), ['x', thing], ['x', withheld]],
      [
        z.union([z.object({ kind: z.literal('k'), one: View }), z.string()]),
        { kind: 'k', one: thing },
        { kind: 'k', one: withheld },
      ],
      [z.object({ one: View.exactOptional() }), { one: thing }, { one: withheld }],
      [
        z.discriminatedUnion('kind', [z.object({ kind: z.literal('k'), one: View })]),
        { kind: 'k', one: thing },
        { kind: 'k', one: withheld },
      ],
      [z.lazy(() => z.object({ one: View })), { one: thing }, { one: withheld }],
      [z.object({ one: View.default(thing) }), { one: thing }, { one: withheld }],
    ]
    for (const [schema, value, expected] of answers) expect(withhold(schema, value, outsider)).toEqual(expected)
  })

  test('keeps a mark where a text may not be null', () => {
    const Text = classified(z.object({ words: z.string() }), { classes: { words: 'internal' } } as FieldRule<{
      words: string
    }>)
    expect(withhold(Text, { words: 'ord' }, outsider)).toEqual({ words: withheldMark })
  })

  test('nothing at all of a copied object whose rule was lost, and the copy is found', () => {
    const copied = z.object({ ...View.shape, more: z.string() })
    expect(withhold(copied, { ...thing, more: 'x' }, ofParty(7))).toMatchObject({
      words: null,
      secret: null,
      more: 'x',
    })
    expect(strayFields(z.object({ rows: z.array(copied) }))).toEqual(['.rows.words', '.rows.secret'])
    expect(strayFields(z.object({ rows: z.array(View) }))).toEqual([])
  })
})

describe('a rule', () => {
  test('must name every field, and a field that can be withheld must have a way of saying so', () => {
    const some = { classes: { id: 'open' } } as unknown as FieldRule<Thing>
    expect(() => classified(z.object(shape()), some)).toThrow(/no class/)
    const number = { classes: { n: 'secret' } } as FieldRule<{ n: number }>
    expect(() => classified(z.object({ n: z.number() }), number)).toThrow(/neither null nor a mark/)
  })
})
