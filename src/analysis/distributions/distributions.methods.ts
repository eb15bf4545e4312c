import { z } from 'zod'
import { need } from '../answer.schemas.ts'
import { method } from '../method.ts'
import { betaLaw, type ContinuousLaw, gammaLaw, normalLaw, studentLaw } from './continuous-laws.ts'
import { binomial, type CountLaw, negativeBinomial, poisson } from './distributions.ts'
import { digamma, lnGamma, trigamma } from './gamma-function.ts'
import { hypergeometricAtLeast, hypergeometricAtMost, hypergeometricLogPmf, type Urn } from './hypergeometric.ts'

/** A count to be judged and a probability to be undone; each may be left out. */
const ofCounts = { y: z.number().optional(), p: z.number().optional() }
const ofNumbers = { x: z.number().optional(), p: z.number().optional() }

const input = z.discriminatedUnion('law', [
  z.strictObject({ law: z.literal('poisson'), mu: z.number(), ...ofCounts }),
  /** Variance mu + mu²/size. */
  z.strictObject({ law: z.literal('negative-binomial'), mu: z.number(), size: z.number(), ...ofCounts }),
  z.strictObject({ law: z.literal('binomial'), n: z.number(), chance: z.number(), ...ofCounts }),
  z.strictObject({
    law: z.literal('hypergeometric'),
    marked: z.number(),
    unmarked: z.number(),
    drawn: z.number(),
    y: z.number(),
  }),
  z.strictObject({ law: z.literal('normal'), mean: z.number().default(0), sd: z.number().default(1), ...ofNumbers }),
  z.strictObject({ law: z.literal('gamma'), shape: z.number(), rate: z.number().default(1), ...ofNumbers }),
  z.strictObject({ law: z.literal('beta'), a: z.number(), b: z.number(), ...ofNumbers }),
  z.strictObject({ law: z.literal('t'), df: z.number(), ...ofNumbers }),
])

/** A law with given parameters rests on no observations. */
const restsOnNothing = {
  n: z.literal(0),
  warnings: z.array(z.string()).readonly(),
  needs: z.array(need).readonly(),
}
const nothing = { n: 0 as const, warnings: [], needs: [] }

const output = z.strictObject({
  kind: z.literal('distribution'),
  method: z.enum(['poisson', 'negative-binomial', 'binomial', 'hypergeometric', 'normal', 'gamma', 'beta', 't']),
  /** P(Y >= y) and P(Y <= y); null when nothing was asked. */
  atLeast: z.number().nullable(),
  atMost: z.number().nullable(),
  /** ln P(Y = y); null for a continuous law. */
  logPmf: z.number().nullable(),
  pmf: z.number().nullable(),
  /** The smallest value reached with probability p. */
  quantile: z.number().nullable(),
  ...restsOnNothing,
})

type Input = z.output<typeof input>
type Answer = Pick<z.output<typeof output>, 'atLeast' | 'atMost' | 'logPmf' | 'pmf' | 'quantile'>

const nothingAsked = { atLeast: null, atMost: null, logPmf: null, pmf: null }

function ofCount(
  law: CountLaw,
  { y, p }: { readonly y?: number | undefined; readonly p?: number | undefined },
): Answer {
  const quantile = p === undefined ? null : law.quantile(p)
  if (y === undefined) return { ...nothingAsked, quantile }
  const logPmf = law.logPmf(y)
  return { atLeast: law.atLeast(y), atMost: law.atMost(y), logPmf, pmf: Math.exp(logPmf), quantile }
}

function ofUrn(urn: Urn, y: number): Answer {
  const logPmf = hypergeometricLogPmf(y, urn)
  const tails = { atLeast: hypergeometricAtLeast(y, urn), atMost: hypergeometricAtMost(y, urn) }
  return { ...tails, logPmf, pmf: Math.exp(logPmf), quantile: null }
}

function ofNumber(
  law: ContinuousLaw,
  { x, p }: { readonly x?: number | undefined; readonly p?: number | undefined },
): Answer {
  const quantile = p === undefined ? null : law.quantile(p)
  if (x === undefined) return { ...nothingAsked, quantile }
  return { ...nothingAsked, atLeast: law.atLeast(x), atMost: law.atMost(x), quantile }
}

function answerOf(asked: Input): Answer {
  switch (asked.law) {
    case 'poisson':
      return ofCount(poisson(asked.mu), asked)
    case 'negative-binomial':
      return ofCount(negativeBinomial(asked.mu, asked.size), asked)
    case 'binomial':
      return ofCount(binomial(asked.n, asked.chance), asked)
    case 'hypergeometric':
      return ofUrn({ marked: asked.marked, unmarked: asked.unmarked, drawn: asked.drawn }, asked.y)
    case 'normal':
      return ofNumber(normalLaw(asked.mean, asked.sd), asked)
    case 'gamma':
      return ofNumber(gammaLaw(asked.shape, asked.rate), asked)
    case 'beta':
      return ofNumber(betaLaw(asked.a, asked.b), asked)
    case 't':
      return ofNumber(studentLaw(asked.df), asked)
  }
}

export const distributionMethods = [
  method({
    name: 'distribution',
    input,
    output,
    run: (asked) => ({
      kind: 'distribution' as const,
      method: asked.law,
      ...answerOf(asked),
      ...nothing,
    }),
    example: { law: 'negative-binomial', mu: 3.2, size: 4, y: 9, p: 0.9 },
  }),
  method({
    name: 'gamma-function',
    input: z.strictObject({ x: z.number() }),
    output: z.strictObject({
      kind: z.literal('gamma-function'),
      method: z.literal('gamma-function'),
      ...restsOnNothing,
      lnGamma: z.number(),
      digamma: z.number(),
      trigamma: z.number(),
    }),
    run: ({ x }) => ({
      kind: 'gamma-function' as const,
      method: 'gamma-function' as const,
      ...nothing,
      lnGamma: lnGamma(x),
      digamma: digamma(x),
      trigamma: trigamma(x),
    }),
    example: { x: 2.5 },
  }),
]
