import type { FormSchema } from '@field/domain/form'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type FormEnv, FormEnvProvider, type FormSheet, type FormState, FormView } from '../../form/index.ts'
import { Icon, Tap } from '../../ui/index.ts'
import { useSaid } from './design.ts'
import { takenAsDone } from './rehearsal-model.ts'

const nothing = () => undefined

/** What is answered at a step of the rehearsal: folded to a line, or open to be changed. */
export function RehearsalAnswers({
  id,
  name,
  schema,
  form,
  onSheet,
}: {
  id: string
  name: string
  schema: FormSchema
  form: FormState
  onSheet: (sheet: FormSheet | null) => void
}) {
  const { w } = useSaid()
  const [open, setOpen] = useState(false)
  const [openLine, setOpenLine] = useState<string | null>(null)
  const hidden = takenAsDone(schema)
  const left = schema.fields.length - hidden.length
  if (left === 0) return null
  const env: FormEnv = {
    form,
    readOnly: false,
    files: { shown: () => null, photograph: async () => [], keepSignature: async () => '' },
    facts: {},
    hidden,
    openLines: null,
    before: {},
    remarks: {},
    pointed: null,
    openLine,
    onOpenLine: setOpenLine,
    unnamed: true,
    onSheet: onSheet ?? nothing,
  }
  return (
    <View className="rehearse-answers">
      <Tap id={id} className="rehearse-open" label={`${name} ${w.answersOf(left)}`} onTap={() => setOpen(!open)}>
        <Text className="sp t-accent">{w.answersOf(left)}</Text>
        <Icon name={open ? 'up' : 'down'} size="s" tone="accent" />
      </Tap>
      {open && (
        <View id={`${id}-form`}>
          {hidden.length > 0 && <View className="cap rehearse-taken">{w.takenAsDone}</View>}
          <FormEnvProvider value={env}>
            <FormView schema={schema} />
          </FormEnvProvider>
        </View>
      )}
    </View>
  )
}
