import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { settingsOf } from '../consent/change-settings.ts'
import { ledgerOf } from '../test-only/consent.ts'
import type { World } from '../world.ts'

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

const overviewOf = (world: World) => ({
  clientUrl: world.clientUrl ?? null,
  now: world.now(),
  apps: [...world.apps.values()].map(({ appId, name }) => ({ appId, name })),
  phones: [...world.phones.values()].map((phone) => ({
    id: phone.id,
    name: phone.name,
    apps: [...world.apps.values()].map((app) => ({
      appId: app.appId,
      ...settingsOf(app, phone).subscriptionsSetting,
      ledger: ledgerOf(world, app, phone),
    })),
    messages: world.messages.filter(({ phoneId }) => phoneId === phone.id).toReversed(),
  })),
})

/** The page that shows every phone's messages, with the data and the event stream that it lives on. */
export const pageRoutes = (server: FastifyInstance, world: World): void => {
  const files = [
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/page.css', 'page.css', 'text/css; charset=utf-8'],
    ['/page.mjs', 'page.mjs', 'text/javascript; charset=utf-8'],
  ] as const
  for (const [path, name, type] of files) {
    const text = file(name)
    server.get(path, (_, reply) =>
      reply
        .header('content-security-policy', "default-src 'self'; img-src 'self' data:")
        .header('cache-control', 'no-cache')
        .type(type)
        .send(text),
    )
  }
  server.get('/sandbox/overview', () => overviewOf(world))
  server.get('/sandbox/stream', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    })
    const tell = () => reply.raw.write('data: changed\n\n')
    world.watchers.add(tell)
    request.raw.on('close', () => world.watchers.delete(tell))
    tell()
  })
}
