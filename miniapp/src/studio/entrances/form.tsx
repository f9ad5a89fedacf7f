import { roles } from '@field/domain/access'
import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { call, newId, openDocument, storage } from '../../data/index.ts'
import { Button, Card, Field, List, Row, TextInput, Toggle } from '../../ui/index.ts'
import { entranceWords } from '../../words/entrances.ts'
import { common, useWords } from '../../words/index.ts'
import { roleWords } from '../../words/roles.ts'
import { Many, turned } from '../many.tsx'
import { NotTaken, type Problem, useChoices } from '../two-panes.tsx'
import { changeOf, codeFrom, creationOf, type Entrance, emptyForm, type Form, formOf, kinds, lackIn } from './model.ts'

const draftKey = 'draft:entrance'
const aSheet = 24

/** Making an entrance (null) or changing one; a new one is kept on this device while it is typed. */
export function EntranceForm({
  entrance,
  onSaved,
  say,
}: {
  entrance: Entrance | null
  onSaved: (id: string) => void
  say: (word: string) => void
}) {
  const w = useWords(entranceWords)
  const shared = useWords(common)
  const names = useWords(roleWords)
  const choices = useChoices()
  const [form, setForm] = useState<Form>(entrance ? formOf(entrance) : emptyForm)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  const isNew = entrance === null
  useEffect(() => {
    if (isNew) void storage.read<Form>(draftKey).then((kept) => kept && setForm(kept))
  }, [isNew])
  const edit = (part: Partial<Form>) => {
    const next = { ...form, ...part }
    key.current = newId()
    setProblem(null)
    setForm(next)
    if (isNew) void storage.write(draftKey, next)
  }
  const save = async () => {
    setBusy(true)
    const answer = entrance
      ? await call('PUT /entrances/:id', { params: { id: entrance.id }, body: changeOf(form), key: key.current })
      : await call('POST /entrances', { body: creationOf(form, codeFrom(form.kind, key.current)), key: key.current })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    if (isNew) await storage.remove(draftKey)
    say(w.saved)
    onSaved(answer.value.id)
  }
  const lack = lackIn(form)
  return (
    <View id="entrance-form">
      <NotTaken problem={problem} />
      {isNew && (
        <Field label={w.kind}>
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
      <Field label={w.workType}>
        <Many
          id="work-type"
          options={choices.workTypes}
          on={form.workType === null ? [] : [form.workType]}
          onTap={(workType) => edit({ workType })}
        />
      </Field>
      <View className="two-save">
        <Button
          id="save-entrance"
          kind="primary"
          size="l"
          word={isNew ? w.create : shared.save}
          busy={busy}
          off={lack === null ? undefined : w[lack]}
          onTap={() => void save()}
        />
      </View>
      {entrance && <Stickers entrance={entrance} say={say} onMade={() => onSaved(entrance.id)} />}
      <View id="entrance-open">
        <Toggle word={w.isOpen} sub={w.openWhat} on={form.open} onChange={(open) => edit({ open })} />
      </View>
      <Field
        label={w.source}
        note={shared.optional}
        hint={w.sourceHint}
        error={lack === 'sourceWrong' ? w.sourceWrong : undefined}
      >
        <TextInput
          id="entrance-source"
          label={w.source}
          value={form.source}
          maxLength={32}
          onChange={(source) => edit({ source })}
        />
      </Field>
      <Field label={w.tags} note={shared.optional}>
        <TextInput id="entrance-tags" label={w.tags} value={form.tags} onChange={(tags) => edit({ tags })} />
      </Field>
      <Field label={w.roles} hint={w.everybody}>
        <Many
          id="role"
          options={roles.map((id) => ({ id, word: names[id] }))}
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
      <Field label={w.english} note={shared.optional}>
        <TextInput
          id="entrance-english"
          label={w.english}
          value={form.english}
          maxLength={60}
          onChange={(english) => edit({ english })}
        />
      </Field>
    </View>
  )
}

function Stickers({ entrance, say, onMade }: { entrance: Entrance; say: (word: string) => void; onMade: () => void }) {
  const w = useWords(entranceWords)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const key = useRef(newId())
  const { id, code, stickers } = entrance
  const print = async () => {
    setBusy(true)
    setProblem(null)
    const lacking = aSheet - stickers
    const made =
      lacking > 0
        ? await call('POST /entrances/:id/tags', { params: { id }, body: { count: lacking }, key: key.current })
        : null
    if (made && !made.ok) setProblem(made)
    else {
      if (made) onMade()
      if (!(await openDocument(`/entrances/${id}/stickers.pdf?sheets=1`, `${code}.pdf`))) say(w.notPrinted)
    }
    setBusy(false)
  }
  return (
    <Card>
      <NotTaken problem={problem} />
      <List>
        <Row
          icon="scan"
          title={w.stickers(stickers)}
          sub={w.printWhat}
          end={<Button id="print" kind="secondary" word={w.print} busy={busy} onTap={() => void print()} />}
        />
      </List>
    </Card>
  )
}
