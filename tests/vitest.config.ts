import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// No test of ours asserts a time; these limits only end what hangs. A thousand random lives take ten seconds alone and
// a minute beside other work, and what a poll waits for comes at once or, on a busy machine, some seconds later.
const expected = { poll: { timeout: 20_000 } }

// Of a list that is not as it should be, the words count: a fault of a page is useless without its stack.
const told = { truncateThreshold: 4_000 }

const project = (name: string, include: string[], more = {}) => ({
  test: { name, include, environment: 'node', expect: expected, chaiConfig: told, ...more },
})

// fast: pure code, no database. integration: real PostgreSQL and sockets. e2e: a real browser on the built client.
export default defineConfig({
  test: {
    // A file waits for its database as much as it reckons: one at a time leaves half of a small machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      project('fast', ['{architecture,domain,contract,presets,wechat,miniapp}/**/*.test.{ts,tsx}'], {
        testTimeout: 300_000,
      }),
      project('integration', ['bff/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
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
        globalSetup: ['support/global.ts'],
      }),
    ],
  },
})
