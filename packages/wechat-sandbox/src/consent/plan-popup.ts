import type { SandboxTemplate } from '../templates.ts'
import type { App, Choice, Phone } from '../world.ts'
import { consentOf } from './ledger.ts'

export type SubscribeFailure = { readonly errCode?: number; readonly errMsg: string }

/** What `wx.requestSubscribeMessage` would do with these ids: fail, or show some and know the answer of others. */
export type PopupPlan =
  | { readonly fail: SubscribeFailure }
  | {
      readonly fail?: never
      readonly show: readonly SandboxTemplate[]
      readonly remembered: ReadonlyMap<string, Choice>
      readonly settled: ReadonlyMap<string, 'ban' | 'filter'>
    }

const fail = (errCode: number, text: string): PopupPlan => ({
  fail: { errCode, errMsg: `requestSubscribeMessage:fail ${text}` },
})

export const planPopup = (app: App, phone: Phone, tmplIds: readonly string[], gesture: boolean): PopupPlan => {
  if (!gesture) return { fail: { errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' } }
  if (tmplIds.length === 0) return fail(10001, "TmplIds can't be empty")
  if (tmplIds.length > 5) return fail(20003, 'Templates count out of max bounds')
  const found = tmplIds.map((id) => app.templates.find((template) => template.id === id))
  const asked = found.filter((template) => template !== undefined)
  if (asked.length < found.length) return fail(20001, 'No template data return, verify the template id exist')
  if (new Set(asked.map(({ type }) => type)).size > 1) return fail(20002, 'Templates type must be same')
  if (app.subscriptionBanned) return fail(20005, 'The subscribe message ability is banned')
  const consent = consentOf(app, phone)
  if (!consent.mainSwitch) return fail(20004, 'The main switch is switched off')
  const settled = new Map<string, 'ban' | 'filter'>()
  const remembered = new Map<string, Choice>()
  const show: SandboxTemplate[] = []
  const titles = new Set<string>()
  for (const template of asked) {
    const choice = consent.remembered.get(template.id)
    if (titles.has(template.title)) settled.set(template.id, 'filter')
    else if (app.bannedTemplates.includes(template.id)) settled.set(template.id, 'ban')
    else if (choice) remembered.set(template.id, choice)
    else show.push(template)
    titles.add(template.title)
  }
  return { show, remembered, settled }
}
