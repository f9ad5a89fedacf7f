import { View } from '@tarojs/components'
import { call } from '../../data/index.ts'
import { SentForm } from '../../panes/sent-form.tsx'
import { useSentForm } from '../../panes/use-sent-form.ts'
import { Button, Link } from '../../ui/index.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { studioParts } from '../../words/studio-parts.ts'
import { History } from './history.tsx'
import { ItemFields } from './item-fields.tsx'
import {
  contentOf,
  creationOf,
  emptyForm,
  fieldAt,
  formOf,
  type Item,
  lackIn,
  retiredIn,
  type Version,
} from './model.ts'
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
  const sent = useSentForm(`library-item:${item?.id ?? 'new'}`, item ? formOf(item) : emptyForm)
  const { form, edit } = sent
  const save = async () => {
    const answer = await sent.send(async (key) =>
      item
        ? await call('PUT /service-items/:id', {
            params: { id: item.id },
            body: { base: item.version, ...contentOf(form) },
            key,
          })
        : await call('POST /service-items', { body: creationOf(form), key }),
    )
    if (!answer.ok) return
    tell(parts.saved)
    await onSaved(answer.value.id)
  }
  const retire = async (retired: boolean) => {
    if (!item) return
    const params = { id: item.id }
    const answer = await sent.sendOther((key) =>
      call('POST /service-items/:id/retire', { params, body: { retired }, key }),
    )
    if (!answer.ok) return
    tell(retired ? w.retired : w.inUse)
    await onSaved(item.id)
  }
  const lack = lackIn(form)
  const at = fieldAt(sent.path)
  const gone = item !== null && item.retiredAt !== null
  return (
    <SentForm
      id="item-form"
      title={item ? `${say(item.label)} ${item.code}` : w.addItem}
      badge={item && { tone: gone ? 'idle' : 'good', word: gone ? w.retired : w.version(item.version) }}
      of={sent}
      field={at && w[at]}
      save={{
        id: 'save-item',
        word: item ? shared.save : w.create,
        lack: lack && w[lack],
        fresh: !item,
        run: save,
      }}
      note={sent.clash && item && <Link word={parts.takeTheirs} onTap={() => void onSaved(item.id)} />}
      others={
        item && (
          <Button
            id={gone ? 'restore-item' : 'retire-item'}
            kind="secondary"
            size="l"
            word={gone ? w.restore : w.retire}
            busy={sent.busy}
            onTap={() => void retire(!gone)}
          />
        )
      }
    >
      <View>
        <ItemFields form={form} isNew={item === null} retired={retiredIn(...(item ? [item] : []))} edit={edit} />
      </View>
      {item && <Overrides item={item} versions={versions} onOpen={onOverride} />}
      {item && <History versions={versions} parts={item.parts} />}
    </SentForm>
  )
}
