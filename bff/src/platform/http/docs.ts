import { createReadStream } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { pageHeaders } from './headers.ts'
import { openApi } from './openapi.ts'
import { prefix } from './register.ts'

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>API</title><link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><div id="docs"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body>
</html>`

const start = `SwaggerUIBundle({ url: '${prefix}/openapi.json', dom_id: '#docs', deepLinking: true, persistAuthorization: false })`

const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
}

/** The OpenAPI document and a page to read it; both are made when somebody first asks, so they cost the start nothing. */
export function registerDocs(app: FastifyInstance, { config }: World): void {
  let document = ''
  const headers = pageHeaders(config)
  app.get(`${prefix}/openapi.json`, async (_, reply) => {
    document ||= JSON.stringify(openApi(config.publicUrl))
    return reply.headers(headers).type('application/json; charset=utf-8').send(document)
  })
  app.get(`${prefix}/docs`, async (_, reply) => reply.headers(headers).type('text/html; charset=utf-8').send(page))
  app.get(`${prefix}/docs/start.js`, async (_, reply) => reply.headers(headers).type('text/javascript').send(start))
  for (const [name, type] of Object.entries(files)) {
    app.get(`${prefix}/docs/${name}`, async (_, reply) => {
      const folder = path.dirname(fileURLToPath(import.meta.resolve('@fastify/swagger-ui/package.json')))
      return reply
        .headers(headers)
        .type(type)
        .send(createReadStream(path.join(folder, 'static', name)))
    })
  }
}
