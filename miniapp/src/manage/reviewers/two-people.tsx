import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId, useResource } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { Button, Card, Field, MoneyInput, Stack, Toggle } from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { money, useLanguage, useWords } from '../../words/index.ts'

/** The amount offered first where two people were never asked for: ten thousand yuan. */
const usualFen = 1_000_000

/** From which amount on one reviews a settlement and another confirms it; `changes` where the reader may say so. */
export function TwoPeople({ changes, tell }: { changes: boolean; tell: (word: string) => void }) {
  const w = useWords(disputeWords)
  const language = useLanguage()
  const settings = useResource('list:settlement-settings', () => call('GET /settlement-settings', {}))
  const [edited, setEdited] = useState<number | null | undefined>()
  const [busy, setBusy] = useState(false)
  const key = useRef(newId())
  const kept = settings.value?.twoPeopleFromFen
  if (kept === undefined) return null
  const from = edited === undefined ? kept : edited
  const sub = from === null ? w.twoPeopleNever : w.twoPeopleFrom(money(from))
  if (!changes)
    return (
      <Card title={w.twoPeopleTitle}>
        <View className="sub">{sub}</View>
      </Card>
    )
  const edit = (value: number | null) => {
    key.current = newId()
    setEdited(value)
  }
  const save = async () => {
    setBusy(true)
    const answer = await call('PUT /settlement-settings', { body: { twoPeopleFromFen: from }, key: key.current })
    setBusy(false)
    if (!answer.ok) return tell(problemWords(answer, language).what ?? w.tryAgain)
    await settings.reload()
    setEdited(undefined)
    tell(w.saved)
  }
  return (
    <Card title={w.twoPeopleTitle}>
      <Stack gap={3}>
        <Toggle
          word={w.twoPeopleOn}
          sub={sub}
          on={from !== null}
          onChange={(on) => edit(on ? (kept ?? usualFen) : null)}
        />
        {from !== null && (
          <Field label={w.twoPeopleAmount}>
            <MoneyInput
              id="two-people-from"
              label={w.twoPeopleAmount}
              value={from}
              onChange={(value) => edit(value ?? 0)}
            />
          </Field>
        )}
        {from !== kept && (
          <Button id="save-two-people" kind="soft" word={w.save} busy={busy} onTap={() => void save()} />
        )}
      </Stack>
    </Card>
  )
}
