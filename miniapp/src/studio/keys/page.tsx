import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { Badge, Button, Card, Empty, List, Row, Section, Segmented, SkeletonList, useToast } from '../../ui/index.ts'
import { useLanguage, useWords, when } from '../../words/index.ts'
import { keyWords } from '../../words/keys.ts'
import { useMe } from '../../work-order/index.ts'
import { NotTaken, type Problem, TwoPanes } from '../two-panes.tsx'
import { MakeForm } from './form.tsx'
import type { Part } from './model.ts'

type Shown = {
  readonly id: string
  readonly title: string
  readonly sub: string
  readonly live: boolean
  readonly bad: boolean
}

/** The keys of other systems, and what is told to and by them. */
export default function KeysPage() {
  const w = useWords(keyWords)
  const me = useMe()
  const toast = useToast()
  const [part, setPart] = useState<Part>('keys')
  const [chosen, setChosen] = useState<string | null>(null)
  const [makes, setMakes] = useState(0)
  const keys = useResource(me ? 'list:keys' : null, () => call('GET /api-keys', {}))
  const inbound = useResource(me ? 'list:inbound' : null, () => call('GET /inbound-hooks', {}))
  const outbound = useResource(me ? 'list:outbound' : null, () => call('GET /outbound-hooks', {}))
  const of = { keys, inbound, outbound }[part]
  const shown: Record<Part, readonly Shown[]> = {
    keys: (keys.value?.keys ?? []).map((one) => ({
      id: one.id,
      title: `${one.label} …${one.tail}`,
      sub: one.scopes.map((scope) => w[`scope_${scope}`]).join(' · '),
      live: one.revokedAt === null,
      bad: false,
    })),
    inbound: (inbound.value?.hooks ?? []).map((one) => ({
      id: one.id,
      title: one.label,
      sub: w.received(one.received),
      live: one.closedAt === null,
      bad: false,
    })),
    outbound: (outbound.value?.hooks ?? []).map((one) => ({
      id: one.key,
      title: one.url,
      sub: [w.pending(one.pending), w.dead(one.dead)].join(' · '),
      live: one.enabled,
      bad: one.dead > 0,
    })),
  }
  const one = shown[part].find(({ id }) => id === chosen)
  const addWord = { keys: w.addKey, inbound: w.addIn, outbound: w.addOut }[part]
  return (
    <TwoPanes
      title={w.title}
      toast={toast.node}
      formTitle={one?.title ?? addWord}
      onClose={() => setChosen(null)}
      form={
        chosen === 'new' ? (
          <MakeForm key={`${part}-${makes}`} part={part} onMade={() => void of.reload()} />
        ) : one ? (
          <One key={one.id} part={part} one={one} onEnded={() => void of.reload()} />
        ) : null
      }
      list={
        <View>
          <View className="two-head">
            <Segmented
              options={(['keys', 'inbound', 'outbound'] as const).map((id) => ({ id, word: w[id] }))}
              value={part}
              onChange={(next) => {
                setChosen(null)
                setPart(next)
              }}
            />
          </View>
          <View className="two-head">
            <Button
              id="add-key"
              grow
              kind="soft"
              icon="plus"
              word={addWord}
              onTap={() => {
                setMakes(makes + 1)
                setChosen('new')
              }}
            />
          </View>
          {!of.value ? (
            of.problem ? (
              <ProblemCard of={{ ...of, reload: of.reload }} />
            ) : (
              <SkeletonList rows={4} />
            )
          ) : shown[part].length === 0 ? (
            <Empty icon="lock" title={w.none} sub={w.noneWhat} />
          ) : (
            <List>
              {shown[part].map(({ id, title, sub, live, bad }) => (
                <Row
                  key={id}
                  id={`key-${id}`}
                  strong
                  title={title}
                  sub={sub}
                  end={<Badge tone={bad ? 'bad' : live ? 'good' : 'idle'} word={live ? w.inUse : w.revoked} />}
                  onTap={() => setChosen(id)}
                />
              ))}
            </List>
          )}
        </View>
      }
    />
  )
}

function One({ part, one, onEnded }: { part: Part; one: Shown; onEnded: () => void }) {
  const w = useWords(keyWords)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const end = async () => {
    const params = { id: one.id }
    const answer = await (part === 'keys'
      ? call('DELETE /api-keys/:id', { params })
      : call('DELETE /inbound-hooks/:id', { params }))
    setAsking(false)
    setProblem(answer.ok ? null : answer)
    if (answer.ok) onEnded()
  }
  return (
    <View id="one">
      <NotTaken problem={problem} />
      <Card title={one.title}>
        <View className="sub">{one.sub}</View>
        {part !== 'outbound' && one.live && (
          <>
            <View className="cap">{w.revokeWhat}</View>
            <Button
              id={asking ? 'revoke-now' : 'revoke'}
              kind={asking ? 'danger' : 'secondary'}
              word={asking ? w.sure : w.revoke}
              onTap={() => (asking ? void end() : setAsking(true))}
            />
          </>
        )}
      </Card>
      {part === 'outbound' && <Deliveries hook={one.id} />}
    </View>
  )
}

function Deliveries({ hook }: { hook: string }) {
  const w = useWords(keyWords)
  const language = useLanguage()
  const sent = useResource(`deliveries:${hook}`, () =>
    call('GET /outbound-hooks/:key/deliveries', { params: { key: hook } }),
  )
  if (!sent.value) return sent.problem ? <ProblemCard of={sent} /> : <SkeletonList rows={3} />
  return (
    <Section title={w.deliveries}>
      {sent.value.deliveries.length === 0 ? (
        <View className="sub">{w.none}</View>
      ) : (
        <List>
          {sent.value.deliveries.map((one) => (
            <Row
              key={one.id}
              title={one.cause}
              sub={[when(one.createdAt, Date.now(), language), one.status, one.detail].filter(Boolean).join(' · ')}
              end={
                <Badge
                  tone={one.state === 'sent' ? 'good' : one.state === 'dead' ? 'bad' : 'wait'}
                  word={w[`state_${one.state}`]}
                />
              }
            />
          ))}
        </List>
      )}
    </Section>
  )
}
