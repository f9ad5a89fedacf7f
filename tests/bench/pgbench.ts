import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Embedded } from '../../bff/src/platform/database/embedded.ts'
import { statements } from './bare/statements.ts'
import type { Operation } from './options.ts'
import { repairAnswers } from './preload/examples.ts'
import type { Manifest } from './preload/preload.ts'

export type Pgbench = {
  /** Runs a statement some `count` times in all; answers how often, how many a second, and the mean latency in ms. */
  readonly run: (
    operation: Operation,
    clients: number,
    count: number,
  ) => Promise<{ done: number; perSecond: number; mean: number }>
  readonly stop: () => void
}

/** The statements of the bare server by pgbench, or null where that is not installed. */
export function findPgbench(server: Embedded, database: string, manifest: Manifest): Pgbench | null {
  const found = [...(process.env.PATH ?? '').split(':').map((folder) => path.join(folder, 'pgbench')), 'pgbench']
  const binary = found.find((one) => spawnSync(one, ['--version']).status === 0)
  if (!binary) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'field-bench-'))
  return {
    run: async (operation, clients, count) => {
      const file = path.join(folder, `${operation}.sql`)
      writeFileSync(file, scriptOf(operation, manifest))
      const each = Math.max(1, Math.floor(count / clients))
      const args = ['-n', '-M', 'prepared', '-c', clients, '-j', 1, '-t', each, '-f', file, '-D', `step=${clients}`]
      const user = new URL(server.url().replace('@/', '@localhost/')).username
      const { stdout } = await promisify(execFile)(
        binary,
        [...args, '-D', 'k=0', '-h', server.sockets, '-p', 5432, '-U', user, database].map(String),
      )
      const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0)
      return { done: each * clients, perSecond, mean: Number(/latency average = ([\d.]+)/.exec(stdout)?.[1] ?? 0) }
    },
    stop: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A statement as a pgbench script: every parameter becomes an expression; copy `:n` of what was preloaded is its subject. */
function scriptOf(operation: Operation, { crowd, examples }: Manifest): string {
  const org = `'${crowd.orgId}'`
  const pick = (ids: readonly string[]) => `(array['${ids.join("','")}'])[1 + :n % ${ids.length}]`
  const hash = `sha256('0')`
  const from = (column: string) => `(select ${column} from bench_open where n = :n)`
  // A blank after each colon, or pgbench takes what follows for one of its variables.
  const answers = `'${JSON.stringify(repairAnswers(examples.atWork.files)).replaceAll('":', '": ')}'`
  const expressions: Record<Operation, readonly string[]> = {
    submit: [
      org,
      pick(crowd.customers.map(({ id }) => id)),
      pick(crowd.shops.map(({ tag }) => tag)),
      'uuidv7()',
      `'2611-' || right(uuidv7()::text, 10)`,
      'gen_random_uuid()',
      'uuidv7()',
      `'{"symptoms": ["not_cooling"], "words": "早上开始不怎么冷，里面结了一层霜。"}'`,
      `'立式冷冻展示柜不制冷'`,
      hash,
    ],
    complete: [
      org,
      from('technician_id'),
      from('order_id'),
      from('task_id'),
      'uuidv7()',
      answers,
      from('files'),
      'gen_random_uuid()',
      hash,
    ],
    list: [org, pick(crowd.technicians.map(({ id }) => id))],
    progress: [
      org,
      `(select customer_id from bench_settled where n = 1 + :n % 2000)`,
      `(select id from bench_settled where n = 1 + :n % 2000)`,
    ],
  }
  const text = expressions[operation].reduceRight(
    (sql, expression, index) => sql.replaceAll(`$${index + 1}::`, () => `${expression}::`),
    statements[operation].replaceAll('/:id/', `/' || chr(58) || 'id/`),
  )
  return `\\set k :k + 1\n\\set n 1 + :client_id + :step * (:k - 1)\n${text.trim()};\n`
}
