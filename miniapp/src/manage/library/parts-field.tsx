import type { Label } from '@field/domain/kernel'
import { useRef, useState } from 'react'
import { call } from '../../data/index.ts'
import { useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import type { PartLine } from './model.ts'
import { PickedList } from './picked-list.tsx'

type Row = { readonly id: string; readonly code: string; readonly name: Label }

/** Parts that answer what is typed, from the server; an older answer never overtakes a newer one. */
function usePartSearch(): readonly [readonly Row[], (typed: string) => void] {
  const [rows, setRows] = useState<readonly Row[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const wanted = useRef('')
  const search = (typed: string) => {
    clearTimeout(timer.current)
    wanted.current = typed.trim()
    const q = wanted.current
    if (q === '') return setRows([])
    timer.current = setTimeout(() => {
      void call('GET /parts', { query: { q, limit: 8 } }).then((answer) => {
        if (answer.ok && wanted.current === q) setRows(answer.value.items)
      })
    }, 200)
  }
  return [rows, search]
}

/** The parts that one of an item takes. */
export function PartsField({
  value,
  retired,
  onChange,
}: {
  value: readonly PartLine[]
  /** Those out of use, by id: no technician is shown them. */
  retired: ReadonlySet<string>
  onChange: (parts: readonly PartLine[]) => void
}) {
  const w = useWords(libraryWords)
  const say = useSay()
  const [rows, search] = usePartSearch()
  return (
    <PickedList
      id="part"
      label={w.parts}
      searchWord={w.findPart}
      none={w.noParts}
      most={99}
      value={value.map(({ partId, code, name, quantity }) => ({
        id: partId,
        code,
        name: say(name),
        quantity,
        ...(retired.has(partId) && { warning: w.partRetired }),
      }))}
      found={rows.map(({ id, code, name }) => ({ id, code, name: say(name) }))}
      onSearch={search}
      onAdd={({ id, code }) => {
        const row = rows.find((one) => one.id === id)
        if (row) onChange([...value, { partId: id, code, name: row.name, quantity: 1 }])
      }}
      onCount={(id, quantity) =>
        onChange(value.flatMap((line) => (line.partId !== id ? [line] : quantity > 0 ? [{ ...line, quantity }] : [])))
      }
    />
  )
}
