import type { Reply } from '@field/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { type Problem as CallProblem, problemWords } from '../../frame/problem.tsx'
import {
  Actions,
  Badge,
  Button,
  Field as Frame,
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
import { type Affected, byChange } from './publish-model.ts'

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
  const { w, say, language } = useSaid()
  const shared = useWords(common)
  const [orders, setOrders] = useState<readonly Affected[] | null>(null)
  const [problem, setProblem] = useState<CallProblem | null>(null)
  const [revision, setRevision] = useState<number | null>(null)
  const [migrate, setMigrate] = useState(true)
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
    })()
  }, [])
  const publish = async () => {
    if (revision === null) return
    setBusy(true)
    const answer = await call('POST /work-types/:key/publish', {
      params: { key: workType },
      body: { revision, migrate: migrate ? 'all' : 'none', ...(note.trim() !== '' && { note: note.trim() }) },
      key,
    })
    setBusy(false)
    if (!answer.ok) return setProblem(answer)
    setDone(answer.value)
    onPublished(answer.value)
  }
  const groups = byChange(orders ?? [])
  const follows = groups.find(({ change }) => change === 'follows')?.orders.length ?? 0
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
          {orders.length === 0 && (
            <View className="sub">{`${w.noneOpen}${language === 'en' ? '. ' : '。'}${w.publishNew}`}</View>
          )}
          {follows > 0 && (
            <View id="publish-migrate">
              <Toggle word={w.migrateAll} sub={w.migrateAllWhat} on={migrate} onChange={setMigrate} />
            </View>
          )}
          {groups.map(({ change, orders: list }) => (
            <Section key={change} title={w[`change_${change}`]} end={<Text className="n">{list.length}</Text>}>
              <List>
                {list.slice(0, 100).map((order) => (
                  <Row
                    key={order.id}
                    id={`affected-${order.id}`}
                    title={order.title}
                    sub={[
                      `${order.number} · ${say(order.nodeLabel)}`,
                      order.why && w[`why_${order.why}`],
                      ...order.fields.map((field) => w[`field_${field.change}`](say(field.label))),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    end={<Badge plain tone={change === 'stays' ? 'wait' : 'idle'} word={w[`change_${change}`]} />}
                  />
                ))}
              </List>
            </Section>
          ))}
          <Frame label={w.note} note={shared.optional}>
            <TextInput id="publish-note" label={w.note} value={note} maxLength={200} onChange={setNote} />
          </Frame>
        </>
      )}
    </Sheet>
  )
}
