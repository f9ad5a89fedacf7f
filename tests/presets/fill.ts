import type { ConditionFacts } from '@field/domain/condition'
import {
  type Answer,
  type Answers,
  type CascadeOption,
  type ChecklistAnswer,
  type Field,
  type FormSchema,
  own,
  whatIsMissing,
} from '@field/domain/form'
import { everybody } from './people.ts'

const hour = 3_600_000

const pathTo = ([first]: readonly CascadeOption[]): readonly string[] =>
  first ? [first.value, ...pathTo(first.children ?? [])] : []

const within = (field: { readonly min?: number; readonly max?: number }, wish: number): number =>
  Math.min(Math.max(wish, field.min ?? wish), field.max ?? wish)

/** What somebody in a hurry would answer: the first choice, a plausible figure, a photo. */
function plainly(field: Field, now: number): Answer {
  switch (field.kind) {
    case 'text':
      return field.format === 'id_card' ? '11010519491231002X' : 'A-1027'
    case 'long_text':
      return '按规程处理，情况正常'
    case 'number':
      return within(field, 20)
    case 'money':
      return within(field, 10_000)
    case 'select':
      return field.options[0]?.value ?? ''
    case 'multi_select':
      return field.options.slice(0, Math.max(1, field.min ?? 1)).map(({ value }) => value)
    case 'cascade':
      return pathTo(field.options)
    case 'date':
    case 'datetime':
      return now
    case 'time_range':
      return { from: now + hour, to: now + 3 * hour }
    case 'phone':
      return '13800138000'
    case 'address':
      return { text: '灵石路 745 号' }
    case 'location':
      return { latitude: 31.2, longitude: 121.4 }
    case 'photo':
    case 'audio':
    case 'video':
    case 'file':
      return Array.from({ length: Math.max(1, field.min ?? 1) }, (_, index) => `${field.key}-${index + 1}`)
    case 'signature':
      return 'signature-1'
    case 'rating':
      return 5
    case 'serial':
      return 'SN20261124-01'
    case 'asset':
      return '01930003-0000-7000-8000-000000000001'
    case 'person':
      return everybody.find(({ role }) => role === (field.role ?? 'technician'))?.personId ?? ''
    case 'part_lines':
      return [{ partId: '01930004-0000-7000-8000-000000000001', quantity: 1 }]
    case 'service_items':
      return [{ itemId: '01930005-0000-7000-8000-000000000001', quantity: 1 }]
    case 'quote_lines':
      return [{ name: '人工与材料', quantity: 1, priceFen: 30_000 }]
    case 'checklist':
      return Object.fromEntries(field.lines.map((line): [string, ChecklistAnswer] => [line.key, doneLine(line)]))
    case 'computed':
    case 'section':
    case 'hint':
      return null
  }
}

function doneLine({ key, evidence, actions }: Extract<Field, { kind: 'checklist' }>['lines'][number]): ChecklistAnswer {
  const [first] = actions ?? []
  return {
    done: true,
    before: evidence === 'before_and_after' ? [`${key}-before`] : [],
    after: evidence === 'none' ? [] : [`${key}-after`],
    ...(first && { action: first.value }),
  }
}

/** The answers given, and plain ones for whatever else the form wants, until it wants no more. */
export function filled(form: FormSchema, given: Answers, facts: ConditionFacts, now: number): Answers {
  let answers = given
  for (let round = 0; round < 60; round += 1) {
    const missing = whatIsMissing(form, answers, { facts, now })
    const added = missing.flatMap(({ field: key }) => {
      const field = form.fields.find((one) => one.key === key)
      return field && own(answers, key) === undefined ? [[key, plainly(field, now)] as const] : []
    })
    if (added.length === 0) return answers
    answers = { ...answers, ...Object.fromEntries(added) }
  }
  throw new Error('a form that never has enough')
}
