import { useEffect, useRef } from 'react'

const longestWait = 60
/** A sheet has come to rest by then; before, showing what is in it would push it. */
const slidIn = 350

/**
 * Gives the keyboard to the input inside an element that asks for it from the beginning; put what it answers on the
 * element. WeChat does that by itself; the web's inputs heed `focus` only when it changes, and stand there some frames
 * after their element.
 */
export function useFirstKeyboard(wanted: boolean): { readonly current: unknown } {
  const around = useRef<unknown>(null)
  useEffect(() => {
    if (!wanted || process.env.TARO_ENV !== 'h5') return
    let frame = 0
    let later: ReturnType<typeof setTimeout> | undefined
    const look = (left: number) => {
      const input =
        around.current instanceof HTMLElement && around.current.querySelector<HTMLElement>('input, textarea')
      if (input) {
        input.focus({ preventScroll: true })
        later = setTimeout(() => input.scrollIntoView({ block: 'center', behavior: 'smooth' }), slidIn)
        return
      }
      if (left > 0) frame = requestAnimationFrame(() => look(left - 1))
    }
    look(longestWait)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
    }
  }, [wanted])
  return around
}
