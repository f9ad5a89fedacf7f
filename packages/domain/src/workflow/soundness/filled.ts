import type { Condition } from '../../condition/index.ts'
import type { Node } from '../definition.ts'
import { type Bits, bitsOf, equalBits, holdsBit, meet, remove, unite } from './bits.ts'
import { afterJoin } from './joined.ts'
import { grouped, isPerson, mayReturn, type Plan, type Step, stepsFrom } from './plan.ts'
import { presentWhen } from './presence.ts'
import type { Scope, Scopes } from './scopes.ts'
import { always, workOf } from './work.ts'

/** What surely is so: `answer.key` has a value, `done.node` was finished, `order.key` is known. */
export type Facts = { readonly has: (name: string) => boolean }

export const none: Facts = { has: () => false }

export type Surely = {
  /** What is surely so whenever a node is entered; undefined where nothing leads to. */
  readonly entering: (key: string) => Facts | undefined
  /** What is surely so where a step's own condition is asked: after the node's work, the edges before it refused. */
  readonly trying: (step: Step) => Facts
}

/** What each part of the definition does to the facts, in bits of one numbering. */
type Tally = {
  readonly numbers: ReadonlyMap<string, number>
  readonly words: number
  readonly works: ReadonlyMap<string, { readonly fills: Bits; readonly empties: Bits }>
  readonly holding: (condition: Condition, holds: boolean) => Bits
}

function tallyOf(plan: Plan): Tally {
  const numbers = new Map<string, number>()
  const number = (name: string): number => {
    const found = numbers.get(name) ?? numbers.size
    numbers.set(name, found)
    return found
  }
  const numbered = (names: readonly string[]): readonly number[] => names.map(number)
  for (const field of plan.definition.report.fields) number(`answer.${field.key}`)
  const works = [...plan.nodes.values()].map((node) => {
    const { fills, empties } = workOf(node)
    return { key: node.key, fills: numbered(fills), empties: numbered(empties) }
  })
  const conditions = new Set([...plan.steps.values()].flat().flatMap(({ when }) => when ?? []))
  const told = [...conditions].map((condition) => {
    return { condition, yes: numbered(presentWhen(condition)), no: numbered(presentWhen(condition, false)) }
  })
  const words = (numbers.size + 31) >>> 5
  const bits = new Map(
    told.map(({ condition, yes, no }) => [condition, { yes: bitsOf(yes, words), no: bitsOf(no, words) }]),
  )
  return {
    numbers,
    words,
    works: new Map(
      works.map(({ key, fills, empties }) => [key, { fills: bitsOf(fills, words), empties: bitsOf(empties, words) }]),
    ),
    holding: (condition, holds) => {
      const found = bits.get(condition) as { readonly yes: Bits; readonly no: Bits }
      return holds ? found.yes : found.no
    },
  }
}

/** Where each person's node may send its work back to. */
function returnsOf(plan: Plan, earlier: ReadonlyMap<string, readonly string[]>): readonly Step[] {
  return [...earlier].flatMap(([from, targets]): Step[] => {
    const node = plan.nodes.get(from)
    const returns = isPerson(node) && (mayReturn(node) || (node.kind === 'approval' && node.rejectTo === undefined))
    if (!returns) return []
    return targets.map((to) => ({ from, to, path: 'return', kind: 'jump', when: null, unless: [] }))
  })
}

/** The nodes in an order in which most come after those that lead to them, so that few are looked at twice. */
function inOrder(plan: Plan, scopes: Scopes['of']): readonly Node[] {
  const seen = new Set<string>()
  const order: Node[] = []
  const open: { readonly key: string; next: number }[] = [{ key: plan.definition.start, next: 0 }]
  seen.add(plan.definition.start)
  for (let last = open[open.length - 1]; last !== undefined; last = open[open.length - 1]) {
    const to = stepsFrom(plan, last.key)[last.next]?.to
    last.next += 1
    if (to === undefined) {
      open.pop()
      const node = plan.nodes.get(last.key)
      if (node) order.push(node)
    } else if (!seen.has(to)) {
      seen.add(to)
      open.push({ key: to, next: 0 })
    }
  }
  const rest = [...plan.nodes.values()].filter(({ key }) => !seen.has(key))
  return [...order.reverse(), ...rest].filter(({ key }) => scopes.has(key))
}

type Flow = {
  readonly plan: Plan
  readonly scopes: Scopes['of']
  readonly tally: Tally
  readonly into: ReadonlyMap<string, readonly Step[]>
  readonly emptiedIn: ReadonlyMap<string, Bits>
  readonly before: Map<string, Bits>
  /** What a node's jumps bring, all of them the same, as reckoned last. */
  readonly jumped: Map<string, { readonly from: Bits; readonly to: Bits }>
}

/** What holds once a node's work is done and the edges tried earlier were refused. */
function tried({ plan, tally }: Flow, step: Step, before: Bits): Bits {
  const facts = before.slice()
  const { fills, empties } = tally.works.get(step.from) as { readonly fills: Bits; readonly empties: Bits }
  if (isPerson(plan.nodes.get(step.from))) {
    remove(facts, empties)
    unite(facts, fills)
  }
  for (const one of step.unless) unite(facts, tally.holding(one, false))
  return facts
}

/** What holds where a step leads to; not to be written to. */
function along(flow: Flow, step: Step, before: Bits): Bits {
  const { plan, tally, emptiedIn, jumped } = flow
  if (step.kind === 'jump') {
    const known = jumped.get(step.from)
    if (known?.from === before) return known.to
    const facts = before.slice()
    remove(facts, tally.works.get(step.from)?.empties as Bits)
    jumped.set(step.from, { from: before, to: facts })
    return facts
  }
  const facts = tried(flow, step, before)
  if (step.when) unite(facts, tally.holding(step.when, true))
  const node = plan.nodes.get(step.from)
  if (node?.kind !== 'parallel') return facts
  for (const [index] of node.branches.entries()) {
    const beside = step.path === `branches.${index}` ? undefined : emptiedIn.get(`${node.key}.${index}`)
    if (beside) remove(facts, beside)
  }
  return facts
}

function branchOf({ plan, scopes }: Flow, step: Step): string {
  const fork = plan.nodes.get(step.from)
  const own = fork?.kind === 'parallel' && step.kind === 'branch' ? `${fork.key}.${step.path.slice(9)}` : ''
  const scope: Scope = scopes.get(step.from) ?? []
  return own || (scope[scope.length - 1] ?? '')
}

/** What holds on every way into a node, of those that are known so far; undefined while none is. */
function entered(flow: Flow, node: Node, atStart: Bits): Bits | undefined {
  const { plan, into, before, tally, emptiedIn } = flow
  const first = node.key === plan.definition.start ? atStart.slice() : undefined
  const together = new Map<string, Bits>(first && node.kind !== 'join' ? [['', first]] : [])
  for (const step of into.get(node.key) ?? []) {
    const from = before.get(step.from)
    if (!from) continue
    const branch = node.kind === 'join' ? branchOf(flow, step) : ''
    const facts = along(flow, step, from)
    const known = together.get(branch)
    if (known) meet(known, facts)
    else together.set(branch, step.kind === 'jump' ? facts.slice() : facts)
  }
  if (node.kind !== 'join') return together.get('')
  const fork = plan.nodes.get(node.of)
  const branches = fork?.kind === 'parallel' ? fork.branches.length : 1
  const need = node.need === 'all' ? branches : node.need
  return afterJoin(together, { branches, need, emptiedIn, words: tally.words })
}

function emptiedIn({ works, words }: Tally, scopes: Scopes['of']): ReadonlyMap<string, Bits> {
  const inBranch = new Map<string, Bits>()
  for (const [key, scope] of scopes)
    for (const branch of scope) {
      const bits = inBranch.get(branch) ?? new Uint32Array(words)
      unite(bits, works.get(key)?.empties as Bits)
      inBranch.set(branch, bits)
    }
  return inBranch
}

/** What is surely so whenever a node is entered, on every path there with its loops, returns and joins. */
export function surelyBefore(
  plan: Plan,
  scopes: Scopes['of'],
  earlier: ReadonlyMap<string, readonly string[]>,
): Surely {
  const tally = tallyOf(plan)
  const steps = [...[...plan.steps.values()].flat(), ...returnsOf(plan, earlier)]
  const into = grouped(
    steps.filter(({ from, to }) => scopes.has(from) && plan.nodes.has(to)),
    ({ to }) => to,
  )
  const { numbers, words } = tally
  const flow: Flow = {
    plan,
    scopes,
    tally,
    into,
    emptiedIn: emptiedIn(tally, scopes),
    before: new Map(),
    jumped: new Map(),
  }
  const { before } = flow
  const report = plan.definition.report.fields.filter((field) => always(field))
  const atStart = bitsOf(
    report.map(({ key }) => numbers.get(`answer.${key}`) as number),
    words,
  )
  before.set(plan.definition.start, atStart)
  const nodes = inOrder(plan, scopes)
  const follows = new Map(nodes.map(({ key }) => [key, new Set<string>()]))
  for (const [to, ways] of into) for (const { from } of ways) follows.get(from)?.add(to)
  const waiting = new Set(nodes.map(({ key }) => key))
  while (waiting.size > 0)
    for (const node of nodes) {
      if (!waiting.delete(node.key)) continue
      const facts = entered(flow, node, atStart)
      const known = before.get(node.key)
      if (facts === undefined || (known && equalBits(known, facts))) continue
      before.set(node.key, facts)
      for (const to of follows.get(node.key) ?? []) if (follows.has(to)) waiting.add(to)
    }
  const factsOf = (bits: Bits): Facts => ({
    has: (name) => {
      const number = numbers.get(name)
      return number !== undefined && holdsBit(bits, number)
    },
  })
  return {
    entering: (key) => {
      const bits = before.get(key)
      return bits && factsOf(bits)
    },
    trying: (step) => factsOf(tried(flow, step, before.get(step.from) ?? new Uint32Array(words))),
  }
}
