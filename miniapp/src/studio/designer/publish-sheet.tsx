import type { Reply } from '@field/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { type Problem as CallProblem, problemWords } from '../../frame/problem.tsx'
import { turned } from '../../panes/many.tsx'
import {
  Actions,
  Button,
  Field as Frame,
  Link,
  List,
  Row,
  Section,
  Sheet,
  SkeletonList,
  TextInput,
  Toggle,
} from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { useSaid } from './design.ts'
import { type Affected, asked, byChange, type Group, groupsOf } from './publish-model.ts'
import { PublishWarnings, type Warnings } from './publish-warnings.tsx'

type Done = Reply<'POST /work-types/:key/publish'>

/** What publishing would do to each open order, then publishing, then what came of it. */
export function PublishSheet({
  workType,
  version,
  ready,
  onClose,
  onPublished,
}: {
  workType: string
  version: number
  /** Sends what is not sent yet; the revision to publish, null when it cannot be sent now. */
  ready: () => Promise<number | null>
  onClose: () => void
  onPublished: (done: Done) => void
}) {
  const { w, language } = useSaid()
  const shared = useWords(common)
  const [orders, setOrders] = useState<readonly Affected[] | null>(null)
  const [warnings, setWarnings] = useState<Warnings>([])
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const [revision, setRevision] = useState<number | null>(null)
  const [staying, setStaying] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const [key] = useState(newId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the sheet opens
  useEffect(() => {
    void (async () => {
      const at = await ready()
      if (at === null) return setProblem({ ok: false, why: 'offline' } as CallProblem)
      const answer = await call('POST /work-types/:key/preview', { params: { key: workType }, body: { revision: at } })
      if (!answer.ok) return setProblem(answer)
      setRevision(at)
      setOrders(answer.value.orders)
      setWarnings(answer.value.warnings ?? [])
    })()
  }, [])
  const follows = groupsOf(orders ?? [])
  const publish = async () => {
    if (revision === null) return
    setBusy(true)
    const answer = await call('POST /work-types/:key/publish', {
      params: { key: workType },
      body: { revision, migrate: asked(follows, staying), ...(note.trim() !== '' && { note: note.trim() }) },
      key,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    setDone(answer.value)
    onPublished(answer.value)
  }
  const title = done?.number ? w.publishedNow(done.number) : w.publishTitle(version)
  return (
    <Sheet
      open
      title={title}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Actions>
          {done ? (
            <Button id="published-close" grow kind="primary" size="l" word={shared.done} onTap={onClose} />
          ) : (
            <Button
              id="publish-now"
              grow
              kind="primary"
              size="l"
              word={title}
              busy={busy}
              off={revision === null ? shared.loading : undefined}
              onTap={() => void publish()}
            />
          )}
        </Actions>
      }
    >
      {problem && (
        <View className="sub t-bad" id="publish-problem">
          {problemWords(problem, language).what}
        </View>
      )}
      {done && (
        <View id="published">
          {done.number === null ? (
            <View className="t-bad">{w.stillBroken}</View>
          ) : (
            <View className="sub">{w.publishNew}</View>
          )}
          {done.migrated.length + done.stayed.length > 0 && (
            <View className="b">{w.moved(done.migrated.length, done.stayed.length)}</View>
          )}
        </View>
      )}
      {!done && orders === null && !problem && <SkeletonList rows={3} />}
      {!done && orders !== null && (
        <>
          <PublishWarnings warnings={warnings} />
          {orders.length === 0 && (
            <View className="sub">{`${w.noneOpen}${language === 'en' ? '. ' : '。'}${w.publishNew}`}</View>
          )}
          {follows.length > 0 && (
            <Section title={w.change_follows} end={<Text className="n">{countOf(follows)}</Text>}>
              <View className="sub">{w.migrateWhat}</View>
              {follows.map((group) => (
                <FollowGroup
                  key={group.node}
                  group={group}
                  on={!staying.includes(group.node)}
                  onTurn={() => setStaying(turned(staying, group.node))}
                />
              ))}
            </Section>
          )}
          {byChange(orders)
            .filter(({ change }) => change !== 'follows')
            .map(({ change, orders: list }) => (
              <Section key={change} title={w[`change_${change}`]} end={<Text className="n">{list.length}</Text>}>
                <Orders orders={list} />
              </Section>
            ))}
          <View className="publish-note">
            <Frame label={w.note} note={shared.optional}>
              <TextInput id="publish-note" label={w.note} value={note} maxLength={200} onChange={setNote} />
            </Frame>
          </View>
        </>
      )}
    </Sheet>
  )
}

const countOf = (groups: readonly Group[]): number => groups.reduce((sum, { orders }) => sum + orders.length, 0)
const mostShown = 100

/** Orders at one step: whether they go over, what is otherwise for them, and which they are. */
function FollowGroup({ group, on, onTurn }: { group: Group; on: boolean; onTurn: () => void }) {
  const { w, say } = useSaid()
  const [open, setOpen] = useState(false)
  const { node, label, fields, orders } = group
  return (
    <View className="follow-group">
      <View id={`migrate-${node}`}>
        <Toggle
          word={w.ordersAt(say(label), orders.length)}
          sub={fields.map((field) => w[`field_${field.change}`](say(field.label))).join(' · ')}
          on={on}
          onChange={onTurn}
        />
      </View>
      <View id={`migrate-${node}-which`}>
        <Link word={open ? w.fewerKinds : w.whichOrders} onTap={() => setOpen(!open)} />
      </View>
      {open && <Orders orders={orders} />}
    </View>
  )
}

function Orders({ orders }: { orders: readonly Affected[] }) {
  const { w, say } = useSaid()
  return (
    <List>
      {orders.slice(0, mostShown).map((order) => (
        <Row
          key={order.id}
          id={`affected-${order.id}`}
          title={order.title}
          sub={[`${order.number} · ${say(order.nodeLabel)}`, order.why && w[`why_${order.why}`]]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
      {orders.length > mostShown && <Row title={w.andMore(orders.length - mostShown)} />}
    </List>
  )
}
