import { checkDefinition, type WorkTypeDefinition } from '@field/domain/workflow'
import { presets } from '@field/presets'
import { expect, test } from 'vitest'
import { emptyDefinition } from '../../../bff/src/work-types/empty.ts'
import { addField, setField } from '../../../miniapp/src/studio/change/fields.ts'
import { addCase } from '../../../miniapp/src/studio/change/nodes.ts'
import { optionsOfLines } from '../../../miniapp/src/studio/change/option-lines.ts'
import { guideSteps, isEmpty, type Where } from '../../../miniapp/src/studio/guide/steps.ts'
import { stepAt } from '../../../miniapp/src/ui/coach-steps.ts'
import { wordsIn } from '../../../miniapp/src/words/area.ts'
import { coachWords } from '../../../miniapp/src/words/coach.ts'

const w = wordsIn(coachWords, 'zh-CN')
let count = 0
const fresh = (of: string) => `${of}_${++count}`
const label = (text: string) => ({ 'zh-CN': text })

const shown = (definition: WorkTypeDefinition, where: Where, published = false) => {
  const steps = guideSteps(definition, { where, empty: true, published }, w)
  const at = stepAt(steps, 0)
  return at === null ? null : { id: steps[at]?.id, target: steps[at]?.target }
}

const written = (definition: WorkTypeDefinition, key: string, text: string) =>
  setField(definition, 'report', key, (field) => {
    if (field.kind !== 'cascade') return field
    const levels = ['门店', '事由', '细节'].map(label)
    return { ...field, levels, options: optionsOfLines(text, field.options, fresh) }
  })

test('#25 the guide of the studio says what to do next, from nothing to a published complaint', () => {
  const empty = emptyDefinition('complaint', label('餐饮投诉'))
  expect(isEmpty(empty)).toBe(true)
  expect(shown(empty, 'wide')).toEqual({ id: 'form', target: 'kind-cascade' })
  expect(shown(empty, 'flow')).toEqual({ id: 'form', target: 'step-report' })
  const what = { kind: 'cascade' as const, name: label('投诉分类'), names: { first: label('一'), second: label('二') } }
  const { definition: begun, key } = addField(empty, 'report', what, fresh)
  expect(shown(begun, 'report')).toEqual({ id: 'levels', target: 'field-options' })
  const levels = written(begun, key, '堂食\n  菜品\n    有异物')
  expect(shown(levels, 'report')).toEqual({ id: 'mark', target: 'field-options' })
  const marked = written(levels, key, '堂食\n  菜品\n    有异物 #高优先级')
  expect(shown(marked, 'report')).toEqual({ id: 'required', target: 'field-required' })
  const asked = setField(marked, 'report', key, (field) => ({ ...field, required: true }))
  expect(shown(asked, 'report')).toEqual({ id: 'flow', target: 'to-flow' })
  expect(shown(asked, 'flow')).toEqual({ id: 'flow', target: 'add-step' })
  const approval = { kind: 'approval' as const, label: label('审批') }
  const when = { op: 'contains' as const, at: { from: 'order' as const, key: 'tags' as const }, value: '高优先级' }
  const approved = addCase(asked, asked.start, approval, when, fresh)?.definition as WorkTypeDefinition
  expect(checkDefinition(approved, {}, 20_000)).toEqual([])
  expect(shown(approved, 'flow')).toEqual({ id: 'publish', target: 'publish' })
  expect(shown(approved, 'wide', true)).toBeNull()
})

test('#25 of a trade it says only what is left to say', () => {
  for (const { definition } of presets) {
    expect(isEmpty(definition)).toBe(false)
    const steps = guideSteps(definition, { where: 'wide', empty: false, published: false }, w)
    expect(steps.map(({ id }) => id)).toEqual(['who', 'publish'])
  }
})
