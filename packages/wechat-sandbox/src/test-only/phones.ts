import type { FastifyInstance } from 'fastify'
import { mintCode } from '../login/codes.ts'
import { openidOf, unionidOf } from '../seeded.ts'
import { changed, type Phone, type World } from '../world.ts'
import { appOf, badAsk, inputOf, phoneOf } from './ask.ts'

/** Makes a phone or changes the one with this id. */
export const putPhone = (
  world: World,
  wanted: { readonly id?: string; readonly name?: string; readonly number?: string; readonly risky?: boolean },
): Phone => {
  const id = wanted.id ?? `p${world.seeded.digits(8)}`
  if (!/^[\w.-]{1,64}$/.test(id)) throw badAsk(400, 'an id has 1 to 64 letters, digits, dots, dashes, underscores')
  const phone: Phone = world.phones.get(id) ?? {
    id,
    name: id,
    number: `138${world.seeded.digits(8)}`,
    risky: false,
    consent: new Map(),
  }
  phone.name = wanted.name ?? phone.name
  phone.number = wanted.number ?? phone.number
  phone.risky = wanted.risky ?? phone.risky
  world.phones.set(id, phone)
  changed(world)
  return phone
}

const viewOf = (world: World, phone: Phone) => ({
  id: phone.id,
  name: phone.name,
  number: phone.number,
  risky: phone.risky,
  unionid: unionidOf(world.seed, phone.id),
  openids: Object.fromEntries([...world.apps.keys()].map((appId) => [appId, openidOf(world.seed, appId, phone.id)])),
})

export const phoneRoutes = (server: FastifyInstance, world: World): void => {
  server.get('/sandbox/phones', () => [...world.phones.values()].map((phone) => viewOf(world, phone)))
  server.post('/sandbox/phones', (request) => {
    const { id, name, number, risky } = inputOf(request)
    return viewOf(
      world,
      putPhone(world, {
        ...(id === undefined ? {} : { id: String(id) }),
        ...(name === undefined ? {} : { name: String(name) }),
        ...(number === undefined ? {} : { number: String(number) }),
        ...(typeof risky === 'boolean' ? { risky } : {}),
      }),
    )
  })
  server.post('/sandbox/phones/:id/login', (request) => ({
    errMsg: 'login:ok',
    code: mintCode(world, appOf(world, request, inputOf(request)), phoneOf(world, request), 'login'),
  }))
  server.post('/sandbox/phones/:id/phone-code', (request) => {
    const app = appOf(world, request, inputOf(request))
    const phone = phoneOf(world, request)
    if (app.phoneQuota <= 0) return { errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 }
    app.phoneQuota -= 1
    return { errMsg: 'getPhoneNumber:ok', code: mintCode(world, app, phone, 'phone') }
  })
}
