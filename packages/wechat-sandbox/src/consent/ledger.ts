import type { App, ConsentSettings, Phone, World } from '../world.ts'

const keyOf = (app: App, phone: Phone, templateId: string): string => `${app.appId}|${phone.id}|${templateId}`

/** How many messages of this template may still be sent to this person. */
export const sendsLeft = (world: World, app: App, phone: Phone, templateId: string): number =>
  world.ledger.get(keyOf(app, phone, templateId)) ?? 0

export const setSendsLeft = (world: World, app: App, phone: Phone, templateId: string, count: number): void => {
  world.ledger.set(keyOf(app, phone, templateId), count)
}

/** What this person has chosen for this app: the main switch and the choices kept by "always". */
export const consentOf = (app: App, phone: Phone): ConsentSettings => {
  const known = phone.consent.get(app.appId)
  if (known) return known
  const fresh: ConsentSettings = { mainSwitch: true, remembered: new Map() }
  phone.consent.set(app.appId, fresh)
  return fresh
}
