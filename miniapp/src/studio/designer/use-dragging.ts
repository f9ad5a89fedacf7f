import { useEffect, useRef, useState } from 'react'
import { listenForDrags } from './listen-for-drags.ts'

export type Dragging<T> = {
  /** The id of the element in which things are dragged. */
  readonly root: string
  /** What would be dragged from this element; null where nothing is. */
  readonly source: (element: Element) => string | null
  /** What it is called, beside the hand. */
  readonly name: (source: string) => string
  /** Where it would go from this point; null where it cannot. */
  readonly target: (x: number, y: number, source: string) => T | null
  readonly onDrop: (source: string, target: T) => void
}

export type Dragged<T> = { readonly source: string; readonly target: T | null }

/**
 * Dragging on the web: at once with a mouse, a pen or by a grip; with a finger elsewhere after it rested a moment, so that
 * a list still scrolls. What is dragged and where it would go, while it is. Everything that can be dragged has a button
 * that does the same.
 */
export function useDragging<T>(given: Dragging<T>): Dragged<T> | null {
  const [dragged, setDragged] = useState<Dragged<T> | null>(null)
  const latest = useRef(given)
  latest.current = given
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    return listenForDrags<T>(setDragged, () => latest.current)
  }, [])
  return dragged
}
