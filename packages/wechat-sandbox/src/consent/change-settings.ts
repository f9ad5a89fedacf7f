import { pushList } from '../push/push-event.ts'
import { type App, type Choice, changed, type Phone, type World } from '../world.ts'
import { consentOf, setSendsLeft } from './ledger.ts'

export type SettingsChange = {
  readonly mainSwitch?: boolean
  /** `ask` forgets the choice, so that the popup comes back. */
  readonly items?: Readonly<Record<string, Choice | 'ask'>>
}

/** Plays the mini-program's settings page. Rejecting a template ends its accepted sends and is pushed. */
export const changeSettings = (world: World, app: App, phone: Phone, change: SettingsChange): void => {
  const consent = consentOf(app, phone)
  if (change.mainSwitch !== undefined) consent.mainSwitch = change.mainSwitch
  const rejected: string[] = []
  for (const [id, choice] of Object.entries(change.items ?? {})) {
    if (choice === 'ask') consent.remembered.delete(id)
    else consent.remembered.set(id, choice)
    if (choice !== 'reject') continue
    setSendsLeft(world, app, phone, id, 0)
    rejected.push(id)
  }
  if (rejected.length > 0) {
    pushList(
      world,
      app,
      phone,
      'subscribe_msg_change_event',
      'SubscribeMsgChangeEvent',
      rejected.map((TemplateId) => ({ TemplateId, SubscribeStatusString: 'reject' })),
    )
  }
  changed(world)
}

/** What `wx.getSetting({ withSubscriptions: true })` answers. */
export const settingsOf = (app: App, phone: Phone) => {
  const { mainSwitch, remembered } = consentOf(app, phone)
  const banned = app.bannedTemplates.map((id): [string, string] => [id, 'ban'])
  return { subscriptionsSetting: { mainSwitch, itemSettings: Object.fromEntries([...remembered, ...banned]) } }
}
