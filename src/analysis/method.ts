import type { z } from 'zod'
import { drawAlone, type RunDraws } from './workers/draw-task.ts'

/** A public method with what goes in and out as JSON: for the command line, for other languages and for the documentation. */
export interface Method {
  readonly name: string
  readonly input: z.ZodType
  readonly output: z.ZodType
  /**
   * Parses its input itself; some methods answer later. Methods with draws have them made by `draw`, in this thread unless
   * told. Errors: ZodError for the shape, AnalysisInputError for the values.
   */
  readonly run: (input: unknown, draw?: RunDraws) => unknown
  /** A small input that can be run, parsed by `input`. */
  readonly example: unknown
}

interface Definition<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string
  readonly input: Input
  readonly output: Output
  readonly run: (input: z.output<Input>, draw: RunDraws) => z.input<Output> | Promise<z.input<Output>>
  readonly example: z.input<Input>
}

export const method = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output>,
): Method => ({ ...definition, run: (input, draw = drawAlone) => definition.run(definition.input.parse(input), draw) })
