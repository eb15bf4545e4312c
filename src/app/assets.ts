import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Asset } from '#kernel/http/server.ts'
import type { Assets } from './draw.tsx'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

const workerFile = 'service-worker.js'
const webManifest = 'manifest.webmanifest'
const worthPacking = /javascript|css|svg|json/
const brotli = promisify(brotliCompress)

type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>

/** What the client build made: addresses for the page's head. */
export async function readAssets(clientFolder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(clientFolder, 'manifest.json'), 'utf8')) as Manifest
  const entries = Object.values(manifest).filter((chunk) => chunk.isEntry && chunk.file !== workerFile)
  const { icons } = JSON.parse(await readFile(join(clientFolder, webManifest), 'utf8')) as {
    icons: { src: string; sizes: string }[]
  }
  return {
    app: { manifest: `/${webManifest}`, touchIcon: icons.find(({ sizes }) => sizes === '180x180')?.src ?? '' },
    scripts: entries.map((chunk) => `/${chunk.file}`),
    styles: entries.flatMap((chunk) => (chunk.css ?? []).map((file) => `/${file}`)),
  }
}

/** Finds built files by their address. Only what was there at the start is served: their names carry a hash of their content. */
export function assetFinder(clientFolder: string) {
  const folder = join(clientFolder, 'assets')
  const kept = new Map<string, Promise<Asset> | null>()
  for (const name of readdirSync(folder)) if (types[extname(name)]) kept.set(`/assets/${name}`, null)
  // These two keep their names: their addresses are what an installed app knows of us.
  for (const name of [workerFile, webManifest]) if (existsSync(join(clientFolder, name))) kept.set(`/${name}`, null)
  const load = async (path: string): Promise<Asset> => {
    const type = types[extname(path)] ?? ''
    const bytes = await readFile(join(clientFolder, path))
    const packed = worthPacking.test(type) ? new Uint8Array(await brotli(bytes)) : null
    return { body: new Uint8Array(bytes), packed, type, immutable: path.startsWith('/assets/') }
  }
  return async (path: string): Promise<Asset | null> => {
    const known = kept.get(path)
    if (known === undefined) return null
    const asset = known ?? load(path)
    kept.set(path, asset)
    return asset
  }
}
