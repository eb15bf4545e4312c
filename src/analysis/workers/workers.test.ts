import { describe, expect, it } from 'vitest'
import { eventsMethods } from '../places/events.methods.ts'
import { mapsMethods } from '../places/maps.methods.ts'
import { AnalysisInputError } from '../refusal.ts'
import { drawInWorkers, drawWherePays } from './draw-in-workers.ts'
import { type DrawTask, drawAlone, type RunDraws } from './draw-task.ts'
import { drawTasks, knoxTask } from './draw-tasks.ts'

const events = Array.from({ length: 300 }, (_event, index) => ({
  x: (index * 377) % 3000,
  y: (index * 911) % 3000,
  t: (index * 53) % 365,
}))
const input = { events, epsS: 300, epsT: 20, seed: 11, draws: 101 }

/** Threads start slowly on a busy machine. */
const timeout = 60_000

/** The task under another name, or with another first step, than the worker has. */
const changed = (change: Partial<typeof knoxTask>): typeof knoxTask => ({ ...knoxTask, ...change })

describe('draws shared out among workers', { timeout }, () => {
  it.each([1, 2, 3])('give on %i workers the answer of one thread', async (workers) => {
    expect(await drawInWorkers(knoxTask, input, { workers })).toEqual(drawAlone(knoxTask, input))
  })

  it('give the same for every method that draws, and every task belongs to a method', async () => {
    const used = new Set<string>()
    const shared: RunDraws = (task, own) => {
      used.add(task.name)
      return drawInWorkers(task, own, { workers: 2 })
    }
    for (const { run, example } of [...eventsMethods, ...mapsMethods])
      expect(await run(example, shared)).toEqual(await run(example))
    expect([...used].sort()).toEqual(drawTasks.map(({ name }) => name).sort())
  })

  it('give the same with more workers than draws', async () => {
    const few = { ...input, draws: 3 }
    expect(await drawInWorkers(knoxTask, few, { workers: 5 })).toEqual(drawAlone(knoxTask, few))
  })

  it('refuse as one thread does, and start no worker for it', async () => {
    const few = { ...input, events: events.slice(0, 3) }
    expect(await drawInWorkers(knoxTask, few)).toEqual(drawAlone(knoxTask, few))
    expect(drawWherePays(knoxTask, few)).toEqual(drawAlone(knoxTask, few))
  })

  it('tell how many are done, up to all of them', async () => {
    const seen: number[] = []
    await drawInWorkers(knoxTask, input, { workers: 2, onProgress: (drawn) => seen.push(drawn) })
    expect(seen.length).toBeGreaterThan(4)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(101)
  })

  it('are not shared out where that takes longer, and shared out where it pays', async () => {
    expect(drawWherePays(knoxTask, input)).toEqual(drawAlone(knoxTask, input))
    const many = { ...input, epsS: 3000, draws: 2999 }
    const answer = drawWherePays(knoxTask, many)
    expect(answer).toBeInstanceOf(Promise)
    expect(await answer).toEqual(drawAlone(knoxTask, many))
  })

  it('need a worker', async () => {
    for (const workers of [0, -1, 1.5, Number.NaN])
      await expect(drawInWorkers(knoxTask, input, { workers })).rejects.toThrow(AnalysisInputError)
  })
})

describe('what goes wrong in a worker', { timeout }, () => {
  it('reaches the caller: impossible input with its code', async () => {
    await expect(drawInWorkers(knoxTask, { ...input, epsS: -1 })).rejects.toThrow(AnalysisInputError)
    const trusting = changed({ begin: () => knoxTask.begin(input) })
    await expect(drawInWorkers(trusting, { ...input, epsS: -1 }, { workers: 2 })).rejects.toMatchObject({
      constructor: AnalysisInputError,
      code: 'out-of-range',
      params: { name: 'epsS', value: -1 },
    })
  })

  it('reaches the caller: a task that the worker does not know', async () => {
    await expect(drawInWorkers(changed({ name: 'knot' }), input, { workers: 2 })).rejects.toThrow(
      'nothing to draw for knot',
    )
  })

  it('reaches the caller: input that cannot be sent', async () => {
    const task: DrawTask<typeof input & { f: () => void }, never, unknown> = {
      name: 'knox',
      begin: () => ({ size: 1, draw: () => expect.fail('drawn here'), join: () => null }),
    }
    await expect(drawInWorkers(task, { ...input, f: () => undefined })).rejects.toThrow('could not be cloned')
  })

  it('reaches the caller: an error of his own when he is told of progress', async () => {
    const onProgress = () => {
      throw new Error('no more')
    }
    await expect(drawInWorkers(knoxTask, input, { workers: 2, onProgress })).rejects.toThrow('no more')
  })
})

describe('draws that are called off', { timeout }, () => {
  it('end at once, with the reason given', async () => {
    const controller = new AbortController()
    const done: number[] = []
    const onProgress = (drawn: number) => {
      done.push(drawn)
      controller.abort(new Error('the page was left'))
    }
    const work = drawInWorkers(knoxTask, input, { workers: 2, signal: controller.signal, onProgress })
    await expect(work).rejects.toThrow('the page was left')
    expect(done.length).toBeLessThan(3)
  })

  it('do not start when called off before', async () => {
    const work = drawInWorkers(knoxTask, input, { signal: AbortSignal.abort(new Error('too late')) })
    await expect(work).rejects.toThrow('too late')
  })

  it('leave nothing running', async () => {
    const { signal } = new AbortController()
    await drawInWorkers(knoxTask, input, { workers: 2, signal })
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Worker')).toEqual([])
  })
})
