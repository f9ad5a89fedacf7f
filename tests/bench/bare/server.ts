import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import pg from 'pg'
import { newId } from '../../../bff/src/platform/id.ts'
import { statements } from './statements.ts'

// The yardstick, not a product: the signature of the token, the form of the body, one named statement, JSON. What our
// server costs beyond this is the price of everything that makes it one.

const { DATABASE_URL = '', JWT_SECRET = '', PORT = '' } = process.env
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 })
pool.on('error', (error) => console.error(error.message))
const app = fastify({ logger: false })

type Caller = { readonly sub: string; readonly org: string }

function callerOf({ headers }: FastifyRequest): Caller | null {
  const token = headers.authorization?.slice(7) ?? ''
  const dot = token.lastIndexOf('.')
  const wanted = createHmac('sha256', JWT_SECRET).update(token.slice(0, dot)).digest()
  const given = Buffer.from(token.slice(dot + 1), 'base64url')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  return JSON.parse(Buffer.from(token.slice(token.indexOf('.') + 1, dot), 'base64url').toString()) as Caller
}

const callers = new WeakMap<FastifyRequest, Caller>()
app.addHook('onRequest', async (request, reply) => {
  if (request.url === '/api/health') return
  const caller = callerOf(request)
  if (!caller) return reply.code(401).send({ error: 'unauthorized' })
  callers.set(request, caller)
})

async function run(name: keyof typeof statements, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
  return (await pool.query({ name, text: statements[name], values: [...values] })).rows
}

const one = (reply: FastifyReply, rows: readonly unknown[], status = 200) =>
  rows[0] ? reply.code(status).send(rows[0]) : reply.code(404).send({ error: 'not found' })

const hash = (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest()
const text = { type: 'string' } as const
const open = { type: 'object' } as const

app.get('/api/health', async () => ({ ok: true }))

app.post<{ Body: { tag: string; answers: object } }>(
  '/api/work-orders',
  { schema: { body: { type: 'object', required: ['tag', 'answers'], properties: { tag: text, answers: open } } } },
  async (request, reply) => {
    const { sub, org } = callers.get(request) as Caller
    const { tag, answers } = request.body
    const number = `2611-${randomBytes(4).toString('hex')}`
    const key = request.headers['idempotency-key']
    const values = [org, sub, tag, newId(), number, key, newId(), JSON.stringify(answers), '立式冷冻展示柜不制冷']
    return one(reply, await run('submit', [...values, hash(request.body)]), 201)
  },
)

type Line = { readonly before: readonly string[]; readonly after: readonly string[] }
type Completion = { command: { taskId: string; answers: { checklist: Record<string, Line> } } }

app.post<{ Params: { id: string }; Body: Completion }>(
  '/api/work-orders/:id/commands',
  {
    schema: {
      body: {
        type: 'object',
        required: ['command'],
        properties: {
          command: { type: 'object', required: ['taskId', 'answers'], properties: { taskId: text, answers: open } },
        },
      },
    },
  },
  async (request, reply) => {
    const { sub, org } = callers.get(request) as Caller
    const { taskId, answers } = request.body.command
    const photos = Object.values(answers.checklist).flatMap(({ before, after }) => [...before, ...after])
    const key = request.headers['idempotency-key']
    const values = [org, sub, request.params.id, taskId, newId(), JSON.stringify(answers), photos, key]
    return one(reply, await run('complete', [...values, hash(request.body)]))
  },
)

app.get('/api/work-orders', async (request) => {
  const { sub, org } = callers.get(request) as Caller
  return { items: await run('list', [org, sub]) }
})

app.get<{ Params: { id: string } }>('/api/work-orders/:id/progress', async (request, reply) => {
  const { sub, org } = callers.get(request) as Caller
  return one(reply, await run('progress', [org, sub, request.params.id]))
})

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    void app.close().then(() => pool.end())
  })
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
