import type { Label } from '@field/domain/kernel'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../data/index.ts'
import { Button, Field, NumberInput, Sheet, Stack } from '../ui/index.ts'
import { common, useSay, useWords } from '../words/index.ts'
import { stockWords } from '../words/stock.ts'
import { Refused } from './refused.tsx'
import { useSend } from './use-send.ts'

/** When a part of a place is refilled, and to how many. */
export function LevelSheet({
  line,
  level,
  at,
  onClose,
  onSaved,
}: {
  line: { readonly partId: string; readonly code: string; readonly name: Label }
  level: { readonly minimum: number; readonly target: number } | null | undefined
  at: string
  onClose: () => void
  onSaved: () => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const say = useSay()
  const [minimum, setMinimum] = useState<number | null>(level?.minimum ?? null)
  const [target, setTarget] = useState<number | null>(level?.target ?? null)
  const sending = useSend()
  const wanted = { minimum: target === 0 ? 0 : (minimum ?? 0), target: target ?? 0 }
  const low = wanted.target < wanted.minimum
  const same = wanted.minimum === (level?.minimum ?? 0) && wanted.target === (level?.target ?? 0)
  const save = async () => {
    const body = { locationId: at, lines: [{ partId: line.partId, ...wanted }] }
    if (await sending.send((key) => call('PUT /stock/levels', { body, key }))) onSaved()
  }
  return (
    <Sheet
      open
      title={`${say(line.name)} ${line.code}`}
      closeLabel={both.close}
      onClose={onClose}
      foot={
        <Button
          id="save-level"
          kind="primary"
          size="glove"
          grow
          word={both.save}
          busy={sending.busy}
          off={low ? w.targetLow : same ? w.nothingNew : undefined}
          onTap={() => void save()}
        />
      }
    >
      <Stack gap={3}>
        <View className="sub">{w.levelsWhat}</View>
        <Refused problem={sending.problem} nameOf={() => line.code} />
        <Field label={w.minimum}>
          <NumberInput
            id="level-minimum"
            label={w.minimum}
            value={minimum}
            onChange={(next) => {
              sending.changed()
              setMinimum(next === null ? null : Math.max(0, Math.round(next)))
            }}
          />
        </Field>
        <Field label={w.target} hint={w.targetZero} error={low ? w.targetLow : undefined}>
          <NumberInput
            id="level-target"
            label={w.target}
            value={target}
            onChange={(next) => {
              sending.changed()
              setTarget(next === null ? null : Math.max(0, Math.round(next)))
            }}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
