import { openidOf } from '../seeded.ts'
import type { App, Phone, PushEntry, World } from '../world.ts'
import { deliverPush } from './deliver.ts'
import { type PushContent, type PushRequest, writePush } from './write-body.ts'

type HeldPush = { readonly app: App; readonly entry: PushEntry; readonly request: PushRequest }

const held = new WeakMap<World, HeldPush[]>()

const push = async (world: World, app: App, openid: string, event: string, content: PushContent): Promise<void> => {
  if (!app.push) return
  const request = writePush(world, app, app.push, openid, content)
  const { holdPushes, pushRepeat } = world.behaviour
  const copies = Array.from({ length: Math.max(1, pushRepeat) }, (): HeldPush => {
    const entry: PushEntry = {
      seq: world.pushes.length + 1,
      appId: app.appId,
      event,
      fields: { ...content.fields, ...(content.list ? { List: content.list.items } : {}) },
      state: 'held',
      attempts: [],
    }
    world.pushes.push(entry)
    return { app, entry, request }
  })
  if (holdPushes) held.set(world, [...(held.get(world) ?? []), ...copies])
  else for (const copy of copies) await deliverPush(world, copy.app, copy.entry, copy.request)
}

/** Delivers what was held back, one after the other, in order or backwards. Returns how many. */
export const releasePushes = async (world: World, reversed: boolean): Promise<number> => {
  const waiting = held.get(world) ?? []
  held.set(world, [])
  for (const { app, entry, request } of reversed ? waiting.toReversed() : waiting) {
    await deliverPush(world, app, entry, request)
  }
  return waiting.length
}

const common = (world: World, app: App, from: string, event: string) => ({
  ToUserName: app.account,
  FromUserName: from,
  CreateTime: Math.floor(world.now() / 1000),
  MsgType: 'event',
  Event: event,
})

/** Pushes an event with a `List`. Resolves when it has been delivered, given up or held back. */
export const pushList = (
  world: World,
  app: App,
  phone: Phone,
  event: string,
  wrapper: string,
  items: readonly Readonly<Record<string, string | number>>[],
): Promise<void> => {
  const openid = openidOf(world.seed, app.appId, phone.id)
  return push(world, app, openid, event, { fields: common(world, app, openid, event), list: { wrapper, items } })
}

/** Pushes an event of the platform about a person (a withdrawn authorization, a checked picture, …). */
export const pushFields = (
  world: World,
  app: App,
  from: string,
  event: string,
  fields: Readonly<Record<string, string | number>>,
): Promise<void> => push(world, app, from, event, { fields: { ...common(world, app, from, event), ...fields } })
