import { type FormSchema, visibleFields, withAnswers } from '@field/domain/form'
import { View } from '@tarojs/components'
import { Card, Stack } from '../ui/index.ts'
import { useSay } from '../words/index.ts'
import { useFormEnv } from './env.tsx'
import { FieldView } from './fields/field.tsx'
import { useOfForm } from './form-state.ts'
import { groupsOf } from './groups.ts'
import { SchemaProvider } from './schema.ts'
import './form.css'

/** Draws a form inside its `FormEnvProvider`: boxes of fields, checklists; what a condition hides is not there. */
export function FormView({ schema }: { schema: FormSchema }) {
  const { form, facts, hidden = [] } = useFormEnv()
  const say = useSay()
  const shown = useOfForm(form, (answers) => visibleFields(schema, withAnswers(facts, answers)).map(({ key }) => key))
  const fields = schema.fields.filter(({ key }) => shown.includes(key) && !hidden.includes(key))
  return (
    <SchemaProvider value={schema}>
      <Stack gap={3}>
        {groupsOf(fields).map((group) =>
          group.kind === 'checklist' ? (
            <FieldView key={group.key} field={group.field} />
          ) : (
            <Card key={group.key} {...(group.title && { title: say(group.title.label) })}>
              {group.title?.help && <View className="sub">{say(group.title.help)}</View>}
              <Stack gap={3}>
                {group.rows.map((row) =>
                  row.length > 1 ? (
                    <Stack key={row[0]?.key ?? ''} row even gap={3} align="start">
                      {row.map((field) => (
                        <FieldView key={field.key} field={field} />
                      ))}
                    </Stack>
                  ) : (
                    row.map((field) => <FieldView key={field.key} field={field} />)
                  ),
                )}
              </Stack>
            </Card>
          ),
        )}
      </Stack>
    </SchemaProvider>
  )
}
