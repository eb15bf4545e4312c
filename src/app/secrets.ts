import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const Secrets = z.object({ databaseUser: z.string(), databasePassword: z.string() })
export type Secrets = z.infer<typeof Secrets>

/** The installation's own secrets, made at first start and readable by the owner of the data folder only. */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'secrets.json')
  const stored = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (stored !== null) {
    await chmod(path, 0o600)
    return Secrets.parse(JSON.parse(stored))
  }
  const made = {
    databaseUser: `samsyn_${randomBytes(4).toString('hex')}`,
    databasePassword: randomBytes(24).toString('base64url'),
  }
  await writeFile(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return made
}
