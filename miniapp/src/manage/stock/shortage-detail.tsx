import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { Numbers, type Part, Refused, useSend } from '../../stock/index.ts'
import { Button, Card, Facts, Radios, Section } from '../../ui/index.ts'
import { orderNumber, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { proposalWords, type Shortage, sourcesWithBuying, usedWords } from './model.ts'
import { Detail } from './panes.tsx'

/** Pieces that were used beyond the book: where they really came from is said here, and the book is right again. */
export function ShortageDetail({
  of,
  part,
  onClose,
  onDone,
}: {
  of: Shortage
  part: Part | undefined
  onClose: () => void
  onDone: (word: string) => void
}) {
  const w = useWords(stockWords)
  const say = useSay()
  const language = useLanguage()
  const found = useResource(`stock:sources:${of.id}`, () =>
    call('GET /stock/sources', {
      query: { partId: of.partId, quantity: of.quantity, workOrderId: of.workOrder.id },
    }),
  )
  const [from, setFrom] = useState<string | undefined>(of.proposal?.from.id)
  const [serials, setSerials] = useState<readonly string[]>([])
  // Where the missing numbers are asked for, once they were.
  const [seek, setSeek] = useState<string>()
  const sending = useSend()
  const stock = useResource(`stock:held:${of.location.id}`, () =>
    call('GET /stock', { query: { locationId: of.location.id } }),
  )
  const bought = stock.value?.locations.find(({ kind }) => kind === 'supplier') ?? null
  const options = sourcesWithBuying(found.value?.items ?? [], bought, of.proposal, w).map(({ id, name, facts }) => ({
    id,
    word: [name, ...facts].join(' · '),
  }))
  const settle = async () => {
    if (from === undefined) return
    const body = { fromId: from, ...(serials.length > 0 && { serials: [...serials] }) }
    const params = { id: of.id }
    if (await sending.send((key) => call('POST /stock/shortages/:id/settle', { params, body, key }))) onDone(w.done)
  }
  const numbered = part?.serial === true && from === bought?.id && serials.length !== of.quantity
  return (
    <Detail
      title={w.timesPart(`${say(of.name)} ${of.code}`, of.quantity)}
      onClose={onClose}
      seek={seek}
      foot={
        <>
          <Refused problem={sending.problem} nameOf={() => of.code} />
          <Button
            id="settle-shortage"
            kind="primary"
            size="l"
            grow
            word={w.settle}
            busy={sending.busy}
            off={from === undefined ? w.fromFirst : numbered ? w.numbersFirst(of.code) : undefined}
            {...(numbered && { onOff: () => setSeek('shortage-numbers') })}
            onTap={() => void settle()}
          />
        </>
      }
    >
      <View className="sub">
        <Facts
          of={[usedWords(of, w), w.forOrder(orderNumber(of.workOrder.number)), when(of.at, Date.now(), language)]}
        />
      </View>
      {of.proposal && <View className="sub t-accent">{proposalWords(of, w)}</View>}
      <Section title={w.settleWhat}>
        <Card tight>
          <Radios
            options={options}
            value={from}
            onChange={(next) => {
              sending.changed()
              setFrom(next)
            }}
          />
        </Card>
      </Section>
      {part?.serial && (
        <Section title={w.numbers}>
          <Card>
            <Numbers
              id="shortage-numbers"
              value={serials}
              of={of.quantity}
              onChange={(next) => {
                setSeek(undefined)
                sending.changed()
                setSerials(next)
              }}
            />
          </Card>
        </Section>
      )}
    </Detail>
  )
}
