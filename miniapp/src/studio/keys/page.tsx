import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { CloseForm, NoneYet, TwoPanes } from '../../panes/two-panes.tsx'
import { Badge, classes, SkeletonList, Tap, type Tone, useToast } from '../../ui/index.ts'
import { useLanguage, useWords, when } from '../../words/index.ts'
import { keyWords } from '../../words/keys.ts'
import { useMe } from '../../work-order/index.ts'
import { MakeForm } from './form.tsx'
import { type Part, parts } from './model.ts'
import { hostOf, InboundPane, KeyPane, OutboundPane } from './one.tsx'
import './page.css'

type Shown = {
  readonly id: string
  readonly title: string
  readonly does: string
  readonly facts: string
  readonly mark: { readonly tone: Tone; readonly word: string }
  readonly live: boolean
  readonly pane: () => ReactNode
}

/** The keys of other systems, and what is told to and by them. */
export default function KeysPage() {
  const w = useWords(keyWords)
  const language = useLanguage()
  const me = useMe()
  const toast = useToast()
  const [part, setPart] = useState<Part>('keys')
  const [chosen, setChosen] = useState<string | null>(null)
  const [makes, setMakes] = useState(0)
  const keys = useResource(me ? 'list:keys' : null, () => call('GET /api-keys', {}))
  const inbound = useResource(me ? 'list:inbound' : null, () => call('GET /inbound-hooks', {}))
  const outbound = useResource(me ? 'list:outbound' : null, () => call('GET /outbound-hooks', {}))
  const of = { keys, inbound, outbound }[part]
  const close = () => setChosen(null)
  const ended = () => void of.reload()
  const time = (at: number) => when(at, Date.now(), language)
  const mark = (live: boolean) => ({
    tone: live ? ('good' as const) : ('idle' as const),
    word: live ? w.inUse : w.revoked,
  })
  const comma = language === 'en' ? ', ' : '、'
  const shown: Readonly<Record<Part, readonly Shown[]>> = {
    keys: (keys.value?.keys ?? []).map((one) => ({
      id: one.id,
      title: one.label,
      does: one.scopes.map((scope) => w[`scope_${scope}`]).join(comma),
      facts: [
        w.endsIn(one.tail),
        w.madeAt(time(one.createdAt)),
        one.revokedAt !== null && w.revokedAt(time(one.revokedAt)),
      ]
        .filter(Boolean)
        .join(' · '),
      mark: mark(one.revokedAt === null),
      live: one.revokedAt === null,
      pane: () => <KeyPane key={one.id} of={one} onEnded={ended} />,
    })),
    inbound: (inbound.value?.hooks ?? []).map((one) => ({
      id: one.id,
      title: one.label,
      does: w.received(one.received),
      facts: w.madeAt(time(one.createdAt)),
      mark: mark(one.closedAt === null),
      live: one.closedAt === null,
      pane: () => <InboundPane key={one.id} of={one} onEnded={ended} />,
    })),
    outbound: (outbound.value?.hooks ?? []).map((one) => ({
      id: one.key,
      title: hostOf(one.url),
      does: one.url,
      facts: [w.pending(one.pending), w.dead(one.dead)].join(' · '),
      mark:
        one.dead > 0
          ? { tone: 'bad', word: w.someDead }
          : { ...mark(one.enabled), word: one.enabled ? w.inUse : w.off },
      live: one.enabled,
      pane: () => (
        <OutboundPane
          key={`${one.key} ${one.url} ${one.enabled} ${one.events.join(' ')}`}
          of={one}
          onSaved={() => void outbound.reload()}
          say={(word) => toast.show({ word })}
        />
      ),
    })),
  }
  const one = shown[part].find(({ id }) => id === chosen)
  const addWord = { keys: w.addKey, inbound: w.addIn, outbound: w.addOut }[part]
  const none = shown[part].length === 0
  return (
    <CloseForm value={close}>
      <TwoPanes
        title={w.title}
        toast={toast.node}
        parts={{
          options: parts.map((id) => ({ id, word: w[id] })),
          value: part,
          onChange: (next) => {
            setChosen(null)
            setPart(next)
          },
        }}
        add={{
          id: 'add-key',
          word: addWord,
          onTap: () => {
            setMakes(makes + 1)
            setChosen('new')
          },
        }}
        hint={{ icon: 'lock', title: none ? w[`none_${part}`] : w.pick, sub: w[`what_${part}`] }}
        form={
          chosen === 'new' ? (
            <MakeForm key={`${part}-${makes}`} part={part} onMade={() => void of.reload()} onDone={close} />
          ) : one ? (
            one.pane()
          ) : null
        }
        list={
          !of.value ? (
            of.problem ? (
              <ProblemCard of={{ ...of, reload: of.reload }} />
            ) : (
              <SkeletonList rows={4} />
            )
          ) : none ? (
            <NoneYet icon="lock" title={w[`none_${part}`]} sub={w[`what_${part}`]} />
          ) : (
            <View>
              <View className="sub keys-what">{w[`what_${part}`]}</View>
              <View className="two-cards">
                {shown[part].map((each) => (
                  <Tap
                    key={each.id}
                    id={`key-${each.id}`}
                    className={classes('pick-card', each.id === chosen && 'is-on', !each.live && 'is-off')}
                    label={each.title}
                    onTap={() => setChosen(each.id)}
                  >
                    <View className="two-line">
                      <View className="b sp">{each.title}</View>
                      <Badge {...each.mark} />
                    </View>
                    <View className="sub">{each.does}</View>
                    <View className="cap">{each.facts}</View>
                  </Tap>
                ))}
              </View>
            </View>
          )
        }
      />
    </CloseForm>
  )
}
