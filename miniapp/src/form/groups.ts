import type { Field } from '@field/domain/form'

/** A box of the form: a heading, fields, or one checklist. Two short fields in a row stand side by side. */
export type Group =
  | {
      readonly kind: 'card'
      readonly key: string
      readonly title: Field | null
      readonly rows: readonly (readonly Field[])[]
    }
  | { readonly kind: 'checklist'; readonly key: string; readonly field: Field & { readonly kind: 'checklist' } }

const isShort = ({ kind }: Field): boolean => kind === 'number'

function inRows(fields: readonly Field[]): readonly (readonly Field[])[] {
  const rows: Field[][] = []
  for (const field of fields) {
    const last = rows.at(-1)
    if (isShort(field) && last?.length === 1 && last[0] && isShort(last[0])) last.push(field)
    else rows.push([field])
  }
  return rows
}

/** Puts the fields that are shown into boxes: a section begins a new one, a checklist has its own. */
export function groupsOf(fields: readonly Field[]): readonly Group[] {
  const groups: Group[] = []
  let open: { title: Field | null; fields: Field[] } = { title: null, fields: [] }
  const close = (next: Field | null) => {
    const [first] = open.fields
    if (open.title || first)
      groups.push({ kind: 'card', key: (open.title ?? first)?.key ?? '', title: open.title, rows: inRows(open.fields) })
    open = { title: next, fields: [] }
  }
  for (const field of fields) {
    if (field.kind === 'section') close(field)
    else if (field.kind === 'checklist') {
      close(null)
      groups.push({ kind: 'checklist', key: field.key, field })
    } else open.fields.push(field)
  }
  close(null)
  return groups
}
