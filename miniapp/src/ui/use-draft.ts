import { useRef, useState } from 'react'

/**
 * The text of an input while it is typed. It lives in the input, so that a keystroke redraws nothing else, and follows
 * the value from outside only when that value is another than the one typed. `read` turns text into a value,
 * `write` a value into text.
 */
export function useDraft<T>(value: T, read: (text: string) => T, write: (value: T) => string) {
  const [text, setText] = useState(() => write(value))
  const last = useRef(value)
  if (!Object.is(last.current, value)) {
    last.current = value
    setText(write(value))
  }
  const type = (next: string): T => {
    const typed = read(next)
    last.current = typed
    setText(next)
    return typed
  }
  const settle = () => setText(write(last.current))
  return { text, type, settle }
}
