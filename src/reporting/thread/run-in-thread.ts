import { Worker } from 'node:worker_threads'

/** Work in a thread that did not give a result. */
export class ThreadError extends Error {
  constructor(name: string, cause: unknown) {
    super(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'ThreadError'
  }
}

/**
 * `source` is CommonJS that reads `workerData` and posts one message, its result. A string and not a file of its own,
 * because the server is bundled: beside a bundle there is no second file to be found, while npm packages stay in
 * their place, so their paths are given in `data`.
 */
export type ThreadJob = { readonly name: string; readonly source: string; readonly data: object }

const run = ({ name, source, data }: ThreadJob): Promise<unknown> =>
  new Promise((done, fail) => {
    const thread = new Worker(source, { eval: true, workerData: data })
    thread.once('message', done)
    thread.once('error', (cause) => fail(new ThreadError(name, cause)))
    thread.once('exit', (code) => fail(new ThreadError(name, `the thread ended with ${code}`)))
  })

let last: Promise<unknown> = Promise.resolve()

/**
 * Does heavy work beside the server, which goes on answering. One job at a time, as a rich document takes half a second
 * and some 200 MB; the memory is given back when its thread ends. Throws ThreadError.
 */
export function runInThread(job: ThreadJob): Promise<unknown> {
  const start = () => run(job)
  const mine = last.then(start, start)
  last = mine
  return mine
}
