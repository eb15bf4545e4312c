import { parentPort, workerData } from 'node:worker_threads'
import type { DrawRange } from '../places/draw-range.ts'
import type { DrawJob } from './draw-in-workers.ts'
import { drawTasks } from './draw-tasks.ts'

// The program of a worker: prepares once, then answers every range with its draws. What it throws reaches the caller.

const { task: name, input } = workerData as DrawJob
const begun = drawTasks.find((task) => task.name === name)?.begin(input)
if (begun === undefined || !('draw' in begun)) throw new RangeError(`nothing to draw for ${name}`)
const { draw } = begun

parentPort?.on('message', (range: DrawRange) => {
  const part = draw(range)
  parentPort?.postMessage(part, buffersIn(part))
})

/** Handed over rather than copied. */
function buffersIn(part: object): ArrayBuffer[] {
  return Object.values(part).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : [],
  )
}
