import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { FormPane } from '../../panes/two-panes.tsx'
import { List, Row, SearchInput, SkeletonList, Stack } from '../../ui/index.ts'
import { common, orderNumber, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'

/** Which order money came in for, by its number or what it is called. */
export function PickOrder({ onPick }: { onPick: (id: string) => void }) {
  const w = useWords(moneyWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const found = useResource(`list:orders-to-prepay:${q}`, () =>
    call('GET /work-orders', { query: { view: 'all', limit: 20, ...(q !== '' && { q }) } }),
  )
  const items = found.value?.items
  return (
    <FormPane id="pick-order" title={w.prepayWhich}>
      <Stack gap={3}>
        <SearchInput
          id="search-order"
          label={w.prepayWhich}
          placeholder={w.searchOrder}
          value={typed}
          clearLabel={shared.clear}
          onChange={setTyped}
        />
        {!items ? (
          found.problem ? (
            <ProblemCard of={found} />
          ) : (
            <SkeletonList rows={4} />
          )
        ) : (
          <List>
            {items.length === 0 && <Row title={w.noSuchOrder} />}
            {items.map(({ id, number, title, placeName, address }) => (
              <Row
                key={id}
                id={`order-${id}`}
                title={title}
                sub={[orderNumber(number), placeName ?? address].filter(Boolean).join(' · ')}
                label={title}
                onTap={() => onPick(id)}
              />
            ))}
          </List>
        )}
      </Stack>
    </FormPane>
  )
}
