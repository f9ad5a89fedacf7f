import { Facts, MoneyLine } from '../ui/index.ts'
import { amount, money, onDay, useSay, useWords } from '../words/index.ts'
import { moneyWords } from '../words/money.ts'
import { type Present, payableFen } from './model.ts'

/** Under what is owed: each deposit that is held back and what is left; nothing where none is held. */
export function HeldLines({ of, payable }: { of: Present; payable: string }) {
  const w = useWords(moneyWords)
  const say = useSay()
  if (of.held.length === 0) return null
  return (
    <>
      {of.held.map(({ oldPartId, code, name, quantity, dueAt, amountFen }) => (
        <MoneyLine
          key={oldPartId}
          name={w.held}
          amount={amount(-amountFen)}
          tone="wait"
          sub={<Facts of={[`${say(name)} ${code} × ${quantity}`, w.heldUntil(onDay(dueAt, Date.now()))]} />}
        />
      ))}
      <MoneyLine kind="total" name={payable} amount={money(payableFen(of))} />
    </>
  )
}
