import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { instantAt } from '../../form/day-time.ts'
import { NotTaken } from '../../panes/not-taken.tsx'
import { OpenDate } from '../../panes/open-date.tsx'
import { FormPane } from '../../panes/two-panes.tsx'
import { useSending } from '../../panes/use-sending.ts'
import { Actions, Button, Card, Field, KeyValue, Segmented, Strip } from '../../ui/index.ts'
import { common, date, useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { dayAfter } from './days.ts'
import type { Draft } from './rule-model.ts'

/** Publishing a draft, now or from a later day on; and giving it up. */
export function PublishPane({
  kind,
  draft,
  onPublished,
  onDiscarded,
  onTies,
}: {
  kind: string
  draft: Draft
  onPublished: (version: number) => void
  onDiscarded: () => void
  onTies: () => void
}) {
  const w = useWords(priceWords)
  const shared = useWords(common)
  const [when, setWhen] = useState<'now' | 'later'>('now')
  const [day, setDay] = useState('')
  const [asking, setAsking] = useState(false)
  const { busy, problem, send, clear } = useSending()
  const request = useRef(newId())
  const changed = () => {
    request.current = newId()
    clear()
  }
  const publish = async () => {
    const from = when === 'later' ? { from: instantAt(day, '00:00') } : {}
    const answer = await send(() =>
      call('POST /price-books/:kind/publish', {
        params: { kind },
        body: { base: draft.edits, ...from },
        key: request.current,
      }),
    )
    if (answer.ok) onPublished(answer.value.version)
  }
  const discard = async () => {
    const answer = await send(() => call('DELETE /price-books/:kind/draft', { params: { kind }, key: request.current }))
    if (answer.ok) onDiscarded()
  }
  const ties = draft.ambiguities.length
  const off =
    draft.rules === 0
      ? w.publishEmpty
      : ties > 0
        ? w.publishTies
        : when === 'later' && day === ''
          ? w.publishDayFirst
          : undefined
  const tomorrow = dayAfter(date(Date.now()))
  return (
    <FormPane
      id="publish-prices"
      title={w.publishTitle}
      foot={
        <>
          <NotTaken problem={problem} />
          <Actions>
            <Button
              id="publish-now"
              grow
              kind="primary"
              size="l"
              word={w.publish}
              busy={busy}
              off={off}
              {...(ties > 0 && { onOff: onTies })}
              onTap={() => void publish()}
            />
          </Actions>
        </>
      }
    >
      {ties > 0 && (
        <View className="two-why">
          <Strip tone="bad" onTap={onTies}>
            {w.ambiguous(ties)}
          </Strip>
        </View>
      )}
      <View className="section">
        <Card>
          <Field label={w.publishFrom} hint={w.publishWhat}>
            <Segmented
              options={[
                { id: 'now', word: w.publishNow },
                { id: 'later', word: w.publishLater },
              ]}
              value={when}
              onChange={(next) => {
                changed()
                setWhen(next)
              }}
            />
          </Field>
          {when === 'later' && (
            <View className="two-half">
              <OpenDate
                mode="date"
                id="publish-day"
                label={w.fromDay}
                empty={w.publishDayFirst}
                value={day}
                from={tomorrow}
                onChange={(next) => {
                  changed()
                  setDay(next)
                }}
              />
            </View>
          )}
          <KeyValue name={w.shownDraft} value={w.ruleCount(draft.rules)} />
        </Card>
      </View>
      <View className="section">
        {asking && <View className="sub price-note">{w.discardWhat}</View>}
        <Actions>
          {asking ? (
            <Button id="discard-sure" kind="danger" word={w.discardSure} busy={busy} onTap={() => void discard()} />
          ) : (
            <Button id="discard-draft" kind="quiet" word={w.discard} onTap={() => setAsking(true)} />
          )}
          {asking && <Button id="discard-not" kind="quiet" word={shared.cancel} onTap={() => setAsking(false)} />}
        </Actions>
      </View>
    </FormPane>
  )
}
