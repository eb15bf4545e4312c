import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { EngineProblem } from '#kernel/db/engine/engine.problem.ts'
import { Problem } from '#kernel/errors/problem.ts'

export const Secrets = z.object({
  databaseUser: z.string(),
  databasePassword: z.string(),
  /** 32 bytes as base64url; seals the secrets of one-time codes. Files and backups from before there were any lack it. */
  sealingKey: z.string().optional(),
})
type Secrets = z.infer<typeof Secrets>
type WholeSecrets = Secrets & { readonly sealingKey: string }

/**
 * The installation's own secrets, made at first start and readable by the owner of the data folder only. Throws EngineProblem
 * `no-permission`, or a Problem when the file is not what it was.
 */
export async function openSecrets(dataDir: string): Promise<WholeSecrets> {
  const path = join(dataDir, 'secrets.json')
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    return await completed(path, await findSecrets(path))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) throw error
    throw new EngineProblem('no-permission', { path: dataDir, reason: code }, error)
  }
}

async function findSecrets(path: string): Promise<Secrets | null> {
  if (!existsSync(path)) return null
  const stored = await readFile(path, 'utf8')
  await chmod(path, 0o600)
  try {
    return Secrets.parse(JSON.parse(stored))
  } catch (cause) {
    throw new Problem('rejected', 'installation.secrets-broken', { params: { path }, cause })
  }
}

async function completed(path: string, stored: Secrets | null): Promise<WholeSecrets> {
  const whole = {
    databaseUser: stored?.databaseUser ?? `samsyn_${randomBytes(4).toString('hex')}`,
    databasePassword: stored?.databasePassword ?? randomBytes(24).toString('base64url'),
    sealingKey: stored?.sealingKey ?? randomBytes(32).toString('base64url'),
  }
  if (stored?.sealingKey !== undefined) return whole
  await writeFile(`${path}.new`, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return whole
}
