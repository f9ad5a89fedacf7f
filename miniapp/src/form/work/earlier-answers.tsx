import { type Answers, type FormSchema, isEmpty, own, visibleFields } from '@field/domain/form'
import { View } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import { Card } from '../../ui/index.ts'
import { type FormEnv, FormEnvProvider, type FormFiles, type FormSheet } from '../env.tsx'
import { FieldView } from '../fields/field.tsx'
import { createForm } from '../form-state.ts'
import { SchemaProvider } from '../schema.ts'

type Props = {
  id: string
  title: string
  schema: FormSchema
  answers: Answers
  files: FormFiles
  names: NonNullable<FormEnv['names']>
  onSheet: (sheet: FormSheet | null) => void
}

const silent = ['section', 'hint', 'computed']

/** The answers that an earlier form got, to read: what nobody answered is left out. Draws nothing where nothing is left. */
export function EarlierAnswers({ id, title, schema, answers, files, names, onSheet }: Props) {
  const [openLine, setOpenLine] = useState<string | null>('')
  const form = useMemo(() => createForm({}), [])
  useEffect(() => form.replace(answers), [form, answers])
  const fields = visibleFields(schema, { answer: answers }).filter(
    ({ key, kind }) => !isEmpty(own(answers, key)) && (!silent.includes(kind) || kind === 'computed'),
  )
  if (fields.length === 0) return null
  const env: FormEnv = {
    form,
    files,
    names,
    readOnly: true,
    unnamed: true,
    facts: {},
    openLines: null,
    before: {},
    remarks: {},
    pointed: null,
    openLine,
    onOpenLine: setOpenLine,
    onSheet,
  }
  return (
    <FormEnvProvider value={env}>
      <SchemaProvider value={schema}>
        <Card id={id} title={title}>
          {fields.map((field) => (
            <View key={field.key} className="answer-earlier">
              <FieldView field={field} />
            </View>
          ))}
        </Card>
      </SchemaProvider>
    </FormEnvProvider>
  )
}
