import { on } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { DrawPlan, DrawRange } from '../places/draw-range.ts'
import { AnalysisInputError, requireCount, requirePositive } from '../refusal.ts'
import type { Drawing, DrawTask, RunDraws } from './draw-task.ts'

export interface WorkerOptions {
  /** As many as the machine has processors, unless told. */
  readonly workers?: number
  /** Ends the work; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** After each part that has come in. */
  readonly onProgress?: (drawn: number, draws: number) => void
}

/** What each worker is sent, once. */
export interface DrawJob {
  readonly task: string
  readonly input: DrawPlan
}

/** Small enough that one slow worker does not keep the others waiting, and that progress is seen. */
const partsPerWorker = 8

/**
 * All draws shared out among worker threads that end with the work. The answer is the same as `drawAlone`'s, on any number of
 * workers: each draw has its own random stream. Errors: AnalysisInputError; whatever fails in a worker fails here.
 */
export async function drawInWorkers<Input extends DrawPlan, Part extends DrawRange, Answer>(
  task: DrawTask<Input, Part, Answer>,
  input: Input,
  options: WorkerOptions = {},
): Promise<Answer> {
  const begun = task.begin(input)
  return 'draw' in begun ? shareOut(begun, { task: task.name, input }, options) : begun.answer
}

/** A worker takes about 0.15 s to start, and a value-draw 1 to 25 ns: from about half a second of work on it pays. */
const enoughToShare = 1e8

/** In workers where that is sooner. */
export const drawWherePays: RunDraws = (task, input) => {
  const begun = task.begin(input)
  if (!('draw' in begun)) return begun.answer
  if (begun.size * input.draws < enoughToShare) return begun.join([begun.draw({ from: 0, to: input.draws })])
  return shareOut(begun, { task: task.name, input }, {})
}

async function shareOut<Part extends DrawRange, Answer>(
  { join }: Drawing<Part, Answer>,
  job: DrawJob,
  { workers = availableParallelism(), signal, onProgress }: WorkerOptions,
): Promise<Answer> {
  requireCount('workers', workers)
  requirePositive('workers', workers)
  signal?.throwIfAborted()
  const { draws } = job.input
  const ranges = rangesOf(draws, workers * partsPerWorker)
  const parts: Part[] = []
  let drawn = 0
  const serve = async (worker: Worker) => {
    const answers = on(worker, 'message', { close: ['exit'], ...(signal && { signal }) })
    try {
      for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
        worker.postMessage(range)
        const { value, done } = await answers.next()
        if (done) throw new Error('a worker ended before its work')
        parts.push(value[0])
        drawn += range.to - range.from
        onProgress?.(drawn, draws)
      }
    } finally {
      await answers.return?.()
    }
  }
  const pool = Array.from({ length: Math.min(workers, ranges.length) }, () => new Worker(program, { workerData: job }))
  try {
    await Promise.all(pool.map(serve))
  } catch (error) {
    signal?.throwIfAborted()
    throw asThrown(error)
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()))
  }
  return join(parts)
}

// Beside this file, as source and as built.
const program = new URL(`./draw-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

/** Ranges of even length where possible: some methods take two draws at a time. */
function rangesOf(draws: number, parts: number): DrawRange[] {
  const length = 2 * Math.ceil(draws / parts / 2)
  return Array.from({ length: Math.ceil(draws / length) }, (_, part) => ({
    from: part * length,
    to: Math.min(draws, (part + 1) * length),
  }))
}

/** An error loses its class on the way from a worker, not its properties. */
function asThrown(error: unknown): unknown {
  const isInputError = error instanceof Error && error.name === 'AnalysisInputError'
  if (!isInputError || !('code' in error) || !('params' in error)) return error
  return new AnalysisInputError(error.code as AnalysisInputError['code'], error.params as AnalysisInputError['params'])
}
