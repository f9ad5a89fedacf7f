import type { Dragged, Dragging } from './use-dragging.ts'

const farEnough = 6
/** A finger that moves further than this before it has rested scrolls. */
const slack = 8
const restFor = 350
const edge = 56
const fastest = 14

type From = { readonly x: number; readonly y: number; readonly source: string; free: boolean }

/** Listens on the document until the answer is called; `show` is told what is dragged, and null when nothing is. */
export function listenForDrags<T>(show: (now: Dragged<T> | null) => void, given: () => Dragging<T>): () => void {
  let from: From | null = null
  let now: Dragged<T> | null = null
  let at = { x: 0, y: 0 }
  let rest: ReturnType<typeof setTimeout> | undefined
  let ghost: HTMLElement | null = null
  const show_ = (next: Dragged<T> | null) => {
    if (now?.source === next?.source && now?.target === next?.target) return
    now = next
    show(next)
  }
  const aim = () => {
    if (!from) return
    show_({ source: from.source, target: given().target(at.x, at.y, from.source) })
    if (ghost) ghost.style.transform = `translate(${at.x + 12}px, ${at.y - 20}px)`
  }
  const begin = () => {
    if (!from || now) return
    ghost = ghostOf(given(), from.source)
    aim()
    scrollAtEdges(() => (now ? at.y : null), given().root, aim)
  }
  const end = () => {
    clearTimeout(rest)
    ghost?.remove()
    ghost = null
    from = null
    if (now) show_(null)
  }
  const down = (event: PointerEvent) => {
    const { target, pointerType } = event
    if (!(target instanceof Element) || event.button !== 0 || !event.isPrimary) return
    if (!target.closest(`#${given().root}`) || target.closest('input, textarea')) return
    const source = given().source(target)
    if (source === null) return
    at = { x: event.clientX, y: event.clientY }
    const touch = pointerType === 'touch'
    from = { ...at, source, free: !touch || target.closest('.drag-grip') !== null }
    if (!touch) return
    rest = setTimeout(() => {
      if (from) from.free = true
      begin()
      navigator.vibrate?.(12)
    }, restFor)
  }
  const move = (event: PointerEvent) => {
    if (!from) return
    at = { x: event.clientX, y: event.clientY }
    const way = Math.hypot(at.x - from.x, at.y - from.y)
    if (!now && !from.free) return way > slack ? end() : undefined
    if (!now && way < farEnough) return
    event.preventDefault()
    if (now) aim()
    else begin()
  }
  const up = () => {
    const dropped = now
    if (dropped) {
      // The click that ends a drag is not a tap on what lies below.
      const swallow = (event: Event) => event.stopPropagation()
      document.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 80)
    }
    end()
    if (dropped && dropped.target !== null) given().onDrop(dropped.source, dropped.target)
  }
  // What is dragged does not scroll, and a finger that rests opens no menu.
  const hold = (event: Event) => {
    if (now || (from?.free && event.type === 'contextmenu')) event.preventDefault()
  }
  const listeners = {
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: end,
    touchmove: hold,
    contextmenu: hold,
  } as const
  // Before anybody else: what a page scrolls with keeps touches from going further.
  const first = { passive: false, capture: true }
  for (const [name, listener] of Object.entries(listeners))
    document.addEventListener(name, listener as EventListener, first)
  return () => {
    end()
    for (const [name, listener] of Object.entries(listeners))
      document.removeEventListener(name, listener as EventListener, first)
  }
}

/** A card with the name of what is dragged, beside the hand. */
function ghostOf<T>({ root, name }: Dragging<T>, source: string): HTMLElement {
  const ghost = document.createElement('div')
  ghost.className = 'drag-ghost'
  ghost.textContent = name(source)
  const page = document.getElementById(root)?.closest('.app') ?? document.body
  page.append(ghost)
  return ghost
}

function scrollerOf(root: string): Element | null {
  let element: Element | null = document.getElementById(root)
  while (
    element &&
    (element.scrollHeight <= element.clientHeight + 1 || !/auto|scroll/.test(getComputedStyle(element).overflowY))
  )
    element = element.parentElement
  return element
}

/** Scrolls what the list lies in while the hand is near its upper or lower edge; ends when there is no hand any more. */
function scrollAtEdges(hand: () => number | null, root: string, moved: () => void) {
  const scroller = scrollerOf(root)
  if (!scroller) return
  const step = () => {
    const y = hand()
    if (y === null) return
    const { top, bottom } = scroller.getBoundingClientRect()
    const into = y < top + edge ? y - top - edge : y > bottom - edge ? y - bottom + edge : 0
    if (into !== 0) {
      const before = scroller.scrollTop
      scroller.scrollTop += Math.max(-fastest, Math.min(fastest, into / 4))
      if (scroller.scrollTop !== before) moved()
    }
    requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
