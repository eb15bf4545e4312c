import type { DrawPlan, DrawRange } from '../places/draw-range.ts'

/**
 * A Monte-Carlo method in three steps: everything but the draws, any range of the draws, and the answer from all of them.
 * The name is what a worker finds it by; the input is what a worker is sent, so it holds no functions.
 */
export interface DrawTask<Input extends DrawPlan, Part extends DrawRange, Answer> {
  readonly name: string
  // Methods rather than functions in these types, so that a list can hold tasks of every input.
  /** Errors: AnalysisInputError. */
  begin(input: Input): Begun<Part, Answer>
}

/** Settled when there is too little to draw from. */
export type Begun<Part extends DrawRange, Answer> = Drawing<Part, Answer> | { readonly answer: Answer }

export interface Drawing<Part extends DrawRange, Answer> {
  /** Values that one draw deals out or looks at: what it costs, roughly. */
  readonly size: number
  draw(range: DrawRange): Part
  join(parts: readonly Part[]): Answer
}

/** How a task is carried out: here and now, or elsewhere and later. */
export type RunDraws = <Input extends DrawPlan, Part extends DrawRange, Answer>(
  task: DrawTask<Input, Part, Answer>,
  input: Input,
) => Answer | Promise<Answer>

/** All draws in this thread. Errors: AnalysisInputError. */
export function drawAlone<Input extends DrawPlan, Part extends DrawRange, Answer>(
  task: DrawTask<Input, Part, Answer>,
  input: Input,
): Answer {
  const begun = task.begin(input)
  return 'draw' in begun ? begun.join([begun.draw({ from: 0, to: input.draws })]) : begun.answer
}
