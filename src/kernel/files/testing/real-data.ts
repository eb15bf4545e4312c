import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const folder = process.env.REAL_DATA_DIR ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

/**
 * Where a real file lies that is kept beside the repository (REAL_DATA_DIR). Null, and said aloud, when it is not there: what is
 * tested with it is then tested with files made by the tests alone.
 */
export function realData(path: string): string | null {
  const found = join(folder, path)
  if (existsSync(found)) return found
  console.warn(`Not tested with real data: ${path} is not in ${folder} (REAL_DATA_DIR names another folder).`)
  return null
}

/** The bytes of a real file that is gzipped; null where it is not there. */
export function unzippedRealData(path: string): Uint8Array | null {
  const found = realData(path)
  return found === null ? null : gunzipSync(readFileSync(found))
}
