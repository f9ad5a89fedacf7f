import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call, newId } from '../../data/index.ts'
import { problemWords } from '../../frame/index.ts'
import { Actions, Badge, Button, Card, KeyValue, Strip } from '../../ui/index.ts'
import { money, useLanguage, useWords, when } from '../../words/index.ts'
import { quoteWords } from '../../words/quotes.ts'
import { overBy, quoteNow, quoteTones, useNow, useQuotes } from '../../work-order/index.ts'

type Problem = Parameters<typeof problemWords>[0]

/** Offering the customer what the order comes to, by one tap; then what they said to it. */
export function QuoteCard({
  orderId,
  totalFen,
  onSay,
}: {
  orderId: string
  /** What the order comes to now. */
  totalFen: number
  onSay: (word: string) => void
}) {
  const w = useWords(quoteWords)
  const language = useLanguage()
  const now = useNow()
  const quotes = useQuotes(orderId)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const request = useRef(newId())
  if (!quotes.value) return null
  const quote = quoteNow(quotes.value)
  const { limitFen } = quotes.value
  const over = overBy(limitFen, totalFen)
  const offer = async () => {
    setBusy(true)
    const answer = await call('POST /work-orders/:id/quotes', {
      params: { id: orderId },
      body: {},
      key: request.current,
    })
    setBusy(false)
    if (!answer.ok) {
      // Nothing is known of a call without an answer, so the same one is made again; a refused one is over.
      if (answer.why === 'refused') request.current = newId()
      return setProblem(answer)
    }
    request.current = newId()
    setProblem(null)
    onSay(w.offered)
    await quotes.reload()
  }
  return (
    <Card
      id="quote"
      title={w.title}
      {...(quote && { end: <Badge tone={quoteTones[quote.state]} word={w[`state_${quote.state}`]} /> })}
    >
      {quote ? (
        <View>
          <KeyValue name={w.numbered(quote.number)} value={money(quote.totalFen)} />
          <View className="cap n">{w.offeredAt(when(quote.offeredAt, now, language))}</View>
          {quote.words !== null && quote.words !== '' && (
            <View className="task-quote-said">{w.saidSo(quote.words)}</View>
          )}
        </View>
      ) : (
        <View className="sub">{w.offerWhat}</View>
      )}
      {limitFen !== null && over === null && <View className="cap">{w.limit(money(limitFen))}</View>}
      {over !== null && <Strip tone="wait">{w.overLimit(money(over))}</Strip>}
      {problem && (
        <View id="quote-problem">
          <Strip tone="bad">{problemWords(problem, language).what}</Strip>
        </View>
      )}
      <View className="task-quote">
        <Actions>
          <Button
            id="offer-quote"
            grow
            kind={over === null ? 'soft' : 'primary'}
            size="l"
            icon="money"
            word={quote ? w.offerAgain : w.offer}
            busy={busy}
            onTap={() => void offer()}
          />
        </Actions>
      </View>
    </Card>
  )
}
