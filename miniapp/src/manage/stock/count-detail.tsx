import { call, useResource } from '../../data/index.ts'
import { type Count, CountBody, CountFoot, type Part, useCounting } from '../../stock/index.ts'
import { useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { Detail } from './panes.tsx'

/** A count of a place: what lies there by the book is offered to be counted, the book is shown beside what was said. */
export function CountDetail({
  of,
  parts,
  onClose,
  onCount,
}: {
  of: Count
  parts: readonly Part[]
  onClose: () => void
  onCount: (count: Count) => void
}) {
  const w = useWords(stockWords)
  const held = useResource(`stock:held:${of.location.id}`, () =>
    call('GET /stock', { query: { locationId: of.location.id } }),
  )
  const known = new Map(parts.map((part) => [part.id, part]))
  const here = (held.value?.items ?? []).map(
    ({ partId, code, name }): Part => known.get(partId) ?? { id: partId, code, name },
  )
  const all = [...here, ...parts.filter(({ id }) => !here.some((one) => one.id === id))]
  const counting = useCounting(of, all, onCount)
  return (
    <Detail
      title={w.countTitle(of.location.name)}
      onClose={onClose}
      {...(of.state === 'open' && { foot: <CountFoot count={of} counting={counting} /> })}
    >
      <CountBody count={of} counting={counting} here={here} all={all} />
    </Detail>
  )
}
