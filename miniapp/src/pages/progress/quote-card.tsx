import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { call, newId, storage } from '../../data/index.ts'
import { Actions, Badge, Button, Card, Figure, LongInput, MoneyLine, Rule, Sheet, Strip } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { amount, common, money, useLanguage, useWords, when } from '../../words/index.ts'
import { quoteWords } from '../../words/quotes.ts'
import { pricedAtOf, type Quote, quoteNow, quoteTones, Rewards, useNow, useQuotes } from '../../work-order/index.ts'
import { groupsOf } from '../confirm/model.ts'
import { WhySheet } from '../confirm/why-sheet.tsx'
import { type Problem, useProblemWords } from '../trouble.tsx'

type Open = 'why' | 'decline' | null

/** The quote of an order and its sheets; who may not see amounts, or has none, sees nothing. `card` in the page, `over` above it. */
export function useQuoteCard(orderId: string, customer: boolean, tell: (word: string) => void) {
  const quotes = useQuotes(customer ? orderId : null)
  const [open, setOpen] = useState<Open>(null)
  const quote = quotes.value ? quoteNow(quotes.value) : null
  if (!quote) return { card: null, over: null, waits: false }
  const close = () => setOpen(null)
  return {
    waits: quote.state === 'offered',
    card: <QuoteCard quote={quote} open={setOpen} tell={tell} reload={quotes.reload} />,
    over: (
      <>
        <WhySheet
          key={`why ${quote.id}`}
          open={open === 'why'}
          onClose={close}
          settlement={{
            lines: quote.lines,
            rewards: quote.rewards,
            totalFen: quote.totalFen,
            state: 'estimate',
            pricedAt: pricedAtOf(quote),
          }}
        />
        <DeclineSheet
          key={quote.id}
          quote={quote}
          open={open === 'decline'}
          onClose={close}
          tell={tell}
          reload={quotes.reload}
        />
      </>
    ),
  }
}

type Decision = 'approved' | 'declined'
type Deciding = { quote: Quote; tell: (word: string) => void; reload: () => Promise<void> }

/** One answer to one quote: the same tap sends the same answer once. */
function useDecide({ quote, tell, reload }: Deciding) {
  const w = useWords(quoteWords)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const keys = useRef({ approved: newId(), declined: newId() })
  const decide = async (decision: Decision, words = ''): Promise<boolean> => {
    setBusy(true)
    const answer = await call('POST /quotes/:id/decide', {
      params: { id: quote.id },
      body: { decision, ...(words !== '' && { words }) },
      key: keys.current[decision],
    })
    setBusy(false)
    setProblem(answer.ok ? null : answer)
    if (!answer.ok) {
      if (answer.why === 'refused') keys.current[decision] = newId()
      // Another quote may have taken its place meanwhile.
      await reload()
      return false
    }
    tell(w[decision])
    await reload()
    return true
  }
  /** Other words are another answer. */
  const changed = () => {
    keys.current.declined = newId()
    setProblem(null)
  }
  return { busy, problem, decide, changed }
}

function QuoteCard({ quote, open, tell, reload }: Deciding & { open: (sheet: Open) => void }) {
  const w = useWords(quoteWords)
  const why = useWords(confirm)
  const language = useLanguage()
  const now = useNow()
  const { busy, problem, decide } = useDecide({ quote, tell, reload })
  const { state, totalFen, number, offeredAt, words, rewards } = quote
  const waits = state === 'offered'
  return (
    <Card
      id="quote"
      title={number > 1 ? w.numbered(number) : w.title}
      end={<Badge tone={quoteTones[state]} word={waits ? w.yourTurn : w[`state_${state}`]} />}
    >
      <View className="quote-head">
        <Figure before="¥" value={amount(totalFen)} />
        <Button id="why-quote" kind="soft" word={why.why} onTap={() => open('why')} />
      </View>
      <View className="cap n">{w.offeredAt(when(offeredAt, now, language))}</View>
      <Rule />
      {groupsOf(quote, why, language).map((group) => (
        <MoneyLine key={group.id} name={group.name} amount={group.amount} />
      ))}
      <Rewards rewards={rewards} />
      {words !== null && words !== '' && <View className="sub quote-said">{w.youSaid(words)}</View>}
      {waits && (
        <View className="quote-acts">
          <View className="cap quote-note">{w.notMore}</View>
          {problem && <Why problem={problem} />}
          <Actions>
            <Button id="decline-quote" size="l" word={w.decline} onTap={() => open('decline')} />
            <Button
              id="approve-quote"
              grow
              kind="primary"
              size="l"
              word={w.approve}
              note={money(totalFen)}
              busy={busy}
              onTap={() => void decide('approved')}
            />
          </Actions>
        </View>
      )}
    </Card>
  )
}

function Why({ problem }: { problem: Problem }) {
  const { what } = useProblemWords(problem)
  return (
    <View id="quote-problem" className="quote-note">
      <Strip tone="bad">{what}</Strip>
    </View>
  )
}

/** Declining, with words for the technician; what is typed stays on the phone until it is sent. */
function DeclineSheet({ quote, open, onClose, tell, reload }: Deciding & { open: boolean; onClose: () => void }) {
  const w = useWords(quoteWords)
  const shared = useWords(common)
  const { busy, problem, decide, changed } = useDecide({ quote, tell, reload })
  const draft = `draft:quote:${quote.id}`
  const [words, setWords] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => {
    void storage.read<string>(draft).then((kept) => kept && setWords(kept))
  }, [draft])
  const send = async () => {
    if (!(await decide('declined', words.trim()))) return
    clearTimeout(timer.current)
    await storage.remove(draft)
    onClose()
  }
  return (
    <Sheet
      open={open}
      title={w.declineTitle}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <>
          {problem && <Why problem={problem} />}
          <Actions>
            <Button
              id="send-decline"
              grow
              kind="primary"
              size="l"
              word={w.sendDecline}
              busy={busy}
              off={words.trim() === '' ? w.wordsFirst : undefined}
              onTap={() => void send()}
            />
          </Actions>
        </>
      }
    >
      <LongInput
        id="decline-words"
        label={w.words}
        placeholder={w.wordsHint}
        value={words}
        maxLength={500}
        onChange={(next) => {
          changed()
          setWords(next)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => void storage.write(draft, next), 300)
        }}
      />
    </Sheet>
  )
}
