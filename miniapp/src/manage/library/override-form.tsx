import { useState } from 'react'
import { call, type Me, newId } from '../../data/index.ts'
import { Many, turned } from '../../panes/many.tsx'
import { NotTaken, type Problem, pathOf } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Card, Field, Section, Segmented } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { HintsField, MinutesField, NameFields } from './item-fields.tsx'
import { fieldAt, type Item, type Override } from './model.ts'
import { fieldsOf, lackInOverride, overridable, overrideForm } from './override-model.ts'
import { PartsField } from './parts-field.tsx'
import { ScopeField } from './scope-field.tsx'

type Props = {
  me: Me
  item: Item
  override: Override | null
  /** The number of what was given up at a scope is not told; a clash then says so. */
  onDone: () => Promise<void>
  say: (word: string) => void
}

/** What one territory or site has otherwise than headquarters; giving it up follows headquarters again. */
export function OverrideForm({ me, item, override, onDone, say: tell }: Props) {
  const w = useWords(libraryWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const say = useSay()
  const name = `library-override:${item.id}:${override?.scope.id ?? 'new'}`
  const kept = useKeptForm(name, overrideForm(item, override))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { form } = kept
  const edit: typeof kept.edit = (part) => {
    setProblem(null)
    kept.edit(part)
  }
  const send = async (fields: ReturnType<typeof fieldsOf> | null, key: string, word: string) => {
    const scope = form.scope
    if (scope === null) return
    setBusy(true)
    const answer = await call('PUT /service-items/:id/overrides/:scope', {
      params: { id: item.id, scope },
      body: { base: override?.number ?? 0, fields },
      key,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    tell(word)
    await onDone()
  }
  const lack = lackInOverride(form)
  const at = fieldAt(pathOf(problem))
  const off = lack ? w[lack] : !override || kept.dirty ? undefined : parts.nothingNew
  const has = (field: (typeof overridable)[number]) => form.own.includes(field)
  return (
    <FormPane
      id="override-form"
      title={override ? override.scope.name : w.addOverride}
      foot={
        <>
          <NotTaken problem={problem} field={at && w[at]} />
          <Actions>
            {override && (
              <Button
                id="follow-hq"
                kind="secondary"
                size="l"
                word={w.followHq}
                busy={busy}
                onTap={() => void send(null, newId(), w.followed)}
              />
            )}
            <Button
              id="save-override"
              grow
              kind="primary"
              size="l"
              word={shared.save}
              busy={busy}
              off={off}
              onTap={() => void send(fieldsOf(form), kept.request.current, parts.saved)}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
      <Section title={`${item.code} ${say(item.label)}`}>
        <Card>
          {!override && <ScopeField me={me} value={form.scope} onChange={(scope) => edit({ scope })} />}
          <Field label={w.whatOwn} hint={w.overridesWhat}>
            <Many
              id="own"
              options={overridable.map((id) => ({ id, word: w[`field_${id}`] }))}
              on={form.own}
              onTap={(field) => edit({ own: turned(form.own, field) })}
            />
          </Field>
        </Card>
      </Section>
      {form.own.length > 0 && (
        <Card>
          {has('label') && <NameFields id="own-name" value={form.name} onChange={(next) => edit({ name: next })} />}
          {has('minutes') && <MinutesField value={form.minutes} onChange={(minutes) => edit({ minutes })} />}
          {has('parts') && <PartsField value={form.parts} onChange={(next) => edit({ parts: next })} />}
          {has('hints') && <HintsField value={form.hints} onChange={(hints) => edit({ hints })} />}
          {has('available') && (
            <Field label={w.field_available}>
              <Segmented
                options={[
                  { id: 'yes', word: w.offered },
                  { id: 'no', word: w.offeredNot },
                ]}
                value={form.available ? 'yes' : 'no'}
                onChange={(next) => edit({ available: next === 'yes' })}
              />
            </Field>
          )}
        </Card>
      )}
    </FormPane>
  )
}
