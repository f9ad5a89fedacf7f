import { Facts, MoneyLine } from '../ui/index.ts'
import { amount, money, useSay, useWords } from '../words/index.ts'
import { moneyWords } from '../words/money.ts'
import { heldFacts, type Present, payableFen } from './model.ts'

/** Under what is owed: each deposit that is held back and what is left; nothing where none is held. */
export function HeldLines({ of, payable }: { of: Present; payable: string }) {
  const w = useWords(moneyWords)
  const say = useSay()
  if (of.held.length === 0) return null
  return (
    <>
      {of.held.map((one) => (
        <MoneyLine
          key={one.oldPartId}
          name={w.held}
          amount={amount(-one.amountFen)}
          tone="wait"
          sub={<Facts of={heldFacts(one, Date.now(), w, say)} />}
        />
      ))}
      <MoneyLine kind="total" name={payable} amount={money(payableFen(of))} />
    </>
  )
}
