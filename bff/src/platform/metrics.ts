import { Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from './database/kysely.ts'

export type Metrics = {
  readonly registry: Registry
  /** One finished request: its route template, status and duration in seconds. */
  readonly request: (route: string, status: number, seconds: number) => void
  /** A figure that is looked up when somebody reads the metrics, such as the length of the outbox. */
  readonly gauge: (name: string, help: string, read: () => Promise<number> | number) => void
}

/** The figures of this process in Prometheus' form. */
export function createMetrics(db: Database): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'field_http_request_seconds',
    help: 'Requests by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  const gauge: Metrics['gauge'] = (name, help, read) => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read())
      },
    })
  }
  gauge('field_pool_connections', 'Connections of the runtime pool.', () => db.pool.totalCount)
  gauge('field_pool_idle', 'Connections of the runtime pool that nobody uses.', () => db.pool.idleCount)
  gauge('field_pool_waiting', 'Requests that wait for a connection.', () => db.pool.waitingCount)
  gauge('field_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
  return {
    registry,
    gauge,
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
  }
}
