import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { NotTaken, type Problem, pathOf } from '../../panes/not-taken.tsx'
import { Restored } from '../../panes/restored.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useKeptForm } from '../../panes/use-kept-form.ts'
import { Actions, Button, Link } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { History } from './history.tsx'
import { ItemFields } from './item-fields.tsx'
import { contentOf, creationOf, emptyForm, fieldAt, formOf, type Item, lackIn, type Version } from './model.ts'
import { Overrides } from './overrides.tsx'

type Props = {
  item: Item | null
  versions: readonly Version[]
  onSaved: (id: string) => Promise<void>
  onOverride: (scope: string | 'new') => void
  say: (word: string) => void
}

/** Making an item (null) or its next version; what is typed is kept on this device until it is saved. */
export function ItemForm({ item, versions, onSaved, onOverride, say: tell }: Props) {
  const w = useWords(libraryWords)
  const parts = useWords(studioParts)
  const shared = useWords(common)
  const say = useSay()
  const kept = useKeptForm(`library-item:${item?.id ?? 'new'}`, item ? formOf(item) : emptyForm)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { form } = kept
  const edit: typeof kept.edit = (part) => {
    setProblem(null)
    kept.edit(part)
  }
  const save = async () => {
    const key = kept.request.current
    setBusy(true)
    const answer = item
      ? await call('PUT /service-items/:id', {
          params: { id: item.id },
          body: { base: item.version, ...contentOf(form) },
          key,
        })
      : await call('POST /service-items', { body: creationOf(form), key })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    kept.forget()
    tell(parts.saved)
    await onSaved(answer.value.id)
  }
  const retire = async (retired: boolean) => {
    if (!item) return
    setBusy(true)
    const answer = await call('POST /service-items/:id/retire', {
      params: { id: item.id },
      body: { retired },
      key: newId(),
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    tell(retired ? w.retired : w.inUse)
    await onSaved(item.id)
  }
  const lack = lackIn(form)
  const at = fieldAt(pathOf(problem))
  const clashes = problem?.why === 'refused' && problem.failure.code === 'version_conflict'
  const off = lack ? w[lack] : !item || kept.dirty ? undefined : parts.nothingNew
  const gone = item !== null && item.retiredAt !== null
  return (
    <FormPane
      id="item-form"
      title={item ? `${item.code} ${say(item.label)}` : w.addItem}
      badge={item && { tone: gone ? 'idle' : 'good', word: gone ? w.retired : w.version(item.version) }}
      foot={
        <>
          <NotTaken problem={problem} field={at && w[at]} />
          {clashes && item && <Link word={parts.takeTheirs} onTap={() => void onSaved(item.id)} />}
          <Actions>
            {item && (
              <Button
                id={gone ? 'restore-item' : 'retire-item'}
                kind="secondary"
                size="l"
                word={gone ? w.restore : w.retire}
                busy={busy}
                onTap={() => void retire(!gone)}
              />
            )}
            <Button
              id="save-item"
              grow
              kind="primary"
              size="l"
              word={item ? shared.save : w.create}
              busy={busy}
              off={off}
              onTap={() => void save()}
            />
          </Actions>
        </>
      }
    >
      <Restored of={kept} />
      <View>
        <ItemFields form={form} isNew={item === null} edit={edit} />
      </View>
      {item && <Overrides item={item} versions={versions} onOpen={onOverride} />}
      {item && <History versions={versions} parts={item.parts} />}
    </FormPane>
  )
}
