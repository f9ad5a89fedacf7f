import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { partsLine, Refused, type Transfer, transferLook } from '../../stock/index.ts'
import { Badge, Button, Card, List, Row, Section } from '../../ui/index.ts'
import { distance, onDay, useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { refillSides } from './model.ts'
import type { VanPage } from './use-van.ts'

/** So many of the old parts are shown at first, the most pressing: what lies on the van comes below them. */
const fewOld = 3

/** What there is to do about the van: confirm what came, send what was asked for, refill, bring old parts back. */
export function Waiting({ page, tell }: { page: VanPage; tell: (word: string) => void }) {
  const w = useWords(stockWords)
  const { waits, sending, old, parts } = page
  const [all, setAll] = useState(false)
  const send = async ({ id }: Transfer) => {
    if (await page.send(id)) tell(w.done)
  }
  return (
    <>
      <Refused problem={sending.problem} nameOf={(id) => parts.find((one) => one.id === id)?.code} />
      {waits.receive.length > 0 && (
        <Section title={w.toReceive} end={<View className="n">{waits.receive.length}</View>}>
          <List>
            {waits.receive.map((one) => (
              <Moving
                key={one.id}
                of={one}
                id={`receive-${one.id}`}
                word={w.receive}
                busy={false}
                onTap={() => page.setSheet({ kind: 'receive', id: one.id })}
              />
            ))}
          </List>
        </Section>
      )}
      {waits.send.length > 0 && (
        <Section title={w.toSend} end={<View className="n">{waits.send.length}</View>}>
          <List>
            {waits.send.map((one) => (
              <Moving
                key={one.id}
                of={one}
                id={`send-${one.id}`}
                word={w.send}
                busy={sending.busy}
                onTap={() => void send(one)}
              />
            ))}
          </List>
        </Section>
      )}
      <Refills page={page} tell={tell} />
      {old.length > 0 && (
        <Section title={w.oldMine} end={<View className="n">{old.length}</View>}>
          <List>
            {old.slice(0, all ? old.length : fewOld).map((one) => (
              <OldRow key={one.id} of={one} />
            ))}
            {!all && old.length > fewOld && (
              <Row id="all-old" title={<Text className="t-accent">{w.all}</Text>} onTap={() => setAll(true)} bare />
            )}
          </List>
        </Section>
      )}
    </>
  )
}

function OldRow({ of }: { of: VanPage['old'][number] }) {
  const w = useWords(stockWords)
  const say = useSay()
  return (
    <Row
      id={`old-${of.id}`}
      title={`${say(of.name)} ${of.code}`}
      sub={`${w.oldOut(of.quantity - of.returned)} · ${w.oldDue(onDay(of.dueAt, Date.now()))}`}
      end={<Badge tone={of.state === 'overdue' ? 'bad' : 'wait'} word={w[`old_${of.state}`]} />}
    />
  )
}

function Moving({
  of,
  id,
  word,
  busy,
  onTap,
}: {
  of: Transfer
  id: string
  word: string
  busy: boolean
  onTap: () => void
}) {
  const w = useWords(stockWords)
  const say = useSay()
  return (
    <Row
      icon={transferLook[of.state].icon}
      title={partsLine(of.lines, w, say)}
      sub={w.fromTo(of.from.name, of.to.name)}
      end={<Button id={id} kind="soft" word={word} busy={busy} onTap={onTap} />}
    />
  )
}

function Refills({ page, tell }: { page: VanPage; tell: (word: string) => void }) {
  const w = useWords(stockWords)
  const say = useSay()
  const { some, none } = refillSides(page.refills)
  if (page.refills.length === 0) return null
  const refill = async () => {
    const done = await page.refill()
    if (!done) return
    const bought = done.missing.length > 0 ? ` · ${w.mustBuy(done.missing.length)}` : ''
    tell(`${w.refilled(done.transfers.length)}${bought}`)
  }
  return (
    <Section title={w.refills} end={<View className="n">{page.refills.length}</View>}>
      <Card id="refills">
        {some.map((one) => (
          <View key={one.partId} className="van-refill">
            <View className="sp">{w.refillLine(`${say(one.name)} ${one.code}`, one.quantity)}</View>
            <View className="sub">
              {one.from &&
                (one.from.metres === null ? one.from.name : w.away(one.from.name, distance(one.from.metres)))}
            </View>
          </View>
        ))}
        {none.map((one) => (
          <View key={one.partId} className="van-refill">
            <View className="sp">{w.refillLine(`${say(one.name)} ${one.code}`, one.quantity)}</View>
            <View className="sub t-wait">{w.toBuy}</View>
          </View>
        ))}
        {some.length > 0 && (
          <View className="van-refill-now">
            <Button
              id="refill-van"
              kind="primary"
              size="glove"
              icon="van"
              grow
              word={w.refillVan}
              busy={page.sending.busy}
              onTap={() => void refill()}
            />
          </View>
        )}
      </Card>
    </Section>
  )
}
