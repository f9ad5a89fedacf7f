import type { Node, WaitNode } from '../definition.ts'
import type { EscalationStep, PromiseKind, TimeLimit } from '../time-limit.ts'
import { isAside, isPerson, judges, type Plan } from './plan.ts'
import { type Problem, problem } from './problem.ts'
import type { World } from './world.ts'

/** Two years: no promise of a work order is longer. */
const longest = 1_051_200

const possible = (minutes: number, from: number): boolean =>
  Number.isInteger(minutes) && minutes >= from && minutes <= longest

const ofPromise = { accept: 'acceptMinutes', arrive: 'arriveMinutes', finish: 'finishMinutes' } as const

type Judged = { readonly plan: Plan; readonly world: World; readonly node: Node | null; readonly path: string }

function escalationProblems({ plan, world, node, path }: Judged, { then }: EscalationStep, at: string): Problem[] {
  const key = node?.key ?? null
  const where = `${path}.${at}`
  switch (then.kind) {
    case 'notify':
      return then.whom.length > 0 ? [] : [problem('audience_missing', key, where)]
    case 'open_approval': {
      const target = plan.nodes.get(then.node)
      const fits = target?.kind === 'approval' && isAside(target)
      return fits ? [] : [problem('escalation_not_aside', key, where, { key: then.node })]
    }
    case 'open_work_order':
      return !world.workTypes || world.workTypes.includes(then.workType)
        ? []
        : [problem('work_type_unknown', key, where, { key: then.workType })]
    case 'complete':
      return node && judges(node) ? [] : [problem('time_cannot_agree', key, where)]
    case 'reassign':
      return node ? [] : [problem('time_cannot_agree', key, where)]
    case 'raise_priority':
      return []
  }
}

function limitProblems(judged: Judged, limits: TimeLimit): Problem[] {
  const { node, path } = judged
  const key = node?.key ?? null
  const minutesOf = (of: PromiseKind): number | undefined => limits[ofPromise[of]]
  const arrives = limits.arriveMinutes === undefined || (node?.kind === 'task' && node.work === 'visit')
  const own = (['accept', 'arrive', 'finish'] as const).flatMap((of): Problem[] => {
    const minutes = minutesOf(of)
    return minutes === undefined || possible(minutes, 1)
      ? []
      : [problem('minutes_invalid', key, `${path}.${ofPromise[of]}`, { minutes })]
  })
  const reminders = (limits.reminders ?? []).flatMap(({ of, minutes, whom }, index): Problem[] => {
    const at = `${path}.reminders.${index}`
    const limit = minutesOf(of)
    if (limit === undefined) return [problem('promise_missing', key, at, { promise: of })]
    if (!possible(minutes, 1)) return [problem('minutes_invalid', key, at, { minutes })]
    if (minutes >= limit) return [problem('reminder_too_early', key, at, { minutes, limit })]
    return whom?.length === 0 ? [problem('audience_missing', key, at)] : []
  })
  const escalations = (limits.escalations ?? []).flatMap((step, index): Problem[] => {
    const at = `escalations.${index}`
    if (minutesOf(step.of) === undefined)
      return [problem('promise_missing', key, `${path}.${at}`, { promise: step.of })]
    if (!possible(step.minutes, 0)) return [problem('minutes_invalid', key, `${path}.${at}`, { minutes: step.minutes })]
    return escalationProblems(judged, step, at)
  })
  return [
    ...own,
    ...(arrives ? [] : [problem('promise_missing', key, `${path}.arriveMinutes`, { promise: 'arrive' })]),
    ...reminders,
    ...escalations,
  ]
}

function waitProblems({ key, until }: WaitNode): Problem[] {
  if (until.kind === 'timer')
    return possible(until.minutes, 0)
      ? []
      : [problem('minutes_invalid', key, 'until.minutes', { minutes: until.minutes })]
  const { timeout, event } = until
  return [
    ...(event.trim() === '' ? [problem('label_missing', key, 'until.event')] : []),
    ...(timeout && !possible(timeout.minutes, 1)
      ? [problem('minutes_invalid', key, 'until.timeout.minutes', { minutes: timeout.minutes })]
      : []),
  ]
}

/** Promises, reminders, escalations and waits of the whole definition. */
export function timeProblems(plan: Plan, world: World): Problem[] {
  const { limits } = plan.definition
  return [
    ...(limits ? limitProblems({ plan, world, node: null, path: 'limits' }, limits) : []),
    ...[...plan.nodes.values()].flatMap((node) => {
      if (node.kind === 'wait') return waitProblems(node)
      return isPerson(node) && node.limits ? limitProblems({ plan, world, node, path: 'limits' }, node.limits) : []
    }),
  ]
}

/** Nodes beside the flow: led to by no edge, leading nowhere, opened by some escalation. */
export function asideProblems(plan: Plan): Problem[] {
  const { definition, nodes, steps } = plan
  const limits = [definition.limits, ...[...nodes.values()].map((node) => (isPerson(node) ? node.limits : undefined))]
  const opened = new Set(
    limits
      .flatMap((limit) => limit?.escalations ?? [])
      .flatMap(({ then }) => (then.kind === 'open_approval' ? [then.node] : [])),
  )
  const led = [...steps.values()]
    .flat()
    .filter(({ to }) => isAside(nodes.get(to)))
    .map(({ from, to, path }) => problem('aside_in_flow', from, path, { other: to }))
  return [
    ...led,
    ...[...nodes.values()].flatMap((node): Problem[] => {
      if (!isPerson(node) || !node.aside) return []
      const on = node.next.length > 0 || (node.kind === 'approval' && node.rejectTo !== undefined)
      const start = definition.start === node.key
      return [
        ...(on ? [problem('aside_leads_on', node.key, 'next')] : []),
        ...(opened.has(node.key) || start ? [] : [problem('aside_never_opened', node.key, 'aside')]),
      ]
    }),
  ]
}
