import { ScrollView, Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'
import { aria } from './aria.ts'
import { Icon } from './icon.tsx'
import { keepInside } from './keep-inside.ts'
import { soughtAtTop, useSought } from './scroll.tsx'
import { Tap } from './tap.tsx'

export type SheetProps = {
  open: boolean
  title: string
  closeLabel: string
  onClose: () => void
  /** Fixed under the part that scrolls: `Actions`. */
  foot?: ReactNode
  /** The id of something inside that has come and is to be seen. */
  seek?: string | undefined
  children?: ReactNode
}

/** A part of the work that comes up from below and goes by its cross, the scrim, a pull or Escape; on a wide screen a panel at the right. */
export function Sheet({ open, title, closeLabel, onClose, foot, seek, children }: SheetProps) {
  const pulledFrom = useRef(0)
  const sheet = useRef<unknown>(null)
  useKeyboard(open, onClose, sheet)
  const sought = useSought(seek)
  if (!open) return null
  return (
    <View className="sheet-over" catchMove>
      <View className="sheet-scrim" onClick={onClose} {...aria({ hidden: true })} />
      <View ref={sheet} className="sheet" {...aria({ role: 'dialog', label: title })}>
        <View
          className="sheet-head"
          onTouchStart={(event) => {
            pulledFrom.current = heightOf(event)
          }}
          onTouchEnd={(event) => {
            if (heightOf(event) - pulledFrom.current > 60) onClose()
          }}
        >
          <View className="sheet-grab" />
          <View className="sheet-title">
            <Text className="h2 sp">{title}</Text>
            <Tap className="sheet-close" label={closeLabel} onTap={onClose}>
              <Icon name="close" />
            </Tap>
          </View>
        </View>
        <ScrollView
          {...soughtAtTop}
          className="sheet-scroll"
          scrollY
          enhanced
          {...(sought && { scrollIntoView: sought })}
        >
          <View className="sheet-body">{children}</View>
        </ScrollView>
        {foot !== undefined && <View className="sheet-foot">{foot}</View>}
      </View>
    </View>
  )
}

/** How far down the finger is. */
const heightOf = (event: unknown): number =>
  (event as { changedTouches: { clientY: number }[] }).changedTouches[0]?.clientY ?? 0

/** On the web: the keyboard goes into the sheet, stays in it, closes it by Escape, and goes back to what opened it. */
function useKeyboard(open: boolean, onClose: () => void, sheet: { readonly current: unknown }) {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!open || process.env.TARO_ENV !== 'h5') return
    const before = document.activeElement
    const inside = () => (sheet.current instanceof HTMLElement ? sheet.current : null)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      const element = inside()
      if (event.key === 'Tab' && element) keepInside(event, element)
    }
    document.addEventListener('keydown', onKey)
    // An input that asked for the keyboard keeps it.
    const first = setTimeout(() => {
      const element = inside()
      if (!element?.contains(document.activeElement)) element?.querySelector<HTMLElement>('.sheet-close')?.focus()
    }, 0)
    return () => {
      clearTimeout(first)
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [open, sheet])
}
