import type { WorkTypeDefinition } from '@field/domain/workflow'
import { useEffect, useState } from 'react'
import { call } from '../../data/index.ts'
import { useChoices } from '../use-choices.ts'

// Published definitions never change, so one that came is kept as long as the app runs.
const known = new Map<string, WorkTypeDefinition>()

/** The published definitions of these work types, as far as they have come. */
export function useDefinitions(keys: readonly string[]): readonly WorkTypeDefinition[] {
  const { workTypes } = useChoices()
  const [, setCame] = useState(0)
  const wanted = workTypes.flatMap(({ id, number }) =>
    keys.includes(id) && number !== null ? [{ key: id, number, name: `${id}@${number}` }] : [],
  )
  const names = wanted.map(({ name }) => name).join(' ')
  useEffect(() => {
    let gone = false
    for (const one of names === '' ? [] : names.split(' ')) {
      const [key = '', number = ''] = one.split('@')
      if (known.has(one)) continue
      void call('GET /work-types/:key/versions/:number', { params: { key, number } }).then((answer) => {
        if (!answer.ok) return
        known.set(one, answer.value.definition)
        if (!gone) setCame((count) => count + 1)
      })
    }
    return () => {
      gone = true
    }
  }, [names])
  return wanted.flatMap(({ name }) => known.get(name) ?? [])
}
