import { call } from '../../data/index.ts'
import { type Place, Refused, Restored, useKept, useSend } from '../../stock/index.ts'
import { Button, Field, Sheet, Stack, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { LinesEditor } from './lines-editor.tsx'
import { lackOfTransfer, placesFor, type TransferForm, transferBody } from './model.ts'
import { PlaceChoice } from './place-choice.tsx'

const empty: TransferForm = { fromId: null, toId: null, lines: [], note: '' }

/** A new transfer: sent at once from a place of mine, asked for from another. */
export function TransferSheet({
  places,
  fromId,
  onClose,
  onMade,
}: {
  places: readonly Place[]
  fromId: string | null
  onClose: () => void
  onMade: (id: string) => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const kept = useKept<TransferForm>('stock-transfer', { ...empty, fromId })
  const sending = useSend()
  const form = kept.value
  const edit = (part: Partial<TransferForm>) => {
    sending.changed()
    kept.set({ ...form, ...part })
  }
  const mine = places.find(({ id }) => id === form.fromId)?.mine === true
  const make = async () => {
    const body = transferBody(form)
    const made = body && (await sending.send((key) => call('POST /stock/transfers', { body, key })))
    if (!made) return
    kept.forget()
    onMade(made.id)
  }
  const ends = (id: 'fromId' | 'toId', not: string | null) => (
    <PlaceChoice id={id} places={placesFor(places, not)} value={form[id]} onChange={(next) => edit({ [id]: next })} />
  )
  return (
    <Sheet
      open
      title={w.newTransfer}
      closeLabel={both.close}
      onClose={onClose}
      foot={
        <Button
          id="make-transfer"
          kind="primary"
          size="l"
          grow
          word={mine ? w.sendNow : w.askFor}
          busy={sending.busy}
          off={lackOfTransfer(form, w) ?? undefined}
          onTap={() => void make()}
        />
      }
    >
      <Stack gap={3}>
        <Restored of={kept} />
        <Refused problem={sending.problem} nameOf={(id) => form.lines.find((line) => line.id === id)?.code} />
        <Field label={w.from} {...(form.fromId !== null && { hint: mine ? w.sendsNow : w.asksThem })}>
          {ends('fromId', form.toId)}
        </Field>
        <Field label={w.to}>{ends('toId', form.fromId)}</Field>
        <Field label={w.lines}>
          <LinesEditor lines={form.lines} numbers={w.numberOldest} onChange={(lines) => edit({ lines })} />
        </Field>
        <Field label={w.note} note={both.optional}>
          <TextInput
            id="transfer-note"
            label={w.note}
            value={form.note}
            maxLength={200}
            onChange={(note) => edit({ note })}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
