import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = process.env.DATA_DIR ?? new URL('../../../../../shared/data', import.meta.url).pathname

/** The bytes of a real file that lies beside the project; null where it is not there. */
export function readShared(path: string): Uint8Array | null {
  const found = join(folder, path)
  return existsSync(found) ? gunzipSync(readFileSync(found)) : null
}
