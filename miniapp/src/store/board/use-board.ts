import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call, type Me, storage, useResource } from '../../data/index.ts'
import { useMe } from '../../work-order/index.ts'
import { storesOf } from './model.ts'

const key = 'store:chosen'

/** The store that this person looks at now: the one chosen last, else their first. */
export function useStoreChoice(me: Me | null) {
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    void storage.get(key).then(setChosen)
  }, [])
  const stores = me === null ? [] : storesOf(me.memberships)
  const choose = (id: string) => {
    setChosen(id)
    void storage.set(key, id).catch(() => undefined)
  }
  return { stores, store: stores.find(({ id }) => id === chosen) ?? stores[0] ?? null, choose }
}

/** The day of a store, live. */
export function useBoard() {
  const me = useMe()
  const choice = useStoreChoice(me)
  const id = choice.store?.id ?? null
  const board = useResource(id === null || me?.role !== 'store_staff' ? null : `list:store:${id}`, () =>
    call('GET /stores/:id/board', { params: { id: id ?? '' } }),
  )
  const { reload } = board
  useDidShow(() => void reload())
  return { me, ...choice, board }
}
