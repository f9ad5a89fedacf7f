import { configuredKey } from '@field/domain/condition'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { Many } from '../../panes/many.tsx'
import { NotTaken, pathOf } from '../../panes/not-taken.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSending } from '../../panes/use-sending.ts'
import { Actions, Button, Card, Field, NumberInput, Strip, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'
import { TerritoryPicker } from '../rules/territory-picker.tsx'
import { type Busy, busyRule, pointsOf } from './district-model.ts'
import { knownHeats } from './rule-model.ts'
import type { PriceNames } from './use-names.ts'

/** A district past its orders of a month: its prices stay, or a draft is made with everything there dearer. */
export function DecidePane({
  of: { territoryId, month, count },
  name,
  onDecided,
}: {
  of: Busy
  name: string
  onDecided: (word: string) => void
}) {
  const w = useWords(standingWords)
  const shared = useWords(common)
  const [percent, setPercent] = useState<number | null>(10)
  const [adjusting, setAdjusting] = useState(false)
  const { busy, problem, send, clear } = useSending()
  const request = useRef(newId())
  const points = pointsOf(percent)
  const decide = async (decision: 'keep' | 'adjust') => {
    const answer = await send(() =>
      call('POST /territories/:id/price-decisions', {
        params: { id: territoryId },
        body: { month, decision, ...(decision === 'adjust' && points !== null && { points }) },
        key: request.current,
      }),
    )
    if (answer.ok) onDecided(decision === 'keep' ? w.kept : w.adjusted)
  }
  return (
    <FormPane
      id="decide-district"
      title={name}
      badge={{ tone: 'turn', word: w.orders(month, count) }}
      foot={
        <>
          <NotTaken problem={problem} field={pathOf(problem) === 'points' ? w.adjustBy : null} />
          <Actions>
            {adjusting ? (
              <Button id="decide-not" size="l" word={shared.cancel} onTap={() => setAdjusting(false)} />
            ) : (
              <Button
                id="keep-prices"
                grow
                size="l"
                word={w.keep}
                busy={busy}
                onTap={() => {
                  request.current = newId()
                  void decide('keep')
                }}
              />
            )}
            {adjusting ? (
              <Button
                id="make-adjustment"
                grow
                kind="primary"
                size="l"
                word={w.makeDraft}
                busy={busy}
                off={points === null ? w.pointsFirst : undefined}
                onTap={() => void decide('adjust')}
              />
            ) : (
              <Button
                id="adjust-prices"
                grow
                kind="primary"
                size="l"
                word={w.adjust}
                onTap={() => {
                  request.current = newId()
                  setAdjusting(true)
                }}
              />
            )}
          </Actions>
        </>
      }
    >
      <Card>
        <View className="b">{w.orders(month, count)}</View>
        <View className="sub">{w.laterToo}</View>
        {adjusting && (
          <Field label={w.adjustBy} hint={w.adjustHint}>
            <NumberInput
              id="adjust-percent"
              label={w.adjustBy}
              unit="%"
              signed
              value={percent}
              maxLength={6}
              onChange={(next) => {
                request.current = newId()
                clear()
                setPercent(next)
              }}
            />
          </Field>
        )}
      </Card>
    </FormPane>
  )
}

/** The rule that asks is off: who may turns it on here, others read who can. */
export function AlertOff({ may, onOn }: { may: boolean; onOn: () => void }) {
  const w = useWords(standingWords)
  const { busy, problem, send } = useSending()
  const request = useRef(newId())
  const turnOn = async () => {
    const answer = await send(() =>
      call('POST /automation/rules/:key/switch', {
        params: { key: busyRule },
        body: { enabled: true },
        key: request.current,
      }),
    )
    if (answer.ok) onOn()
  }
  return (
    <View className="two-why" id="alert-off">
      <Strip tone="wait">{w.alertOff}</Strip>
      <NotTaken problem={problem} />
      <View className="price-acts">
        {may ? (
          <View className="price-act">
            <Button
              id="turn-alert-on"
              kind="soft"
              icon="bell"
              word={w.alertTurnOn}
              busy={busy}
              onTap={() => void turnOn()}
            />
          </View>
        ) : (
          <View className="price-act sub">{w.alertWho}</View>
        )}
      </View>
    </View>
  )
}

/** How busy a district is from now on. */
export function HeatPane({ of, names, onSet }: { of: string | null; names: PriceNames; onSet: () => void }) {
  const w = useWords(standingWords)
  const [district, setDistrict] = useState(of)
  const [heat, setHeat] = useState('')
  const { busy, problem, send, clear } = useSending()
  const request = useRef(newId())
  const changed = () => {
    request.current = newId()
    clear()
  }
  const set = async () => {
    if (district === null) return
    const answer = await send(() =>
      call('POST /territories/:id/heat', {
        params: { id: district },
        body: { heat },
        key: request.current,
      }),
    )
    if (answer.ok) onSet()
  }
  const known = knownHeats.some((one) => one === heat)
  const off = district === null ? w.districtFirst : configuredKey.test(heat) ? undefined : w.heatFirst
  return (
    <FormPane
      id="heat-form"
      title={of === null ? w.setHeat : names.saying.names.territory(of)}
      foot={
        <>
          <NotTaken problem={problem} field={pathOf(problem) === 'heat' ? w.heatHow : null} />
          <Actions>
            <Button
              id="save-heat"
              grow
              kind="primary"
              size="l"
              word={w.setHeat}
              busy={busy}
              off={off}
              onTap={() => void set()}
            />
          </Actions>
        </>
      }
    >
      <Card>
        {of === null && (
          <TerritoryPicker
            all={names.territories}
            chosen={district === null ? [] : [district]}
            label={w.heatWhich}
            hint=""
            one
            onChange={([next = null]) => {
              changed()
              setDistrict(next)
            }}
          />
        )}
        <Field label={w.heatHow} hint={w.heatWhat}>
          <Many
            id="district-heat"
            options={knownHeats.map((id) => ({ id: id as string, word: names.saying.names.heat(id) }))}
            on={[heat]}
            onTap={(next) => {
              changed()
              setHeat(next)
            }}
          />
        </Field>
        <Field label={w.ownHeat}>
          <TextInput
            id="district-own-heat"
            label={w.ownHeat}
            value={known ? '' : heat}
            maxLength={32}
            onChange={(next) => {
              changed()
              setHeat(next.trim())
            }}
          />
        </Field>
      </Card>
    </FormPane>
  )
}
