import type { App, Code, Phone, World } from '../world.ts'

const lifeMs = 300_000

/** A code as `wx.login` or the phone button hands it out: five minutes, once. */
export const mintCode = (world: World, app: App, phone: Phone, kind: Code['kind']): string => {
  const code = kind === 'login' ? `0${world.seeded.text(31)}` : world.seeded.text(64)
  world.codes.set(code, { code, kind, appId: app.appId, phoneId: phone.id, madeAt: world.now(), used: false })
  return code
}

/** The code if this app may use it as this kind now; otherwise the errcode. Does not spend it. */
export const lookUpCode = (world: World, app: App, kind: Code['kind'], given: unknown): Code | number => {
  const code = typeof given === 'string' ? world.codes.get(given) : undefined
  if (!code || code.kind !== kind) return 40029
  if (code.appId !== app.appId) return kind === 'phone' ? 40013 : 40029
  if (code.used) return 40163
  return world.now() - code.madeAt >= lifeMs ? 40029 : code
}
