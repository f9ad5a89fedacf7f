import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { aria } from './aria.ts'
import { Tap } from './tap.tsx'

export type ToastWords = {
  word: string
  /** For what can be undone, in place of asking "are you sure". */
  undo?: { word: string; onUndo: () => void }
}

const shownFor = 5_000

/** One short message above the bottom bar for five seconds: give `node` to `Page` as `toast`, call `show`. A new one takes the old one's place. */
export function useToast(): { node: ReactNode; show: (toast: ToastWords) => void } {
  const [toast, setToast] = useState<ToastWords>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  const hide = () => {
    clearTimeout(timer.current)
    setToast(undefined)
  }
  const show = (next: ToastWords) => {
    clearTimeout(timer.current)
    setToast(next)
    timer.current = setTimeout(() => setToast(undefined), shownFor)
  }
  return { node: toast && <Toast {...toast} onGone={hide} />, show }
}

function Toast({ word, undo, onGone }: ToastWords & { onGone: () => void }) {
  return (
    <View className="toast-over">
      <View className="toast" {...aria({ role: 'alert', live: 'polite' })}>
        <Text className="sp">{word}</Text>
        {undo && (
          <Tap
            className="toast-undo"
            label={undo.word}
            onTap={() => {
              undo.onUndo()
              onGone()
            }}
          >
            <Text>{undo.word}</Text>
          </Tap>
        )}
      </View>
    </View>
  )
}
