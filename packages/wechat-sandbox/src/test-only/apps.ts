import type { FastifyInstance } from 'fastify'
import { activatePush } from '../push/activate.ts'
import { type App, changed, type PushTarget, type World } from '../world.ts'
import { appOf, badAsk, inputOf, listOf } from './ask.ts'

const changeable = ['pages', 'bound', 'frozen', 'allowedIps', 'subscriptionBanned', 'bannedTemplates', 'phoneQuota']

const viewOf = ({ secret: _, push, templates, ...app }: App) => ({
  ...app,
  templates,
  push: push && { url: push.url, format: push.format, mode: push.mode, numbers: push.numbers },
})

const targetOf = (app: App, input: Readonly<Record<string, unknown>>): PushTarget => {
  const merged = { format: 'json', mode: 'safe', numbers: 'number', ...app.push, ...input }
  const { url, token, encodingAesKey, format, mode, numbers } = merged as Partial<PushTarget>
  if (!url || !token || !encodingAesKey) throw badAsk(400, 'a push address has url, token and encodingAesKey')
  if (!URL.canParse(url)) throw badAsk(400, 'url is no URL')
  if (encodingAesKey.length !== 43) throw badAsk(400, 'an EncodingAESKey has 43 characters')
  return {
    url,
    token,
    encodingAesKey,
    format: format === 'xml' ? 'xml' : 'json',
    mode: mode === 'plain' || mode === 'compat' ? mode : 'safe',
    numbers: numbers === 'string' ? 'string' : 'number',
  }
}

/** The back office of each mini-program. */
export const appRoutes = (server: FastifyInstance, world: World): void => {
  server.get('/sandbox/apps', () => [...world.apps.values()].map(viewOf))
  server.patch('/sandbox/apps/:appId', (request) => {
    const app = appOf(world, request)
    const input = inputOf(request)
    const stranger = Object.keys(input).find((name) => !changeable.includes(name))
    if (stranger) throw badAsk(400, `${stranger} can't be changed; these can: ${changeable.join(', ')}`)
    for (const name of ['pages', 'allowedIps'] as const) {
      if (name in input) app[name] = input[name] === null ? undefined : listOf(input[name])
    }
    for (const name of ['bound', 'frozen', 'subscriptionBanned'] as const) {
      if (typeof input[name] === 'boolean') app[name] = input[name]
    }
    if ('bannedTemplates' in input) app.bannedTemplates = listOf(input.bannedTemplates)
    if (typeof input.phoneQuota === 'number') app.phoneQuota = input.phoneQuota
    changed(world)
    return viewOf(app)
  })
  server.put('/sandbox/apps/:appId/push', async (request) => {
    const app = appOf(world, request)
    app.push = targetOf(app, inputOf(request))
    app.pushActive = false
    return { active: await activatePush(world, app) }
  })
}
