import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Operation } from './options.ts'
import type { Somebody } from './preload/crowd.ts'
import { repairAnswers } from './preload/examples.ts'
import type { Manifest } from './preload/preload.ts'
import { tokenOf } from './tokens.ts'

/** One request as the load generator sends it; both servers take the same. */
export type Request = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

const inTurn = <T>(all: readonly T[], number: number): T => all[number % all.length] as T

const get = (path: string, authorization: string): Request => ({ method: 'GET', path, headers: { authorization } })

/** A POST with a key of its own. */
export const post = (path: string, authorization: string, body: unknown): Request => ({
  method: 'POST',
  path,
  headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify(body),
})

/** Tokens of the people, signed when the run begins. */
export function bearers(people: readonly Somebody[]): ReadonlyMap<string, string> {
  return new Map(people.map((person) => [person.id, `Bearer ${tokenOf(person)}`]))
}

/** `count` requests of an operation, spread over the people; completions take one order at work each. */
export async function requestsFor(
  client: pg.Client,
  { crowd }: Manifest,
  operation: Operation,
  count: number,
): Promise<Request[]> {
  const { customers, technicians, shops } = crowd
  const tokens = bearers([...customers, ...technicians])
  const tokenFor = (id: string) => tokens.get(id) ?? ''
  const numbers = Array.from({ length: count }, (_, number) => number)
  switch (operation) {
    case 'submit':
      return numbers.map((number) => {
        const answers = { symptoms: ['not_cooling'], words: `早上开始不怎么冷，里面结了一层霜。${number}` }
        return post('/api/work-orders', tokenFor(inTurn(customers, number).id), {
          tag: inTurn(shops, number).tag,
          answers,
        })
      })
    case 'complete': {
      const { rows } = await client.query<{
        order_id: string
        task_id: string
        technician_id: string
        files: string[]
      }>('select order_id, task_id, technician_id, files from bench_open order by n limit $1', [count])
      return rows.map(({ order_id, task_id: taskId, technician_id, files }) =>
        post(`/api/work-orders/${order_id}/commands`, tokenFor(technician_id), {
          command: { kind: 'complete', taskId, answers: repairAnswers(files) },
        }),
      )
    }
    case 'list':
      return numbers.map((number) => get('/api/work-orders?view=tasks', tokenFor(inTurn(technicians, number).id)))
    case 'progress': {
      const { rows } = await client.query<{ id: string; customer_id: string }>(
        `select id, customer_id from work_order where status = 'settled' and number like 'B%' order by number limit $1`,
        [count],
      )
      return rows.map(({ id, customer_id }) => get(`/api/work-orders/${id}/progress`, tokenFor(customer_id)))
    }
  }
}
