import { checklistLines, type Field } from '@field/domain/form'
import { type Node, type TaskNode, taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { applianceRepair as preset, repairForm } from '@field/presets'

/** The checklist lines of the repair, which the store judges one by one. */
export const repairLines = checklistLines(repairForm)

const internalNote: Field = { key: 'internal_note', kind: 'long_text', label: { 'zh-CN': '内部备注' }, max: 500 }
const visit = taskNodeOf(preset, 'repair')
const form = { ...repairForm, fields: [...repairForm.fields, internalNote] }
const assignee: TaskNode['assignee'] = [
  { by: 'previous_handler', node: 'repair' },
  { by: 'nearest_idle', skills: ['refrigeration'] },
]

// What an organization would set for itself: who goes, its own item and limit of confirmation, and a field for colleagues.
const nodes: readonly Node[] = preset.nodes.map((node): Node => {
  if (node.key === visit.key) return { ...visit, form, assignee }
  return node.kind === 'auto' && node.action === 'settle' ? { ...node, confirmUpTo: 60_000 } : node
})

/** The preset 家电维修 as the organization of the tests has it: repair → the store accepts → the customer confirms → settled. */
export const applianceRepair: WorkTypeDefinition = { ...preset, visitItem: 'VISIT', nodes }
