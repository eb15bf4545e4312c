import { text } from 'node:stream/consumers'
import { z } from 'zod'
import type { Method } from '#analysis/method.ts'
import { methods } from '#analysis/methods.ts'
import { AnalysisInputError } from '#analysis/refusal.ts'
import { drawWherePays } from '#analysis/workers/draw-in-workers.ts'
import { Problem } from '#kernel/errors/problem.ts'
import { type Command, UsageError } from '../command.ts'

const write = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** The statistical methods, from JSON to JSON: made for scripts, so it always answers with JSON. Needs no installation. */
export const analyseCommand: Command = {
  name: 'analyse',
  summary: {
    sv: 'Räkna med en statistisk metod: JSON in, JSON ut',
    en: 'Compute with a statistical method: JSON in, JSON out',
  },
  usage: 'METHOD < input.json > output.json | --list | --schema METHOD | --example METHOD',
  details: [
    {
      term: 'METHOD',
      text: { sv: 'metoden; indata läses från standard in', en: 'the method; input is read from standard input' },
    },
    { term: '--list', text: { sv: 'metodernas namn', en: 'the names of the methods' } },
    {
      term: '--schema METHOD',
      text: { sv: 'JSON Schema för metodens indata och utdata', en: 'JSON Schema of the method’s input and output' },
    },
    { term: '--example METHOD', text: { sv: 'indata att pröva med', en: 'an input to try it with' } },
  ],
  options: { list: { type: 'boolean' }, schema: { type: 'string' }, example: { type: 'string' } },
  run: async ({ values, positionals, language }) => {
    z.config(z.locales[language]())
    if (values.list) write(methods.map(({ name }) => name))
    else if (typeof values.schema === 'string') write(schemasOf(find(values.schema)))
    else if (typeof values.example === 'string') write(find(values.example).example)
    else write(await answer(find(positionals[0]), await text(process.stdin)))
    return 0
  },
}

function find(name: string | undefined): Method {
  const found = methods.find((method) => method.name === name)
  if (found) return found
  const named = name === undefined ? { sv: 'Ange en metod.', en: 'Name a method.' } : unknown(name)
  throw new UsageError({
    sv: `${named.sv} ”samsyn analyse --list” visar alla.`,
    en: `${named.en} “samsyn analyse --list” names them all.`,
  })
}
const unknown = (name: string) => ({ sv: `Metoden ${name} finns inte.`, en: `There is no method ${name}.` })

const schemasOf = ({ input, output }: Method) => ({
  input: z.toJSONSchema(input, { io: 'input' }),
  output: z.toJSONSchema(output, { io: 'output' }),
})

async function answer(method: Method, content: string): Promise<unknown> {
  try {
    return await method.run(JSON.parse(content), drawWherePays)
  } catch (error) {
    throw explained(error, method.name)
  }
}

/** What is wrong with the input, by its place in it. */
function explained(error: unknown, method: string): unknown {
  const refuse = (code: string, params: Problem['params']) => new Problem('rejected', `analyse.${code}`, { params })
  if (error instanceof SyntaxError) return refuse('not-json', { reason: error.message })
  if (error instanceof AnalysisInputError) {
    const { name = '', ...others } = error.params
    const details = Object.entries(others).map(([key, value]) => `${key} ${value}`)
    return refuse(error.code, { name, details: details.join(', ') })
  }
  if (!(error instanceof z.ZodError)) return error
  const [{ path, message } = { path: [], message: '' }] = error.issues
  return refuse('shape', { method, path: path.join('.'), reason: message })
}
