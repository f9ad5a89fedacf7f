import { roles } from '@field/domain/access'
import { View } from '@tarojs/components'
import { call } from '../../data/index.ts'
import { Many, turned } from '../../panes/many.tsx'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Card, Field, Section, TextInput, Toggle } from '../../ui/index.ts'
import { entranceWords } from '../../words/entrances.ts'
import { common, useWords } from '../../words/index.ts'
import { roleWords } from '../../words/roles.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { useChoices } from '../use-choices.ts'
import { WordList } from '../word-list.tsx'
import { Codes } from './codes.tsx'
import {
  changeOf,
  codeFrom,
  creationOf,
  type Entrance,
  emptyForm,
  fieldAt,
  formOf,
  kinds,
  lackIn,
  sourceIsWrong,
} from './model.ts'

type Props = {
  entrance: Entrance | null
  title: string
  known: readonly string[]
  onSaved: (id: string) => Promise<void>
  say: (word: string) => void
}

/** Making an entrance (null) or changing one; what is typed is kept on this device until it is saved. */
export function EntranceForm({ entrance, title, known, onSaved, say }: Props) {
  const w = useWords(entranceWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const names = useWords(roleWords)
  const choices = useChoices()
  const sent = useSentForm(`entrance:${entrance?.id ?? 'new'}`, entrance ? formOf(entrance) : emptyForm)
  const { form, edit } = sent
  const isNew = entrance === null
  const save = async () => {
    const answer = await sent.send(async (key) =>
      entrance
        ? await call('PUT /entrances/:id', { params: { id: entrance.id }, body: changeOf(form), key })
        : await call('POST /entrances', { body: creationOf(form, codeFrom(form.kind, key)), key }),
    )
    if (!answer.ok) return
    say(parts.saved)
    await onSaved(answer.value.id)
  }
  const lack = lackIn(form)
  const at = fieldAt(sent.path)
  return (
    <SentForm
      id="entrance-form"
      title={title}
      badge={entrance && { tone: entrance.open ? 'good' : 'idle', word: entrance.open ? w.opened : w.closed }}
      of={sent}
      field={at && w[at]}
      save={{
        id: 'save-entrance',
        word: isNew ? w.create : shared.save,
        lack: lack && w[lack],
        fresh: isNew,
        run: save,
      }}
    >
      {entrance && <Codes entrance={entrance} say={say} onMade={() => void onSaved(entrance.id)} />}
      <Section title={w.sectionWhat}>
        <Card>
          {isNew && (
            <Field label={w.kind} hint={w[`kindWhat_${form.kind}`]}>
              <Many
                id="kind"
                options={kinds.map((id) => ({ id, word: w[`kind_${id}`] }))}
                on={[form.kind]}
                onTap={(kind) => edit({ kind })}
              />
            </Field>
          )}
          <Field label={w.name}>
            <TextInput
              id="entrance-name"
              label={w.name}
              placeholder={w.nameHint}
              value={form.name}
              maxLength={40}
              onChange={(name) => edit({ name })}
            />
          </Field>
          <Field label={w.english} note={shared.optional}>
            <TextInput
              id="entrance-english"
              label={w.english}
              value={form.english}
              maxLength={60}
              onChange={(english) => edit({ english })}
            />
          </Field>
        </Card>
      </Section>
      <Section title={w.sectionOrder}>
        <Card>
          <Field label={w.workType}>
            <Many
              id="work-type"
              options={choices.workTypes}
              on={form.workType === null ? [] : [form.workType]}
              onTap={(workType) => edit({ workType })}
            />
          </Field>
          <Field
            label={w.source}
            note={shared.optional}
            hint={w.sourceHint}
            error={sourceIsWrong(form) ? w.sourceWrong : undefined}
          >
            <TextInput
              id="entrance-source"
              label={w.source}
              value={form.source}
              maxLength={32}
              wrong={sourceIsWrong(form)}
              onChange={(source) => edit({ source })}
            />
          </Field>
          <WordList
            id="entrance-tags"
            label={w.tags}
            note={shared.optional}
            hint={w.tagsHint}
            value={form.tags}
            known={known}
            onChange={(tags) => edit({ tags })}
          />
        </Card>
      </Section>
      {form.kind === 'staff' && (
        <Section title={w.sectionWho}>
          <Card>
            <Field label={w.roles} hint={w.everybody}>
              <Many
                id="role"
                options={roles.flatMap((id) => (id === 'customer' ? [] : [{ id, word: names[id] }]))}
                on={form.roles}
                onTap={(role) => edit({ roles: turned(form.roles, role) })}
              />
            </Field>
            <Field label={w.places} hint={w.everybody}>
              <Many
                id="place"
                options={choices.places.map(({ id, name }) => ({ id, word: name }))}
                on={form.placeIds}
                onTap={(id) => edit({ placeIds: turned(form.placeIds, id) })}
              />
            </Field>
          </Card>
        </Section>
      )}
      <View className="section">
        <Card tight>
          <View id="entrance-open">
            <Toggle word={w.isOpen} sub={w.openWhat} on={form.open} onChange={(open) => edit({ open })} />
          </View>
        </Card>
      </View>
    </SentForm>
  )
}
