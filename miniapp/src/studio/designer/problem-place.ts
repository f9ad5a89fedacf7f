import { isPersonNode, nodeOf, type Problem, type WorkTypeDefinition } from '@field/domain/workflow'

export type DesignTab = 'flow' | 'access' | 'limits' | 'messages'
/** Where something is in the designer; `node` null is the report's form or the whole. */
export type DesignPlace = {
  readonly tab: DesignTab
  readonly node: string | null
  readonly part: 'form' | 'way'
  readonly field: string | null
  readonly message: string | null
}

/** Where a problem is to be mended, so that a tap on it goes there. */
export function placeOfProblem({ node, path, detail }: Problem, definition: WorkTypeDefinition): DesignPlace {
  const steps = path.split('.')
  const [first, second] = steps
  const place = (tab: DesignTab, part: 'form' | 'way' = 'way'): DesignPlace => ({
    tab,
    node,
    part,
    field: null,
    message: null,
  })
  if (first === 'messages' || steps[0] === 'message') return { ...place('messages'), message: second ?? null }
  if (first === 'limits' || first === 'escalations' || first === 'reminders') return place('limits')
  if (first === 'access' || first === 'operations') return place('access')
  const named = typeof detail?.field === 'string' ? detail.field : null
  const keys = fieldKeys(definition, node)
  const inPath = steps.find((step) => keys.includes(step)) ?? null
  if (first === 'form' || first === 'report' || first === 'fields')
    return { ...place('flow', 'form'), field: inPath ?? (named !== null && keys.includes(named) ? named : null) }
  return place('flow')
}

function fieldKeys(definition: WorkTypeDefinition, node: string | null): readonly string[] {
  if (node === null) return definition.report.fields.map(({ key }) => key)
  const at = nodeOf(definition, node)
  return isPersonNode(at) ? (at.form?.fields ?? []).map(({ key }) => key) : []
}

/** Rules that only the server can judge: they need to know the people, skills and work types of the organization. */
const ofTheWorld: readonly Problem['rule'][] = [
  'skill_unknown',
  'role_unheld',
  'person_unknown',
  'work_type_unknown',
  'hook_unknown',
  'part_retired',
  'message_template_unknown',
]

/** What is wrong now, as this device sees it, with what the server said of the organization at the last save. */
export const problemsNow = (local: readonly Problem[], fromServer: readonly Problem[]): readonly Problem[] => [
  ...local,
  ...fromServer.filter(({ rule }) => ofTheWorld.includes(rule)),
]
