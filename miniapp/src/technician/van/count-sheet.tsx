import { type Count, CountBody, CountFoot, type Part, useCounting } from '../../stock/index.ts'
import { Sheet } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'

/** Counting the own van; `here` is what the book has on it. */
export function CountSheet({
  count,
  here,
  all,
  onCount,
  onClose,
}: {
  count: Count
  here: readonly Part[]
  all: readonly Part[]
  onCount: (count: Count) => void
  onClose: () => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const counting = useCounting(count, all, onCount)
  return (
    <Sheet
      open
      title={w.countTitle(count.location.name)}
      closeLabel={both.close}
      onClose={onClose}
      {...(count.state === 'open' && { foot: <CountFoot count={count} counting={counting} /> })}
    >
      <CountBody count={count} counting={counting} here={here} all={all} />
    </Sheet>
  )
}
