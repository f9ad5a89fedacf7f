import pg from 'pg'
import { freshDatabase, largeDatabase, startCluster, type Urls } from './cluster.ts'
import { residentMemory } from './cpu.ts'
import { measureEngine } from './engine.ts'
import { median, type Slice } from './figures.ts'
import { measureForms } from './forms.ts'
import {
  cpuGoals,
  failureGoal,
  type Goal,
  growthGoals,
  liveGoals,
  memoryGoal,
  memoryGoalName,
  startGoal,
} from './goals.ts'
import { measureLibrary } from './library.ts'
import { measureLive } from './live.ts'
import { startGenerator } from './load/generator.ts'
import { type Bench, measureRounds } from './measure.ts'
import { explainMemory } from './memory.ts'
import { type Plan, type PurePart, readPlan } from './options.ts'
import { findPgbench } from './pgbench.ts'
import { readManifest } from './preload/preload.ts'
import { goalsTable, liveTable, memoryText, operationsTable, profileText } from './print.ts'
import { profileOperations } from './profile.ts'
import { noteBeginning } from './reset.ts'
import { holdToTheSameRows } from './same-rows.ts'
import { type Server, startBare, startOurs } from './servers.ts'
import { measureSizes } from './sizes.ts'

// `pnpm bench`: what our server costs beside a bare one. How to read it stands in README.md.

const began = performance.now()
const say = (text: string) =>
  console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${text}`)
const print = (text: string) => console.log(`\n${text}`)

const pure: Readonly<Record<PurePart, typeof measureForms>> = {
  engine: measureEngine,
  forms: measureForms,
  library: measureLibrary,
}

async function run(plan: Plan): Promise<void> {
  for (const part of plan.pure) print(await pure[part](plan.rounds > 2 ? 7 : 3, say))
  if (plan.operations.length > 0) await runServers(plan)
}

async function runServers(plan: Plan): Promise<void> {
  const cluster = await startCluster()
  try {
    const urls = await freshDatabase(cluster, say)
    const large = plan.sizes ? await largeDatabase(cluster, say) : null
    const client = new pg.Client(urls.admin)
    client.on('error', () => undefined)
    await client.connect()
    const manifest = await readManifest(client)
    await noteBeginning(client)
    const generator = startGenerator()
    const pgbench = plan.pgbench ? findPgbench(cluster, 'bench_run', manifest) : null
    if (plan.pgbench && !pgbench) say('pgbench is not installed: its rows are left out')
    try {
      await measureAll({ cluster, client, manifest, generator }, plan, { urls, large, pgbench })
    } finally {
      generator.stop()
      pgbench?.stop()
      await client.end()
    }
  } finally {
    await cluster.stop()
  }
}

type Places = { readonly urls: Urls; readonly large: Urls | null; readonly pgbench: ReturnType<typeof findPgbench> }

async function measureAll(bench: Bench, plan: Plan, { urls, large, pgbench }: Places): Promise<void> {
  say('cold starts')
  const starts = {
    ours: await coldStarts(() => startOurs(urls), plan.starts),
    bare: await coldStarts(() => startBare(urls), plan.starts),
  }
  const [ours, bare] = [await startOurs(urls), await startBare(urls)]
  const atRest = residentMemory(ours.pid)
  const goals: Goal[] = []
  let slices: Slice[] = []
  try {
    say('holding the bare server to the rows that ours writes')
    await holdToTheSameRows(bench, ours, bare)
    const memory = watchMemory([ours, bare])
    slices = await measureRounds(bench, plan, { ours, bare, pgbench }, say)
    const [most = 0, mostBare = 0] = memory.stop()
    print(operationsTable(slices, plan))
    const others = median(slices.map(({ others: busy }) => busy))
    print(
      `CPU of others on this machine, median of the slices: ${others.toFixed(1)} cores (the load generator's own included).`,
    )
    goals.push(...cpuGoals(slices, plan.operations), failureGoal(slices))
    if (plan.live) {
      say('live')
      const live = await measureLive(bench, ours, plan.rounds > 2 ? 100 : 60)
      print(liveTable(live))
      goals.push(...liveGoals(live))
    }
    print(
      `Cold start: ours ${Math.round(starts.ours)} ms, bare ${Math.round(starts.bare)} ms. Memory: ours ${Math.round(atRest)} MiB at rest, ${Math.round(most)} MiB at most under load; bare ${Math.round(mostBare)} MiB.`,
    )
    goals.push(startGoal(starts.ours), memoryGoal(most))
  } finally {
    await Promise.all([ours.stop(), bare.stop()])
  }
  if (large) {
    say('30,000 beside 300,000')
    goals.push(...growthGoals(await measureSizes(bench, plan, urls, large)))
  }
  print(goalsTable(goals))
  const missed = plan.operations.filter((one) => goals.some(({ operation, met }) => operation === one && !met))
  const profiled = plan.profile === 'all' ? plan.operations : plan.profile === 'none' ? [] : missed
  if (profiled.length > 0) {
    say(`profiling ${profiled.join(', ')}`)
    for (const profile of await profileOperations(bench, plan, urls, profiled)) print(profileText(profile))
  }
  if (goals.some(({ what, met }) => what === memoryGoalName && !met) && plan.profile !== 'none')
    print(memoryText(await explainMemory(bench, plan, urls)))
  say('done')
}

async function coldStarts(start: () => Promise<Server>, times: number): Promise<number> {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const server = await start()
    took.push(server.startedIn)
    await server.stop()
  }
  return median(took)
}

/** The most memory that each server was seen to have. */
function watchMemory(servers: readonly Server[]): { readonly stop: () => readonly number[] } {
  const most = servers.map(() => 0)
  const look = () =>
    servers.forEach(({ pid }, index) => {
      most[index] = Math.max(most[index] ?? 0, residentMemory(pid))
    })
  const watching = setInterval(look, 200)
  return {
    stop: () => {
      look()
      clearInterval(watching)
      return most
    },
  }
}

run(readPlan(process.argv.slice(2))).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
