import { ScrollView, type ScrollViewProps } from '@tarojs/components'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

/** The part of a screen that scrolls, for those inside who want to know what of them is seen. */
export type Scroller = {
  /** The id of its element. */
  readonly id: string
  /** Tells of every move; the answer ends it. */
  readonly watch: (moved: () => void) => () => void
}

const Around = createContext<Scroller | null>(null)

let made = 0

/** A name that no other element has, in whatever page of the stack. */
export const newName = (kind: string): string => {
  made += 1
  return `${kind}-${made}`
}

function createScroller(): Scroller & { readonly moved: () => void } {
  const watchers = new Set<() => void>()
  return {
    id: newName('scroll'),
    watch(moved) {
      watchers.add(moved)
      return () => void watchers.delete(moved)
    },
    moved() {
      for (const watcher of [...watchers]) watcher()
    },
  }
}

/** What is sought comes to the top, as in WeChat; in the browser Taro would centre it, and its beginning with it. */
export const soughtAtTop = process.env.TARO_ENV === 'h5' ? { mpScrollIntoViewAlignment: 'start' } : {}

const drawn = 60

/** The id of what is sought, once it is drawn: what has only just come has no height yet to move the view to. */
export function useSought(id: string | undefined): string | undefined {
  const [sought, setSought] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setSought(id), id === undefined ? 0 : drawn)
    return () => clearTimeout(timer)
  }, [id])
  return sought
}

/** A `ScrollView` that lists inside it can watch. */
export function Scroll({ children, ...native }: Omit<ScrollViewProps, 'id' | 'onScroll'> & { children?: ReactNode }) {
  const [scroller] = useState(createScroller)
  return (
    <ScrollView {...soughtAtTop} {...native} id={scroller.id} scrollY enhanced onScroll={scroller.moved}>
      <Around.Provider value={scroller}>{children}</Around.Provider>
    </ScrollView>
  )
}

export function useScroller(): Scroller {
  const scroller = useContext(Around)
  if (!scroller) throw new Error('a long list stands outside of what scrolls')
  return scroller
}
