import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type ConnectionOptions, parseDatabaseUrl } from '../connect.ts'
import { startEngine } from '../engine/engine.ts'
import { readMigrations } from '../migrate.ts'
import { provision } from '../provision.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    database: { owner: ConnectionOptions; app: ConnectionOptions; template: string }
  }
}

const debianBinaries = '/usr/lib/postgresql/15/bin'
const template = 'samsyn_test_template'

/**
 * One real server for all database tests: the embedded one, Debian's (SAMSYN_TEST_ENGINE=debian) or any other
 * (SAMSYN_TEST_DATABASE_URL). Migrated once into a template from which each test file gets a database of its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const client = new pg.Client({ ...server.owner, database: 'postgres' })
  await client.connect()
  await client.query(`drop database if exists ${template} with (force)`)
  await client.query(`create database ${template}`)
  await client.end()
  const owner = { ...server.owner, database: template }
  const migrations = await readMigrations(new URL('../../../../migrations', import.meta.url).pathname)
  const { app } = await provision(owner, { user: 'samsyn_test', password: 'only-for-tests' }, migrations)
  project.provide('database', { owner, app, template })
  return server.stop
}

async function startServer(): Promise<{ owner: ConnectionOptions; stop: () => Promise<void> }> {
  const url = process.env.SAMSYN_TEST_DATABASE_URL
  if (url) return { owner: parseDatabaseUrl(url), stop: async () => undefined }
  const dataDir = await mkdtemp(join(tmpdir(), 'samsyn-test-'))
  const engine = await startEngine({
    dataDir,
    ...(process.env.SAMSYN_TEST_ENGINE === 'debian' ? { binDir: debianBinaries } : {}),
  })
  return {
    owner: engine.connection,
    stop: async () => {
      await engine.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
