import { setTimeout as sleep } from 'node:timers/promises'
import type { Wechat } from '@field/wechat'
import { claim } from '../../../bff/src/notices/outbox/claim.ts'
import { endLostLeases } from '../../../bff/src/notices/outbox/lost-leases.ts'
import { type OutboxRules, outboxRules } from '../../../bff/src/notices/outbox/rules.ts'
import { send } from '../../../bff/src/notices/outbox/send.ts'
import type { World } from '../../../bff/src/platform/world.ts'
import type { Person } from '../../support/company.ts'
import { openStage, type Stage, until } from './stage.ts'

/** What became of one message whose worker met with an accident. */
export type Finding = {
  readonly accident: string
  /** How often WeChat took the message. */
  readonly accepted: number
  readonly state: string
  /** Changes of state that must never be, such as out of a final one. */
  readonly illegal: readonly string[]
}

const lawful: Readonly<Record<string, readonly string[]>> = {
  pending: ['sending', 'suppressed', 'expired'],
  sending: ['sent', 'failed', 'unknown', 'suppressed', 'pending'],
  unknown: ['sent', 'failed'],
  sent: ['failed'],
  failed: [],
}

/** A bug planted into the outbox, to see that the experiment finds it. */
export const plants = {
  none: outboxRules,
  'no fence': { ...outboxRules, fence: () => ({ states: Object.keys(lawful), attempt: null }) },
  'unclear is sent again': { ...outboxRules, unclear: 'pending' },
} satisfies Record<string, OutboxRules>
export type Plant = keyof typeof plants

const template = 'received'
const leaseMs = 150
const taking = { most: 1, leaseMs, patienceMs: 0 }

const never = new Promise<never>(() => undefined)

type Sending = Wechat['sendSubscribeMessage']

/** The same worker, with something done to its sends. */
const withSends = (world: World, change: (real: Sending) => Sending): World => ({
  ...world,
  wechat: { ...world.wechat, sendSubscribeMessage: change(world.wechat.sendSubscribeMessage) },
})

type Ground = {
  readonly stage: Stage
  readonly rules: OutboxRules
  readonly world: World
  readonly fault: (kind: string) => Promise<unknown>
  /** Claims the message and sends it on that world; the promise may hang for ever, as a dead worker does. */
  readonly attempt: (on: World) => Promise<unknown>
  /** Waits until a lease is over and lets another worker find that out. */
  readonly outlive: () => Promise<void>
  /** Waits until the event of a message that WeChat took has told what became of it. */
  readonly told: () => Promise<void>
}

/** Each accident: how the worker that has the message comes to grief. A healthy worker goes on afterwards. */
const accidents: Readonly<Record<string, (ground: Ground) => Promise<unknown>>> = {
  'killed before the claim was saved': async ({ stage, world }) => {
    // Somebody holds the balance, so the claim stands in the middle when its connection is cut.
    const lock = await stage.holdBalances()
    const claiming = claim(world, taking).catch(() => undefined)
    await stage.cutWaiting()
    await lock.release()
    await claiming
  },
  'killed after the claim, before the call': async ({ attempt, world, outlive }) => {
    void attempt(withSends(world, () => () => never))
    await outlive()
  },
  'killed after WeChat took it': async ({ attempt, world, outlive }) => {
    void attempt(withSends(world, (real) => (message) => real(message).then(() => never)))
    await outlive()
  },
  'killed after WeChat took it, and no event comes': async ({ stage, attempt, world, outlive }) => {
    await stage.control('PUT', '/behaviour', { sentEvent: 'never' })
    void attempt(withSends(world, (real) => (message) => real(message).then(() => never)))
    await outlive()
  },
  'the reply lost': async ({ fault, attempt, world }) => {
    await fault('lost_reply')
    await attempt(world)
  },
  'no reply, nobody knows why': async ({ fault, attempt, world }) => {
    await fault('reset')
    await attempt(world)
  },
  'stopped past its lease, then the reply is lost': async ({ fault, attempt, world, outlive, told }) => {
    await fault('lost_reply')
    let wake = (): void => undefined
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    const stale = attempt(withSends(world, (real) => (message) => real(message).finally(() => asleep)))
    await outlive()
    await told()
    wake()
    await stale
  },
  'stopped past its lease, then told to try later': async ({ fault, attempt, world, outlive }) => {
    await fault('system_busy')
    let wake = (): void => undefined
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    const stale = attempt(withSends(world, (real) => (message) => real(message).finally(() => asleep)))
    await outlive()
    wake()
    await stale
  },
  'stopped past its lease before the call': async ({ attempt, world, outlive }) => {
    let wake = (): void => undefined
    const asleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    const stale = attempt(withSends(world, (real) => (message) => asleep.then(() => real(message))))
    await outlive()
    wake()
    await stale
  },
  'killed after its end was saved': ({ attempt, world }) => attempt(world),
}

/** E07: every accident once, each with a message of its own, and what a healthy worker makes of it. */
export async function outboxExperiment(
  plant: Plant,
  only: (accident: string) => boolean = () => true,
): Promise<Finding[]> {
  const rules = plants[plant]
  const stage = await openStage()
  try {
    await watchStates(stage)
    const findings: Finding[] = []
    for (const [accident, happen] of Object.entries(accidents)) {
      if (only(accident)) findings.push(await oneMessage(stage, rules, accident, happen))
    }
    return findings
  } finally {
    await stage.close()
  }
}

async function oneMessage(
  stage: Stage,
  rules: OutboxRules,
  accident: string,
  happen: (ground: Ground) => Promise<unknown>,
): Promise<Finding> {
  const customer = await stage.newCustomer()
  await stage.allow(customer, [template])
  const id = await reported(stage, customer)
  const { world } = stage.server
  await happen({
    stage,
    rules,
    world,
    fault: (kind) => stage.control('POST', '/faults', { path: '/cgi-bin/message/subscribe/send', kind }),
    attempt: async (on) => {
      const [mine] = (await claim(on, taking)).claimed
      if (mine?.id !== id) throw new Error('the message was not to be had')
      return send(on, rules, mine)
    },
    outlive: () => until(async () => (await endLostLeases(world, rules)) > 0, 'the lease is over'),
    told: () => eventOf(stage, id),
  })
  stage.work({ rules, leaseMs: 5_000 })
  const [row] = (await stage.settled()).filter((each) => each.id === id)
  if ((await stage.messages(customer)).length > 0) await eventOf(stage, id)
  // Long enough for a stale write or another attempt to show.
  await sleep(250)
  await stage.stopWorkers()
  await stage.control('PUT', '/behaviour', { sentEvent: 'success' })
  const now = (await stage.rows()).find((each) => each.id === id)
  const changes = await stage.sql<{ was: string; became: string }>(
    'select was, became from states where id = $1 order by n',
    [id],
  )
  return {
    accident,
    accepted: (await stage.messages(customer)).length,
    state: now?.state ?? row?.state ?? 'gone',
    illegal: changes
      .filter(({ was, became }) => !lawful[was]?.includes(became))
      .map(({ was, became }) => `${was} → ${became}`),
  }
}

/** Waits until the event of a message has told what became of it; some never have one. */
async function eventOf(stage: Stage, id: string): Promise<void> {
  const told = async () => (await stage.rows()).find((each) => each.id === id)?.state !== 'unknown'
  await until(told, 'the event tells', 3_000).catch(() => undefined)
}

/** A report of which only the customer's first message remains to be sent. */
async function reported(stage: Stage, customer: Person): Promise<string> {
  await stage.report(customer)
  await stage.sql(
    `delete from outbox o using inbox_message i where i.id = o.inbox_id and i.template <> $1 and o.state = 'pending'`,
    [template],
  )
  const row = (await stage.rows()).findLast(({ person_id }) => person_id === customer.id)
  if (!row) throw new Error('nothing was reported')
  return row.id
}

/** Writes down every change of state, whoever makes it. */
async function watchStates({ sql: run }: Stage): Promise<void> {
  await run(`create table states (n bigserial, id uuid, was text, became text)`)
  await run(`create function watch_states() returns trigger language plpgsql security definer as $$
    begin insert into public.states (id, was, became) values (new.id, old.state, new.state); return new; end $$`)
  await run(
    `create trigger watched after update on outbox for each row when (old.state <> new.state) execute function watch_states()`,
  )
}
