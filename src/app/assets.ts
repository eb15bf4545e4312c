import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Assets } from './draw.tsx'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>

/** What the client build made: addresses for the page's head. */
export async function readAssets(clientFolder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(clientFolder, 'manifest.json'), 'utf8')) as Manifest
  const entries = Object.values(manifest).filter((chunk) => chunk.isEntry)
  return {
    scripts: entries.map((chunk) => `/${chunk.file}`),
    styles: entries.flatMap((chunk) => (chunk.css ?? []).map((file) => `/${file}`)),
  }
}

/** Finds built files by their address. Only what was there at the start is served: their names carry a hash of their content. */
export function assetFinder(clientFolder: string) {
  const folder = join(clientFolder, 'assets')
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>> | null>()
  for (const name of readdirSync(folder)) if (types[extname(name)]) kept.set(`/assets/${name}`, null)
  return async (path: string) => {
    const known = kept.get(path)
    if (known === undefined) return null
    const body = known ?? readFile(join(clientFolder, path)).then((bytes) => new Uint8Array(bytes))
    kept.set(path, body)
    return { body: await body, type: types[extname(path)] ?? '', immutable: true }
  }
}
