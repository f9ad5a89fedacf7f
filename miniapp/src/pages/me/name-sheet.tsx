import { useState } from 'react'
import { Actions, Button, Field, Sheet, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { meWords } from '../../words/me.ts'

/** How one wants to be called. */
export function NameSheet({
  open,
  onClose,
  name,
  onSave,
}: {
  open: boolean
  onClose: () => void
  name: string
  onSave: (name: string) => Promise<void>
}) {
  const w = useWords(meWords)
  const c = useWords(common)
  const [typed, setTyped] = useState(name)
  const save = async () => {
    await onSave(typed)
    onClose()
  }
  return (
    <Sheet
      open={open}
      title={w.name}
      closeLabel={c.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            id="save-name"
            kind="primary"
            size="l"
            grow
            word={c.save}
            {...(typed.trim() === '' && { off: w.nameHint })}
            onTap={() => void save()}
          />
        </Actions>
      }
    >
      <Field label={w.name} hint={w.nameHint}>
        <TextInput id="name" label={w.name} value={typed} maxLength={40} onChange={setTyped} />
      </Field>
    </Sheet>
  )
}
