const reached = 'a[href], button, input, textarea, select, [tabindex="0"]'

/** Turns Tab at the end of an element back to its beginning, and Shift-Tab at the beginning to its end; brings a focus from outside in. */
export function keepInside(event: KeyboardEvent, element: HTMLElement): void {
  const all = Array.from(element.querySelectorAll<HTMLElement>(reached)).filter(
    (one) => !one.hasAttribute('disabled') && one.tabIndex >= 0 && one.getClientRects().length > 0,
  )
  const [first] = all
  const last = all.at(-1)
  if (!first || !last) return
  const { activeElement } = document
  const outside = !element.contains(activeElement)
  const [end, other] = event.shiftKey ? [first, last] : [last, first]
  if (!outside && activeElement !== end) return
  event.preventDefault()
  other.focus()
}
