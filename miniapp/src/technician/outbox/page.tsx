import type { StatusCategory } from '@field/domain/work-order'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { outboxOf, pumpNow } from '../../data/index.ts'
import { RoleTabs } from '../../roles/index.ts'
import {
  Actions,
  Badge,
  Button,
  Card,
  Empty,
  Icon,
  List,
  Page,
  Row,
  Section,
  Sides,
  Stack,
  Track,
  useToast,
} from '../../ui/index.ts'
import { common, useLanguage, useWords } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { statusWord, useConnected, useEntries, useMe, useNow, workOrder } from '../../work-order/index.ts'
import { type Halted, type OutboxView, outboxView } from './model.ts'
import { giveUp, sendAgain } from './retry.ts'
import './page.css'

/** What is on this phone only: in one honest sentence, then what needs a decision, then the queue. */
export default function OutboxScreen() {
  const words = useWords(technician)
  const orderWords = useWords(workOrder)
  const language = useLanguage()
  const now = useNow()
  const toast = useToast()
  const me = useMe()
  const entries = useEntries(me?.id ?? null)
  const connected = useConnected(entries)
  const view = outboxView(entries, { words, orderWords, language, now, connected }, (status) =>
    statusWord(status as StatusCategory, orderWords),
  )
  const again = async (id: string) => {
    if (me && !(await sendAgain(outboxOf(me.id), id))) toast.show({ word: words.noRoom })
  }
  const discard = async (id: string, behind: boolean) => {
    if (!me) return
    await giveUp(outboxOf(me.id), id, behind)
    pumpNow()
    toast.show({ word: words.dropped })
  }
  return (
    <Page title={words.outboxTitle} tabs={<RoleTabs current="outbox" />} toast={toast.node} onRefresh={pumpNow}>
      {entries.length === 0 && (
        <Empty icon="cloud-ok" title={words.outboxEmpty} sub={words.outboxEmptyWhat}>
          <Button
            kind="soft"
            size="l"
            icon="today"
            word={words.backToToday}
            onTap={() => void Taro.reLaunch({ url: '/technician/today/page' })}
          />
        </Empty>
      )}
      <Stack gap={3}>
        {entries.length > 0 && <Head view={view} />}
        {view.halted
          .filter(({ conflict }) => conflict)
          .map((one) => (
            <Conflict key={one.id} halted={one} onAgain={again} onDiscard={discard} />
          ))}
      </Stack>
      <Refused halted={view.halted.filter(({ conflict }) => !conflict)} onAgain={again} onDiscard={discard} />
      <Queue view={view} />
    </Page>
  )
}

function Head({ view: { headline } }: { view: OutboxView }) {
  return (
    <Stack row gap={3} grow={1} align="start" id="outbox-head">
      <View className="outbox-icon">
        <Icon name={headline.icon} size="l" tone={headline.tone} />
      </View>
      <View>
        <View className="h2">{headline.title}</View>
        <View className="sub">{headline.sub}</View>
      </View>
    </Stack>
  )
}

type Deciding = { onAgain: (id: string) => Promise<void>; onDiscard: (id: string, behind: boolean) => Promise<void> }

/** The job had moved on when this arrived: what was done here against how the job is now, neither chosen at first. */
function Conflict({ halted, onAgain, onDiscard }: Deciding & { halted: Halted }) {
  const words = useWords(technician)
  const [chosen, setChosen] = useState<'mine' | 'theirs'>()
  const [busy, setBusy] = useState(false)
  const decide = async () => {
    setBusy(true)
    await (chosen === 'mine' ? onAgain(halted.id) : onDiscard(halted.id, true))
    setBusy(false)
  }
  return (
    <Card id={`conflict-${halted.id}`}>
      <Stack gap={3}>
        <Stack row gap={2} grow={0}>
          <View>
            <Badge tone="turn" icon="clash" word={words.conflictMark} />
          </View>
          <View className="cap">{halted.order}</View>
        </Stack>
        <View className="h2">{words.conflictTitle(halted.what)}</View>
        <Sides
          sides={[
            { id: 'mine', word: words.mine, value: halted.what, notes: [words.madeAt(halted.at)] },
            { id: 'theirs', word: words.theirs, value: halted.present ?? halted.why, notes: [halted.why] },
          ]}
          value={chosen}
          onChange={setChosen}
        />
        <View className="sub">{halted.behind > 0 ? words.dropsMore(halted.behind) : words.loserStays}</View>
        <Actions>
          {halted.orderId !== null && <Button word={words.openOrder} onTap={() => openOrder(halted.orderId ?? '')} />}
          <Button
            id="decide"
            kind="primary"
            grow
            busy={busy}
            word={chosen === 'mine' ? words.sendMine : words.dropMine}
            off={chosen ? undefined : words.chooseFirst}
            onTap={() => void decide()}
          />
        </Actions>
      </Stack>
    </Card>
  )
}

const openOrder = (id: string) => void Taro.navigateTo({ url: `/technician/task/page?id=${id}` })

/** What the server said no to, with its reason. */
function Refused({ halted, onAgain, onDiscard }: Deciding & { halted: readonly Halted[] }) {
  const words = useWords(technician)
  if (halted.length === 0) return null
  return (
    <Section title={words.notAccepted}>
      <Stack gap={3}>
        {halted.map((one) => (
          <Card key={one.id} id={`refused-${one.id}`}>
            <Stack gap={3}>
              <Stack row gap={3} grow={1} align="start">
                <Icon name="bad" size="l" tone="bad" />
                <View>
                  <View className="b">{one.title}</View>
                  <View className="sub">
                    {one.at} {one.why}
                  </View>
                  <View className="cap">{one.order}</View>
                </View>
              </Stack>
              <Actions>
                <Button kind="danger" word={words.discard} onTap={() => void onDiscard(one.id, false)} />
                <Button kind="soft" grow icon="sync" word={words.again} onTap={() => void onAgain(one.id)} />
              </Actions>
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}

function Queue({ view: { queue, uploads, queueTitle } }: { view: OutboxView }) {
  const words = useWords(technician)
  const both = useWords(common)
  if (queue.length === 0) return null
  return (
    <Section title={queueTitle}>
      <List>
        {uploads && (
          <Row
            icon="cloud-up"
            iconTone="accent"
            title={
              <Stack row gap={2} grow={0}>
                <Text>{words.filesTitle}</Text>
                <Text className="b n">{uploads.count}</Text>
              </Stack>
            }
            sub={
              <>
                <Track part={uploads.part} label={`${words.filesTitle} ${uploads.count}`} />
                <View className="cap">{uploads.size}</View>
              </>
            }
          />
        )}
        {queue.map((one) => (
          <Row
            key={one.id}
            icon={one.sending ? 'sync' : 'idle'}
            title={one.title}
            sub={one.sub}
            label={`${one.title} ${both.keptOnPhone}`}
          />
        ))}
      </List>
    </Section>
  )
}
