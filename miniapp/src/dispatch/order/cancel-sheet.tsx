import { useState } from 'react'
import { Button, Field, LongInput, Sheet } from '../../ui/index.ts'
import { dispatchWords } from '../../words/dispatch.ts'
import { common, useWords } from '../../words/index.ts'

/** Calling an order off cannot be undone, so it asks why first. */
export function CancelSheet({
  open,
  onClose,
  onCancel,
}: {
  open: boolean
  onClose: () => void
  onCancel: (reason: string) => Promise<boolean>
}) {
  const w = useWords(dispatchWords)
  const shared = useWords(common)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const cancel = async () => {
    setBusy(true)
    if (await onCancel(reason.trim())) setReason('')
    setBusy(false)
  }
  return (
    <Sheet
      open={open}
      title={w.cancelOrder}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Button
          id="cancel-now"
          kind="danger"
          size="l"
          word={w.cancelOrder}
          busy={busy}
          {...(reason.trim() === '' && { off: w.reasonFirst })}
          onTap={() => void cancel()}
        />
      }
    >
      <Field label={w.reason} hint={w.cancelWhat}>
        <LongInput
          id="reason"
          label={w.reason}
          placeholder={w.reasonHint}
          value={reason}
          maxLength={500}
          onChange={setReason}
        />
      </Field>
    </Sheet>
  )
}
