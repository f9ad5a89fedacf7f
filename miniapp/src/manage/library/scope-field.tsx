import { useState } from 'react'
import { call, type Me, useResource } from '../../data/index.ts'
import { narrowed } from '../../panes/narrowed.ts'
import { Field, List, Row, SearchInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { actorOf } from '../../work-order/index.ts'

const most = 12

/** Where an override is to hold: a territory or a site; who manages single sites chooses among those. */
export function ScopeField({
  me,
  value,
  onChange,
}: {
  me: Me
  value: string | null
  onChange: (scope: string) => void
}) {
  const w = useWords(libraryWords)
  const shared = useWords(common)
  const [typed, setTyped] = useState('')
  const { placeIds } = actorOf(me)
  const sites = useResource('list:sites', () => call('GET /places', { query: { kind: 'site' } }))
  const territories = useResource(placeIds.length > 0 ? null : 'list:territories', () => call('GET /territories', {}))
  const mine = (id: string) => placeIds.length === 0 || placeIds.some((one) => one === id)
  const all = [
    ...(placeIds.length > 0 ? [] : (territories.value?.items ?? [])).map(({ id, name }) => {
      return { id, name, what: w.territory }
    }),
    ...(sites.value?.items ?? [])
      .filter(({ id }) => mine(id))
      .map(({ id, name, territory }) => ({ id, name, what: `${w.site} · ${territory}` })),
  ]
  const { shown } = narrowed(all, { chosen: value, typed, most })
  return (
    <Field label={w.where}>
      {all.length > most && (
        <SearchInput
          id="find-scope"
          label={w.findPlace}
          placeholder={w.findPlace}
          value={typed}
          clearLabel={shared.clear}
          onChange={setTyped}
        />
      )}
      <List>
        {shown.map(({ id, name, what }) => (
          <Row
            key={id}
            id={`scope-${id}`}
            bare
            icon={id === value ? 'good' : 'idle'}
            iconTone={id === value ? 'accent' : 'third'}
            title={name}
            sub={what}
            label={name}
            onTap={() => onChange(id)}
          />
        ))}
      </List>
    </Field>
  )
}
