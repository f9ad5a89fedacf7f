import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

export type Frame = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

const lookEvery = 350

const same = (one: Frame | null, other: Frame | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    (['left', 'top', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) < 1))

/** Whether the middle of a frame is hidden by something else: another part it was scrolled under, or a sheet. */
function covered({ left, top, width, height }: Frame, id: string): boolean {
  if (process.env.TARO_ENV !== 'h5') return false
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  return there === null || (there.closest(`#${id}`) === null && there.querySelector(`#${id}`) === null)
}

/** Where that one of the elements of an id stands that is shown: a page that was left stays in the document, hidden. */
const shownOf = (id: string): Frame | undefined =>
  Array.from(document.querySelectorAll(`#${id}`), (one) => one.getBoundingClientRect()).find(({ width }) => width > 0)

/** Where an element stands on the screen, followed while it moves; null when it is not to be seen. */
export function useCoachFrame(target: string | undefined): Frame | null {
  const [frame, setFrame] = useState<Frame | null>(null)
  useEffect(() => {
    setFrame(null)
    if (!target) return
    const keep = (rect: Frame | null | undefined) => {
      const next = rect && rect.width > 0 && !covered(rect, target) ? rect : null
      setFrame((now) => (same(now, next) ? now : next))
    }
    const look = () => {
      // A selector query throws in a browser while one page gives way to another.
      if (process.env.TARO_ENV === 'h5') return keep(shownOf(target))
      Taro.createSelectorQuery()
        .select(`#${target}`)
        .boundingClientRect((found) => keep(Array.isArray(found) ? found[0] : found))
        .exec()
    }
    const timer = setInterval(look, lookEvery)
    return () => clearInterval(timer)
  }, [target])
  return frame
}
