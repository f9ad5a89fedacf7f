import { setTimeout as sleep } from 'node:timers/promises'
import { consentOf, sendsLeft, setSendsLeft } from '../consent/ledger.ts'
import { pushList } from '../push/push-event.ts'
import { type Answer, refuse } from '../rim/answer.ts'
import type { Endpoint } from '../rim/serve.ts'
import { openidOf } from '../seeded.ts'
import type { SandboxTemplate } from '../templates.ts'
import { appOfToken } from '../token/app-of-token.ts'
import { type App, later, type Phone, type World } from '../world.ts'
import { faultOfData } from './check-data.ts'

type Body = Readonly<Record<string, unknown>>

/** What is wrong with the request itself. None of these spends a send. */
const requestFault = (
  world: World,
  app: App,
  template: SandboxTemplate | undefined,
  body: Body,
): Answer | undefined => {
  if (!template) return refuse(world, 40037)
  if (app.subscriptionBanned || app.bannedTemplates.includes(template.id)) return refuse(world, 43107)
  const data = faultOfData(template, body.data)
  if (data) return refuse(world, 47003, data)
  const page = body.page === undefined || body.page === '' ? undefined : String(body.page)
  if (page?.startsWith('/')) return refuse(world, 41030)
  if (page !== undefined && app.pages && !app.pages.includes(page.split('?')[0] ?? '')) return refuse(world, 41030)
  const text = JSON.stringify(body.data)
  return world.behaviour.sensitiveWords.some((word) => text.includes(word)) ? refuse(world, 45168) : undefined
}

const mayReceive = (world: World, app: App, phone: Phone, templateId: string): boolean => {
  const consent = consentOf(app, phone)
  if (!consent.mainSwitch || consent.remembered.get(templateId) === 'reject') return false
  return sendsLeft(world, app, phone, templateId) > 0
}

const keep = (world: World, app: App, phone: Phone, template: SandboxTemplate, msgid: string, body: Body): void => {
  const data = body.data as Readonly<Record<string, { value: string | number }>>
  world.messages.push({
    msgid,
    appId: app.appId,
    phoneId: phone.id,
    templateId: template.id,
    title: template.title,
    fields: template.keywords.map(({ key, label }) => ({ key, label, value: String(data[key]?.value ?? '') })),
    page: typeof body.page === 'string' && body.page !== '' ? body.page : undefined,
    state: typeof body.miniprogram_state === 'string' ? body.miniprogram_state : 'formal',
    lang: typeof body.lang === 'string' ? body.lang : 'zh_CN',
    at: world.now(),
  })
}

const tellSent = (world: World, app: App, phone: Phone, templateId: string, msgid: string): Promise<void> => {
  const failed = world.behaviour.sentEvent === 'fail'
  return pushList(world, app, phone, 'subscribe_msg_sent_event', 'SubscribeMsgSentEvent', [
    {
      TemplateId: templateId,
      MsgID: msgid,
      ErrorCode: failed ? 20002 : 0,
      ErrorStatus: failed ? 'failed: system failed' : 'success',
    },
  ])
}

const deliver = async (
  world: World,
  app: App,
  phone: Phone,
  template: SandboxTemplate,
  body: Body,
): Promise<Answer> => {
  const { behaviour } = world
  await sleep(behaviour.sendTakesMs)
  if (!mayReceive(world, app, phone, template.id)) return refuse(world, 43101)
  if (template.type === 'one_time') {
    setSendsLeft(world, app, phone, template.id, sendsLeft(world, app, phone, template.id) - 1)
  }
  world.msgids += 1n + BigInt(world.seeded.digits(4))
  const msgid = String(world.msgids)
  if (behaviour.sentEvent !== 'fail') keep(world, app, phone, template, msgid, body)
  if (behaviour.sentEvent === 'before_reply') await tellSent(world, app, phone, template.id, msgid)
  else if (behaviour.sentEvent !== 'never') {
    later(world, behaviour.sentEventDelayMs, () => void tellSent(world, app, phone, template.id, msgid))
  }
  // By hand: the id is a bare number beyond 2^53, which JSON.stringify can't write.
  return { kind: 'json', errcode: 0, text: `{"errcode":0,"errmsg":"ok","msgid":${msgid}}` }
}

export const sendMessage: Endpoint = async (world, question) => {
  const app = appOfToken(world, question)
  if ('kind' in app) return app
  if (question.method !== 'POST') return refuse(world, 43002)
  const { body } = question
  if (!body) return refuse(world, 47001)
  const phone = [...world.phones.values()].find(({ id }) => openidOf(world.seed, app.appId, id) === body.touser)
  if (!phone) return refuse(world, 40003)
  const template = app.templates.find(({ id }) => id === body.template_id)
  const fault = requestFault(world, app, template, body)
  if (fault || !template) return fault ?? refuse(world, 40037)
  const busy = `${app.appId}|${phone.id}`
  if (world.behaviour.refuseConcurrentSends && world.sending.has(busy)) return refuse(world, 43108)
  world.sending.add(busy)
  try {
    return await deliver(world, app, phone, template, body)
  } finally {
    world.sending.delete(busy)
  }
}
