import { type Field as FieldOfForm, isRequired, withAnswers } from '@field/domain/form'
import type { ReactNode } from 'react'
import { Field } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { useFormEnv } from '../env.tsx'
import { useOfForm } from '../form-state.ts'
import { anchorOf } from '../missing.ts'

/** The label, help and fault around one field's control. Optional fields say so. */
export function Frame({
  field,
  error,
  hint = true,
  children,
}: {
  field: FieldOfForm
  error?: string | undefined
  /** The help stands below unless the control shows it itself. */
  hint?: boolean
  children: ReactNode
}) {
  const { form, facts, readOnly, unnamed } = useFormEnv()
  const say = useSay()
  const words = useWords(common)
  const required = useOfForm(form, (answers) => isRequired(field, withAnswers(facts, answers)))
  return (
    <Field
      {...(!unnamed && { id: anchorOf({ field: field.key, line: null }) })}
      label={say(field.label)}
      error={error}
      {...(!required && !readOnly && { note: words.optional })}
      {...(hint && field.help && !readOnly && { hint: say(field.help) })}
    >
      {children}
    </Field>
  )
}
