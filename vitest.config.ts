import { defineConfig } from 'vitest/config'

const onDatabase = ['src/**/*.{actions,db}.test.ts']
// Whole processes that are started, killed and started again: one after the other, so that they do not starve each other.
const operation = ['src/kernel/db/engine/*.test.ts', 'src/app/{crash,start,people}.test.ts']
const journeys = ['e2e/**/*.e2e.ts']
// Left to itself Vitest keeps one processor free; on a machine of two that is half of it.
const maxWorkers = '100%'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          exclude: [...onDatabase, ...operation],
          maxWorkers,
        },
      },
      {
        test: {
          name: 'operation',
          include: operation,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'database',
          include: onDatabase,
          globalSetup: ['src/kernel/db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'journeys',
          include: journeys,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          maxWorkers,
        },
      },
    ],
  },
})
