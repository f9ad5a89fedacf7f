import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { useMe } from '../../work-order/index.ts'

const most = 100
const pause = 400

/** A text a moment after the person stopped typing it. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), pause)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** The desk's lists: what nobody has, and everything, the latest first; both narrowed by what is searched. */
export function useBoard() {
  const me = useMe()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed)
  const [source, setSource] = useState<string | null>(null)
  const narrowed = { ...(q !== '' && { q }), ...(source !== null && { source }) }
  const key = (view: string) => (me === null ? null : `list:${view}:${q}:${source ?? ''}`)
  const sources = useResource(me === null ? null : 'list:sources', () =>
    call('GET /work-orders/sources', { query: { open: 'yes' } }),
  )
  const unassigned = useResource(key('unassigned'), () =>
    call('GET /work-orders', { query: { view: 'unassigned', limit: most, ...narrowed } }),
  )
  const all = useResource(key('all'), () =>
    call('GET /work-orders', { query: { view: 'all', limit: most, ...narrowed } }),
  )
  const reload = () => {
    void unassigned.reload()
    void all.reload()
    void sources.reload()
  }
  useDidShow(reload)
  return {
    me,
    typed,
    setTyped,
    searching: q !== '' || source !== null,
    source,
    setSource,
    sources,
    unassigned,
    all,
    reload,
  }
}
