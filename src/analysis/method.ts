import type { z } from 'zod'

/** A public method with what goes in and out as JSON: for the command line, for other languages and for the documentation. */
export interface Method {
  readonly name: string
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** Parses its input itself; some methods answer later. Errors: ZodError for the shape, AnalysisInputError for the values. */
  readonly run: (input: unknown) => unknown
  /** A small input that can be run, parsed by `input`. */
  readonly example: unknown
}

interface Definition<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string
  readonly input: Input
  readonly output: Output
  readonly run: (input: z.output<Input>) => z.input<Output> | Promise<z.input<Output>>
  readonly example: z.input<Input>
}

export const method = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output>,
): Method => ({ ...definition, run: (input) => definition.run(definition.input.parse(input)) })
