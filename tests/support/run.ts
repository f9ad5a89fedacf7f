import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lastWords } from '../../bff/src/platform/setup-error.ts'
import { buildClient } from '../../bff/start/client.ts'
import { sinceStart, step } from '../../bff/start/progress.ts'
import { builtOrigin } from '../weapp-host/origins.ts'
import { findBrowser } from './browser.ts'
import { installBrowser } from './debian.ts'

// `npm test`: prepares what the tests need, runs them from quick to slow, and counts. `npm test -- stock` runs only the
// test files with that word in their path.

const tests = fileURLToPath(new URL('..', import.meta.url))
const filters = process.argv.slice(2)

type Count = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What failed: which file, which test, and the first lines of why. */
  readonly failures: readonly string[]
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

try {
  // What needs neither database nor client runs beside the builds, which leave half of a small machine idle.
  const [fast] = await Promise.all([run('fast'), prepare()])
  const counts = [fast, await run('integration'), await run('e2e')]
  const sum = (key: 'passed' | 'failed' | 'skipped') => counts.reduce((total, count) => total + count[key], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  if (failed > 0 || passed === 0) process.exitCode = 1
  // Said again at the end: of a long log, only its last lines may be kept.
  for (const failure of counts.flatMap((count) => count.failures)) console.log(`\nFailed: ${failure}`)
  console.log(`\nAll of it took ${sinceStart()}.`)
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
} catch (error) {
  console.error(stopping.signal.aborted ? 'Stopped.' : lastWords(error))
  process.exitCode = 1
}

async function prepare(): Promise<void> {
  console.log('Preparing')
  installBrowser()
  await step(
    'browser',
    async () => findBrowser(),
    ({ from }) => from,
  )
  // One after the other: each takes a gigabyte.
  // The mini-program speaks to a fixed https origin, which its host leads to the server of each test.
  process.env.FIELD_API = builtOrigin
  await step('mini-program', () => buildClient('weapp', stopping.signal), String)
  delete process.env.FIELD_API
  await step('web client', () => buildClient('h5', stopping.signal), String)
}

async function run(project: string): Promise<Count> {
  stopping.signal.throwIfAborted()
  console.log(`\nTests: ${project}`)
  const report = path.join(tests, '../.data/tests', `${project}.json`)
  fs.rmSync(report, { force: true })
  const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const args = [
    'run',
    '--config',
    'vitest.config.ts',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  if (filters.length > 0) args.push('--passWithNoTests')
  const { FIELD_API: _, ...env } = process.env
  const child = spawn(process.execPath, [vitest, ...args, ...filters], { cwd: tests, stdio: 'inherit', env })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  return count(report, code, project)
}

// A file that does not even load, an error outside any test, and a project without tests count as a failure too.
function count(report: string, code: number | null, project: string): Count {
  if (!fs.existsSync(report)) {
    const failures = code === 0 ? [] : [`${project} ended with ${code} and without a report`]
    return { passed: 0, failed: failures.length, skipped: 0, failures }
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }: Report = JSON.parse(
    fs.readFileSync(report, 'utf8'),
  )
  const failures = testResults.flatMap(failuresOf)
  if (code !== 0 && failures.length === 0) failures.push(`${project}: an error outside any test; see its log above`)
  return {
    passed: numPassedTests,
    failed: code === 0 ? 0 : Math.max(1, numFailedTests),
    skipped: numPendingTests + numTodoTests,
    failures,
  }
}

type Report = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly FileResult[]
}

type FileResult = {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly {
    readonly fullName: string
    readonly status: string
    readonly failureMessages: readonly string[]
  }[]
}

function failuresOf({ name, status, message, assertionResults }: FileResult): string[] {
  const file = path.relative(tests, name)
  const failed = assertionResults.filter((result) => result.status === 'failed')
  if (failed.length === 0) return status === 'failed' ? [`${file}\n${beginning(message)}`] : []
  return failed.map(
    ({ fullName, failureMessages }) => `${file} > ${fullName}\n${beginning(failureMessages.join('\n'))}`,
  )
}

function beginning(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|new Promise)/.test(line))
    .slice(0, 30)
    .map((line) => `  ${line}`)
    .join('\n')
}
