import type { AutoNode } from '../definition.ts'
import { labelled } from './names.ts'
import { fieldsBefore, type Plan } from './plan.ts'
import { type Problem, problem } from './problem.ts'
import type { World } from './world.ts'

const whole = (value: number, from: number): boolean => Number.isSafeInteger(value) && value >= from

/** The settlements that may have been made when a node is reached. */
const settlementsBefore = ({ definition, after }: Plan, { key }: AutoNode): readonly string[] =>
  definition.nodes.flatMap((one) =>
    one.kind === 'auto' && one.action === 'settle' && after(one.key).has(key) ? [one.key] : [],
  )

/** What an auto node is told to do: that it names what there is, and enough of it. */
export function autoProblems(plan: Plan, node: AutoNode, world: World): Problem[] {
  switch (node.action) {
    case 'settle':
      return whole(node.confirmUpTo, 0) ? [] : [problem('amount_invalid', node.key, 'confirmUpTo')]
    case 'notify':
      return [
        ...(node.whom.length > 0 ? [] : [problem('audience_missing', node.key, 'whom')]),
        ...(labelled(node.words) ? [] : [problem('label_missing', node.key, 'words')]),
      ]
    case 'create_work_order': {
      const gone = (node.copy ?? []).filter((key) => fieldsBefore(plan, node.key, key).length === 0)
      const there = !world.workTypes || world.workTypes.includes(node.workType)
      return [
        ...(there ? [] : [problem('work_type_unknown', node.key, 'workType', { key: node.workType })]),
        ...gone.map((key) => problem('field_unknown', node.key, `copy.${key}`, { field: key })),
      ]
    }
    case 'stock_request': {
      const { field, parts = [] } = node
      const named = field === undefined ? parts.length > 0 : true
      const counted = parts.every(({ code, quantity }) => code.trim() !== '' && whole(quantity, 1))
      if (!named || !counted) return [problem('parts_missing', node.key, 'parts')]
      const fits = field === undefined || fieldsBefore(plan, node.key, field).some(({ kind }) => kind === 'part_lines')
      const gone = parts.flatMap(({ code }, at) =>
        world.retiredParts?.includes(code)
          ? [problem('part_retired', node.key, `parts.${at}.code`, { part: code })]
          : [],
      )
      return [...(fits ? [] : [problem('field_unknown', node.key, 'field', { field })]), ...gone]
    }
    case 'prepayment': {
      const { field } = node
      const fits = fieldsBefore(plan, node.key, field).some(({ kind }) => kind === 'money')
      return [
        ...(fits ? [] : [problem('field_unknown', node.key, 'field', { field })]),
        ...settlementsBefore(plan, node).map((other) => problem('prepaid_too_late', node.key, '', { other })),
      ]
    }
    case 'webhook':
      return node.hook.trim() !== '' && (!world.hooks || world.hooks.includes(node.hook))
        ? []
        : [problem('hook_unknown', node.key, 'hook', { key: node.hook })]
    case 'tag':
      return node.tags.length > 0 && node.tags.every((tag) => tag.trim() !== '')
        ? []
        : [problem('tags_missing', node.key, 'tags')]
    case 'priority':
      return []
  }
}
