import type { WorkTypeDefinition } from './definition.ts'
import { autoProblems } from './soundness/autos.ts'
import { conditionProblems } from './soundness/conditions.ts'
import { earlierOf, explorationFuel, stateProblems } from './soundness/explore.ts'
import { surelyBefore } from './soundness/filled.ts'
import { accessProblems, formProblems } from './soundness/forms.ts'
import { jumpProblems } from './soundness/jumps.ts'
import { messageProblems } from './soundness/messages.ts'
import { keyProblems, labelled } from './soundness/names.ts'
import { handlerProblems, personProblems } from './soundness/people.ts'
import { isAside, isPerson, type Plan, planOf } from './soundness/plan.ts'
import { type Problem, type ProblemRule, problem } from './soundness/problem.ts'
import { distinct, scopesOf } from './soundness/scopes.ts'
import { asideProblems, timeProblems } from './soundness/times.ts'
import { edgeProblems, wayProblems } from './soundness/ways.ts'
import type { World } from './soundness/world.ts'

export { type Problem, type ProblemRule, problemRules } from './soundness/problem.ts'
export { definitionLimits, readDefinition } from './soundness/read/definition.ts'
export type { World } from './soundness/world.ts'

function namesOf({ definition, nodes }: Plan): Problem[] {
  const { label, stages, statusLabels = {} } = definition
  const start = nodes.get(definition.start)
  const stageKeys = stages.map(({ key }) => key)
  const misnamed = Object.entries(statusLabels).filter(
    ([, said]) => !labelled(said?.staff) || !labelled(said?.customer),
  )
  return [
    ...(labelled(label) ? [] : [problem('label_missing', null, 'label')]),
    ...(start && start.kind !== 'end' && start.kind !== 'join' && !isAside(start)
      ? []
      : [problem('start_missing', null, 'start', { key: definition.start })]),
    ...(nodes.get(definition.reworkTo)?.kind === 'task'
      ? []
      : [problem('not_a_task', null, 'reworkTo', { key: definition.reworkTo })]),
    ...keyProblems([definition.key], null, 'key'),
    ...keyProblems(
      definition.nodes.map(({ key }) => key),
      null,
      'nodes',
    ),
    ...keyProblems(stageKeys, null, 'stages'),
    ...stages.flatMap((stage) =>
      labelled(stage.label) ? [] : [problem('label_missing', null, `stages.${stage.key}`)],
    ),
    ...misnamed.map(([status]) => problem('label_missing', null, `statusLabels.${status}`)),
    ...definition.nodes.flatMap((node): Problem[] => {
      const moved = isPerson(node) ? Object.entries(node.stageByState ?? {}) : []
      return [
        ...(labelled(node.label) ? [] : [problem('label_missing', node.key, 'label')]),
        ...(stageKeys.includes(node.stage) ? [] : [problem('stage_unknown', node.key, 'stage', { key: node.stage })]),
        ...moved
          .filter(([, stage]) => !stageKeys.includes(stage))
          .map(([state, stage]) => problem('stage_unknown', node.key, `stageByState.${state}`, { key: stage })),
      ]
    }),
  ]
}

/** The faults that leave no ground to walk on: until they are mended, what a path brings along cannot be said. */
const groundless: readonly ProblemRule[] = [
  'start_missing',
  'target_unknown',
  'key_repeated',
  'key_malformed',
  'condition_malformed',
  'aside_in_flow',
]

/** What each part says by itself, without following any way. */
function standing(plan: Plan, world: World): readonly Problem[] {
  const nodes = [...plan.nodes.values()]
  return [
    ...namesOf(plan),
    ...plan.forms.flatMap((form) => formProblems(plan, form)),
    ...accessProblems(plan),
    ...nodes.flatMap((node) => edgeProblems(plan, node)),
    ...nodes.flatMap((node) => (isPerson(node) ? personProblems(plan, node, world) : [])),
    ...nodes.flatMap((node) => (node.kind === 'auto' ? autoProblems(plan, node, world) : [])),
    ...asideProblems(plan),
    ...timeProblems(plan, world),
    ...messageProblems(plan, world),
  ]
}

/** What only shows on the ways through: first that they hang together, then what they bring along, then every marking. */
function underWay(plan: Plan, fuel: number): readonly Problem[] {
  const scopes = scopesOf(plan)
  const ways = [...wayProblems(plan), ...scopes.problems]
  if (scopes.problems.length > 0) return ways
  const earlier = earlierOf(plan, scopes.of)
  const surely = surelyBefore(plan, scopes.of, earlier)
  const brought = [
    ...handlerProblems(plan, surely, earlier),
    ...conditionProblems(plan, surely),
    ...jumpProblems(plan, scopes.of, surely),
  ]
  const stray = brought.some(({ rule }) => rule === 'back_into_branch')
  return [...brought, ...ways, ...(ways.length > 0 || stray ? [] : stateProblems(plan, scopes.of, { earlier, fuel }))]
}

/**
 * What keeps a definition from being published: each problem names its rule, its node and the path inside. Plays the
 * whole state space (bounded by `fuel` moves; beyond, `too_large`), follows what is surely filled on every path, and
 * reads forms, people, times and messages. `world` is what the organization has; what it leaves out is not judged. An
 * empty list means that every order can move on from everywhere, to an end.
 */
export function checkDefinition(
  definition: WorkTypeDefinition,
  world: World = {},
  fuel = explorationFuel,
): readonly Problem[] {
  const plan = planOf(definition)
  const local = standing(plan, world)
  const walkable = !local.some(({ rule }) => groundless.includes(rule))
  return distinct([...local, ...(walkable ? underWay(plan, fuel) : [])])
}
