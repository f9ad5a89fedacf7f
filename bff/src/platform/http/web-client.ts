import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { SetupError } from '../setup-error.ts'
import type { World } from '../world.ts'
import { inlineScripts, pageHeaders } from './headers.ts'

/**
 * The built web client at `/`, when WEB_ROOT names one; throws when nothing is built there. Files with a hash in their
 * name never change; everything else is asked for anew each time.
 */
export async function registerWebClient(app: FastifyInstance, { config }: World): Promise<void> {
  if (!config.webRoot) return
  const { default: serve } = await import('@fastify/static')
  const page = await readFile(path.join(config.webRoot, 'index.html'), 'utf8').catch(() => {
    throw new SetupError(`WEB_ROOT is ${config.webRoot}, where there is no index.html: build the client first.`)
  })
  const headers = Object.entries(pageHeaders(config, inlineScripts(page)))
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
