import { type Answers, type CascadeOption, type FormSchema, own } from '../form/index.ts'

function chosen(options: readonly CascadeOption[], values: readonly unknown[]): readonly string[] {
  const option = options.find(({ value }) => value === values[0])
  if (!option) return []
  return [...(option.tags ?? []), ...chosen(option.children ?? [], values.slice(1))]
}

/** The tags that the chosen options of a form give the order, from the outermost level to the leaf. */
export const tagsOf = (form: FormSchema | undefined, answers: Answers): readonly string[] =>
  (form?.fields ?? []).flatMap((field) => {
    if (field.kind !== 'cascade') return []
    const values = own(answers, field.key)
    return Array.isArray(values) ? chosen(field.options, values) : []
  })
