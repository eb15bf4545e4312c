import { defineConfig } from 'vitest/config'

const onDatabase = ['src/**/*.{actions,db}.test.{ts,tsx}', 'src/**/*.{actions,db}.test.ts']
const journeys = ['e2e/**/*.e2e.ts']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'rules', include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'], exclude: onDatabase } },
      {
        test: {
          name: 'database',
          include: onDatabase,
          globalSetup: ['src/kernel/db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'journeys', include: journeys, testTimeout: 180_000, hookTimeout: 240_000, fileParallelism: false } },
    ],
  },
})
