import { setTimeout as sleep } from 'node:timers/promises'
import type { App, PushEntry, World } from '../world.ts'
import { activatePush } from './activate.ts'
import type { PushRequest } from './write-body.ts'

const attemptsInAll = 3
const pauseMs = 100

const attempt = async (world: World, entry: PushEntry, request: PushRequest): Promise<boolean> => {
  const made: PushEntry['attempts'][number] = { at: world.now(), answer: 'waiting' }
  entry.attempts.push(made)
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      body: request.body,
      headers: { 'content-type': request.contentType },
      signal: AbortSignal.timeout(world.behaviour.pushTimeoutMs),
    })
    await response.arrayBuffer()
    made.answer = response.status
    return response.status < 500
  } catch (error) {
    made.answer = (error as { name?: string }).name === 'TimeoutError' ? 'timeout' : 'unreachable'
    return false
  }
}

/** Sends one push: three attempts in all, each cut off after five seconds; nothing before the address is checked. */
export const deliverPush = async (world: World, app: App, entry: PushEntry, request: PushRequest): Promise<void> => {
  if (!(await activatePush(world, app))) {
    entry.state = 'not_activated'
    return
  }
  entry.state = 'delivering'
  for (let made = 0; made < attemptsInAll; made += 1) {
    if (made > 0) await sleep(pauseMs)
    if (await attempt(world, entry, request)) {
      entry.state = 'delivered'
      return
    }
  }
  entry.state = 'given_up'
}
