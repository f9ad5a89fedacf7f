import type { Urls } from './cluster.ts'
import { inspect, inspected } from './inspector.ts'
import { type Bench, measureServer } from './measure.ts'
import type { Operation, Plan } from './options.ts'
import { startOurs } from './servers.ts'

type Frame = { readonly functionName: string; readonly url: string; readonly lineNumber: number }
type CpuProfile = {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame; readonly children?: readonly number[] }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Where an operation spends its time: the server's own time by part and by function, and the database's by statement. */
export type Profile = {
  readonly operation: Operation
  readonly parts: readonly Share[]
  readonly functions: readonly Share[]
  readonly statements: readonly Statement[]
}
type Share = { readonly name: string; readonly share: number }
type Statement = {
  readonly text: string
  readonly calls: number
  readonly microseconds: number
  /** Plans made anew, for each operation; a good statement keeps its plan. */
  readonly plans: number
}

/** Profiles operations one after another on a server of its own. */
export async function profileOperations(
  bench: Bench,
  plan: Plan,
  urls: Urls,
  operations: readonly Operation[],
): Promise<Profile[]> {
  await bench.client.query('alter database bench_run set pg_stat_statements.track_planning = on')
  const server = await startOurs(urls, inspected)
  const inspector = await inspect()
  try {
    await inspector.send('Profiler.enable')
    await inspector.send('Profiler.setSamplingInterval', { interval: 250 })
    const profiles: Profile[] = []
    for (const operation of operations) {
      const asked = { operation, clients: 8, count: plan.requests[operation] }
      await measureServer(bench, server, asked)
      await measureServer(bench, server, asked)
      await bench.client.query('select pg_stat_statements_reset()')
      await inspector.send('Profiler.start')
      const { done } = await measureServer(bench, server, asked)
      const { profile } = await inspector.send<{ profile: CpuProfile }>('Profiler.stop')
      profiles.push({ operation, ...sharesOf(profile), statements: await statementsOf(bench, done) })
    }
    return profiles
  } finally {
    inspector.close()
    await server.stop()
  }
}

async function statementsOf({ client }: Bench, done: number): Promise<Statement[]> {
  const { rows } = await client.query<Statement>(
    `select regexp_replace(left(query, 400), '\\s+', ' ', 'g') as text, calls / $1::float8 as calls, plans / $1::float8 as plans,
       (total_exec_time + total_plan_time) * 1000 / $1::float8 as microseconds
     from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'field_app' and calls > $1::float8 / 2
     order by total_exec_time + total_plan_time desc limit 8`,
    [done],
  )
  return rows
}

/** The package, the part of ours or the part of Node that a function belongs to. */
function partOf({ functionName, url }: Frame): string {
  if (functionName.startsWith('(')) return functionName.slice(1, -1)
  const library = /node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(
    url,
  )?.[1]
  if (library) return library
  if (url.startsWith('node:')) return `node:${url.slice(5).split('/').slice(0, 2).join('/')}`
  const own = /\/(bff\/src\/[^/]+|packages\/[^/]+)/.exec(url)?.[1]
  return own ?? (url === '' ? 'native' : 'other')
}

function sharesOf({ nodes, samples, timeDeltas }: CpuProfile): Pick<Profile, 'parts' | 'functions'> {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const parts = new Map<string, number>()
  const functions = new Map<string, number>()
  let busy = 0
  samples.forEach((id, index) => {
    const frame = frames.get(id)
    const time = timeDeltas[index] ?? 0
    if (!frame || frame.functionName === '(idle)') return
    busy += time
    const part = partOf(frame)
    parts.set(part, (parts.get(part) ?? 0) + time)
    const file = frame.url.split('/').slice(-2).join('/')
    const name = `${frame.functionName || '(anonymous)'} ${file === '' ? '' : `${file}:${frame.lineNumber + 1}`}`.trim()
    functions.set(name, (functions.get(name) ?? 0) + time)
  })
  const top = (times: ReadonlyMap<string, number>, count: number): Share[] =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => ({ name, share: time / busy }))
  return { parts: top(parts, 12), functions: top(functions, 14) }
}
