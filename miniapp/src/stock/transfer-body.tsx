import type { Reply } from '@field/contract'
import { Text, View } from '@tarojs/components'
import { Badge, List, Row, Section, Timeline, type TimelineEntry } from '../ui/index.ts'
import { orderNumber, useLanguage, useSay, useWords, when } from '../words/index.ts'
import { stockWords } from '../words/stock.ts'
import { type Transfer, transferLook } from './model.ts'

type Story = Reply<'GET /stock/transfers/:id'>['timeline']

/** A transfer: its state, what is in it, and what happened to it, newest first. */
export function TransferBody({ of, story }: { of: Transfer; story: Story | null }) {
  const w = useWords(stockWords)
  const say = useSay()
  const language = useLanguage()
  const entries: readonly TimelineEntry[] = [...(story ?? [])].reverse().map((one) => ({
    id: `${one.kind}-${one.at}`,
    state: one.kind === 'cancelled' ? 'refused' : 'done',
    title: w[`did_${one.kind}`],
    sub: [one.by, one.words].filter(Boolean).join(' · '),
    at: when(one.at, Date.now(), language),
  }))
  return (
    <View id="transfer">
      <View className="stock-head">
        <Badge {...transferLook[of.state]} word={w[`state_${of.state}`]} />
        <View className="sub sp">{w.fromTo(of.from.name, of.to.name)}</View>
      </View>
      {(of.note || of.workOrder) && (
        <View className="sub">
          {[of.workOrder && w.forOrder(orderNumber(of.workOrder.number)), of.note].filter(Boolean).join(' · ')}
        </View>
      )}
      <Section title={w.lines}>
        <List>
          {of.lines.map((line) => (
            <Row
              key={line.partId}
              title={`${say(line.name)} ${line.code}`}
              {...((line.serials.length > 0 || line.difference) && {
                sub: (
                  <>
                    {line.serials.length > 0 && <View>{line.serials.join(' · ')}</View>}
                    {line.difference && (
                      <View className="t-bad">
                        {`${w.short(line.quantity - (line.arrived ?? 0))} · ${w[line.difference]}`}
                      </View>
                    )}
                  </>
                ),
              })}
              end={
                <Text className="b n">
                  {line.arrived === null ? `× ${line.quantity}` : w.cameOf(line.arrived, line.quantity)}
                </Text>
              }
            />
          ))}
        </List>
      </Section>
      {entries.length > 0 && (
        <Section title={w.story}>
          <View className="card">
            <Timeline entries={entries} />
          </View>
        </Section>
      )}
    </View>
  )
}
