import type { Command } from '@field/domain/work-order'
import { useState } from 'react'
import { Actions, Button, Radios, Sheet } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { progress } from '../../words/progress.ts'

const reasons = ['cancelOwn', 'cancelWrong', 'cancelOther'] as const

/** Calling a report off, with its reason; possible until somebody is on the way. */
export function CancelSheet({
  open,
  onClose,
  give,
}: {
  open: boolean
  onClose: () => void
  give: (wanted: Command) => Promise<boolean>
}) {
  const w = useWords(progress)
  const c = useWords(common)
  const [reason, setReason] = useState<(typeof reasons)[number]>()
  const send = async () => {
    if (reason && (await give({ kind: 'cancel', reason: w[reason] }))) onClose()
  }
  return (
    <Sheet
      open={open}
      title={w.cancelWhy}
      closeLabel={c.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            id="cancel-now"
            kind="danger"
            size="l"
            grow
            word={w.cancelNow}
            {...(!reason && { off: w.cancelWhy })}
            onTap={() => void send()}
          />
        </Actions>
      }
    >
      <Radios options={reasons.map((id) => ({ id, word: w[id] }))} value={reason} onChange={setReason} />
    </Sheet>
  )
}
