import type { World } from '../../platform/world.ts'
import { libraryOf } from '../library.ts'
import { writeData } from '../message/write-data.ts'
import type { Claimed } from './claim.ts'
import { judge, type Verdict } from './judge.ts'
import { loadMessage, type Message } from './load-message.ts'
import type { OutboxRules } from './rules.ts'
import { settle } from './settle.ts'

/** Sends one claimed message and writes what came of it. Throws only when the database does: its lease then runs out. */
export async function send(world: World, rules: OutboxRules, claimed: Claimed): Promise<Verdict> {
  const message = await loadMessage(world.workerDb, claimed)
  const verdict = await attempt(world, rules, claimed, message)
  const kept = await settle(world, rules, claimed, verdict, message.openid)
  const { state, code, detail } = verdict
  const line = { message: claimed.id, template: message.told.template, attempt: claimed.attempt, state, code, detail }
  if (kept) world.log.info(line, 'notice')
  else world.log.warn(line, 'an attempt ended after its lease')
  return verdict
}

async function attempt(world: World, rules: OutboxRules, claimed: Claimed, message: Message): Promise<Verdict> {
  const { openid, page, told } = message
  const template = libraryOf(world.config)[told.template]
  if (openid === null) return impossible('no_phone')
  if (!template || template.id !== claimed.templateId) return impossible('template_gone')
  const written = writeData(template, told)
  if ('missing' in written) return impossible(`nothing_for_${written.missing}`)
  const lang = told.language === 'en' ? 'en_US' : 'zh_CN'
  const outcome = await world.wechat.sendSubscribeMessage({
    openid,
    templateId: template.id,
    page,
    lang,
    data: written.data,
  })
  return judge(outcome, claimed.attempt, world.clock.now(), rules)
}

const impossible = (detail: string): Verdict => ({ state: 'failed', detail, consent: 'returned' })
