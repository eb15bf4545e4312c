import { createRequire } from 'node:module'
import { z } from 'zod'
import { reportFonts } from '../fonts/report-fonts.ts'
import { runInThread } from '../thread/run-in-thread.ts'

const { resolve } = createRequire(import.meta.url)

/** Picture points for one unit of the drawing: sharp on paper at the sizes the drawings have there. */
const pointsPerUnit = 2

const source = `
const { readFileSync } = require('node:fs')
const { parentPort, workerData } = require('node:worker_threads')
const { initWasm, Resvg } = require(workerData.rendererPath)
const { svgs, fonts, zoom, wasmPath } = workerData
const options = { background: 'white', font: { fontBuffers: fonts, loadSystemFonts: false }, fitTo: { mode: 'zoom', value: zoom } }
const draw = (svg) => {
  const drawing = new Resvg(svg, options)
  const image = drawing.render()
  const png = { bytes: image.asPng(), width: image.width / zoom, height: image.height / zoom }
  image.free()
  drawing.free()
  return png
}
initWasm(readFileSync(wasmPath)).then(() => parentPort.postMessage(svgs.map(draw)))
`

/** `width` and `height` are in the units of the drawing. */
const pngSchema = z.object({ bytes: z.instanceof(Uint8Array), width: z.number(), height: z.number() })
export type Png = z.infer<typeof pngSchema>

/** Draws SVGs on white, in the same order. Throws ThreadError. */
export async function toPngs(svgs: readonly string[]): Promise<Png[]> {
  if (svgs.length === 0) return []
  const data = {
    svgs,
    fonts: reportFonts().files,
    zoom: pointsPerUnit,
    rendererPath: resolve('@resvg/resvg-wasm'),
    wasmPath: resolve('@resvg/resvg-wasm/index_bg.wasm'),
  }
  return z.array(pngSchema).parse(await runInThread({ name: 'png', source, data }))
}
