import { createRequire } from 'node:module'
import { z } from 'zod'
import { runInThread } from '../thread/run-in-thread.ts'

const { resolve } = createRequire(import.meta.url)

const source = `
const { parentPort, workerData } = require('node:worker_threads')
const { NodeCompiler } = require(workerData.compilerPath)
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: workerData.fonts.map((font) => Buffer.from(font)) }] })
const compiled = compiler.compile({ mainFileContent: workerData.template, inputs: { report: workerData.input } })
const messages = (error) => (error ? error.shortDiagnostics.map((each) => each.message) : [])
if (!compiled.result) throw new Error(messages(compiled.takeError()).join('; '))
const warnings = messages(compiled.takeWarnings())
const pdf = compiler.pdf(compiled.result, { pdfStandard: 'ua-1' })
// The cache belongs to the whole process and would outlive this thread.
compiler.evictCache(0)
parentPort.postMessage({ pdf, warnings })
`

const resultSchema = z.object({ pdf: z.instanceof(Uint8Array), warnings: z.array(z.string()) })

export type TypstJob = { readonly template: string; readonly input: string; readonly fonts: readonly Uint8Array[] }
export type TypstResult = z.infer<typeof resultSchema>

/** Compiles to PDF/UA-1; `input` is what the template finds in `sys.inputs.report`. Throws ThreadError. */
export async function compileTypst(job: TypstJob): Promise<TypstResult> {
  const data = { ...job, compilerPath: resolve('@myriaddreamin/typst-ts-node-compiler') }
  return resultSchema.parse(await runInThread({ name: 'typst', source, data }))
}
