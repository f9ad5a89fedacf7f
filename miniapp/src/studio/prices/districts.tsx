import { permissionsOf } from '@field/domain/access'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { Badge, classes, Section, Tap } from '../../ui/index.ts'
import { date, useLanguage, useWords, when } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'
import { useMe } from '../../work-order/index.ts'
import { busyDistricts, busyRule } from './district-model.ts'
import { AlertOff, DecidePane, HeatPane } from './district-panes.tsx'
import type { PartView } from './part-view.ts'
import { percent } from './sentences.ts'
import type { PriceNames } from './use-names.ts'

type Open = { readonly kind: 'busy'; readonly id: string } | { readonly kind: 'heat'; readonly id: string | null }

/** Districts: those past their hundred orders, to be decided with two buttons, and how busy each is. */
export function useDistricts(active: boolean, names: PriceNames, tell: (word: string) => void): PartView {
  const w = useWords(standingWords)
  const me = useMe()
  const language = useLanguage()
  const [open, setOpen] = useState<Open | null>(null)
  const [turn, setTurn] = useState(0)
  const on = me !== null && active
  const firings = useResource(on ? 'list:busy-districts' : null, () =>
    call('GET /automation/firings', { query: { rule: busyRule, limit: 100 } }),
  )
  const decisions = useResource(on ? 'list:price-decisions' : null, () => call('GET /price-decisions', {}))
  const heat = useResource(on ? 'list:district-heat' : null, () => call('GET /district-heat', {}))
  const rules = useResource(on ? 'list:rules' : null, () => call('GET /automation/rules', {}))
  const alert = rules.value?.rules.find(({ key }) => key === busyRule)
  const now = Date.now()
  const known = decisions.value?.decisions ?? []
  const busy = decisions.value ? busyDistricts(firings.value?.items ?? [], known, date(now)) : []
  const nameOf = names.saying.names.territory
  const chosen = open?.kind === 'busy' ? busy.find((one) => `${one.territoryId} ${one.month}` === open.id) : undefined
  const done = async (word: string) => {
    tell(word)
    await Promise.all([decisions.reload(), heat.reload()])
    setOpen(null)
  }
  return {
    close: () => setOpen(null),
    add: {
      id: 'set-heat',
      word: w.setHeat,
      onTap: () => {
        setTurn(turn + 1)
        setOpen({ kind: 'heat', id: null })
      },
    },
    foot: null,
    hint: { icon: 'pin', title: w.pickDistrict, sub: busy.length === 0 ? w.busyNoneWhat : w.laterToo },
    list: (
      <View id="districts">
        <Section title={w.busy}>
          {alert && !alert.enabled && (
            <AlertOff
              may={me !== null && permissionsOf(me.role).includes('work_types.design')}
              onOn={() => {
                tell(w.alertOn)
                void rules.reload()
              }}
            />
          )}
          {busy.length === 0 ? (
            <View>
              <View className="b">{w.busyNone}</View>
              <View className="sub">{w.busyNoneWhat}</View>
            </View>
          ) : (
            <View className="two-cards">
              {busy.map((one) => {
                const id = `${one.territoryId} ${one.month}`
                return (
                  <Tap
                    key={id}
                    id={`busy-${one.territoryId}-${one.month}`}
                    className={classes('pick-card', open?.kind === 'busy' && open.id === id && 'is-on')}
                    label={nameOf(one.territoryId)}
                    onTap={() => setOpen({ kind: 'busy', id })}
                  >
                    <View className="two-line">
                      <View className="b sp">{nameOf(one.territoryId)}</View>
                      <Badge tone="turn" word={w.decide} />
                    </View>
                    <View className="sub n">{w.orders(one.month, one.count)}</View>
                  </Tap>
                )
              })}
            </View>
          )}
        </Section>
        <Section title={w.heat}>
          <View className="two-cards">
            {(heat.value?.districts ?? []).length === 0 && <View className="sub">{w.heatNone}</View>}
            {(heat.value?.districts ?? []).map((one) => (
              <Tap
                key={one.territoryId}
                id={`heat-of-${one.territoryId}`}
                className={classes('pick-card', open?.kind === 'heat' && open.id === one.territoryId && 'is-on')}
                label={one.name}
                onTap={() => setOpen({ kind: 'heat', id: one.territoryId })}
              >
                <View className="two-line">
                  <View className="b sp">{one.name}</View>
                  <Badge tone="idle" plain word={names.saying.names.heat(one.heat)} />
                </View>
                <View className="cap n">
                  {[
                    one.cityTier !== null && names.saying.w.cityTier(one.cityTier),
                    w.heatSince(when(one.since, now, language)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </View>
              </Tap>
            ))}
          </View>
        </Section>
        {known.length > 0 && (
          <Section title={w.decided}>
            <View className="list">
              {known.map((one) => (
                <View key={`${one.territoryId} ${one.month}`} className="price-decided">
                  <View className="sp">
                    {one.territory} · {one.month}
                  </View>
                  <View className="sub">
                    {one.decision === 'keep' ? w.decidedKeep : w.decidedBy(percent(one.points))}
                  </View>
                </View>
              ))}
            </View>
          </Section>
        )}
      </View>
    ),
    form: chosen ? (
      <DecidePane
        key={`${chosen.territoryId} ${chosen.month}`}
        of={chosen}
        name={nameOf(chosen.territoryId)}
        onDecided={(word) => void done(word)}
      />
    ) : open?.kind === 'heat' ? (
      <HeatPane key={`${open.id} ${turn}`} of={open.id} names={names} onSet={() => void done(w.heatSet)} />
    ) : null,
  }
}
