import { call, type Me } from '../../data/index.ts'
import { Many, turned } from '../../panes/many.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Button, Card, Field, Section, Segmented } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { HintsField, MinutesField, NameFields } from './item-fields.tsx'
import { fieldAt, type Item, type Override, retiredIn } from './model.ts'
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
  const sent = useSentForm(name, overrideForm(item, override))
  const { form, edit } = sent
  const put = (fields: ReturnType<typeof fieldsOf> | null, scope: string) => (key: string) =>
    call('PUT /service-items/:id/overrides/:scope', {
      params: { id: item.id, scope },
      body: { base: override?.number ?? 0, fields },
      key,
    })
  const save = async () => {
    if (form.scope === null) return
    const answer = await sent.send(put(fieldsOf(form), form.scope))
    if (!answer.ok) return
    tell(parts.saved)
    await onDone()
  }
  const follow = async () => {
    if (form.scope === null) return
    const answer = await sent.sendOther(put(null, form.scope))
    if (!answer.ok) return
    sent.forget()
    tell(w.followed)
    await onDone()
  }
  const lack = lackInOverride(form)
  const at = fieldAt(sent.path)
  const has = (field: (typeof overridable)[number]) => form.own.includes(field)
  return (
    <SentForm
      id="override-form"
      title={override ? override.scope.name : w.addOverride}
      of={sent}
      field={at && w[at]}
      save={{ id: 'save-override', word: shared.save, lack: lack && w[lack], fresh: !override, run: save }}
      others={
        override && (
          <Button
            id="follow-hq"
            kind="secondary"
            size="l"
            word={w.followHq}
            busy={sent.busy}
            onTap={() => void follow()}
          />
        )
      }
    >
      <Section title={`${say(item.label)} ${item.code}`}>
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
          {has('parts') && (
            <PartsField
              value={form.parts}
              retired={retiredIn(item, ...(override ? [override] : []))}
              onChange={(next) => edit({ parts: next })}
            />
          )}
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
    </SentForm>
  )
}
