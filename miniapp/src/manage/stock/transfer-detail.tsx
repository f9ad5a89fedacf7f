import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { partsLine, ReceiveSheet, Refused, type Transfer, TransferBody, useSend, WhySheet } from '../../stock/index.ts'
import { Actions, Button } from '../../ui/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { Detail } from './panes.tsx'

/** A transfer with its story, and what I can do about it now: send, confirm, cancel. */
export function TransferDetail({
  of,
  onClose,
  onDone,
}: {
  of: Transfer
  onClose: () => void
  onDone: (word: string) => void
}) {
  const w = useWords(stockWords)
  const say = useSay()
  const [doing, setDoing] = useState<'receive' | 'cancel' | null>(null)
  const one = useResource(`stock:transfer:${of.id}`, () => call('GET /stock/transfers/:id', { params: { id: of.id } }))
  const sending = useSend()
  const params = { id: of.id }
  const send = async () => {
    if (await sending.send((key) => call('POST /stock/transfers/:id/send', { params, body: {}, key }))) onDone(w.done)
  }
  const cancel = async (reason: string) => {
    const body = { reason }
    if (await sending.send((key) => call('POST /stock/transfers/:id/cancel', { params, body, key }))) onDone(w.done)
  }
  const back = () => setDoing(null)
  const sheet =
    doing === 'receive' ? (
      <ReceiveSheet
        of={of}
        onClose={back}
        onReceived={() => {
          back()
          onDone(w.done)
        }}
      />
    ) : doing === 'cancel' ? (
      <WhySheet
        title={w.cancelTransfer}
        what={w.cancelWhat}
        hint={w.reasonHint}
        sending={sending}
        onClose={back}
        onSend={(reason) => void cancel(reason)}
      />
    ) : null
  const may = new Set(of.steps)
  return (
    <Detail
      title={partsLine(of.lines, w, say)}
      onClose={onClose}
      sheet={sheet}
      {...(may.size > 0 && {
        foot: (
          <>
            <Refused problem={sending.problem} nameOf={(id) => of.lines.find(({ partId }) => partId === id)?.code} />
            <Actions>
              {may.has('cancel') && (
                <Button
                  id="cancel-transfer"
                  size="l"
                  kind="quiet"
                  word={w.cancelTransfer}
                  onTap={() => setDoing('cancel')}
                />
              )}
              {may.has('send') && (
                <Button
                  id="send-transfer"
                  grow
                  kind="primary"
                  size="l"
                  word={w.send}
                  busy={sending.busy}
                  onTap={() => void send()}
                />
              )}
              {may.has('receive') && (
                <Button
                  id="receive-transfer"
                  grow
                  kind="primary"
                  size="l"
                  word={w.receive}
                  onTap={() => setDoing('receive')}
                />
              )}
            </Actions>
          </>
        ),
      })}
    >
      <TransferBody of={of} story={one.value?.timeline ?? null} />
    </Detail>
  )
}
