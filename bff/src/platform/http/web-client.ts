import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { pageHeaders } from './headers.ts'

/**
 * The built web client at `/`, when WEB_ROOT names one. Files with a hash in their name never change; everything else is
 * asked for anew each time.
 */
export async function registerWebClient(app: FastifyInstance, { config }: World): Promise<void> {
  if (!config.webRoot) return
  const { default: serve } = await import('@fastify/static')
  const headers = Object.entries(pageHeaders(config))
  await app.register(serve, {
    root: config.webRoot,
    cacheControl: false,
    setHeaders: (reply, file) => {
      for (const [name, value] of headers) reply.header(name, value)
      const hashed = /[.-][0-9a-f]{8,}\.(js|css|woff2?|png|jpe?g|svg)$/.test(file)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
