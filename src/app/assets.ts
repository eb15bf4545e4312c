import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
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

/** Reads a built file once and keeps it: there are few, and their names carry a hash of their content. */
export function assetFinder(clientFolder: string) {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>()
  return async (path: string) => {
    const inside = normalize(path)
    const type = types[extname(inside)]
    if (!type || !inside.startsWith('/assets/')) return null
    const body = kept.get(inside) ?? readOrNull(join(clientFolder, inside))
    kept.set(inside, body)
    const found = await body
    if (!found) kept.delete(inside)
    return found ? { body: found, type, immutable: true } : null
  }
}

async function readOrNull(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
