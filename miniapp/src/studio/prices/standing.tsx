import type { Label } from '@field/domain/kernel'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { Badge, Button, classes, Section, Tap, type Tone } from '../../ui/index.ts'
import { date, money, useSay, useWords } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'
import { useMe } from '../../work-order/index.ts'
import { GrantForm, GrantPane } from './grant-form.tsx'
import { NameForm } from './name-form.tsx'
import type { PartView } from './part-view.ts'
import { periodWords } from './sentences.ts'
import { daysOf, type Grant, standingOf } from './standing-model.ts'
import type { PriceNames } from './use-names.ts'

export const tones = { holds: 'good', begins: 'wait', ended: 'idle' } as const satisfies Record<string, Tone>
type Open =
  | { readonly kind: 'tier' | 'level' | 'grade'; readonly key: string | null }
  | { readonly kind: 'grant'; readonly id: string | null }

/** Tiers, levels and grades, and who was given which. */
export function useStanding(active: boolean, names: PriceNames, tell: (word: string) => void): PartView {
  const w = useWords(standingWords)
  const me = useMe()
  const say = useSay()
  const [open, setOpen] = useState<Open | null>(null)
  const [turn, setTurn] = useState(0)
  const grants = useResource(me && active ? 'list:price-grants' : null, () => call('GET /price-grants', { query: {} }))
  const { tiers, levels, grades, saying } = names
  const close = () => setOpen(null)
  const grantName = ({ kind, key }: Pick<Grant, 'kind' | 'key'>) =>
    kind === 'tier' ? saying.names.tier(key) : kind === 'level' ? saying.names.level(key) : saying.w.byContract(key)
  const whomName = ({ party, partyName, territoryId }: Pick<Grant, 'party' | 'partyName' | 'territoryId'>) =>
    [party === null ? w.everybody : (partyName ?? '…'), territoryId !== null && saying.names.territory(territoryId)]
      .filter(Boolean)
      .join(' · ')
  const spanOf = (grant: Grant) => {
    const { from, last } = daysOf(grant, date)
    return [from, last].every((one) => one === null)
      ? ''
      : from !== null && last !== null
        ? saying.w.fromTo(from, last)
        : from !== null
          ? saying.w.fromDayOn(from)
          : periodWords({}, saying.w) || saying.w.untilDayAt(last ?? '')
  }
  const card = (kind: 'tier' | 'level' | 'grade', key: string, label: Label, sub: string) => (
    <Tap
      key={key}
      id={`${kind}-${key}`}
      className={classes('pick-card', open?.kind === kind && 'key' in open && open.key === key && 'is-on')}
      label={say(label)}
      onTap={() => setOpen({ kind, key })}
    >
      <View className="b">{say(label)}</View>
      {sub !== '' && <View className="sub">{sub}</View>}
    </Tap>
  )
  const add = (kind: 'tier' | 'level' | 'grade', word: string) => (
    <Button
      id={`add-${kind}`}
      kind="soft"
      icon="plus"
      word={word}
      onTap={() => {
        setTurn(turn + 1)
        setOpen({ kind, key: null })
      }}
    />
  )
  const now = Date.now()
  const list = (
    <View id="standing">
      <Section title={w.tiers} end={add('tier', w.addTier)}>
        <View className="two-cards">
          {tiers.map(({ key, label }) => card('tier', key, label, key === 'standard' ? w.standard : ''))}
        </View>
      </Section>
      <Section title={w.levels} end={add('level', w.addLevel)}>
        <View className="two-cards">
          {levels.map(({ key, label, goodsSplit, shareSet }) =>
            card('level', key, label, [w[`goods_${goodsSplit}`], shareSet].filter(Boolean).join(' · ')),
          )}
        </View>
      </Section>
      <Section title={w.grades} end={add('grade', w.addGrade)}>
        <View className="two-cards">
          {grades.map(({ key, label, from }) => card('grade', key, label, w.gradeSays(money(from))))}
        </View>
      </Section>
      <Section title={w.grants}>
        <View className="two-cards">
          {(grants.value?.grants ?? []).length === 0 && <View className="sub">{w.noGrants}</View>}
          {[...(grants.value?.grants ?? [])].reverse().map((grant) => {
            const state = standingOf(grant, now, date(now))
            return (
              <Tap
                key={grant.id}
                id={`grant-${grant.id}`}
                className={classes(
                  'pick-card',
                  open?.kind === 'grant' && open.id === grant.id && 'is-on',
                  state === 'ended' && 'is-off',
                )}
                label={w.grantSays(whomName(grant), grantName(grant))}
                onTap={() => setOpen({ kind: 'grant', id: grant.id })}
              >
                <View className="two-line">
                  <View className="b sp">{w.grantSays(whomName(grant), grantName(grant))}</View>
                  <Badge tone={tones[state]} word={w[state]} />
                </View>
                <View className="cap n">{spanOf(grant)}</View>
              </Tap>
            )
          })}
        </View>
      </Section>
    </View>
  )
  const grant = open?.kind === 'grant' ? grants.value?.grants.find(({ id }) => id === open.id) : undefined
  const saved = async (word: string) => {
    tell(word)
    await Promise.all([names.standing.reload(), grants.reload()])
    close()
  }
  return {
    list,
    close,
    add: {
      id: 'add-grant',
      word: w.add,
      onTap: () => {
        setTurn(turn + 1)
        setOpen({ kind: 'grant', id: null })
      },
    },
    foot: null,
    hint: { icon: 'users', title: w.pick, sub: w.pickWhat },
    form:
      open === null ? null : open.kind === 'grant' ? (
        grant ? (
          <GrantPane
            key={grant.id}
            of={grant}
            title={w.grantSays(whomName(grant), grantName(grant))}
            span={spanOf(grant)}
            state={standingOf(grant, now, date(now))}
            onEnded={() => void saved(w.endedNow)}
          />
        ) : (
          <GrantForm key={turn} names={names} onGiven={() => void saved(w.given)} />
        )
      ) : (
        <NameForm
          key={`${open.kind} ${open.key ?? turn}`}
          kind={open.kind}
          of={open.key}
          names={names}
          onSaved={(word) => void saved(word)}
        />
      ),
  }
}
