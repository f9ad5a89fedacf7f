import type { FastifyInstance } from 'fastify'
import { changeSettings, type SettingsChange, settingsOf } from '../consent/change-settings.ts'
import { sendsLeft, setSendsLeft } from '../consent/ledger.ts'
import { planPopup } from '../consent/plan-popup.ts'
import { requestSubscribe } from '../consent/request-subscribe.ts'
import { pushFields } from '../push/push-event.ts'
import { openidOf } from '../seeded.ts'
import { contentOf, exampleOf, type SandboxTemplate } from '../templates.ts'
import { type App, type Choice, changed, type Phone, type World } from '../world.ts'
import { appOf, badAsk, inputOf, listOf, phoneOf } from './ask.ts'

const shownAs = (template: SandboxTemplate) => ({
  id: template.id,
  title: template.title,
  content: contentOf(template),
  example: exampleOf(template),
  keywords: template.keywords,
})

const previewOf = (app: App, phone: Phone, tmplIds: readonly string[]) => {
  const plan = planPopup(app, phone, tmplIds, true)
  if (plan.fail) return { fail: plan.fail, show: [], remembered: {}, settled: {} }
  return {
    show: plan.show.map(shownAs),
    remembered: Object.fromEntries(plan.remembered),
    settled: Object.fromEntries(plan.settled),
  }
}

export const ledgerOf = (world: World, app: App, phone: Phone) =>
  app.templates.map(({ id, title }) => ({ templateId: id, title, left: sendsLeft(world, app, phone, id) }))

export const consentRoutes = (server: FastifyInstance, world: World): void => {
  server.get('/sandbox/phones/:id/subscribe', (request) => {
    const { tmplIds } = request.query as { tmplIds?: string }
    return previewOf(appOf(world, request), phoneOf(world, request), listOf(tmplIds))
  })
  server.post('/sandbox/phones/:id/subscribe', (request) => {
    const input = inputOf(request)
    return requestSubscribe(world, appOf(world, request, input), phoneOf(world, request), {
      tmplIds: listOf(input.tmplIds),
      gesture: input.gesture === true,
      answers: (input.answers ?? {}) as Readonly<Record<string, Choice>>,
      always: input.always === true,
    })
  })
  server.get('/sandbox/phones/:id/messages', (request) => {
    const phone = phoneOf(world, request)
    return world.messages.filter(({ phoneId }) => phoneId === phone.id)
  })
  server.get('/sandbox/phones/:id/settings', (request) => settingsOf(appOf(world, request), phoneOf(world, request)))
  server.put('/sandbox/phones/:id/settings', (request) => {
    const input = inputOf(request)
    const app = appOf(world, request, input)
    const phone = phoneOf(world, request)
    const items = Object.values((input.items ?? {}) as object)
    if (!items.every((choice) => ['accept', 'reject', 'ask'].includes(choice))) {
      throw badAsk(400, 'an item is accept, reject or ask')
    }
    changeSettings(world, app, phone, input as SettingsChange)
    return settingsOf(app, phone)
  })
  server.get('/sandbox/phones/:id/ledger', (request) => ledgerOf(world, appOf(world, request), phoneOf(world, request)))
  server.put('/sandbox/phones/:id/ledger', (request) => {
    const input = inputOf(request)
    const app = appOf(world, request, input)
    const phone = phoneOf(world, request)
    const left = Number(input.left)
    if (!Number.isSafeInteger(left) || left < 0) throw badAsk(400, 'left is a whole number')
    setSendsLeft(world, app, phone, String(input.templateId), left)
    changed(world)
    return ledgerOf(world, app, phone)
  })
  server.post('/sandbox/phones/:id/revoke', async (request) => {
    const input = inputOf(request)
    const app = appOf(world, request, input)
    const event = String(input.event ?? 'user_authorization_revoke')
    await pushFields(world, app, 'PLATFORM', event, {
      OpenID: openidOf(world.seed, app.appId, phoneOf(world, request).id),
      AppID: app.appId,
      RevokeInfo: String(input.revokeInfo ?? '8'),
    })
    return { pushed: event }
  })
}
