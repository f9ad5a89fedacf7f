import { View } from '@tarojs/components'
import { call } from '../../data/index.ts'
import { Refused, Restored, useKept, useSend } from '../../stock/index.ts'
import { Button, Sheet, Stack } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { LinesEditor } from './lines-editor.tsx'
import { type Line, lackOfReceipt, receiptBody } from './model.ts'

const none: readonly Line[] = []

/** Books a delivery of the supplier to a place, with what one piece cost. */
export function ReceiptSheet({
  locationId,
  name,
  onClose,
  onBooked,
}: {
  locationId: string
  name: string
  onClose: () => void
  onBooked: () => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const kept = useKept<readonly Line[]>(`stock-receipt:${locationId}`, none)
  const sending = useSend()
  const lines = kept.value
  const book = async () => {
    const done = await sending.send((key) =>
      call('POST /stock/receipts', { body: receiptBody(locationId, lines), key }),
    )
    if (!done) return
    kept.forget()
    onBooked()
  }
  return (
    <Sheet
      open
      title={`${w.receipt} · ${name}`}
      closeLabel={both.close}
      onClose={onClose}
      foot={
        <Button
          id="book-receipt"
          kind="primary"
          size="l"
          grow
          word={w.receipt}
          busy={sending.busy}
          off={lackOfReceipt(lines, w) ?? undefined}
          onTap={() => void book()}
        />
      }
    >
      <Stack gap={3}>
        <View className="sub">{w.receiptWhat}</View>
        <Restored of={kept} />
        <Refused problem={sending.problem} nameOf={(id) => lines.find((line) => line.id === id)?.code} />
        <LinesEditor
          lines={lines}
          cost
          onChange={(next) => {
            sending.changed()
            kept.set(next)
          }}
        />
      </Stack>
    </Sheet>
  )
}
