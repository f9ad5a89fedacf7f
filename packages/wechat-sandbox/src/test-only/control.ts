import type { FastifyInstance } from 'fastify'
import { releasePushes } from '../push/push-event.ts'
import { type Behaviour, changed, type Fault, faultKinds, type World } from '../world.ts'
import { badAsk, type Input, inputOf } from './ask.ts'

const faultOf = (input: Input): Fault => {
  const kind = faultKinds.find((each) => each === input.kind)
  if (!kind) throw badAsk(400, `kind is one of ${faultKinds.join(', ')}`)
  if (typeof input.path !== 'string') throw badAsk(400, 'path names the endpoint that is to fail')
  return {
    path: input.path,
    kind,
    errcode: Number(input.errcode ?? -1),
    delayMs: Number(input.delayMs ?? 6_000),
    chance: Number(input.chance ?? 1),
    skip: Number(input.skip ?? 0),
    times: input.times === 'always' ? Number.POSITIVE_INFINITY : Number(input.times ?? 1),
  }
}

const changeBehaviour = (behaviour: Behaviour, input: Input): Behaviour => {
  for (const [name, value] of Object.entries(input)) {
    if (!Object.hasOwn(behaviour, name)) throw badAsk(400, `there is no switch ${name}`)
    if (typeof value !== typeof behaviour[name as keyof Behaviour]) throw badAsk(400, `${name} has another type`)
  }
  return Object.assign(behaviour, input)
}

/** Faults, clock, switches, and what was called and pushed. */
export const controlRoutes = (server: FastifyInstance, world: World): void => {
  server.get('/sandbox/calls', (request) => {
    const { path, since = '0' } = request.query as { path?: string; since?: string }
    return world.calls.filter((call) => (path === undefined || call.path === path) && call.seq > Number(since))
  })
  server.delete('/sandbox/calls', () => {
    world.calls.length = 0
    return { calls: 0 }
  })
  server.get('/sandbox/faults', () => world.faults.map((fault) => ({ ...fault, times: String(fault.times) })))
  server.post('/sandbox/faults', (request) => {
    world.faults.push(faultOf(inputOf(request)))
    return { faults: world.faults.length }
  })
  server.delete('/sandbox/faults', () => {
    world.faults.length = 0
    return { faults: 0 }
  })
  server.get('/sandbox/behaviour', () => world.behaviour)
  server.put('/sandbox/behaviour', (request) => changeBehaviour(world.behaviour, inputOf(request)))
  server.get('/sandbox/clock', () => ({ now: world.now() }))
  server.post('/sandbox/clock', (request) => {
    const advanceMs = Number(inputOf(request).advanceMs)
    if (!Number.isFinite(advanceMs)) throw badAsk(400, 'advanceMs is a number of milliseconds')
    world.clockOffset += advanceMs
    changed(world)
    return { now: world.now() }
  })
  server.get('/sandbox/pushes', () => world.pushes)
  server.post('/sandbox/pushes/release', async (request) => ({
    released: await releasePushes(world, inputOf(request).order === 'reversed'),
  }))
}
