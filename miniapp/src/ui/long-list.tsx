import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { Fragment, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { nextDrawn, partSize, partsOf, type Span } from './long-list-window.ts'
import { newName, useScroller } from './scroll.tsx'

/** What a row is taken to be tall while none was seen. */
const usual = 76
/** The screen has another number of parts than the list: what was sent to it is still on its way. */
const notYet = 50

/**
 * Rows of a list of any length, inside `Scroll` or `Page`: only those near what is seen are on the screen, the others are empty
 * boxes of their height, so that neither the screen nor one update grows with the list.
 */
export function LongList<T extends { readonly id: string }>({
  items,
  children,
}: {
  items: readonly T[]
  children: (item: T) => ReactNode
}) {
  const scroller = useScroller()
  const [name] = useState(() => newName('part'))
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(() => new Set([0]))
  const heights = useRef(new Map<number, number>())
  const looking = useRef({ now: false, again: false })
  const parts = partsOf(items)
  const count = parts.length
  const latest = useRef({ drawn, count })

  const look = useCallback(() => {
    const state = looking.current
    if (state.now) {
      state.again = true
      return
    }
    state.now = true
    whereOf(scroller.id, name, (view, boxes) => {
      state.now = false
      const { drawn, count } = latest.current
      if (view && view.bottom > view.top && boxes.length === count) {
        for (const place of drawn) {
          const { top, bottom } = boxes[place] ?? view
          if (place < count) heights.current.set(place, bottom - top)
        }
        setDrawn(nextDrawn(drawn, boxes, view))
      } else if (view && boxes.length > 0) setTimeout(look, notYet)
      if (!state.again) return
      state.again = false
      look()
    })
  }, [scroller, name])

  useEffect(() => scroller.watch(look), [scroller, look])
  useEffect(() => {
    latest.current = { drawn, count }
    // What was just drawn has moved the rest; nothing of it can be measured before it is on the screen.
    Taro.nextTick(look)
  }, [look, drawn, count])
  useDidShow(look)

  const seen = [...heights.current.values()]
  const row = seen.length > 0 ? Math.max(...seen) / partSize : usual
  return (
    <>
      {parts.map(({ place, items: rows }) => {
        const shown = drawn.has(place)
        const height = shown ? 'auto' : `${heights.current.get(place) ?? Math.round(row * rows.length)}px`
        return (
          <View key={place} className={`list-part ${name}`} style={{ height }}>
            {shown && rows.map((item) => <Fragment key={item.id}>{children(item)}</Fragment>)}
          </View>
        )
      })}
    </>
  )
}

function whereOf(scroller: string, name: string, told: (view: Span | null, boxes: readonly Span[]) => void): void {
  Taro.createSelectorQuery()
    .select(`#${scroller}`)
    .boundingClientRect()
    .selectAll(`.${name}`)
    .boundingClientRect()
    .exec(([view, boxes]: [Span | null, readonly Span[] | null]) => told(view, boxes ?? []))
}
