import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], more = {}) => ({
  test: { name, include, environment: 'node', ...more },
})

// fast: pure code, no database. integration: real PostgreSQL and sockets. e2e: a real browser on the built client.
export default defineConfig({
  test: {
    projects: [
      // A thousand random lives take a second alone and ten beside another run: no test of ours asserts a time.
      project('fast', ['{architecture,domain,contract,presets,wechat,miniapp}/**/*.test.{ts,tsx}'], {
        testTimeout: 60_000,
      }),
      project('integration', ['bff/**/*.test.ts'], {
        testTimeout: 30_000,
        hookTimeout: 60_000,
        globalSetup: ['support/global.ts'],
      }),
      project('e2e', ['{weapp,journeys,e2e}/**/*.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
        globalSetup: ['support/global.ts'],
      }),
      project('chaos', ['chaos/**/*.test.ts'], {
        testTimeout: 1_500_000,
        hookTimeout: 180_000,
        fileParallelism: false,
      }),
    ],
  },
})
