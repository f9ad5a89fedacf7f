import { type Answers, type FormSchema, own } from '@field/domain/form'
import { isId, type Label } from '@field/domain/kernel'
import type { Task } from '@field/domain/work-order'
import { isPersonNode, nodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

const kinds = ['asset', 'person', 'part_lines', 'service_items']

/** The ids that answers name: of assets and persons themselves, of parts and services in their lines. */
function idsIn(form: FormSchema | undefined, answers: Answers): readonly string[] {
  return (form?.fields ?? []).flatMap(({ kind, key }) => {
    if (!kinds.includes(kind)) return []
    const answer = own(answers, key)
    const members = Array.isArray(answer) ? answer : [answer]
    return members
      .map((one) => (typeof one === 'object' && one !== null ? ('partId' in one ? one.partId : one.itemId) : one))
      .filter((one): one is string => typeof one === 'string' && isId(one))
  })
}

type Row = { readonly id: string; readonly name: Label }

/** What the things are called that the shown answers of an order speak of by id. Most orders speak of none. */
export async function namedThings(
  tx: Tx,
  definition: WorkTypeDefinition,
  { report, tasks }: { readonly report: Answers; readonly tasks: readonly Task[] },
): Promise<Record<string, Label>> {
  const found = tasks.flatMap(({ node: key, answers }) => {
    const node = nodeOf(definition, key)
    return isPersonNode(node) ? idsIn(node.form, answers) : []
  })
  const ids = [...new Set([...idsIn(definition.report, report), ...found])]
  if (ids.length === 0) return {}
  const { rows } = await sql<Row>`
    select id, json_build_object('zh-CN', name) as name from person where id = any(${ids}::uuid[])
    union all select id, json_build_object('zh-CN', concat_ws(' · ', name, nullif(spot, ''))) from asset where id = any(${ids}::uuid[])
    union all select id, name::json from part where id = any(${ids}::uuid[])
    union all select id, name::json from service_item where id = any(${ids}::uuid[])`.execute(tx)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
