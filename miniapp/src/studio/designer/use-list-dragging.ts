import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { type Dragged, type Dragging, useDragging } from './use-dragging.ts'

type Span = { readonly top: number; readonly bottom: number }

export type ListDragging<T> = Omit<Dragging<T>, 'target'> & {
  /** The rows of the list, in their order, as a selector. */
  readonly rows: string
  /** Where something would go that is let go before the row of that index, or behind all; null where it cannot. */
  readonly target: (index: number, source: string) => T | null
}

/** Before which row a hand at that height is. */
const placeAt = (y: number, rows: readonly Span[]): number => {
  const below = rows.findIndex(({ top, bottom }) => y < (top + bottom) / 2)
  return below < 0 ? rows.length : below
}

/**
 * Dragging the rows of a list. On the web as `useDragging` does; in WeChat by the grip of a row, which is given what
 * `grip` answers: it is held, or moved at once, and nothing scrolls meanwhile.
 */
export function useListDragging<T>(given: ListDragging<T>) {
  const web = useDragging<T>({
    ...given,
    target: (x, y, source) => {
      const box = document.getElementById(given.root)?.getBoundingClientRect()
      if (!box || x < box.left || x > box.right) return null
      const rows = Array.from(document.querySelectorAll(given.rows), (row) => row.getBoundingClientRect())
      return given.target(placeAt(y, rows), source)
    },
  })
  const phone = useGrips(given)
  return process.env.TARO_ENV === 'h5' ? { dragged: web, grip: () => ({}) } : phone
}

const farEnough = 6
const restFor = 300

const heightOf = (event: unknown): number =>
  (event as { changedTouches: { clientY: number }[] }).changedTouches[0]?.clientY ?? 0

function useGrips<T>({ rows, target, onDrop }: ListDragging<T>) {
  const [dragged, setDragged] = useState<Dragged<T> | null>(null)
  const spans = useRef<readonly Span[]>([])
  const from = useRef<{ readonly source: string; readonly y: number } | null>(null)
  const now = useRef<Dragged<T> | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout>>()
  const put = (next: Dragged<T> | null) => {
    if (now.current?.source === next?.source && now.current?.target === next?.target) return
    now.current = next
    setDragged(next)
  }
  const end = () => {
    clearTimeout(rest.current)
    from.current = null
    put(null)
  }
  const grip = (source: string) => ({
    catchMove: true,
    onTouchStart: (event: unknown) => {
      from.current = { source, y: heightOf(event) }
      spans.current = []
      Taro.createSelectorQuery()
        .selectAll(rows)
        .boundingClientRect((found) => {
          spans.current = found as unknown as readonly Span[]
        })
        .exec()
      rest.current = setTimeout(() => put({ source, target: null }), restFor)
    },
    onTouchMove: (event: unknown) => {
      const y = heightOf(event)
      if (!from.current || (!now.current && Math.abs(y - from.current.y) < farEnough)) return
      if (spans.current.length > 0) put({ source, target: target(placeAt(y, spans.current), source) })
    },
    onTouchEnd: () => {
      const dropped = now.current
      end()
      if (dropped && dropped.target !== null) onDrop(dropped.source, dropped.target)
    },
    onTouchCancel: end,
  })
  return { dragged, grip }
}
