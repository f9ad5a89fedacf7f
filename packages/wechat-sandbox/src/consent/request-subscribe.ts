import { pushList } from '../push/push-event.ts'
import { type App, type Choice, changed, type Phone, type World } from '../world.ts'
import { consentOf, sendsLeft, setSendsLeft } from './ledger.ts'
import { planPopup, type SubscribeFailure } from './plan-popup.ts'

export type SubscribeRequest = {
  readonly tmplIds: readonly string[]
  /** Whether the call came from a tap. */
  readonly gesture: boolean
  /** What the person ticks in the popup; an id without answer counts as rejected (取消). */
  readonly answers: Readonly<Record<string, Choice>>
  /** The person also ticks 总是保持以上选择. */
  readonly always: boolean
}

type SubscribeAnswer = SubscribeFailure | Readonly<Record<string, string>>

/** Plays `wx.requestSubscribeMessage` on a phone and returns what its callback would get. */
export const requestSubscribe = (world: World, app: App, phone: Phone, asked: SubscribeRequest): SubscribeAnswer => {
  const plan = planPopup(app, phone, asked.tmplIds, asked.gesture)
  if (plan.fail) return plan.fail
  const shown = new Map<string, Choice>(
    plan.show.map(({ id }) => [id, asked.answers[id] === 'accept' ? 'accept' : 'reject']),
  )
  if (asked.always) for (const [id, choice] of shown) consentOf(app, phone).remembered.set(id, choice)
  const decided = new Map([...plan.remembered, ...shown])
  for (const [id, choice] of decided) {
    if (choice === 'accept') setSendsLeft(world, app, phone, id, sendsLeft(world, app, phone, id) + 1)
  }
  const told = world.behaviour.popupEventWhenRemembered ? decided : shown
  if (told.size > 0) {
    pushList(
      world,
      app,
      phone,
      'subscribe_msg_popup_event',
      'SubscribeMsgPopupEvent',
      [...told].map(([TemplateId, SubscribeStatusString]) => ({ TemplateId, SubscribeStatusString, PopupScene: 0 })),
    )
  }
  changed(world)
  return { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries([...decided, ...plan.settled]) }
}
