import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionId } from '../../../bff/src/platform/auth/session-id.ts'
import { openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { openLog } from '../../../bff/src/platform/log.ts'
import { readCommand } from '../../../bff/src/work-orders/read-command.ts'
import { urlsOf } from '../../support/database.ts'
import { startTown, type Town } from '../../support/job.ts'
import { startServer } from '../../support/server.ts'

const inline = 'document.title = "client"'

let town: Town
let url: string
let webRoot: string
let token: string
const lines: string[] = []
const stream = new Writable({
  write: (chunk, _, done) => {
    lines.push(String(chunk))
    done()
  },
})

beforeAll(async () => {
  webRoot = await mkdtemp(path.join(tmpdir(), 'field-web-'))
  await writeFile(path.join(webRoot, 'index.html'), `<!doctype html><title>client</title><script>${inline}</script>`)
  await writeFile(path.join(webRoot, 'app.0123abcd4567.js'), 'void 0')
  const log = openLog({ logLevel: 'info' }, stream)
  town = await startTown({ parts: { log, limits: true }, config: { webRoot, publicUrl: 'https://field.example' } })
  url = town.server.url
  token = (await town.server.signIn(town.ours.people.manager)).accessToken
})
afterAll(async () => {
  await town.server.stop()
  await rm(webRoot, { recursive: true })
})

const send = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/invitations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...headers,
    },
    body,
  })

describe('bad input is refused with the field named', () => {
  it.each([
    ['{"name":"x"}', 'required', 'role'],
    ['{"role":"dispatcher","name":"x","colour":1}', 'unknown_field', 'colour'],
    ['{"role":"dispatcher","name":"x","__proto__":{"a":1}}', 'wrong_format', undefined],
    ['{"role":"boss","name":"x"}', 'not_an_option', 'role'],
    ['{"role":"dispatcher","name":5}', 'wrong_kind', 'name'],
    ['{"role":"dispatcher","name":null}', 'wrong_kind', 'name'],
    ['{"role":"dispatcher","name":""}', 'too_short', 'name'],
    [`{"role":"dispatcher","name":"${'长'.repeat(41)}"}`, 'too_long', 'name'],
    ['{"role":"dispatcher","name":"x","skills":["a",7]}', 'wrong_kind', 'skills.1'],
    ['{"role":"dispatcher","name":"x","placeId":"1"}', 'wrong_format', 'placeId'],
    [
      `{"role":"technician","name":"x","skills":${JSON.stringify(Array.from({ length: 21 }, () => 'a'))}}`,
      'too_many',
      'skills',
    ],
    ['{"role":"dispatcher","name":"x\\u0000"}', 'wrong_format', 'name'],
    ['{"role":"dispatcher","name":"x","skills":["a","\\ud83d"]}', 'wrong_format', 'skills.1'],
    ['[]', 'wrong_kind', undefined],
    ['{"role":', 'wrong_format', undefined],
    ['', 'wrong_kind', undefined],
  ])('%s', async (body, code, path) => {
    const response = await send(body)
    const { error } = (await response.json()) as { error: Record<string, unknown> }
    expect([response.status, error.code, error.path]).toEqual([400, code, path])
    expect(error.requestId).toBe(response.headers.get('x-request-id'))
  })

  it('a body that is too large, or of a type that nobody reads', async () => {
    const large = await send(JSON.stringify({ role: 'dispatcher', name: 'x'.repeat(600_000) }))
    expect([large.status, ((await large.json()) as { error: { code: string } }).error.code]).toEqual([413, 'too_large'])
    const xml = await send('<a/>', { 'content-type': 'application/xml' })
    expect([xml.status, ((await xml.json()) as { error: { code: string } }).error.code]).toEqual([415, 'wrong_kind'])
  })

  it('a text in an address that no database keeps', async () => {
    const response = await fetch(`${url}/api/settlements?after=%00`, { headers: { authorization: `Bearer ${token}` } })
    expect([response.status, ((await response.json()) as { error: object }).error]).toEqual([
      400,
      expect.objectContaining({ code: 'wrong_format', path: 'after' }),
    ])
  })

  it('a body nested deeper than any form', async () => {
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
    const { accessToken } = await town.server.signIn(town.ours.people.customer)
    const body = `{"tag":"${town.ours.tags.homeFridge}","answers":{"words":${deep}}}`
    const response = await fetch(`${url}/api/work-orders`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body,
    })
    expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
      400,
      'too_costly',
    ])
  })

  it('query numbers and booleans are read from text, and nothing else is', async () => {
    const call = town.server.with((await town.server.signIn(town.ours.people.technician)).accessToken)
    expect((await call('GET /parts', { query: { limit: 2, onVan: true } })).value.items.length).toBeLessThanOrEqual(2)
    for (const query of [{ limit: 'two' }, { limit: '1e9' }, { limit: 1000 }, { onVan: 'yes' }]) {
      expect((await call('GET /parts', { query: query as never })).status).toBe(400)
    }
  })
})

describe('what every answer carries', () => {
  it('a request id: the one given when it is one, else a new one', async () => {
    const given = await fetch(`${url}/api/health`, { headers: { 'x-request-id': 'phone-7f3a9c21' } })
    expect(given.headers.get('x-request-id')).toBe('phone-7f3a9c21')
    const made = await fetch(`${url}/api/health`, { headers: { 'x-request-id': 'a b' } })
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each(['/api/health', '/api/nowhere', '/api/me', '/nowhere'])('the headers of safety: %s', async (address) => {
    const { headers } = await fetch(`${url}${address}`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toContain('max-age')
  })

  it('an address that is not there is not found, in the one form of failures', async () => {
    const response = await fetch(`${url}/api/nowhere`)
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: { code: 'not_found', requestId: response.headers.get('x-request-id') } },
    ])
  })
})

describe('the web client', () => {
  it('stands at /, for every page of it, and runs no script but its own', async () => {
    for (const page of ['/', '/pages/progress']) {
      const response = await fetch(`${url}${page}`, { headers: { accept: 'text/html' } })
      expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('client')])
      const policy = response.headers.get('content-security-policy') ?? ''
      const hash = createHash('sha256').update(inline).digest('base64')
      expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
      expect(policy).toContain('wss://field.example')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })

  it('keeps files with a hash in their name for ever', async () => {
    const response = await fetch(`${url}/app.0123abcd4567.js`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ])
  })

  it('does not stand in for the API, and shows nothing above its folder', async () => {
    expect((await fetch(`${url}/api/nowhere`, { headers: { accept: 'text/html' } })).status).toBe(404)
    expect((await fetch(`${url}/..%2f..%2fetc/passwd`)).status).toBe(404)
  })
})

describe('the API describes itself', () => {
  it('as an OpenAPI document of every route', async () => {
    const response = await fetch(`${url}/api/openapi.json`)
    const document = (await response.json()) as {
      paths: Record<string, Record<string, { parameters: { name: string; in: string }[]; security: unknown }>>
    }
    const command = document.paths['/api/work-orders/{id}/commands']?.post
    expect(command?.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual([
      'path id',
      'header Idempotency-Key',
    ])
    expect(command?.security).toEqual([{ bearer: [] }])
    expect(Object.values(document.paths).flatMap(Object.keys)).toHaveLength(
      Object.keys((await import('@field/contract')).routes).length,
    )
  })

  it('down to each command, in the shapes that are taken', async () => {
    const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
      components: { schemas: { Command: { oneOf: Shape[] } } }
    }
    for (const { title, properties, required } of document.components.schemas.Command.oneOf) {
      const full = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, sample(schema)]))
      const least = Object.fromEntries(required.map((name) => [name, full[name]]))
      expect([title, readCommand(full).ok, readCommand(least).ok]).toEqual([title, true, true])
      expect(readCommand({ ...full, more: 1 }).ok).toBe(false)
    }
  })

  it('and as a page without inline scripts', async () => {
    const page = await fetch(`${url}/api/docs`)
    const html = await page.text()
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("script-src 'self'"),
    ])
    for (const [, file] of html.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)) {
      const served = await fetch(`${url}/api/${file}`)
      expect([served.status, (await served.arrayBuffer()).byteLength > 0]).toEqual([200, true])
    }
    expect(html).not.toMatch(/<script(?![^>]*src=)/)
  })
})

type Shape = {
  readonly title: string
  readonly properties: Record<string, Schema>
  readonly required: readonly string[]
}
type Schema = {
  type?: string
  const?: string
  enum?: string[]
  format?: string
  items?: Schema
  properties?: Record<string, Schema>
}

/** A value of the schema, with everything in it. */
function sample({ type, const: fixed, enum: words, format, items, properties = {} }: Schema): unknown {
  if (fixed ?? words?.[0]) return fixed ?? words?.[0]
  if (type === 'array') return items ? [sample(items)] : []
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, sample(schema)]))
  if (type === 'string') return format === 'uuid' ? randomUUID() : 'x'
  return 1
}

describe('operators see', () => {
  it('figures by route', async () => {
    await fetch(`${url}/api/health`)
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text).toMatch(/field_http_request_seconds_count\{route="GET \/api\/health",status="200"\} \d/)
    expect(text).toMatch(/field_pool_connections \d/)
  })

  it('no figures through a proxy', async () => {
    expect((await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(404)
  })

  it('one line a request, and no secret in any', async () => {
    await fetch(`${url}/api/health`, { headers: { 'x-request-id': 'the-first-line' } })
    await expect.poll(() => lines.join('')).toContain('the-first-line')
    lines.length = 0
    const { technician, customer } = town.ours.people
    const { accessToken, refreshToken } = await town.server.signIn(technician)
    const call = town.server.with(accessToken)
    await call('GET /tags/:token', { params: { token: town.ours.tags.freezer } })
    await call('GET /invitations/:code', { params: { code: 'a-code-that-opens-a-door' } })
    await town.server.with()('POST /auth/refresh', { body: { refreshToken } })
    await (await town.server.as(customer))('GET /me', { headers: { 'x-request-id': 'the-last-line' } })
    await expect.poll(() => lines.join('')).toContain('the-last-line')
    const text = lines.join('')
    const asked = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'request')
    expect(asked).toHaveLength(4)
    expect(asked[0]).toMatchObject({
      route: 'GET /api/tags/:token',
      status: 200,
      person: technician.id,
      ms: expect.any(Number),
    })
    for (const secret of [
      accessToken,
      refreshToken,
      town.ours.tags.freezer,
      'a-code-that-opens-a-door',
      '15600001177',
      'Bearer',
    ]) {
      expect(text).not.toContain(secret)
    }
  })
})

describe('a pace is kept', () => {
  it('per person: invitations are not guessed', async () => {
    const { accessToken } = await town.server.signIn(town.ours.people.dispatcher)
    const statuses = []
    for (let time = 0; time < 12; time++) {
      const answer = await town.server.with(accessToken)('GET /invitations/:code', {
        params: { code: `guess-${time}` },
      })
      statuses.push(answer.status)
      if (answer.status === 429) {
        expect(answer.error.code).toBe('too_many_requests')
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      }
    }
    expect(statuses).toEqual([...Array(10).fill(404), 429, 429])
    const other = await town.server.signIn(town.ours.people.finance)
    expect(
      (await town.server.with(other.accessToken)('GET /invitations/:code', { params: { code: 'guess' } })).status,
    ).toBe(404)
  })

  it('and a queued report that came too early keeps its key for later', async () => {
    const { accessToken } = await town.server.signIn(town.ours.people.customer)
    const call = town.server.with(accessToken)
    const body = { tag: town.ours.tags.homeFridge, answers: { symptoms: ['not_cooling'], words: '不冷' } }
    const answers = []
    for (let time = 0; time < 21; time++) answers.push(await call('POST /work-orders', { body }))
    const key = crypto.randomUUID()
    const early = await call('POST /work-orders', { body, key })
    expect([answers[0]?.status, early.status]).toEqual([201, 429])
    const { rows } = await asAdmin(urlsOf(town.server.database.name).admin, (admin) =>
      admin.query('select from idempotency where key = $1', [key]),
    )
    expect(rows).toEqual([])
  })
})

it('a database that is away is told as unavailable, with a moment to wait', async () => {
  const away = openDatabase('postgres://field_app@127.0.0.1:9/nowhere', { size: 2, name: 'away' })
  const other = await startServer({ parts: { db: away } })
  const { orgId, id: personId, role } = town.ours.people.customer
  const actor = { orgId, personId, role, placeIds: [] }
  const { token } = other.world.tokens.signAccess({ actor, sessionId: randomUUID() as SessionId })
  for (const route of ['GET /me', 'POST /me/profile', 'GET /health'] as const) {
    const answer = await other.with(token)(
      route,
      route === 'POST /me/profile' ? { body: { language: 'en' } } : undefined,
    )
    expect([answer.status, answer.error.code, answer.headers.get('retry-after')]).toEqual([503, 'unavailable', '1'])
  }
  await other.stop()
})
