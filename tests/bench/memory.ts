import { readFileSync } from 'node:fs'
import type { Urls } from './cluster.ts'
import { residentMemory } from './cpu.ts'
import { inspect, inspected } from './inspector.ts'
import { type Bench, measureServer } from './measure.ts'
import type { Plan } from './options.ts'
import { startOurs } from './servers.ts'

/** Where the memory of our server is after some load, in MiB. */
export type MemoryParts = {
  readonly resident: number
  /** Objects in use: what is left of the heap after collecting garbage. */
  readonly live: number
  /** What the heap holds beside them: garbage not yet collected, and room. */
  readonly heapRoom: number
  /** Pages of programs and libraries, most of them Node itself. */
  readonly files: number
}

export async function explainMemory(bench: Bench, plan: Plan, urls: Urls): Promise<MemoryParts> {
  const server = await startOurs(urls, inspected)
  const inspector = await inspect()
  const heap = async () => {
    const { usedSize, totalSize } = await inspector.send<{ usedSize: number; totalSize: number }>(
      'Runtime.getHeapUsage',
    )
    return { used: usedSize / 2 ** 20, total: totalSize / 2 ** 20 }
  }
  try {
    for (const operation of plan.operations)
      await measureServer(bench, server, { operation, clients: 8, count: plan.requests[operation] })
    const [resident, { total }, files] = [residentMemory(server.pid), await heap(), mappedFiles(server.pid)]
    await inspector.send('HeapProfiler.collectGarbage')
    const { used: live } = await heap()
    return { resident, live, heapRoom: total - live, files }
  } finally {
    inspector.close()
    await server.stop()
  }
}

const mappedFiles = (pid: number): number =>
  Number(/RssFile:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
