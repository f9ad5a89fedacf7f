import { useEffect, useRef, useState } from 'react'

export type Dragging<T> = {
  /** The id of the element in which things are dragged. */
  readonly root: string
  /** What would be dragged from this element; null where nothing is. */
  readonly source: (element: Element, mouse: boolean) => string | null
  /** Where it would go from this point; null where it cannot. */
  readonly target: (x: number, y: number, source: string) => T | null
  readonly onDrop: (source: string, target: T) => void
}

export type Dragged<T> = { readonly source: string; readonly target: T | null }

const farEnough = 6

/**
 * Dragging with a mouse or a pen on the web; what is dragged and where it would go, while it is. Everything that can be
 * dragged has a button that does the same, which is all there is in WeChat.
 */
export function useDragging<T>(given: Dragging<T>): Dragged<T> | null {
  const [dragged, setDragged] = useState<Dragged<T> | null>(null)
  const latest = useRef(given)
  latest.current = given
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    return listen(
      (now) => setDragged(now),
      () => latest.current,
    )
  }, [])
  return dragged
}

function listen<T>(show: (now: Dragged<T> | null) => void, given: () => Dragging<T>): () => void {
  let from: { readonly x: number; readonly y: number; readonly source: string } | null = null
  let now: Dragged<T> | null = null
  const set = (next: Dragged<T> | null) => {
    now = next
    show(next)
  }
  const down = (event: PointerEvent) => {
    const { target } = event
    if (!(target instanceof Element) || event.button !== 0 || !target.closest(`#${given().root}`)) return
    const source = given().source(target, event.pointerType === 'mouse')
    from = source === null ? null : { x: event.clientX, y: event.clientY, source }
  }
  const move = (event: PointerEvent) => {
    if (!from) return
    if (!now && Math.hypot(event.clientX - from.x, event.clientY - from.y) < farEnough) return
    event.preventDefault()
    set({ source: from.source, target: given().target(event.clientX, event.clientY, from.source) })
  }
  const up = () => {
    if (now) {
      const { source, target } = now
      // The click that ends a drag is not a tap on what lies below.
      const swallow = (event: Event) => event.stopPropagation()
      document.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0)
      if (target !== null) given().onDrop(source, target)
      set(null)
    }
    from = null
  }
  const stop = () => {
    from = null
    if (now) set(null)
  }
  document.addEventListener('pointerdown', down)
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', up)
  document.addEventListener('pointercancel', stop)
  return () => {
    document.removeEventListener('pointerdown', down)
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', up)
    document.removeEventListener('pointercancel', stop)
  }
}
