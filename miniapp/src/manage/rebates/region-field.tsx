import { useState } from 'react'
import { Field, List, Row, SearchInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'

const most = 8

/** Where it holds: everywhere, or one region with all below it. */
export function RegionField({
  regions,
  value,
  onChange,
}: {
  regions: readonly { readonly id: string; readonly name: string }[]
  value: string | null
  onChange: (region: string | null) => void
}) {
  const w = useWords(moneyWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const shown = regions
    .filter(({ id, name }) => id === value || (wanted !== '' && name.toLowerCase().includes(wanted)))
    .slice(0, most)
  const options = [{ id: null, name: w.everywhere }, ...shown]
  return (
    <Field label={w.whereHolds}>
      <SearchInput
        id="find-region"
        label={w.whereHolds}
        placeholder={w.oneTerritory}
        value={typed}
        clearLabel={shared.clear}
        onChange={setTyped}
      />
      <List>
        {options.map(({ id, name }) => (
          <Row
            key={id ?? ''}
            id={`region-${id ?? 'all'}`}
            bare
            icon={id === value ? 'good' : 'idle'}
            iconTone={id === value ? 'accent' : 'third'}
            title={name}
            label={name}
            onTap={() => onChange(id)}
          />
        ))}
      </List>
    </Field>
  )
}
