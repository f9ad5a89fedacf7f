import { useState } from 'react'
import { Field, List, Row, SearchInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { moneyWords } from '../../words/money.ts'
import { type Form, type Party, partiesFor } from './model.ts'

const most = 8

/** Whom of the role it is for: everybody, or one of them. */
export function PartyField({
  parties,
  form,
  onChange,
}: {
  parties: readonly Party[]
  form: Pick<Form, 'role' | 'party'>
  onChange: (party: string | null) => void
}) {
  const w = useWords(moneyWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const many = parties.filter(({ role }) => role === form.role).length > most
  const options = [{ id: null, name: w.everybody }, ...partiesFor(parties, form, typed, most)]
  return (
    <Field label={w.forWhich}>
      {many && (
        <SearchInput
          id="find-party"
          label={w.forWhich}
          placeholder={w.oneParty}
          value={typed}
          clearLabel={shared.clear}
          onChange={setTyped}
        />
      )}
      <List>
        {options.map(({ id, name }) => (
          <Row
            key={id ?? ''}
            id={`party-${id ?? 'all'}`}
            bare
            icon={id === form.party ? 'good' : 'idle'}
            iconTone={id === form.party ? 'accent' : 'third'}
            title={name}
            label={name}
            onTap={() => onChange(id)}
          />
        ))}
      </List>
    </Field>
  )
}
